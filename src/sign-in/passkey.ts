/** Signing in with a passkey, which needs neither a password nor a code. */
import type { RequestHandler } from 'express';
import { readClaim, recordUse, verifyUse } from '../accounts/passkeys.ts';
import { toClientAddress } from '../api/client-address.ts';
import { findPasskey } from '../queries/passkeys.ts';
import { findPasswordOf } from '../queries/passwords.ts';
import { recordSecurityEvent } from '../queries/security-events.ts';
import { insertSession } from '../queries/sessions.ts';
import { resetAttempts } from '../queries/sign-in-attempts.ts';
import { clientOf } from '../web/client.ts';
import { formOf, readForm } from '../web/forms.ts';
import { type Routes, redirectTo } from '../web/routes.ts';
import { readPreSession, readVisitor } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { countAttempt } from './attempts.ts';
import { goOn, startSession } from './complete.ts';
import { readWay, sendSignIn } from './page.ts';
import { passkeyPath } from './sign-in-view.ts';

export const passkeySignInRoutes = (web: Web): Routes => ({
  [passkeyPath]: { get: [redirectTo('/sign-in')], post: [...readForm(web, 'pre-session'), postPasskey(web)] },
});

const postPasskey =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const [response, way] = [formOf(res).get('response') ?? '', readWay(formOf(res))];
    const attempt = await countAttempt(web, req, { email: `passkey ${toClientAddress(req.ip)}` });
    const errors = { form: 'The passkey was not accepted. Try again, or use your password.' };
    const refuse = () => sendSignIn(web, req, res, { ...way, errors }, { status: 403 });
    const claim = readClaim(response);
    const holder = claim && (await findPasswordOf(web.db, claim.userId));
    const passkey = holder && (await findPasskey(web.db, holder, claim.credentialId));
    if (holder === undefined || passkey === undefined) return refuse();
    const { formKey = '' } = readPreSession(web, req) ?? {};
    const use = await verifyUse(web, { formKey, now: (await readVisitor(web, req)).now }, passkey, response);
    const isDone =
      use !== undefined &&
      (await startSession(web, req, res, {
        account: holder,
        method: 'passkey',
        insert: async (tx, session) => (await recordUse(tx, holder, passkey, use)) && (await insertSession(tx, null, session)),
      }));
    if (isDone) {
      await resetAttempts(web.db, attempt);
      return goOn(res, way.next);
    }
    await recordSecurityEvent(web.db, holder, { kind: 'sign_in_failed', detail: 'passkey', client: clientOf(req) });
    await refuse();
  };
