import { html } from 'hono/html';
import { layout, type View } from './layout.ts';

type Told = { status: number; title: string; message: string; requestId?: string };

/** It asks nothing of the database, which may be what is away. */
export const errorView = ({ status, title, message, requestId }: Told): View =>
  layout(
    { title, isNarrow: true },
    html`<h1>${title}</h1>
<p>${message}</p>
${status >= 500 && requestId !== undefined ? html`<p class="quiet">Request <code>${requestId}</code></p>` : ''}
<p><a href="/settings">Go to Settings</a></p>`,
  );
