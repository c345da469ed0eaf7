/**
 * What a form brings. It is read only when it comes from a page of ours: the browser says so (Origin, Sec-Fetch-Site), and it
 * carries a token that only such a page can know. Cookies with SameSite=Lax do not come with other sites' forms to begin with.
 */
import express, { type Request, type RequestHandler, type Response } from 'express';
import { badForm, crossSite } from './errors.ts';
import { isFormToken } from './form-tokens.ts';
import { confirmSession, readVisit, sessionOf } from './session.ts';
import type { Web } from './web.ts';

const readText = express.text({ type: 'application/x-www-form-urlencoded', limit: '20kb', inflate: false });

type Holder = 'session' | 'visit';

/**
 * Reads a form, and refuses one from elsewhere. `holder`: whose form token it must carry, the session's (after `requireSession`)
 * or that of a browser that is not signed in.
 */
export const readForm = (web: Web, holder: Holder): RequestHandler[] => [
  (req, res, next) => {
    if (!isFromHere(web, req)) throw crossSite();
    res.locals.isLate = !req.complete;
    next();
  },
  readText,
  (req, res, next) => (holder === 'session' && res.locals.isLate ? confirmSession(web)(req, res, next) : next()),
  (req, res, next) => {
    if (typeof req.body !== 'string') throw badForm();
    const form = new URLSearchParams(req.body);
    const known = holder === 'session' ? sessionOf(res) : readVisit(web, req);
    if (known === undefined || !isFormToken(known, form.get('form_token') ?? '')) throw crossSite();
    // PostgreSQL keeps no text with a zero in it, and no person types one.
    if ([...form].some(([, value]) => value.includes('\0'))) throw badForm();
    res.locals.form = form;
    next();
  },
];

/** After `readForm`. */
export function formOf(res: Response): URLSearchParams {
  const { form } = res.locals;
  if (form === undefined) throw new Error('This route reads no form');
  return form;
}

/** Every browser says where a form comes from. One that does not is not believed. */
function isFromHere(web: Web, req: Request): boolean {
  const { origin, host, 'sec-fetch-site': site = 'same-origin' } = req.headers;
  const own = new URL(web.publicUrl).origin;
  // By plain HTTP the server may be reached by several names; by HTTPS the one that it is known by is the only one.
  const isOwnHost = !own.startsWith('https:') && origin === `${req.protocol}://${host}`;
  return (origin === own || isOwnHost) && (site === 'same-origin' || site === 'none');
}
