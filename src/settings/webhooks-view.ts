import { html } from 'hono/html';
import { includesApi } from '../accounts/plans.ts';
import { isManager } from '../accounts/roles.ts';
import { warnedFailures } from '../queries/delivery-attempts.ts';
import type { WebhookRow } from '../queries/webhooks.ts';
import { describedBy, errorLine, errorSummary, type FieldErrors, notice, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import { longest } from '../web/limits.ts';
import { type List, pager } from '../web/pager.ts';
import type { Session } from '../web/session.ts';
import { defaultEvents } from '../webhooks/endpoints.ts';
import { eventLabels, type TypedWebhook } from './webhook-fields.ts';

const here = '/settings/developers';

export const back = html`<p class="back"><a href="${here}">Developers</a></p>`;

export const nameOf = ({ description, url }: WebhookRow): string => description ?? URL.parse(url)?.host ?? url;

export function stateBadge({ active, disabledReason, consecutiveFailures }: WebhookRow): View {
  if (active && consecutiveFailures >= warnedFailures) return html`<span class="badge warning">failing</span>`;
  if (active) return html`<span class="badge good">active</span>`;
  return disabledReason === null ? html`<span class="badge warning">paused</span>` : html`<span class="badge warning">disabled</span>`;
}

/** By client id. */
export type AppNames = ReadonlyMap<string, string>;

export const ofAppText = (appNames: AppNames, { clientId }: WebhookRow): View =>
  clientId === null ? html`` : html` by the app "${appNames.get(clientId) ?? clientId}", and deleted when the app is disconnected`;

export const webhookCard = (
  session: Session,
  webhooks: List<WebhookRow>,
  appNames: AppNames,
): View => html`<section class="card" aria-labelledby="webhooks">
<div class="head"><h2 id="webhooks">Webhooks</h2>
${includesApi(session.plan) ? html`<a class="button" href="${here}/webhooks/new">New webhook</a>` : ''}</div>
<p>${
  includesApi(session.plan)
    ? 'We send a signed request to these URLs for the events that you select, such as a new booking.'
    : "Created on an earlier plan. They don't work on your current plan. Delete the ones you don't need."
}</p>
${
  webhooks.items.length === 0
    ? html`<p class="empty">No webhooks yet.</p>`
    : html`<ul class="rows">${webhooks.items.map((webhook) => webhookRow(session, webhook, appNames))}</ul>`
}
${pager({ path: here, name: 'webhooks', label: 'webhooks' }, webhooks)}
</section>`;

const webhookRow = ({ plan }: Session, webhook: WebhookRow, appNames: AppNames): View => html`<li>
<div>
<h3>${nameOf(webhook)} ${stateBadge(webhook)}</h3>
<p class="quiet">${webhook.url}</p>
${webhook.organizationWide ? html`<p class="quiet">Events of all members.</p>` : ''}
${webhook.clientId === null ? '' : html`<p class="quiet">Created${ofAppText(appNames, webhook)}.</p>`}
<ul class="scopes" aria-label="Events">${webhook.events.map((event) => html`<li><code>${event}</code></li>`)}</ul>
</div>
${
  includesApi(plan)
    ? html`<a class="button secondary" href="${here}/webhooks/${webhook.id}" aria-label="Open ${nameOf(webhook)}">Open</a>`
    : html`<a class="button secondary" href="${here}/webhooks/${webhook.id}/delete" aria-label="Delete ${nameOf(webhook)}">Delete</a>`
}
</li>`;

export type WebhookForm = {
  session: Session;
  id: string;
  typed?: TypedWebhook;
  errors?: FieldErrors;
};

const nothing: TypedWebhook = { url: '', events: defaultEvents, description: '', organization: false };

export const newWebhookView = ({ session, id, typed = nothing, errors = {} }: WebhookForm): View =>
  layout(
    { title: titleWith(errors, 'New webhook'), session, here },
    html`${errorSummary(errors)}
${back}
<h1>New webhook</h1>
<p class="lead">We send the events to your URL as JSON in an HTTP POST. See the <a href="/api/docs">API reference</a> for the payloads.</p>
<form class="card" method="post" action="${here}/webhooks">
${formTokenField(session)}
<input type="hidden" name="id" value="${id}">
${webhookFields(typed, errors)}
${isManager(session) ? organizationField(typed) : ''}
<p class="actions"><button>Create webhook</button> <a class="button secondary" href="${here}">Cancel</a></p>
</form>`,
  );

const organizationField = ({ organization }: TypedWebhook): View => html`<div class="choice">
<input type="checkbox" id="organization" name="organization" value="true"${organization ? html` checked` : ''}>
<label for="organization">Events of all members of the organization, as long as you are an owner or admin</label>
</div>`;

export const webhookFields = (typed: TypedWebhook, errors: FieldErrors): View => html`${textField(
  {
    ...{ name: 'url', label: 'URL', value: typed.url, type: 'url', maxLength: longest('NewWebhook', 'url') },
    hint: 'Must be public and start with https://.',
  },
  errors.url,
)}
${eventField(typed.events, errors.events)}
${textField(
  {
    ...{
      name: 'description',
      label: 'Description',
      value: typed.description,
      maxLength: longest('NewWebhook', 'description'),
      isOptional: true,
    },
    hint: 'Optional. Only you see this.',
  },
  errors.description,
)}`;

const eventField = (
  chosen: string[],
  error: string | undefined,
): View => html`<fieldset id="events" tabindex="-1"${describedBy('events', undefined, error)}>
<legend>Events</legend>
${errorLine('events', error)}
${Object.entries(eventLabels).map(
  ([event, words]) => html`<div class="choice">
<input type="checkbox" id="event-${event}" name="event" value="${event}"${chosen.includes(event) ? html` checked` : ''}>
<label for="event-${event}">${words} <code>${event}</code></label>
</div>`,
)}
</fieldset>`;

type Shown = { session: Session; id: string; url: string; secret: string; isNew: boolean };

export const webhookSecretView = ({ session, id, url, secret, isNew }: Shown): View =>
  layout(
    { title: isNew ? 'Webhook created' : 'Signing secret rotated', session, here },
    html`${back}
<h1>${isNew ? 'Webhook created' : 'Signing secret rotated'}</h1>
${notice(isNew ? 'Webhook created. Events will be sent to it.' : 'Secret rotated. For 24 hours, events are signed with both secrets.')}
<section class="card" aria-labelledby="signing">
<h2 id="signing">Signing secret</h2>
<p class="quiet">${url}</p>
<div class="secret"><code id="secret" data-copy="secret">${secret}</code></div>
<p>Copy it now. <strong>You won't be able to see it again.</strong> Use it to verify that requests come from us.</p>
</section>
<p><a class="button" href="${here}/webhooks/${id}">I've copied it</a></p>`,
  );

export const rotateWebhookSecretView = (session: Session, webhook: WebhookRow): View =>
  layout(
    { title: 'Rotate signing secret', session, here, isNarrow: true },
    html`<h1>Rotate the signing secret of "${nameOf(webhook)}"?</h1>
<p>For 24 hours, events are signed with both secrets. Update your endpoint within that time.</p>
<form method="post" action="${here}/webhooks/${webhook.id}/secret">
${formTokenField(session)}
<p class="actions"><button class="danger">Rotate secret</button> <a class="button secondary" href="${here}/webhooks/${webhook.id}">Cancel</a></p>
</form>`,
  );

export const deleteWebhookView = (session: Session, webhook: WebhookRow): View =>
  layout(
    { title: 'Delete webhook', session, here, isNarrow: true },
    html`<h1>Delete "${nameOf(webhook)}"?</h1>
<p class="quiet">${webhook.url}</p>
<p>Stops deliveries and deletes the delivery log. This can't be undone.</p>
<form method="post" action="${here}/webhooks/${webhook.id}/delete">
${formTokenField(session)}
<p class="actions"><button class="danger">Delete webhook</button> <a class="button secondary" href="${here}">Cancel</a></p>
</form>`,
  );
