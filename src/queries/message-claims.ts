/** Claims of due messages, and the outcomes of their attempts. */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { findContents, type MessageContent } from './messages.ts';

export type ClaimedMessage = MessageContent & { attempt: number };

const mostOrganizations = 100;

/** Organizations with due messages, those waiting longest first. */
export async function listOrganizationsWithMail(db: Db): Promise<string[]> {
  const { rows } = await sql<{ organizationId: string }>`
    select organization_id from messages where next_attempt_at <= current_instant()
      group by organization_id order by min(next_attempt_at) limit ${mostOrganizations}`.execute(db);
  return rows.map(({ organizationId }) => organizationId);
}

export type MessageClaim = { organizationId: string; limit: number; pausesSec: readonly number[] };

/** Claims due messages of an organization. A message is due again after its pause, even if this process is killed. */
export async function claimMessages(db: Db, { organizationId, limit, pausesSec }: MessageClaim): Promise<ClaimedMessage[]> {
  const { rows: claims } = await sql<{ id: string; attempt: number }>`
    select * from claim_messages(${organizationId}, ${limit}, ${pausesSec}::integer[])`.execute(db);
  if (claims.length === 0) return [];
  const attempts = new Map(claims.map(({ id, attempt }) => [id, attempt]));
  const contents = await findContents(db, organizationId, [...attempts.keys()]);
  return contents.map((content) => ({ ...content, attempt: attempts.get(content.id) as number }));
}

type Attempt = Pick<ClaimedMessage, 'organizationId' | 'id' | 'attempt'>;

/** Also ends a later attempt, begun because this one took longer than its lease. */
export async function recordSent(db: Db, { organizationId, id }: Attempt): Promise<void> {
  await sql`
    update messages set status = 'sent', sent_at = current_instant(), next_attempt_at = null, error = null
      where organization_id = ${organizationId} and id = ${id}`.execute(db);
}

/** `isFinal`: there is no further attempt. */
export async function recordNotSent(db: Db, { organizationId, id, attempt }: Attempt, error: string, isFinal: boolean): Promise<void> {
  const change = isFinal ? sql`, status = 'failed', next_attempt_at = null` : sql``;
  await sql`
    update messages set error = ${error} ${change}
      where organization_id = ${organizationId} and id = ${id} and attempts = ${attempt} and status = 'pending'`.execute(db);
}
