import type { Request, RequestHandler, Response } from 'express';
import { hashToken } from '../accounts/secrets.ts';
import { acceptInvitation } from '../accounts/users.ts';
import { findInvited } from '../queries/invitations.ts';
import { findPasswordOf } from '../queries/passwords.ts';
import { hasAuthenticator } from '../queries/second-factors.ts';
import { isolate } from '../text/direction.ts';
import { clientOf } from '../web/client.ts';
import { PageError } from '../web/errors.ts';
import { logEntryOf } from '../web/locals.ts';
import { home } from '../web/next.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther } from '../web/send.ts';
import { beginSession, describeDevice } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { askForCode } from './code.ts';
import { rememberNewPassword } from './known-browsers.ts';
import { type Chosen, linkHandlers, type PasswordLink } from './new-password.ts';

export const invitationRoutes = (web: Web): Routes => ({
  '/invitation/:secret': linkHandlers(web, {
    find: (secret) => findLink(web, secret),
    accept: (req, res, link, chosen) => accept(web, req, res, { ...link, ...chosen }),
  }),
});

/** Keeps the secret in a path out of the log. */
export const hidePath =
  (path: string): RequestHandler =>
  (_req, res, next) => {
    logEntryOf(res).path = `${path}/…`;
    next();
  };

async function findLink(web: Web, secret: string): Promise<PasswordLink> {
  const secretHash = hashToken(secret);
  const invited = await findInvited(web.db, secretHash);
  if (invited === undefined) throw linkNotFound();
  const { name, isReset } = invited;
  return {
    ...invited,
    secretHash,
    path: `/invitation/${secret}`,
    title: 'Set your password',
    introduction: `Welcome${name === null ? '' : `, ${isolate(name)}`}. Choose a password. You'll sign in with it and your email address.`,
    button: 'Set password and sign in',
    offersRevocation: isReset,
  };
}

const linkNotFound = (): PageError =>
  new PageError({
    status: 404,
    title: 'This link no longer works',
    message: 'It was already used, has expired, or was replaced by a newer one. Ask your administrator for a new link.',
  });

async function accept(web: Web, req: Request, res: Response, accepted: PasswordLink & Chosen): Promise<void> {
  const { secretHash: invitationHash, userId, email, password, revokesAccess } = accepted;
  const acceptance = { invitationHash, password, revokesAccess, client: clientOf(req) };
  if (await hasAuthenticator(web.db, accepted)) {
    // The link is the first step.
    const account = (await acceptInvitation(web.db, acceptance, null)) ? await findPasswordOf(web.db, userId) : undefined;
    if (account === undefined) throw linkNotFound();
    return askForCode(web, res, { ...account, method: 'invitation link' }, home);
  }
  const session = { userId, device: describeDevice(req) };
  const isDone = await beginSession(web, req, res, (secretHash) => acceptInvitation(web.db, acceptance, { ...session, secretHash }));
  if (!isDone) throw linkNotFound();
  await rememberNewPassword(web, req, res, email);
  seeOther(res, home);
}
