import { html } from 'hono/html';
import type { Schemas } from '../contract.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { time } from '../web/times.ts';
import { calendarsPath } from './calendars-path.ts';

const path = `${calendarsPath}/feed`;

export type Feed = { shows: Schemas['CalendarFeedContent']; createdAt: Date };

export const contents: Record<Feed['shows'], string> = {
  bookings: 'Event types, invitees and locations',
  busy: "Only when you're busy",
};

export const feedCard = (session: Session, feed: Feed | undefined): View => html`<section class="card" aria-labelledby="feed">
<h2 id="feed">Subscribe to your bookings</h2>
<p>Show your bookings in a calendar app that can subscribe to a URL. Anyone with the URL can see them.</p>
${feed === undefined ? '' : html`<p class="quiet">Created ${time(feed.createdAt, session.timezone)}. Shows: ${contents[feed.shows]}.</p>`}
<form method="post" action="${path}">
${formTokenField(session)}
<div class="field">
<label for="shows">Content</label>
<select id="shows" name="shows">${Object.entries(contents).map(
  ([value, label]) => html`<option value="${value}"${value === (feed?.shows ?? 'bookings') ? html` selected` : ''}>${label}</option>`,
)}</select>
</div>
<p class="actions"><button class="secondary">${feed === undefined ? 'Create URL' : 'Replace URL'}</button></p>
</form>
${
  feed === undefined
    ? ''
    : html`<form method="post" action="${path}/revoke">
${formTokenField(session)}
<p class="actions"><button class="danger">Revoke URL</button></p>
</form>`
}
</section>`;

export const createdFeedView = (session: Session, url: string): View =>
  layout(
    { title: 'Calendar URL created', session, here: calendarsPath },
    html`<p class="back"><a href="${calendarsPath}">Calendars</a></p>
<h1>Calendar URL created</h1>
<p class="notice" role="status">Copy it now. <strong>You won't be able to see it again.</strong></p>
<section class="card" aria-labelledby="value">
<h2 id="value">URL</h2>
<div class="secret"><code id="address" data-copy="URL">${url}</code></div>
<p class="quiet">In your calendar app, add a calendar "from URL" or "by subscription". Treat the URL like a password.</p>
</section>
<p><a class="button" href="${calendarsPath}">I've copied it</a></p>`,
  );
