/** Claims of the due mail about webhook endpoints, and the outcomes of their attempts; like message-claims.ts. */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import type { MessageClaim } from './message-claims.ts';

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

export type ClaimedWebhookNotice = WebhookNotice & { attempt: number };

const mostOrganizations = 100;

/** Organizations with due mail, those waiting longest first. */
export async function listOrganizationsWithWebhookNotices(db: Db): Promise<string[]> {
  const { rows } = await sql<{ organizationId: string }>`
    select organization_id from webhook_notices where next_attempt_at <= current_instant()
      group by organization_id order by min(next_attempt_at) limit ${mostOrganizations}`.execute(db);
  return rows.map(({ organizationId }) => organizationId);
}

/** Due again after its pause, even if this process is killed. */
export async function claimWebhookNotices(db: Db, { organizationId, limit, pausesSec }: MessageClaim): Promise<ClaimedWebhookNotice[]> {
  const { rows: claims } = await sql<{ id: string; attempt: number }>`
    select * from claim_webhook_notices(${organizationId}, ${limit}, ${pausesSec}::integer[])`.execute(db);
  if (claims.length === 0) return [];
  const attempts = new Map(claims.map(({ id, attempt }) => [id, attempt]));
  const notices = await findNotices(db, organizationId, [...attempts.keys()]);
  return notices.map((notice) => ({ ...notice, attempt: attempts.get(notice.id) as number }));
}

/** Without those to deactivated members. */
async function findNotices(db: Db, organizationId: string, ids: string[]): Promise<WebhookNotice[]> {
  const { rows } = await sql<WebhookNotice>`
    select n.organization_id, n.id, n.webhook_id, w.url, w.description, w.consecutive_failures, w.disabled_reason, u.email, u.name,
      (select o.name from organizations o where o.id = ${organizationId}) as organization_name
    from webhook_notices n join webhooks w on w.organization_id = ${organizationId} and w.id = n.webhook_id join users u on u.id = w.user_id
    where n.organization_id = ${organizationId} and n.id = any (${ids}::uuid[]) and u.disabled_at is null`.execute(db);
  return rows;
}

/** The mail was sent, or was refused for good. Changes no later notice about the endpoint. */
export async function recordNoticeDone(db: Db, { organizationId, webhookId, id }: WebhookNotice): Promise<void> {
  await sql`
    update webhook_notices set next_attempt_at = null
      where organization_id = ${organizationId} and webhook_id = ${webhookId} and id = ${id}`.execute(db);
}
