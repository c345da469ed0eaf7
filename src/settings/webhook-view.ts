import { html } from 'hono/html';
import { DAY_MS } from '../availability/dates.ts';
import type { Schemas } from '../contract.ts';
import type { DeliveryRow } from '../queries/deliveries.ts';
import { maxFailures, warnedFailures } from '../queries/delivery-attempts.ts';
import type { WebhookRow } from '../queries/webhooks.ts';
import { errorSummary, type FieldErrors, notice, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { time, toLocalTime } from '../web/times.ts';
import { eventLabels, type TypedWebhook } from './webhook-fields.ts';
import { back, nameOf, stateBadge, webhookFields } from './webhooks-view.ts';

export type WebhookPage = {
  session: Session;
  webhook: WebhookRow;
  deliveries: { items: DeliveryRow[]; nextCursor: string | null };
  typed?: TypedWebhook;
  typedSince?: string;
  errors?: FieldErrors;
  done?: string | undefined;
};

const here = '/settings/developers';
const pathOf = ({ id }: WebhookRow): string => `${here}/webhooks/${id}`;

export const webhookView = (page: WebhookPage): View => {
  const { session, webhook, errors = {}, done } = page;
  return layout(
    { title: titleWith(errors, nameOf(webhook)), session, here },
    html`${notice(done)}
${errorSummary(errors)}
${back}
<h1>${nameOf(webhook)} ${stateBadge(webhook)}</h1>
${stateCard(page)}
${endpointCard(page)}
${sendCard(page)}
${logCard(page)}
${endCard(webhook)}
<p class="quiet">Created ${time(webhook.createdAt, session.timezone)}.</p>`,
  );
};

const stateCard = ({ session, webhook }: WebhookPage): View => html`<section class="card" aria-labelledby="state">
<h2 id="state">Status</h2>
<p>${statusText(webhook)}</p>
<form method="post" action="${pathOf(webhook)}/active">
${formTokenField(session)}
<input type="hidden" name="active" value="${webhook.active ? 'false' : 'true'}">
<p class="actions"><button class="secondary">${webhook.active ? 'Pause' : 'Enable'}</button></p>
</form>
</section>`;

function statusText({ active, disabledReason, consecutiveFailures }: WebhookRow): string {
  const kept = 'New events are kept and sent when you enable it again.';
  if (!active) return disabledReason === null ? `Paused. ${kept}` : `Disabled: ${disabledReason} ${kept}`;
  if (consecutiveFailures === 0) return 'Active. Deliveries are succeeding.';
  const state = consecutiveFailures < warnedFailures ? 'Active.' : 'Failing: check your receiver.';
  return `${state} Failures in a row, counted at most once a minute: ${consecutiveFailures}. Disabled after ${maxFailures}.`;
}

const endpointCard = ({ session, webhook, typed, errors = {} }: WebhookPage): View => html`<section class="card" aria-labelledby="endpoint">
<h2 id="endpoint">Endpoint</h2>
<form method="post" action="${pathOf(webhook)}">
${formTokenField(session)}
${webhookFields(typed ?? toTyped(webhook), errors)}
<p class="actions"><button>Save</button> <a class="button secondary" href="${pathOf(webhook)}/secret">Rotate secret</a></p>
</form>
</section>`;

const toTyped = ({ url, events, description }: WebhookRow): TypedWebhook => ({
  url,
  events,
  description: description ?? '',
});

const sendCard = ({ session, webhook, typedSince, errors = {} }: WebhookPage): View => html`<section class="card" aria-labelledby="send">
<h2 id="send">Send</h2>
<form method="post" action="${pathOf(webhook)}/test">
${formTokenField(session)}
<div class="field">
<label for="event">Test event</label>
<p class="hint">Sends a sample event, signed like a real one.</p>
<select id="event" name="event">${webhook.events.map((event) => html`<option value="${event}">${event}</option>`)}</select>
</div>
<p class="actions"><button class="secondary">Send test event</button></p>
</form>
<form method="post" action="${pathOf(webhook)}/replay">
${formTokenField(session)}
${textField(
  {
    ...{ name: 'since', label: 'Resend events since', type: 'datetime-local' },
    value: typedSince ?? toLocalTime(new Date(session.now.getTime() - DAY_MS), session.timezone),
    hint: `Times are in ${session.timezone}. Events are kept for 30 days.`,
  },
  errors.since,
)}
<p class="actions"><button class="secondary">Resend events</button></p>
</form>
</section>`;

const logCard = ({
  session,
  webhook,
  deliveries: { items, nextCursor },
}: WebhookPage): View => html`<section class="card" aria-labelledby="deliveries">
<h2 id="deliveries">Deliveries</h2>
${
  items.length === 0
    ? html`<p class="empty">No deliveries yet. Send a test event to check your endpoint.</p>`
    : html`<ul class="rows">${items.map((delivery) => deliveryRow(session, webhook, delivery))}</ul>`
}
${nextCursor === null ? '' : html`<p class="actions"><a class="button secondary" rel="next" href="${pathOf(webhook)}?cursor=${nextCursor}">Older deliveries</a></p>`}
</section>`;

const statusBadges: Record<Schemas['DeliveryStatus'], View> = {
  pending: html`<span class="badge">pending</span>`,
  succeeded: html`<span class="badge good">succeeded</span>`,
  failed: html`<span class="badge warning">failed</span>`,
};

const deliveryRow = (session: Session, webhook: WebhookRow, delivery: DeliveryRow): View => html`<li>
<div>
<h3>${eventLabels[delivery.event]} ${statusBadges[delivery.status]}</h3>
<p class="quiet">${time(delivery.createdAt, session.timezone)} · ${subjectOf(delivery)}</p>
${delivery.attempts.length === 0 ? '' : html`<ol class="words" aria-label="Attempts">${delivery.attempts.map((attempt) => attemptRow(session, attempt))}</ol>`}
${delivery.status === 'pending' ? html`<p class="quiet">${nextAttemptText(session, delivery)}</p>` : ''}
<p class="quiet">Delivery <code>${delivery.id}</code></p>
</div>
<form method="post" action="${pathOf(webhook)}/deliveries/${delivery.id}/redeliver">
${formTokenField(session)}
<button class="secondary" aria-label="Resend ${delivery.id}">Resend</button>
</form>
</li>`;

const subjectOf = ({ bookingId, leadId }: DeliveryRow): View | string => {
  if (bookingId !== null) return html`booking <code>${bookingId}</code>`;
  return leadId === null ? 'test' : html`lead <code>${leadId}</code>`;
};

const nextAttemptText = ({ timezone }: Session, { nextAttemptAt }: DeliveryRow): View | string =>
  nextAttemptAt === null ? 'Kept until you enable the webhook.' : html`Next attempt ${time(nextAttemptAt, timezone)}.`;

/** Numbers may have gaps: an attempt is missing if its process ended before the outcome was stored. */
const attemptRow = ({ timezone }: Session, attempt: Schemas['DeliveryAttempt']): View => html`<li value="${attempt.attempt}">
${attempt.status === null ? html`${attempt.error} (${attempt.durationMs} ms)` : html`${attempt.status} in ${attempt.durationMs} ms`} <span class="quiet">· ${time(new Date(attempt.at), timezone)}</span>
${attempt.response ? html`<pre class="answer">${attempt.response}</pre>` : ''}
</li>`;

const endCard = (webhook: WebhookRow): View => html`<section class="card" aria-labelledby="end">
<h2 id="end">Delete</h2>
<p>Stops deliveries and deletes the delivery log.</p>
<p class="actions"><a class="button secondary" href="${pathOf(webhook)}/delete">Delete webhook</a></p>
</section>`;
