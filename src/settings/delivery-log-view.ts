import { html } from 'hono/html';
import type { Schemas } from '../contract.ts';
import type { DeliveryRow } from '../queries/deliveries.ts';
import type { WebhookRow } from '../queries/webhooks.ts';
import { formTokenField, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { formatTime, time } from '../web/times.ts';
import { eventLabels } from './webhook-fields.ts';

type Status = Schemas['DeliveryStatus'];

export type DeliveryLog = {
  session: Session;
  webhook: WebhookRow;
  deliveries: { items: DeliveryRow[]; nextCursor: string | null };
  /** Of the deliveries that are shown. */
  status?: Status | undefined;
};

const pathOf = ({ id }: WebhookRow): string => `/settings/developers/webhooks/${id}`;

const statusNames: Record<Status, string> = { failed: 'Failed', pending: 'Pending', succeeded: 'Succeeded' };

export const isDeliveryStatus = (text: string | undefined): text is Status => text !== undefined && Object.hasOwn(statusNames, text);

export const logCard = ({
  session,
  webhook,
  deliveries: { items, nextCursor },
  status,
}: DeliveryLog): View => html`<section class="card" aria-labelledby="deliveries">
<div class="head"><h2 id="deliveries">Deliveries</h2>
<nav class="links" aria-label="Deliveries by status">${[['', 'All'], ...Object.entries(statusNames)].map(
  ([value = '', name]) =>
    html`<a href="${pathOf(webhook)}${value === '' ? '' : `?status=${value}`}#deliveries"${value === (status ?? '') ? html` aria-current="true"` : ''}>${name}</a>`,
)}</nav></div>
${items.length === 0 ? html`<p class="empty">${emptyText(status)}</p>` : html`<ul class="rows">${items.map((delivery) => deliveryRow(session, webhook, delivery))}</ul>`}
${
  nextCursor === null
    ? ''
    : html`<p class="actions"><a class="button secondary" rel="next" href="${pathOf(webhook)}?${new URLSearchParams({ ...(status && { status }), cursor: nextCursor })}">Older deliveries</a></p>`
}
</section>`;

const emptyText = (status: Status | undefined): string =>
  status === undefined
    ? 'No deliveries yet. Send a test event to check your endpoint.'
    : `No ${statusNames[status].toLowerCase()} deliveries.`;

const badgeOf = ({ status, attempts }: DeliveryRow): View => {
  if (status === 'succeeded') return html`<span class="badge good">succeeded</span>`;
  if (status === 'failed') return html`<span class="badge warning">failed</span>`;
  return attempts.length > 0 ? html`<span class="badge warning">retrying</span>` : html`<span class="badge">pending</span>`;
};

const deliveryRow = (session: Session, webhook: WebhookRow, delivery: DeliveryRow): View => {
  const { id, event, createdAt, status, attempts } = delivery;
  const last = attempts.at(-1);
  return html`<li>
<div>
<h3>${eventLabels[event]} ${badgeOf(delivery)}</h3>
<p class="quiet">${time(createdAt, session.timezone)} · ${subjectOf(delivery)}${last === undefined ? '' : html` · ${outcomeOf(last)}`}</p>
${status === 'pending' ? html`<p class="quiet">${nextAttemptText(session, delivery)}</p>` : ''}
<details class="fold"><summary>Details</summary>
${attempts.length === 0 ? html`<p>No attempts yet.</p>` : html`<ol class="words" aria-label="Attempts">${attempts.map((attempt) => attemptRow(session, attempt))}</ol>`}
<p class="quiet">Delivery <code>${id}</code></p></details>
</div>
<form method="post" action="${pathOf(webhook)}/deliveries/${id}/redeliver">
${formTokenField(session)}
<button class="secondary" aria-label="Resend ${eventLabels[event]}, ${formatTime(createdAt, session.timezone)}">Resend</button>
</form>
</li>`;
};

const subjectOf = ({ bookingId, leadId, eventTypeId }: DeliveryRow): View | string => {
  if (bookingId !== null) return html`<a href="/settings/bookings/${bookingId}">booking</a>`;
  if (eventTypeId !== null) return html`event type <code>${eventTypeId}</code>`;
  return leadId === null ? 'test' : html`<a href="/settings/contacts/leads/${leadId}">lead</a>`;
};

const outcomeOf = ({ status, error, durationMs }: Schemas['DeliveryAttempt']): string =>
  status === null ? `${error} (${durationMs} ms)` : `${status} in ${durationMs} ms`;

const nextAttemptText = ({ timezone }: Session, { nextAttemptAt }: DeliveryRow): View | string =>
  nextAttemptAt === null ? 'Kept until you enable the webhook.' : html`Next attempt ${time(nextAttemptAt, timezone)}.`;

/** Numbers may have gaps: an attempt is missing if its process ended before the outcome was stored. */
const attemptRow = ({ timezone }: Session, attempt: Schemas['DeliveryAttempt']): View => html`<li value="${attempt.attempt}">
${outcomeOf(attempt)} <span class="quiet">· ${time(new Date(attempt.at), timezone)}</span>
${attempt.response ? html`<pre class="answer">${attempt.response}</pre>` : ''}
</li>`;
