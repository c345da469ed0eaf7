import { html } from 'hono/html';
import type { Link } from './errors.ts';
import { layout, type SignedInUser, type View } from './layout.ts';
import type { ShownLook } from './look.ts';

type ErrorPage = {
  status: number;
  title: string;
  message: string;
  requestId?: string | undefined;
  link: Link | null;
  session?: SignedInUser | null;
  here?: string;
  look?: ShownLook | undefined;
  /** Of a page in another language. */
  lang?: string;
  skip?: string;
  requestIdLabel?: string;
};

/** Works without the database, which may be the cause of the error. */
export const errorView = ({
  status,
  title,
  message,
  requestId,
  link,
  session = null,
  here,
  look,
  requestIdLabel = 'Request ID',
  ...language
}: ErrorPage): View =>
  layout(
    { title, isNarrow: true, look, session, ...(here !== undefined && { here }), ...language },
    html`<h1>${title}</h1>
<p>${message}</p>
${status >= 500 && requestId !== undefined ? html`<p class="quiet">${requestIdLabel} <code>${requestId}</code></p>` : ''}
${link === null ? '' : html`<p><a href="${link.path}">${link.text}</a></p>`}`,
  );
