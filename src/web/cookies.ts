/** The cookies: of a session, of a browser that has none yet, and of one that has had one. Scripts see none, and other sites send none. */
import type { CookieOptions, Request, Response } from 'express';
import type { Web } from './web.ts';

export type CookieName = 'caledee_session' | 'caledee_visit' | 'caledee_known';

/** By HTTPS the prefix makes browsers refuse such a cookie from anybody but this very host (RFC 6265bis §4.1.3). */
const nameOf = (web: Web, name: CookieName): string => (isSecure(web) ? `__Host-${name}` : name);

const isSecure = ({ publicUrl }: Web): boolean => publicUrl.startsWith('https:');

const attributes = (web: Web): CookieOptions => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(web) });

const shapes: Record<CookieName, RegExp> = {
  caledee_session: /^[\w-]{43}$/,
  caledee_visit: /^[\w-]{43}$/,
  caledee_known: /^[\w.~-]{1,500}$/,
};

/** A cookie's value if it can be one of ours. */
export function readCookie(web: Web, req: Request, name: CookieName): string | undefined {
  const start = `${nameOf(web, name)}=`;
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
  return value !== undefined && shapes[name].test(value) ? value : undefined;
}

/** `maxAgeMs`: without it, until the browser is closed. */
export const setCookie = (web: Web, res: Response, name: CookieName, value: string, maxAgeMs?: number): Response =>
  res.cookie(nameOf(web, name), value, { ...attributes(web), ...(maxAgeMs !== undefined && { maxAge: maxAgeMs }) });

export const clearCookie = (web: Web, res: Response, name: CookieName): Response => res.clearCookie(nameOf(web, name), attributes(web));
