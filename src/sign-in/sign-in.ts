import type { Request, RequestHandler, Response } from 'express';
import { isPassword } from '../accounts/passwords.ts';
import { toClientAddress } from '../api/client-address.ts';
import { inTransaction } from '../database/connect.ts';
import { findPassword } from '../queries/passwords.ts';
import { insertSession } from '../queries/sessions.ts';
import { type Attempt, recordAttempt, resetAttempts } from '../queries/sign-in-attempts.ts';
import { tooManyAttempts } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import { toLocalPath } from '../web/next.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { beginPreSession, beginSession, describeDevice, endSession, readSession, requireSession } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { findKnownBrowser, rememberBrowser } from './known-browsers.ts';
import { continueView, signInView } from './sign-in-view.ts';

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
    await sendPage(res, signInView({ ...beginPreSession(web, req, res), ...web, next, done }));
  };

const notices = { 'signed-out': 'Signed out.', 'password-set': 'Password changed. Sign in with it.' };

const incorrectCredentials = 'Incorrect email or password.';
const disabled = 'This account is disabled. Contact your administrator.';

/** The response and its timing do not reveal whether the account exists. */
const postSignIn =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const form = formOf(res);
    const [email, password] = [(form.get('email') ?? '').trim(), form.get('password') ?? ''];
    const next = toLocalPath(form.get('next'));
    const error = await startSession(web, req, res, { email, password });
    if (error !== undefined) {
      return sendPage(res, signInView({ ...beginPreSession(web, req, res), ...web, next, email, errors: { email: error } }), {
        status: 403,
      });
    }
    if (next.startsWith('/oauth/')) return sendPage(res, continueView(next));
    seeOther(res, next);
  };

export async function countAttempt(web: Web, req: Request, { email, known }: Omit<Attempt, 'address'>): Promise<Attempt> {
  const attempt = { email, known, address: toClientAddress(req.ip) };
  const waitSec = await recordAttempt(web.db, attempt);
  if (waitSec > 0) throw tooManyAttempts(waitSec);
  return attempt;
}

type Typed = { email: string; password: string };

async function startSession(web: Web, req: Request, res: Response, { email, password }: Typed): Promise<string | undefined> {
  const found = await findPassword(web.db, email);
  const account = found && found.hash !== null ? { ...found, hash: found.hash } : undefined;
  const attempt = await countAttempt(web, req, { email, known: account && findKnownBrowser(web, req, account) });
  const isRight = await isPassword(password, account?.hash);
  if (!isRight || account === undefined) return incorrectCredentials;
  if (account.disabledAt !== null) return disabled;
  const { userId, hash } = account;
  const device = describeDevice(req);
  const begun = await beginSession(web, req, res, (secretHash) =>
    inTransaction(web.db, (tx) => insertSession(tx, hash, { userId, secretHash, device })),
  );
  if (!begun) return incorrectCredentials;
  rememberBrowser(web, req, res, account);
  await resetAttempts(web.db, attempt);
  return undefined;
}

const postSignOut =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    await endSession(web, res);
    seeOther(res, '/sign-in?signed-out');
  };
