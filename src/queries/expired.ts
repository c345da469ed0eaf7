import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { isLive } from './sessions.ts';

/** Removes what has outlived its use: minutes that are over, idempotency keys older than 24 hours, sessions, links. */
export async function removeExpired(db: Db): Promise<void> {
  await sql`delete from rate_limit_counts where minute < current_instant() - interval '2 minutes'`.execute(db);
  await sql`delete from idempotency_keys where created_at <= current_instant() - interval '24 hours'`.execute(db);
  await sql`delete from sessions where not ${isLive}`.execute(db);
  await sql`delete from invitations where expires_at <= current_instant()`.execute(db);
  await sql`delete from sign_in_attempts where used_until <= current_instant()`.execute(db);
}
