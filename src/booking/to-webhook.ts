import type { Schemas } from '../contract.ts';
import type { WebhookRow } from '../queries/webhooks.ts';

export const toWebhook = (row: WebhookRow): Schemas['Webhook'] => ({
  id: row.id,
  url: row.url,
  events: row.events,
  description: row.description,
  organization: row.organizationWide,
  active: row.active,
  disabledReason: row.disabledReason,
  consecutiveFailures: row.consecutiveFailures,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
