import type { Request, RequestHandler, Response } from 'express';
import { AccountError } from '../accounts/account-error.ts';
import { addPasskey, deletePasskey, longestPasskeyName, toCreation } from '../accounts/passkeys.ts';
import { listPasskeys } from '../queries/passkeys.ts';
import { describeAgent } from '../text/agents.ts';
import { isName, lengthOf, nameRule } from '../text/names.ts';
import { clientOf } from '../web/client.ts';
import { onConflict } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import { type Routes, redirectTo } from '../web/routes.ts';
import { readDone, seeOther, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { type PasskeysPage, passkeysPath, passkeysView } from './passkeys-view.ts';
import { requireRecentSignIn } from './recent-sign-in.ts';

export function passkeyRoutes(web: Web): Routes {
  const form = [requireSession(web), ...readForm(web, 'session'), requireRecentSignIn(passkeysPath)];
  return {
    [passkeysPath]: {
      get: [requireSession(web), requireRecentSignIn(passkeysPath), showPasskeys(web)],
      post: [...form, postPasskey(web)],
    },
    [`${passkeysPath}/remove`]: { get: [redirectTo(passkeysPath)], post: [...form, postRemoval(web)] },
  };
}

const notices = { added: 'Passkey added.', removed: 'Passkey removed.' };

async function send(web: Web, req: Request, res: Response, rest: Partial<PasskeysPage>, status = 200): Promise<void> {
  const session = sessionOf(res);
  const [passkeys, options] = [await listPasskeys(web.db, session), await toCreation(web.db, web, session)];
  const name = describeAgent(req.headers['user-agent'] ?? '');
  await sendPage(res, passkeysView({ session, passkeys, options, name, ...rest }), { status });
}

const showPasskeys =
  (web: Web): RequestHandler =>
  (req, res) =>
    send(web, req, res, { done: readDone(new URL(req.originalUrl, web.publicUrl).searchParams, notices) });

const postPasskey =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const [response, name] = [formOf(res).get('response') ?? '', (formOf(res).get('name') ?? '').trim()];
    const nameError = findNameError(name);
    if (nameError !== undefined) return send(web, req, res, { name, errors: { name: `The name ${nameError}.` } }, 400);
    try {
      await addPasskey(web.db, web, sessionOf(res), { response, name, client: clientOf(req) });
    } catch (error) {
      if (error instanceof AccountError) return send(web, req, res, { name, errors: { form: error.message } }, 400);
      return onConflict((errors) => send(web, req, res, { name, errors }, 409))(error);
    }
    seeOther(res, `${passkeysPath}?done=added`);
  };

function findNameError(name: string): string | undefined {
  if (name === '' || lengthOf(name) > longestPasskeyName) return `must have 1 to ${longestPasskeyName} characters`;
  return isName(name) ? undefined : nameRule;
}

const postRemoval =
  (web: Web): RequestHandler =>
  async (req, res) => {
    await deletePasskey(web.db, sessionOf(res), formOf(res).get('id') ?? '', clientOf(req));
    seeOther(res, `${passkeysPath}?done=removed`);
  };
