import { html } from 'hono/html';
import { DAY_MS } from '../availability/dates.ts';
import type { Schemas } from '../contract.ts';
import type { DeliveryRow } from '../queries/deliveries.ts';
import { maxFailures, warnedFailures } from '../queries/delivery-attempts.ts';
import type { WebhookRow } from '../queries/webhooks.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { time, toLocalTime } from '../web/times.ts';
import { logCard } from './delivery-log-view.ts';
import { developersPath, listPaths } from './developers-view.ts';
import type { TypedWebhook } from './webhook-fields.ts';
import { type AppNames, nameOf, ofAppText, stateBadge } from './webhook-list-view.ts';
import { back, webhookFields } from './webhooks-view.ts';

export type WebhookPage = {
  session: Session;
  webhook: WebhookRow;
  appNames: AppNames;
  deliveries: { items: DeliveryRow[]; nextCursor: string | null };
  openable: ReadonlySet<string>;
  /** Of the deliveries that are shown. */
  status?: Schemas['DeliveryStatus'] | undefined;
  sent?: string | undefined;
  typed?: TypedWebhook;
  errors?: FieldErrors;
  done?: string | undefined;
};

const pathOf = ({ id }: WebhookRow): string => `${listPaths.webhooks}/${id}`;

export const webhookView = (page: WebhookPage): View => {
  const { session, webhook, errors = {}, done } = page;
  return layout(
    { title: titleWith(errors, nameOf(webhook)), session, here: developersPath, done },
    html`${errorSummary(errors)}
${back}
<h1><bdi>${nameOf(webhook)}</bdi> ${stateBadge(webhook)}</h1>
${statePart(page)}
${logCard(page)}
${testCard(page)}
${replayCard(page)}
${endpointCard(page)}
${secretCard(webhook)}
${endCard(webhook)}
<p class="quiet">Created ${time(webhook.createdAt, session.timezone)}${ofAppText(page.appNames, webhook)}.</p>`,
  );
};

const statePart = ({ session, webhook }: WebhookPage): View => html`<p class="lead">${webhook.url}</p>
${recoveryText({ session, webhook })}
<div class="head"><p>${statusText(webhook)}</p>
<form method="post" action="${pathOf(webhook)}/active">
${formTokenField(session)}
<input type="hidden" name="active" value="${webhook.active ? 'false' : 'true'}">
<button class="secondary">${webhook.active ? 'Pause' : 'Enable'}</button>
</form></div>`;

const testCard = ({ session, webhook }: WebhookPage): View => html`<section class="card" aria-labelledby="test">
<h2 id="test">Test</h2>
<form class="test" method="post" action="${pathOf(webhook)}/test">
${formTokenField(session)}
<div class="field">
<label for="event">Test event</label>
<p class="hint">Sends a sample event, signed like a real one.</p>
<select id="event" name="event">${webhook.events.map((event) => html`<option value="${event}">${event}</option>`)}</select>
</div>
<p class="actions"><button class="secondary">Send test event</button></p>
</form>
</section>`;

function statusText({ active, disabledReason, consecutiveFailures }: WebhookRow): string {
  const kept = 'New events are kept and sent when you enable it again.';
  if (!active) return disabledReason === null ? `Paused. ${kept}` : `Disabled: ${disabledReason} ${kept}`;
  if (consecutiveFailures === 0) return 'Active. Deliveries are succeeding.';
  const state = consecutiveFailures < warnedFailures ? 'Failing.' : 'Failing: check your receiver.';
  return `${state} Failures in a row, counted at most once a minute: ${consecutiveFailures}. Disabled after ${maxFailures}.`;
}

function recoveryText({ session, webhook: { active, consecutiveFailures, recoveredAt } }: Pick<WebhookPage, 'session' | 'webhook'>): View {
  const isRecovered = active && consecutiveFailures === 0 && recoveredAt !== null;
  return isRecovered ? html`<p>Working again since ${time(recoveredAt, session.timezone)}, after repeated failures.</p>` : html``;
}

const endpointCard = ({ session, webhook, typed, errors = {} }: WebhookPage): View => html`<section class="card" aria-labelledby="endpoint">
<h2 id="endpoint">Endpoint</h2>
<form method="post" action="${pathOf(webhook)}">
${formTokenField(session)}
${webhookFields(typed ?? toTyped(webhook), errors)}
<p class="actions"><button>Save</button></p>
</form>
</section>`;

const secretCard = (webhook: WebhookRow): View => html`<section class="card" aria-labelledby="signing">
<h2 id="signing">Signing secret</h2>
<p>Verifies that requests come from us. If it was lost or leaked, rotate it: for 24 hours, events are signed with both secrets.</p>
<p class="actions"><a class="button secondary" href="${pathOf(webhook)}/secret">Rotate secret</a></p>
</section>`;

const toTyped = ({ url, events, description, organizationWide }: WebhookRow): TypedWebhook => ({
  url,
  events,
  description: description ?? '',
  organization: organizationWide,
});

const replayCard = ({ session, webhook }: WebhookPage): View => html`<section class="card" aria-labelledby="resend">
<h2 id="resend">Resend</h2>
<form method="get" action="${pathOf(webhook)}/replay">
${textField({
  ...{ name: 'since', label: 'Resend events since', type: 'datetime-local' },
  value: toLocalTime(new Date(session.now.getTime() - DAY_MS), session.timezone),
  hint: `Times are in ${session.timezone}. Events are kept for 30 days, unless your organization sets a shorter time. The next page shows how many there are.`,
})}
<p class="actions"><button class="secondary">Resend events</button></p>
</form>
</section>`;

const endCard = (webhook: WebhookRow): View => html`<section class="card" aria-labelledby="end">
<h2 id="end">Delete</h2>
<p>Stops deliveries and deletes the delivery log.</p>
<p class="actions"><a class="button danger" href="${pathOf(webhook)}/delete">Delete webhook</a></p>
</section>`;
