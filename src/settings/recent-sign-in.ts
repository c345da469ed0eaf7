import type { RequestHandler } from 'express';
import { signInPath } from '../web/next.ts';
import { seeOther } from '../web/send.ts';
import { sessionOf } from '../web/session.ts';

const longestSec = 15 * 60;

/** After `requireSession`: asks for another sign-in, with all its steps, if the last was longer ago. A form then has to be filled in again. */
export const requireRecentSignIn =
  (path: string): RequestHandler =>
  (_req, res, next) => {
    if (sessionOf(res).signedInSec <= longestSec) return next();
    seeOther(res, signInPath(path, 'again'));
  };
