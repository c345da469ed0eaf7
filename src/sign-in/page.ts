import type { Request, Response } from 'express';
import { toRequest } from '../accounts/passkeys.ts';
import { sendPage } from '../web/send.ts';
import { beginPreSession, readVisitor } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { type SignIn, signInView } from './sign-in-view.ts';

export async function sendSignIn(
  web: Web,
  req: Request,
  res: Response,
  page: Pick<SignIn, 'next' | 'email' | 'errors' | 'done'> & { isAgain?: boolean },
  status = 200,
): Promise<void> {
  const { formKey } = beginPreSession(web, req, res);
  const options = toRequest(web, { formKey, now: (await readVisitor(web, req)).now });
  await sendPage(
    res,
    signInView({ formKey, options, sendsMail: web.sendsMail, provider: web.identityProvider?.name, isAgain: false, ...page }),
    { status },
  );
}
