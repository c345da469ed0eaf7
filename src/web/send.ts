import type { Response } from 'express';
import type { View } from './layout.ts';

export type Sending = {
  status?: number;
  headers?: Record<string, string>;
  /**
   * Where this page's forms may lead, `'self'` unless said otherwise. Chromium holds redirects that answer a form to it too, however
   * many there are: a form whose answer leads to another site must name that site.
   */
  formAction?: string[];
};

const toPolicy = (formAction: string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    `form-action ${formAction.join(' ')}`,
    "frame-ancestors 'none'",
  ].join('; ');

/** Sends a page that nobody keeps, nobody frames and that runs nothing but our own scripts. */
export async function sendPage(
  res: Response,
  view: View,
  { status = 200, headers = {}, formAction = ["'self'"] }: Sending = {},
): Promise<void> {
  const text = String(await view);
  res.status(status).set({
    'Content-Security-Policy': toPolicy(formAction),
    'Cache-Control': 'no-store',
    // With `no-referrer` browsers would send forms with `Origin: null`.
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    ...headers,
  });
  res.type('html').send(text);
}

/** After a form was done: a new page by GET, so that reloading it does not send the form again. */
export function seeOther(res: Response, path: string): void {
  res.set('Cache-Control', 'no-store').redirect(303, path);
}

/** What has just been done, as such a path tells in `?done=`: one of the notices, by its name; undefined for none of them. */
export function readDone(search: URLSearchParams, notices: Record<string, string>): string | undefined {
  const what = search.get('done') ?? '';
  return Object.hasOwn(notices, what) ? notices[what] : undefined;
}
