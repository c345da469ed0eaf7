import type { Request, RequestHandler, Response } from 'express';
import type { PasswordOwner } from '../accounts/password-strength.ts';
import { findPasswordError } from '../accounts/passwords.ts';
import { hashToken } from '../accounts/secrets.ts';
import { acceptInvitation } from '../accounts/users.ts';
import { findInvited } from '../queries/invitations.ts';
import type { Owner } from '../queries/owner.ts';
import { findPasswordOf } from '../queries/passwords.ts';
import { hasAuthenticator } from '../queries/second-factors.ts';
import { clientOf } from '../web/client.ts';
import { PageError } from '../web/errors.ts';
import type { FieldErrors } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import { logEntryOf } from '../web/locals.ts';
import { home } from '../web/next.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { beginPreSession, beginSession, describeDevice } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { countAttempt } from './attempts.ts';
import { askForCode } from './code.ts';
import { invitationView } from './invitation-view.ts';
import { rememberNewPassword } from './known-browsers.ts';

export const invitationRoutes = (web: Web): Routes => ({
  '/invitation/:secret': { get: [showInvitation(web)], post: [...readForm(web, 'pre-session'), postInvitation(web)] },
});

/** Keeps the secret in a path out of the log. */
export const hidePath =
  (path: string): RequestHandler =>
  (_req, res, next) => {
    logEntryOf(res).path = `${path}/…`;
    next();
  };

type Link = PasswordOwner & Owner & { secretHash: Buffer; path: string; isReset: boolean };

async function findLink(web: Web, secret: unknown): Promise<Link> {
  const secretHash = hashToken(String(secret));
  const invited = await findInvited(web.db, secretHash);
  if (invited === undefined) throw linkNotFound();
  return { ...invited, secretHash, path: `/invitation/${secret}` };
}

const linkNotFound = (): PageError =>
  new PageError({
    status: 404,
    title: 'This link no longer works',
    message: 'It was already used, has expired, or was replaced by a newer one. Ask your administrator for a new link.',
  });

const showInvitation =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const link = await findLink(web, req.params.secret);
    await sendPage(res, invitationView({ ...beginPreSession(web, req, res), ...link }));
  };

const postInvitation =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const link = await findLink(web, req.params.secret);
    const { path, email, userId, secretHash: invitationHash } = link;
    const errors = await validateNewPassword(res, link);
    const revokesAccess = readRevokesAccess(res);
    if (Object.keys(errors).length > 0)
      return sendPage(res, invitationView({ ...beginPreSession(web, req, res), ...link, revokesAccess, errors }), { status: 400 });
    // Limited per link, because hashing a password is slow on purpose.
    await countAttempt(web, req, { email: path });
    const password = formOf(res).get('password') ?? '';
    if (await hasAuthenticator(web.db, link)) return acceptInTwoSteps(web, req, res, link);
    const session = { userId, device: describeDevice(req) };
    const isDone = await beginSession(web, req, res, (secretHash) =>
      acceptInvitation(web.db, { invitationHash, password, revokesAccess, client: clientOf(req) }, { ...session, secretHash }),
    );
    if (!isDone) throw linkNotFound();
    await rememberNewPassword(web, req, res, email);
    seeOther(res, home);
  };

/** The link is the first step. */
async function acceptInTwoSteps(web: Web, req: Request, res: Response, { secretHash, userId }: Link): Promise<void> {
  const password = formOf(res).get('password') ?? '';
  const acceptance = { invitationHash: secretHash, password, revokesAccess: readRevokesAccess(res), client: clientOf(req) };
  const account = (await acceptInvitation(web.db, acceptance, null)) ? await findPasswordOf(web.db, userId) : undefined;
  if (account === undefined) throw linkNotFound();
  askForCode(web, res, { ...account, method: 'invitation link' }, home);
}

export const readRevokesAccess = (res: Response): boolean => formOf(res).get('revoke') === 'access';

export async function validateNewPassword(res: Response, owner: PasswordOwner): Promise<FieldErrors> {
  const form = formOf(res);
  const password = form.get('password') ?? '';
  const error = await findPasswordError(password, owner);
  if (error !== undefined) return { password: `The password ${error}.` };
  return password === form.get('repeated') ? {} : { repeated: "The passwords don't match." };
}
