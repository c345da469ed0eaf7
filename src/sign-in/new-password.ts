/** Setting a password, with a link that works once. */
import type { Request, RequestHandler, Response } from 'express';
import type { PasswordOwner } from '../accounts/password-strength.ts';
import { findPasswordError } from '../accounts/passwords.ts';
import type { Owner } from '../queries/owner.ts';
import { toLimit } from '../web/errors.ts';
import type { FieldErrors } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Route } from '../web/routes.ts';
import { sendPage } from '../web/send.ts';
import { beginPreSession } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { countAttempt } from './attempts.ts';
import { type NewPassword, newPasswordView } from './new-password-view.ts';
import type { Answer } from './page.ts';

export type PasswordLink = PasswordOwner &
  Owner &
  Pick<NewPassword, 'path' | 'title' | 'introduction' | 'button' | 'offersRevocation'> & { secretHash: Buffer };

export type Chosen = { password: string; revokesAccess: boolean };

type LinkKind = {
  /** Throws 404. */
  find: (secret: string) => Promise<PasswordLink>;
  /** Sends the response. */
  accept: (req: Request, res: Response, link: PasswordLink, chosen: Chosen) => Promise<void>;
};

/** Of a path that ends with the link's secret. */
export function linkHandlers(web: Web, { find, accept }: LinkKind): Route {
  const show: RequestHandler = async (req, res) => send(web, req, res, await find(String(req.params.secret)));
  const post: RequestHandler = async (req, res) => {
    const link = await find(String(req.params.secret));
    const revokesAccess = readRevokesAccess(res);
    const sendErrors = (errors: FieldErrors, answer: Answer) => send(web, req, res, { ...link, revokesAccess, errors }, answer);
    const errors = await validateNewPassword(res, link);
    if (Object.keys(errors).length > 0) return sendErrors(errors, { status: 400 });
    // Limited per link, because hashing a password is slow on purpose.
    const attempt = await countAttempt(web, req, { email: link.path }).catch(toLimit);
    if ('answer' in attempt) return sendErrors({ form: attempt.message }, attempt.answer);
    await accept(req, res, link, { password: formOf(res).get('password') ?? '', revokesAccess });
  };
  return { get: [show], post: [...readForm(web, 'pre-session'), post] };
}

const send = (web: Web, req: Request, res: Response, page: Omit<NewPassword, 'formKey'>, answer: Answer = {}): Promise<void> =>
  sendPage(res, newPasswordView({ ...page, ...beginPreSession(web, req, res) }), answer);

export const readRevokesAccess = (res: Response): boolean => formOf(res).get('revoke') === 'access';

export async function validateNewPassword(res: Response, owner: PasswordOwner): Promise<FieldErrors> {
  const form = formOf(res);
  const password = form.get('password') ?? '';
  const error = await findPasswordError(password, owner);
  return {
    ...(error !== undefined && { password: `The password ${error}.` }),
    ...(password !== form.get('repeated') && { repeated: "The passwords don't match." }),
  };
}
