import { html } from 'hono/html';
import type { Schemas } from '../contract.ts';
import type { toText } from '../mail/compose.ts';
import { toHtmlPart } from '../mail/texts.ts';
import type { ListedMessage } from '../queries/messages.ts';
import { isolated } from '../text/direction.ts';
import { layout, type View } from '../web/layout.ts';
import { type List, pager } from '../web/pager.ts';
import type { Session } from '../web/session.ts';
import { formatTime, time } from '../web/times.ts';

export const messagesPath = '/settings/messages';

const kinds: Record<Schemas['MessageKind'], string> = {
  booking_confirmed: 'Booking confirmed',
  new_booking: 'New booking',
  booking_rescheduled: 'Booking rescheduled',
  booking_canceled: 'Booking canceled',
  reminder: 'Reminder',
};

const badges: Record<Schemas['MessageStatus'], View> = {
  pending: html`<span class="badge">pending</span>`,
  sent: html`<span class="badge good">sent</span>`,
  suppressed: html`<span class="badge">not sent, as requested</span>`,
  failed: html`<span class="badge warning">failed</span>`,
};

export type MessagesPage = { session: Session; messages: List<ListedMessage>; sendsMail: boolean };

export const messagesView = ({ session, messages, sendsMail }: MessagesPage): View =>
  layout(
    { title: 'Messages', session, here: messagesPath },
    html`<h1>Messages</h1>
<p>Emails about your bookings to invitees, guests and hosts. Messages are kept for 90 days, unless your organization sets a shorter time.</p>
${sendsMail ? '' : html`<p class="notice">No mail server is configured, so messages are stored but not sent. Set <code>SMTP_URL</code> to send them.</p>`}
<section class="card" aria-labelledby="messages">
<h2 id="messages">All messages</h2>
${
  messages.items.length === 0
    ? html`<p class="empty">No messages yet. They appear here when a booking is created.</p>`
    : html`<ul class="rows">${messages.items.map((message) => messageRow(session, message))}</ul>`
}
${pager({ path: messagesPath, name: 'messages', label: 'messages' }, messages)}
</section>`,
  );

const messageRow = (session: Session, message: ListedMessage): View => html`<li>
<div>
<h3>${kinds[message.kind]} ${badges[message.status]}</h3>
<p><bdi>${message.eventTypeName}</bdi>, ${time(message.startsAt, session.timezone)}</p>
<p class="quiet">To the ${message.role}, ${message.email} · ${stateOf(session, message)}</p>
</div>
<a class="button secondary" href="${messagesPath}/${message.id}" aria-label="Open ${kinds[message.kind]} to ${message.email}, ${message.eventTypeName}, ${formatTime(message.startsAt, session.timezone)}">Open</a>
</li>`;

function stateOf({ timezone }: Session, { sentAt, attempts, nextAttemptAt, createdAt }: ListedMessage): View {
  if (sentAt !== null) return html`sent ${time(sentAt, timezone)}`;
  if (attempts > 0 && nextAttemptAt !== null) return html`next attempt ${time(nextAttemptAt, timezone)}`;
  if (nextAttemptAt !== null && nextAttemptAt > createdAt) return html`due ${time(nextAttemptAt, timezone)}`;
  return html`created ${time(createdAt, timezone)}`;
}

export type MessagePage = { session: Session; message: ListedMessage; mail: ReturnType<typeof toText> };

export const messageView = ({ session, message, mail: { words, text } }: MessagePage): View =>
  layout(
    { title: text.subject, session, here: messagesPath },
    html`<p class="back"><a href="${messagesPath}">Messages</a></p>
<h1><span lang="${words.code}">${isolated(text.subject)}</span> ${badges[message.status]}</h1>
<p class="quiet">To the ${message.role}, ${message.email} · ${stateOf(session, message)}${message.attempts > 0 ? html` · attempts: ${message.attempts}` : ''}</p>
${message.error === null ? '' : html`<p class="error">${message.error}</p>`}
<section class="card mail" aria-label="Text" lang="${words.code}">
${toHtmlPart(text)}
</section>`,
  );
