/** Claims of the due mail of password resets, and the outcomes of their attempts; like due-mail.ts. */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { isDue } from './due-mail.ts';

export type ResetMail = { id: string; email: string; organizationName: string; expiresAt: Date };

export type ClaimedReset = ResetMail & { attempt: number };

/** Due again after its pause, even if this process is killed. Those without an account, or of a disabled one, are deleted. */
export async function claimPasswordResets(
  db: Db,
  { limit, pausesSec }: { limit: number; pausesSec: readonly number[] },
): Promise<ClaimedReset[]> {
  const { rows: claims } = await sql<{ id: string; attempt: number }>`
    update password_resets r set attempts = r.attempts + 1, next_attempt_at = due.again_at
      from (
        select id, current_instant()
            + make_interval(secs => (${pausesSec}::integer[])[least(attempts + 1, cardinality(${pausesSec}::integer[]))]) as again_at
          from password_resets where ${isDue.password_resets} order by next_attempt_at limit ${limit} for update skip locked) as due
      where r.id = due.id
      returning r.id, r.attempts as attempt`.execute(db);
  if (claims.length === 0) return [];
  const ids = claims.map(({ id }) => id);
  const { rows } = await sql<ResetMail>`
    select r.id, u.email, o.name as organization_name, r.expires_at
    from password_resets r join users u on lower(u.email) = lower(r.email) join organizations o on o.id = u.organization_id
    where r.id = any (${ids}::uuid[]) and u.disabled_at is null`.execute(db);
  const found = rows.map(({ id }) => id);
  await sql`delete from password_resets where id = any (${ids}::uuid[]) and id <> all (${found}::uuid[])`.execute(db);
  const attempts = new Map(claims.map(({ id, attempt }) => [id, attempt]));
  return rows.map((row) => ({ ...row, attempt: attempts.get(row.id) as number }));
}

/** The mail was sent, or was refused for good. */
export async function recordResetDone(db: Db, { id }: Pick<ResetMail, 'id'>): Promise<void> {
  await sql`update password_resets set next_attempt_at = null where id = ${id}`.execute(db);
}
