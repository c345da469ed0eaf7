import { html } from 'hono/html';
import type { Schemas } from '../contract.ts';
import type { DeliveryRow } from '../queries/deliveries.ts';
import type { WebhookRow } from '../queries/webhooks.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { exactTime } from '../web/times.ts';
import { badgeOf, nextAttemptText, outcomeOf, subjectLink } from './delivery-log-view.ts';
import { developersPath, listPaths } from './developers-view.ts';
import { eventLabels } from './webhook-fields.ts';
import { nameOf } from './webhook-list-view.ts';

/** `request`: of the last attempt, or of the next one if there was none. */
type DeliveryPage = {
  session: Session;
  webhook: WebhookRow;
  delivery: DeliveryRow;
  request: SentRequest;
  openable: ReadonlySet<string>;
};

export type SentRequest = { headers: Record<string, string>; body: object };

export const deliveryView = ({ session, webhook, delivery, request, openable }: DeliveryPage): View => {
  const { id, event, createdAt, status, attempts } = delivery;
  const path = `${listPaths.webhooks}/${webhook.id}`;
  return layout(
    { title: `Delivery of ${eventLabels[event]}`, session, here: developersPath },
    html`<p class="back"><a href="${path}"><bdi>${nameOf(webhook)}</bdi></a></p>
<h1>${eventLabels[event]} ${badgeOf(delivery)}</h1>
<p class="lead">${exactTime(createdAt, session.timezone)} · ${subjectLink(session, delivery, openable)}</p>
<section class="card" aria-labelledby="attempts">
<div class="head"><h2 id="attempts">Attempts</h2>
<form method="post" action="${path}/deliveries/${id}/redeliver">
${formTokenField(session)}
<button class="secondary">Resend</button>
</form></div>
${status === 'pending' ? html`<p class="quiet">${nextAttemptText(session, delivery)}</p>` : ''}
${attempts.length === 0 ? html`<p class="empty">No attempts yet.</p>` : html`<ol class="words">${attempts.map((attempt) => attemptRow(session, attempt))}</ol>`}
</section>
<section class="card" aria-labelledby="request">
<h2 id="request">Request</h2>
<p>${attempts.length === 0 ? 'As the next attempt sends it' : 'Of the last attempt'}, without signatures.</p>
<pre class="answer" role="region" aria-label="Headers" tabindex="0">POST ${webhook.url}
${Object.entries(request.headers)
  .map(([name, value]) => `${name}: ${value}`)
  .join('\n')}</pre>
<pre class="answer" role="region" aria-label="Body" tabindex="0">${JSON.stringify(request.body, null, 2)}</pre>
</section>
<p class="quiet">Delivery <code>${id}</code></p>`,
  );
};

/** Numbers may have gaps: an attempt is missing if its process ended before the outcome was stored. */
const attemptRow = ({ timezone }: Session, attempt: Schemas['DeliveryAttempt']): View => html`<li value="${attempt.attempt}">
${outcomeOf(attempt)} <span class="quiet">· ${exactTime(new Date(attempt.at), timezone)}</span>
${attempt.response ? html`<pre class="answer">${attempt.response}</pre>` : ''}
</li>`;
