import type { Response } from 'express';
import { sendText } from '../http/compression.ts';
import type { View } from './layout.ts';
import type { ShownLook } from './look.ts';

export type PageOptions = {
  status?: number;
  headers?: Record<string, string>;
  /**
   * Allowed targets of this page's forms, default `'self'`. Chromium also applies this to every redirect that follows a form, so a form
   * whose response redirects to another site must name that site.
   */
  formAction?: string[];
  /** As given to the page's layout. */
  look?: ShownLook | undefined;
  /** A script of the page requests other URLs of this server. */
  fetches?: boolean;
};

function toPolicy({ formAction = ["'self'"], look, fetches = false }: PageOptions): string {
  const { style = null, frameAncestors = [] } = look ?? {};
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${style === null ? '' : ` ${style.source}`}`,
    "img-src 'self'",
    ...(fetches ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    `form-action ${formAction.join(' ')}`,
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
  ].join('; ');
}

/** The headers of a page, except how it may be cached. */
export const toPageHeaders = (options: PageOptions): Record<string, string> => ({
  'Content-Security-Policy': toPolicy(options),
  // With `no-referrer`, browsers would send forms with `Origin: null`.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
});

export async function sendPage(res: Response, view: View, options: PageOptions = {}): Promise<void> {
  const { status = 200, headers = {}, look } = options;
  const text = String(await view);
  res.status(status).set({ ...toPageHeaders(options), 'Cache-Control': 'no-store', ...headers });
  // It cannot name origins, and says the same as the policy where no site may embed the page.
  if (look === undefined || look.frameAncestors.length === 0) res.set('X-Frame-Options', 'DENY');
  else res.removeHeader('X-Frame-Options');
  await sendText(res.type('html'), text);
}

export function seeOther(res: Response, path: string): void {
  res.set('Cache-Control', 'no-store').redirect(303, path);
}

export function readDone(search: URLSearchParams, notices: Record<string, string>): string | undefined {
  const name = search.get('done') ?? '';
  return Object.hasOwn(notices, name) ? notices[name] : undefined;
}
