/**
 * "Forgot your password?": a link by mail, with which a user sets a new one.
 *
 * Promised: the response and its timing are the same for addresses with and without an account, as a request only stores a row, and the
 * sender of mail looks for the account. A link works once, for 30 minutes. It does not sign in, so a second factor stays required.
 */
import type { RequestHandler } from 'express';
import { requestPasswordReset, resetPassword } from '../accounts/password-resets.ts';
import type { PasswordOwner } from '../accounts/password-strength.ts';
import { resetPath } from '../accounts/reset-links.ts';
import { hashToken } from '../accounts/secrets.ts';
import { toClientAddress } from '../api/client-address.ts';
import type { Owner } from '../queries/owner.ts';
import { findPasswordReset, resetMinutes } from '../queries/password-resets.ts';
import { clientOf } from '../web/client.ts';
import { PageError, pageNotFound, tooManyAttempts } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { beginPreSession } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { countAttempt } from './attempts.ts';
import { readRevokesAccess, validateNewPassword } from './invitation.ts';
import { rememberNewPassword } from './known-browsers.ts';
import { requestedView, resetRequestView, resetView } from './reset-view.ts';

export const resetRoutes = (web: Web): Routes => ({
  [resetPath]: { get: [showRequest(web)], post: [...readForm(web, 'pre-session'), postRequest(web)] },
  [`${resetPath}/:secret`]: { get: [showReset(web)], post: [...readForm(web, 'pre-session'), postReset(web)] },
});

const showRequest =
  (web: Web): RequestHandler =>
  async (req, res) => {
    if (!web.sendsMail) throw pageNotFound();
    await sendPage(res, resetRequestView({ ...beginPreSession(web, req, res), minutes: resetMinutes }));
  };

const longestEmail = 254;

/** People sometimes type a password here, which must not be stored. */
const isEmailLike = (text: string): boolean => text.length <= longestEmail && /^[^\s@]+@[^\s@]+$/.test(text);

const postRequest =
  (web: Web): RequestHandler =>
  async (req, res) => {
    if (!web.sendsMail) throw pageNotFound();
    const email = (formOf(res).get('email') ?? '').trim();
    if (!isEmailLike(email)) {
      const errors = { email: 'Enter an email address, such as ann@example.com.' };
      const page = resetRequestView({ ...beginPreSession(web, req, res), email, errors, minutes: resetMinutes });
      return sendPage(res, page, { status: 400 });
    }
    const waitSec = await requestPasswordReset(web.db, web.resetSecrets, { email, address: toClientAddress(req.ip) });
    if (waitSec > 0) throw tooManyAttempts(waitSec);
    await sendPage(res, requestedView(email, resetMinutes));
  };

type Link = PasswordOwner & Owner & { secretHash: Buffer; path: string };

async function findLink(web: Web, secret: unknown): Promise<Link> {
  const secretHash = hashToken(String(secret));
  const found = await findPasswordReset(web.db, secretHash);
  if (found === undefined) throw linkNotFound();
  return { ...found, secretHash, path: `${resetPath}/${secret}` };
}

const linkNotFound = (): PageError =>
  new PageError({
    status: 404,
    title: 'This link no longer works',
    message: 'It was already used, or has expired. Go to sign-in and ask for a new one.',
  });

const showReset =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const link = await findLink(web, req.params.secret);
    await sendPage(res, resetView({ ...beginPreSession(web, req, res), ...link }));
  };

const postReset =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const link = await findLink(web, req.params.secret);
    const { path, email } = link;
    const errors = await validateNewPassword(res, link);
    const revokesAccess = readRevokesAccess(res);
    if (Object.keys(errors).length > 0)
      return sendPage(res, resetView({ ...beginPreSession(web, req, res), ...link, revokesAccess, errors }), { status: 400 });
    // Limited per link, because hashing a password is slow on purpose.
    await countAttempt(web, req, { email: path });
    const password = formOf(res).get('password') ?? '';
    if (!(await resetPassword(web.db, { ...link, password, revokesAccess, client: clientOf(req) }))) throw linkNotFound();
    await rememberNewPassword(web, req, res, email);
    seeOther(res, '/sign-in?password-set');
  };
