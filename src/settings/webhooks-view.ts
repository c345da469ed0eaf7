import { html } from 'hono/html';
import { isManager } from '../accounts/roles.ts';
import type { WebhookRow } from '../queries/webhooks.ts';
import { describedBy, errorLine, errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import { longest } from '../web/limits.ts';
import { notice } from '../web/notice.ts';
import type { Session } from '../web/session.ts';
import { defaultEvents } from '../webhooks/endpoints.ts';
import { developersPath, listPaths } from './developers-view.ts';
import { eventLabels, type TypedWebhook } from './webhook-fields.ts';
import { nameOf } from './webhook-list-view.ts';

const here = developersPath;
const base = listPaths.webhooks;

export const back = html`<p class="back"><a href="${base}">Webhooks</a></p>`;

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
<form class="card" method="post" action="${base}">
${formTokenField(session)}
<input type="hidden" name="id" value="${id}">
${webhookFields(typed, errors)}
${isManager(session) ? organizationField(typed) : ''}
<p class="actions"><button>Create webhook</button> <a class="button secondary" href="${base}">Cancel</a></p>
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
${isNew ? html`<p>Next, send a test event from the page of the webhook.</p>` : ''}
<p><a class="button" href="${base}/${id}">I've copied it</a></p>`,
  );

export const rotateWebhookSecretView = (session: Session, webhook: WebhookRow): View =>
  layout(
    { title: 'Rotate signing secret', session, here, isNarrow: true },
    html`<h1>Rotate the signing secret of "<bdi>${nameOf(webhook)}</bdi>"?</h1>
<p>For 24 hours, events are signed with both secrets. Update your endpoint within that time.</p>
<form method="post" action="${base}/${webhook.id}/secret">
${formTokenField(session)}
<p class="actions"><button>Rotate secret</button> <a class="button secondary" href="${base}/${webhook.id}">Cancel</a></p>
</form>`,
  );

export const deleteWebhookView = (session: Session, webhook: WebhookRow): View =>
  layout(
    { title: 'Delete webhook', session, here, isNarrow: true },
    html`<h1>Delete "<bdi>${nameOf(webhook)}</bdi>"?</h1>
<p class="quiet">${webhook.url}</p>
<p>Stops deliveries and deletes the delivery log. This can't be undone.</p>
<form method="post" action="${base}/${webhook.id}/delete">
${formTokenField(session)}
<p class="actions"><button class="danger">Delete webhook</button> <a class="button secondary" href="${base}">Cancel</a></p>
</form>`,
  );
