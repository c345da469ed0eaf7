import type { Request, Response } from 'express';
import { toRequest } from '../accounts/passkeys.ts';
import { toLocalPath } from '../web/next.ts';
import { type PageOptions, sendPage } from '../web/send.ts';
import { beginPreSession, readVisitor } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { findRequestingApp } from './requesting-app.ts';
import { type SignIn, signInView } from './sign-in-view.ts';

export type Answer = Pick<PageOptions, 'status' | 'headers'>;

/** Of a form on the sign-in page. */
export const readWay = (form: URLSearchParams): Pick<SignIn, 'next' | 'isAgain'> => ({
  next: toLocalPath(form.get('next')),
  isAgain: form.has('again'),
});

export async function sendSignIn(
  web: Web,
  req: Request,
  res: Response,
  page: Pick<SignIn, 'next' | 'isAgain' | 'email' | 'errors' | 'done'>,
  answer: Answer = {},
): Promise<void> {
  const { formKey } = beginPreSession(web, req, res);
  const options = toRequest(web, { formKey, now: (await readVisitor(web, req)).now });
  const app = await findRequestingApp(web, page.next);
  const { sendsMail, identityProvider } = web;
  const { host } = new URL(web.publicUrl);
  await sendPage(res, signInView({ formKey, options, sendsMail, provider: identityProvider?.name, app, host, ...page }), answer);
}
