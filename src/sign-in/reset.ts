/**
 * "Forgot your password?": a link by mail, with which a user sets a new one.
 *
 * Promised: the response and its timing are the same for addresses with and without an account, as a request only stores a row, and the
 * sender of mail looks for the account. A link works once, for 30 minutes. It does not sign in, so a second factor stays required.
 */
import type { Request, RequestHandler, Response } from 'express';
import { requestPasswordReset, resetMs, resetPassword } from '../accounts/password-resets.ts';
import { resetPath } from '../accounts/reset-links.ts';
import { hashToken } from '../accounts/secrets.ts';
import { toClientAddress } from '../api/client-address.ts';
import { findPasswordReset, resetMinutes } from '../queries/password-resets.ts';
import { clientOf } from '../web/client.ts';
import { clearCookie, readCookie, setCookie } from '../web/cookies.ts';
import { PageError, pageNotFound, toLimit, tooManyAttempts } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import { home, longestKeptNext, signInPath, toLocalPath } from '../web/next.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { beginPreSession } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { rememberNewPassword } from './known-browsers.ts';
import { type Chosen, linkHandlers, type PasswordLink } from './new-password.ts';
import type { Answer } from './page.ts';
import { requestedView, resetRequestView } from './reset-view.ts';

export const resetRoutes = (web: Web): Routes => ({
  [resetPath]: { get: [showRequest(web)], post: [...readForm(web, 'pre-session'), postRequest(web)] },
  [`${resetPath}/:secret`]: linkHandlers(web, {
    find: (secret) => findLink(web, secret),
    accept: (req, res, link, chosen) => accept(web, req, res, { ...link, ...chosen }),
  }),
});

type Shown = Pick<Parameters<typeof resetRequestView>[0], 'next' | 'email' | 'errors'>;

const sendRequest = (web: Web, req: Request, res: Response, shown: Shown, answer: Answer = {}): Promise<void> =>
  sendPage(res, resetRequestView({ ...beginPreSession(web, req, res), ...shown, minutes: resetMinutes }), answer);

const showRequest =
  (web: Web): RequestHandler =>
  async (req, res) => {
    if (!web.sendsMail) throw pageNotFound();
    await sendRequest(web, req, res, { next: toLocalPath(new URL(req.originalUrl, web.publicUrl).searchParams.get('next')) });
  };

const longestEmail = 254;

/** People sometimes type a password here, which must not be stored. */
const isEmailLike = (text: string): boolean => text.length <= longestEmail && /^[^\s@]+@[^\s@]+$/.test(text);

const postRequest =
  (web: Web): RequestHandler =>
  async (req, res) => {
    if (!web.sendsMail) throw pageNotFound();
    const [email, next] = [(formOf(res).get('email') ?? '').trim(), toLocalPath(formOf(res).get('next'))];
    if (!isEmailLike(email)) {
      const errors = { email: 'Enter an email address, such as ann@example.com.' };
      return sendRequest(web, req, res, { next, email, errors }, { status: 400 });
    }
    const waitSec = await requestPasswordReset(web.db, web.resetSecrets, { email, address: toClientAddress(req.ip) });
    if (waitSec > 0) {
      const { message, answer } = toLimit(tooManyAttempts(waitSec));
      return sendRequest(web, req, res, { next, email, errors: { form: message } }, answer);
    }
    keepNext(web, res, next);
    await sendPage(res, requestedView({ email, next, minutes: resetMinutes }));
  };

/** In this browser, since the link in the mail may be opened in another, where a pending authorization cannot continue. */
function keepNext(web: Web, res: Response, next: string): void {
  if (next === home || next.length > longestKeptNext) return void clearCookie(web, res, 'caledee_next');
  const value = Buffer.from(next).toString('base64url');
  setCookie(web, res, { name: 'caledee_next', value, maxAgeMs: resetMs });
}

function takeNext(web: Web, req: Request, res: Response): string {
  const kept = readCookie(web, req, 'caledee_next');
  if (kept === undefined) return home;
  clearCookie(web, res, 'caledee_next');
  return toLocalPath(Buffer.from(kept, 'base64url').toString());
}

async function findLink(web: Web, secret: string): Promise<PasswordLink> {
  const secretHash = hashToken(secret);
  const found = await findPasswordReset(web.db, secretHash);
  if (found === undefined) throw linkNotFound(web);
  return {
    ...found,
    secretHash,
    path: `${resetPath}/${secret}`,
    title: 'Choose a new password',
    introduction: "You'll be signed out on all devices.",
    button: 'Change password',
    offersRevocation: true,
  };
}

const linkNotFound = ({ sendsMail }: Web): PageError =>
  new PageError({
    status: 404,
    title: 'This link no longer works',
    message: 'It was already used, or has expired.',
    ...(sendsMail && { link: { path: resetPath, text: 'Send a new link' } }),
  });

async function accept(web: Web, req: Request, res: Response, accepted: PasswordLink & Chosen): Promise<void> {
  if (!(await resetPassword(web.db, { ...accepted, client: clientOf(req) }))) throw linkNotFound(web);
  await rememberNewPassword(web, req, res, accepted.email);
  const next = takeNext(web, req, res);
  seeOther(res, next === home ? '/sign-in?password-set' : signInPath(next, 'password-set'));
}
