import { html } from 'hono/html';
import type { Schemas } from '../contract.ts';
import type { DeliveryRow } from '../queries/deliveries.ts';
import type { WebhookRow } from '../queries/webhooks.ts';
import { formTokenField, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { exactTime, formatTime } from '../web/times.ts';
import { listPaths } from './developers-view.ts';
import { eventLabels } from './webhook-fields.ts';

type Status = Schemas['DeliveryStatus'];

export type DeliveryLog = {
  session: Session;
  webhook: WebhookRow;
  deliveries: { items: DeliveryRow[]; nextCursor: string | null };
  /** Of the deliveries that are shown. */
  status?: Status | undefined;
  /** The delivery that was just sent. */
  sent?: string | undefined;
  /** Ids of bookings and leads that the user can open. */
  openable: ReadonlySet<string>;
};

const pathOf = ({ id }: WebhookRow): string => `${listPaths.webhooks}/${id}`;

const statusNames: Record<Status, string> = { failed: 'Failed', pending: 'Pending', succeeded: 'Succeeded' };

export const isDeliveryStatus = (text: string | undefined): text is Status => text !== undefined && Object.hasOwn(statusNames, text);

export const logCard = ({
  session,
  webhook,
  deliveries: { items, nextCursor },
  status,
  sent,
  openable,
}: DeliveryLog): View => html`<section class="card" aria-labelledby="deliveries">
<div class="head"><h2 id="deliveries">Deliveries</h2>
<nav class="links" aria-label="Deliveries by status">${[['', 'All'], ...Object.entries(statusNames)].map(
  ([value = '', name]) =>
    html`<a href="${pathOf(webhook)}${value === '' ? '' : `?status=${value}`}#deliveries"${value === (status ?? '') ? html` aria-current="true"` : ''}>${name}</a>`,
)}</nav></div>
${items.length === 0 ? html`<p class="empty">${emptyText(status)}</p>` : html`<ul class="rows">${items.map((delivery) => deliveryRow({ session, webhook, openable }, delivery, delivery.id === sent))}</ul>`}
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

export const badgeOf = ({ status, attempts }: DeliveryRow): View => {
  if (status === 'succeeded') return html`<span class="badge good">succeeded</span>`;
  if (status === 'failed') return html`<span class="badge warning">failed</span>`;
  return attempts.length > 0 ? html`<span class="badge caution">retrying</span>` : html`<span class="badge">pending</span>`;
};

const deliveryRow = (
  { session, webhook, openable }: Pick<DeliveryLog, 'session' | 'webhook' | 'openable'>,
  delivery: DeliveryRow,
  isSent: boolean,
): View => {
  const { id, event, createdAt, status, attempts } = delivery;
  const last = attempts.at(-1);
  const path = `${pathOf(webhook)}/deliveries/${id}`;
  return html`<li${isSent ? html` aria-current="true"` : ''}>
<div>
<h3><a href="${path}">${eventLabels[event]}</a> ${badgeOf(delivery)}</h3>
<p class="quiet">${exactTime(createdAt, session.timezone)} · ${subjectLink(session, delivery, openable)}${last === undefined ? '' : html` · ${outcomeOf(last)}`}${
    status === 'pending' ? html` · ${nextAttemptText(session, delivery)}` : ''
  }</p>
</div>
<form method="post" action="${path}/redeliver">
${formTokenField(session)}
<button class="secondary" aria-label="Resend ${eventLabels[event]}, ${formatTime(createdAt, session.timezone)}">Resend</button>
</form>
</li>`;
};

/** A link only if the user can open its target. */
export function subjectLink(
  { timezone }: Session,
  { bookingId, leadId, eventTypeId, subjectName, startsAt }: DeliveryRow,
  openable: ReadonlySet<string>,
): View | string {
  const name = subjectName === null ? '' : html`<bdi>${subjectName}</bdi>`;
  const toLink = (path: string, id: string, text: View | string) => (openable.has(id) ? html`<a href="${path}/${id}">${text}</a>` : text);
  if (bookingId !== null) {
    const start = startsAt === null ? '' : html`, ${formatTime(startsAt, timezone)}`;
    return toLink('/settings/bookings', bookingId, html`${name || 'booking'}${start}`);
  }
  if (leadId !== null) return toLink('/settings/contacts/leads', leadId, name || 'lead');
  return name || (eventTypeId === null ? 'test' : 'event type');
}

export const outcomeOf = ({ status, error, durationMs }: Schemas['DeliveryAttempt']): string =>
  status === null ? `${error} (${durationMs} ms)` : `${status} in ${durationMs} ms`;

export const nextAttemptText = ({ timezone }: Session, { nextAttemptAt }: DeliveryRow): View | string =>
  nextAttemptAt === null ? 'Kept until you enable the webhook.' : html`Next attempt ${exactTime(nextAttemptAt, timezone)}.`;
