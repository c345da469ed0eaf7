/**
 * The cookies: of a session, of a browser without one (pre-session), of a sign-in without its second step or at an identity provider,
 * of the page to go to after a password reset, and of a browser that has signed in before.
 */
import type { CookieOptions, Request, Response } from 'express';
import type { Web } from './web.ts';

export type CookieName =
  | 'caledee_session'
  | 'caledee_pre_session'
  | 'caledee_pending'
  | 'caledee_provider'
  | 'caledee_next'
  | 'caledee_known';

/** Over HTTPS the prefix makes browsers accept the cookie only from this very host (RFC 6265bis §4.1.3). */
const fullName = (web: Web, name: CookieName): string => (isSecure(web) ? `__Host-${name}` : name);

const isSecure = ({ publicUrl }: Web): boolean => publicUrl.startsWith('https:');

const attributes = (web: Web): CookieOptions => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(web) });

const patterns: Record<CookieName, RegExp> = {
  caledee_session: /^[\w-]{43}$/,
  caledee_pre_session: /^[\w-]{43}$/,
  caledee_pending: /^[\w.-]{1,400}$/,
  caledee_provider: /^[\w-]{1,3000}$/,
  caledee_next: /^[\w-]{1,1400}$/,
  caledee_known: /^[\w.~-]{1,500}$/,
};

export function readCookie(web: Web, req: Request, name: CookieName): string | undefined {
  const start = `${fullName(web, name)}=`;
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
  return value !== undefined && patterns[name].test(value) ? value : undefined;
}

type NewCookie = { name: CookieName; value: string; maxAgeMs?: number };

export const setCookie = (web: Web, res: Response, { name, value, maxAgeMs }: NewCookie): Response =>
  res.cookie(fullName(web, name), value, { ...attributes(web), ...(maxAgeMs !== undefined && { maxAge: maxAgeMs }) });

export const clearCookie = (web: Web, res: Response, name: CookieName): Response => res.clearCookie(fullName(web, name), attributes(web));
