/** Claims of the due mail of invitations, and the outcomes of their attempts; like due-mail.ts. */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { isDue } from './due-mail.ts';

export type InvitationMail = { userId: string; id: string; email: string; organizationName: string; expiresAt: Date };

export type ClaimedInvitation = InvitationMail & { attempt: number };

/** Due again after its pause, even if this process is killed. None is sent after its link expired, or to a deactivated member. */
export async function claimInvitations(
  db: Db,
  { limit, pausesSec }: { limit: number; pausesSec: readonly number[] },
): Promise<ClaimedInvitation[]> {
  const { rows } = await sql<ClaimedInvitation>`
    with claimed as (
      update invitations i set attempts = i.attempts + 1, next_attempt_at = due.again_at
        from (
          select user_id, current_instant()
              + make_interval(secs => (${pausesSec}::integer[])[least(attempts + 1, cardinality(${pausesSec}::integer[]))]) as again_at
            from invitations where ${isDue.invitations} order by next_attempt_at limit ${limit} for update skip locked) as due
        where i.user_id = due.user_id
        returning i.user_id, i.id, i.attempts, i.expires_at
    )
    select c.user_id, c.id, c.attempts as attempt, c.expires_at, u.email, o.name as organization_name
    from claimed c join users u on u.id = c.user_id join organizations o on o.id = u.organization_id`.execute(db);
  return rows;
}

/** The mail was sent, or was refused for good. Changes no later invitation of the user. */
export async function recordInvitationDone(db: Db, { userId, id }: InvitationMail): Promise<void> {
  await sql`update invitations set next_attempt_at = null where user_id = ${userId} and id = ${id}`.execute(db);
}
