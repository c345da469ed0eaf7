import { html } from 'hono/html';

/** The result of an action. The script moves the focus to it, since screen readers announce no status that a page begins with. */
export const notice = (text: ReturnType<typeof html> | string | undefined): ReturnType<typeof html> | string =>
  text ? html`<p class="notice" role="status">${text}</p>` : '';
