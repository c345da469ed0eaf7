/** Mail about webhook endpoints, which `report_webhook` inserts. */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

export type WebhookNotice = {
  organizationId: string;
  /** Of the message. */
  id: string;
  webhookId: string;
  url: string;
  description: string | null;
  consecutiveFailures: number;
  /** Null of an endpoint that fails and is still active. */
  disabledReason: string | null;
  email: string;
  name: string | null;
  organizationName: string;
};

/** Without those to deactivated members. */
export async function findWebhookNotices(db: Db, organizationId: string, ids: string[]): Promise<WebhookNotice[]> {
  const { rows } = await sql<WebhookNotice>`
    select n.organization_id, n.id, n.webhook_id, w.url, w.description, w.consecutive_failures, w.disabled_reason, u.email, u.name,
      (select o.name from organizations o where o.id = ${organizationId}) as organization_name
    from webhook_notices n join webhooks w on w.organization_id = ${organizationId} and w.id = n.webhook_id join users u on u.id = w.user_id
    where n.organization_id = ${organizationId} and n.id = any (${ids}::uuid[]) and u.disabled_at is null`.execute(db);
  return rows;
}
