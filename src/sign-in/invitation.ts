/** A link with which a user sets a password: the first one, or a new one in the place of one that was forgotten. */
import type { RequestHandler, Response } from 'express';
import type { PasswordOwner } from '../accounts/password-strength.ts';
import { faultOfPassword } from '../accounts/passwords.ts';
import { hashToken } from '../accounts/secrets.ts';
import { acceptInvitation } from '../accounts/users.ts';
import { findInvited } from '../queries/invitations.ts';
import { PageError } from '../web/errors.ts';
import type { Faults } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { beginSession, describeDevice, openVisit } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { invitationView } from './invitation-view.ts';
import { rememberNewPassword } from './known.ts';
import { countAttempt } from './sign-in.ts';

export const invitationRoutes = (web: Web): Routes => ({
  '/invitation/:secret': { get: [showInvitation(web)], post: [...readForm(web, 'visit'), useInvitation(web)] },
});

/** The log tells no address of a link: whoever reads it could use it. */
export const hidePath: RequestHandler = (_req, res, next) => {
  res.locals.path = '/invitation/…';
  next();
};

type Link = PasswordOwner & { secretHash: Buffer; path: string; userId: string; isReset: boolean };

/** A link that is used up, too old or invented is not found. */
async function findLink(web: Web, secret: unknown): Promise<Link> {
  const secretHash = hashToken(String(secret));
  const invited = await findInvited(web.db, secretHash);
  if (invited === undefined) throw noSuchLink();
  return { ...invited, secretHash, path: `/invitation/${secret}` };
}

const noSuchLink = (): PageError =>
  new PageError({
    status: 404,
    title: 'This link no longer works',
    message: 'It was already used, has expired, or was replaced by a newer one. Ask your administrator for a new link.',
  });

const showInvitation =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const link = await findLink(web, req.params.secret);
    await sendPage(res, invitationView({ ...openVisit(web, req, res), ...link }));
  };

const useInvitation =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const link = await findLink(web, req.params.secret);
    const { path, email, userId, secretHash: invitationHash } = link;
    const faults = await faultsOfNewPassword(res, link);
    const revokesAccess = readRevokesAccess(res);
    if (Object.keys(faults).length > 0)
      return sendPage(res, invitationView({ ...openVisit(web, req, res), ...link, revokesAccess, faults }), { status: 400 });
    // Hashing is slow on purpose: it is not done for one link as often as somebody likes.
    await countAttempt(web, req, { email: path });
    const password = formOf(res).get('password') ?? '';
    const session = { userId, device: describeDevice(req) };
    const isDone = await beginSession(web, req, res, (secretHash) =>
      acceptInvitation(web.db, { invitationHash, password, revokesAccess }, { ...session, secretHash }),
    );
    if (!isDone) throw noSuchLink();
    await rememberNewPassword(web, req, res, email);
    seeOther(res, '/settings/developers');
  };

/** Whether a form with a new password asks to revoke tokens and disconnect applications too. */
export const readRevokesAccess = (res: Response): boolean => formOf(res).get('revoke') === 'access';

/** What is wrong with the two fields of a new password. */
export async function faultsOfNewPassword(res: Response, owner: PasswordOwner): Promise<Faults> {
  const form = formOf(res);
  const password = form.get('password') ?? '';
  const fault = await faultOfPassword(password, owner);
  if (fault !== undefined) return { password: `The password ${fault}.` };
  return password === form.get('repeated') ? {} : { repeated: "The passwords don't match." };
}
