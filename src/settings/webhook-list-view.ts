import { html } from 'hono/html';
import { includesApi } from '../accounts/plans.ts';
import { warnedFailures } from '../queries/delivery-attempts.ts';
import type { WebhookRow } from '../queries/webhooks.ts';
import { isolate } from '../text/direction.ts';
import type { View } from '../web/layout.ts';
import { type List, pager } from '../web/pager.ts';
import type { Session } from '../web/session.ts';
import { folded, listCard, listPathOf, listPaths } from './developers-view.ts';
import { eventLabels } from './webhook-fields.ts';

const longestName = 80;

/** Shortened. Several endpoints may be on one host. */
export function nameOf({ description, url }: WebhookRow): string {
  const { host, pathname } = URL.parse(url) ?? { host: url, pathname: '/' };
  const name = [...(description ?? (pathname === '/' ? host : host + pathname))];
  return name.length > longestName ? `${name.slice(0, longestName - 1).join('')}…` : name.join('');
}

export function stateBadge({ active, disabledReason, consecutiveFailures }: WebhookRow): View {
  if (!active && disabledReason !== null) return html`<span class="badge warning">disabled</span>`;
  if (!active) return html`<span class="badge caution">paused</span>`;
  if (consecutiveFailures === 0) return html`<span class="badge good">active</span>`;
  return html`<span class="badge ${consecutiveFailures < warnedFailures ? 'caution' : 'warning'}">failing</span>`;
}

/** By client id. */
export type AppNames = ReadonlyMap<string, string>;

export const ofAppText = (appNames: AppNames, { clientId }: WebhookRow): View =>
  clientId === null
    ? html``
    : html` by the app "<bdi>${appNames.get(clientId) ?? clientId}</bdi>", and deleted when the app is disconnected`;

export const webhookCard = (session: Session, webhooks: List<WebhookRow>, appNames: AppNames): View =>
  listCard(
    {
      session,
      id: 'webhooks',
      title: 'Webhooks',
      about: html`We send a signed request to these URLs for the events that you select, such as a new booking.`,
      earlier: "Created on an earlier plan. They don't work on your current plan. Delete the ones you don't need.",
      create: { path: `${listPaths.webhooks}/new`, text: 'New webhook' },
    },
    webhooks.items.length === 0,
    html`${
      webhooks.items.length === 0
        ? html`<p class="empty">No webhooks yet.</p>`
        : html`<ul class="rows lean">${webhooks.items.map((webhook) => webhookRow(session, webhook, appNames))}</ul>`
    }
${pager({ path: listPathOf(session, 'webhooks'), name: 'webhooks', label: 'webhooks' }, webhooks)}`,
  );

const webhookRow = ({ plan }: Session, webhook: WebhookRow, appNames: AppNames): View => html`<li>
<div>
<h3><bdi>${nameOf(webhook)}</bdi> ${stateBadge(webhook)}</h3>
<p class="quiet url" title="${webhook.url}">${webhook.url}</p>
${webhook.organizationWide ? html`<p class="quiet">Events of all members.</p>` : ''}
${webhook.clientId === null ? '' : html`<p class="quiet">Created${ofAppText(appNames, webhook)}.</p>`}
</div>
${folded(
  webhook.events.length === 1 ? '1 event' : `${webhook.events.length} events`,
  webhook.events.map((event) => html`${eventLabels[event]} <code>${event}</code>`),
  'Events',
)}
${
  includesApi(plan)
    ? html`<a class="button secondary" href="${listPaths.webhooks}/${webhook.id}" aria-label="Open ${isolate(nameOf(webhook))}">Open</a>`
    : html`<a class="button danger" href="${listPaths.webhooks}/${webhook.id}/delete" aria-label="Delete ${isolate(nameOf(webhook))}">Delete</a>`
}
</li>`;
