import type { Request, RequestHandler, Response } from 'express';
import { isPassword } from '../accounts/passwords.ts';
import type { Transaction } from '../database/connect.ts';
import { findPassword } from '../queries/passwords.ts';
import { hasAuthenticator } from '../queries/second-factors.ts';
import { recordSecurityEvent } from '../queries/security-events.ts';
import { insertSessionWithoutCode, type NewSession } from '../queries/sessions.ts';
import { resetAttempts } from '../queries/sign-in-attempts.ts';
import { clientOf } from '../web/client.ts';
import { toLimit } from '../web/errors.ts';
import type { FieldErrors } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import { toLocalPath } from '../web/next.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther } from '../web/send.ts';
import { endSession, readSession, requireSession } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { countAttempt } from './attempts.ts';
import { askForCode } from './code.ts';
import { goOn, startSession } from './complete.ts';
import { findKnownBrowser } from './known-browsers.ts';
import { type Answer, readWay, sendSignIn } from './page.ts';

export const signInRoutes = (web: Web): Routes => ({
  '/sign-in': { get: [showSignIn(web)], post: [...readForm(web, 'pre-session'), postSignIn(web)] },
  '/sign-out': { post: [requireSession(web), ...readForm(web, 'session'), postSignOut(web)] },
});

const showSignIn =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const { searchParams } = new URL(req.originalUrl, web.publicUrl);
    const next = toLocalPath(searchParams.get('next'));
    // With `?again`, the session continues until the new sign-in succeeds.
    if (!searchParams.has('again') && (await readSession(web, req)) !== null) return seeOther(res, next);
    const done = Object.entries(notices).find(([name]) => searchParams.has(name))?.[1];
    await sendSignIn(web, req, res, { next, done, isAgain: searchParams.has('again') });
  };

const notices = {
  unsaved: 'You were signed out. Sign in to continue; your changes were not saved.',
  'signed-out': 'Signed out.',
  'password-set': 'Password changed. Sign in with it.',
};

const incorrectCredentials = 'Incorrect email or password.';
const disabled = 'This account is disabled. Contact your administrator.';

/** The response and its timing do not reveal whether the account exists. */
const postSignIn =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const form = formOf(res);
    const [email, password] = [(form.get('email') ?? '').trim(), form.get('password') ?? ''];
    const way = readWay(form);
    const outcome = await signInByPassword(web, req, res, { email, password, next: way.next }).catch(toLimited);
    if (outcome.isDone) return;
    const { errors = { email: incorrectCredentials }, answer = { status: 403 }, record } = outcome;
    await sendSignIn(web, req, res, { ...way, email, errors }, answer);
    // After the response, which takes the same time without an account.
    await record?.();
  };

type Typed = { email: string; password: string; next: string };

/** `isDone`: the response was sent. `record`: writes the failure to the account's security log. */
type Outcome = { isDone?: true; errors?: FieldErrors; answer?: Answer; record?: () => Promise<void> };

function toLimited(error: unknown): Outcome {
  const { message, answer } = toLimit(error);
  return { errors: { form: message }, answer };
}

async function signInByPassword(web: Web, req: Request, res: Response, { email, password, next }: Typed): Promise<Outcome> {
  const found = await findPassword(web.db, email);
  const account = found && found.hash !== null ? { ...found, hash: found.hash } : undefined;
  const attempt = await countAttempt(web, req, { email, known: account && findKnownBrowser(web, req, account) });
  const isRight = await isPassword(password, account?.hash);
  if (account === undefined) return {};
  const record = (detail: string) => () => recordSecurityEvent(web.db, account, { kind: 'sign_in_failed', detail, client: clientOf(req) });
  if (!isRight) return { record: record('incorrect password') };
  if (account.disabledAt !== null) return { errors: { email: disabled }, record: record('disabled account') };
  await resetAttempts(web.db, attempt);
  if (await hasAuthenticator(web.db, account)) askForCode(web, res, { ...account, method: 'password' }, next);
  else {
    const insert = (tx: Transaction, session: NewSession) => insertSessionWithoutCode(tx, account, account.hash, session);
    if (!(await startSession(web, req, res, { account, method: 'password', insert }))) return {};
    await goOn(res, next);
  }
  return { isDone: true };
}

const postSignOut =
  (web: Web): RequestHandler =>
  async (req, res) => {
    await endSession(web, req, res);
    seeOther(res, '/sign-in?signed-out');
  };
