/** The outcomes of attempts to send messages. */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

type Attempt = { organizationId: string; id: string; attempt: number };

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
