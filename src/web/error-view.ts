import { html } from 'hono/html';
import { layout, type View } from './layout.ts';
import type { ShownLook } from './look.ts';

type Link = { path: string; text: string };
type ErrorPage = {
  status: number;
  title: string;
  message: string;
  requestId?: string | undefined;
  link?: Link | null;
  look?: ShownLook | undefined;
  /** Of a page in another language. */
  lang?: string;
  skip?: string;
  requestIdLabel?: string;
};

const settings: Link = { path: '/settings', text: 'Go to Settings' };

/** Works without the database, which may be the cause of the error. */
export const errorView = ({
  status,
  title,
  message,
  requestId,
  link = settings,
  look,
  requestIdLabel = 'Request ID',
  ...language
}: ErrorPage): View =>
  layout(
    { title, isNarrow: true, look, ...language },
    html`<h1>${title}</h1>
<p>${message}</p>
${status >= 500 && requestId !== undefined ? html`<p class="quiet">${requestIdLabel} <code>${requestId}</code></p>` : ''}
${link === null ? '' : html`<p><a href="${link.path}">${link.text}</a></p>`}`,
  );
