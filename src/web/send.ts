import type { Response } from 'express';
import type { View } from './layout.ts';

export type PageOptions = {
  status?: number;
  headers?: Record<string, string>;
  /**
   * Allowed targets of this page's forms, default `'self'`. Chromium also applies this to every redirect that follows a form, so a form
   * whose response redirects to another site must name that site.
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

export async function sendPage(
  res: Response,
  view: View,
  { status = 200, headers = {}, formAction = ["'self'"] }: PageOptions = {},
): Promise<void> {
  const text = String(await view);
  res.status(status).set({
    'Content-Security-Policy': toPolicy(formAction),
    'Cache-Control': 'no-store',
    // With `no-referrer`, browsers would send forms with `Origin: null`.
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    ...headers,
  });
  res.type('html').send(text);
}

export function seeOther(res: Response, path: string): void {
  res.set('Cache-Control', 'no-store').redirect(303, path);
}

export function readDone(search: URLSearchParams, notices: Record<string, string>): string | undefined {
  const name = search.get('done') ?? '';
  return Object.hasOwn(notices, name) ? notices[name] : undefined;
}
