import { html } from 'hono/html';
import { layout, type View } from './layout.ts';

type ErrorPage = { status: number; title: string; message: string; requestId?: string | undefined };

/** Works without the database, which may be the cause of the error. */
export const errorView = ({ status, title, message, requestId }: ErrorPage): View =>
  layout(
    { title, isNarrow: true },
    html`<h1>${title}</h1>
<p>${message}</p>
${status >= 500 && requestId !== undefined ? html`<p class="quiet">Request ID <code>${requestId}</code></p>` : ''}
<p><a href="/settings">Go to Settings</a></p>`,
  );
