import { readSnapshotsOf } from './snapshots.ts';
import type { WebhookRow } from './webhooks.ts';

/** Reads a webhook as `report_webhook` stores it. */
export const toWebhookRow = readSnapshotsOf<WebhookRow>(
  {
    id: 'id',
    clientId: 'client_id',
    url: 'url',
    events: 'events',
    description: 'description',
    organizationWide: 'organization_wide',
    active: 'active',
    disabledReason: 'disabled_reason',
    consecutiveFailures: 'consecutive_failures',
    recoveredAt: 'recovered_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  { recoveredAt: true, createdAt: true, updatedAt: true },
  { organizationWide: false },
);
