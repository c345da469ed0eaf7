/**
 * Mail that is due, by the table whose rows are sent. Their `next_attempt_at` is when the mail is due; null once it was sent or was refused for
 * good.
 */
import { type SqlBool, sql } from 'kysely';
import type { Db } from '../database/connect.ts';

const due = sql<SqlBool>`next_attempt_at <= current_instant()`;

/** None is sent after its link expired, or to a member who was deactivated before joining. */
export const isDue = {
  password_resets: sql<SqlBool>`${due} and expires_at > current_instant()`,
  invitations: sql<SqlBool>`${due} and expires_at > current_instant() and user_id in (select id from users where disabled_at is null)`,
  pending_bookings: due,
  messages: due,
  security_notices: due,
  host_notices: due,
  webhook_notices: due,
};

export type MailTable = keyof typeof isDue;

/** With the rows' organization. Each has a function of the database that claims some of one organization. */
const claimFunctions = {
  pending_bookings: 'claim_pending_bookings',
  messages: 'claim_messages',
  security_notices: 'claim_security_notices',
  host_notices: 'claim_host_notices',
  webhook_notices: 'claim_webhook_notices',
};

export type TenantMailTable = keyof typeof claimFunctions;

const mostOrganizations = 100;

/** Organizations with due mail, those waiting longest first. */
export async function listOrganizationsWithMail(db: Db, table: TenantMailTable): Promise<string[]> {
  const { rows } = await sql<{ organizationId: string }>`
    select organization_id from ${sql.raw(table)} where ${isDue[table]}
      group by organization_id order by min(next_attempt_at) limit ${mostOrganizations}`.execute(db);
  return rows.map(({ organizationId }) => organizationId);
}

export type MailClaim = { organizationId: string; limit: number; pausesSec: readonly number[] };

/** `find`: the contents; it leaves out what is not sent now. */
type Claimed<Row> = { table: TenantMailTable; find: (db: Db, organizationId: string, ids: string[]) => Promise<Row[]> };

/** Claims due mail of an organization. It is due again after its pause, even if this process is killed. */
export async function claimMail<Row extends { id: string }>(
  db: Db,
  { table, find }: Claimed<Row>,
  { organizationId, limit, pausesSec }: MailClaim,
): Promise<(Row & { attempt: number })[]> {
  const { rows: claims } = await sql<{ id: string; attempt: number }>`
    select * from ${sql.raw(claimFunctions[table])}(${organizationId}, ${limit}, ${pausesSec}::integer[])`.execute(db);
  if (claims.length === 0) return [];
  const attempts = new Map(claims.map(({ id, attempt }) => [id, attempt]));
  const contents = await find(db, organizationId, [...attempts.keys()]);
  return contents.map((content) => ({ ...content, attempt: attempts.get(content.id) as number }));
}

/** The mail was sent, or was refused for good. A later mail in the same row has another id. */
export async function recordMailDone(db: Db, table: TenantMailTable, row: { organizationId: string; id: string }): Promise<void> {
  const { organizationId, id } = row;
  await sql`
    update ${sql.raw(table)} set next_attempt_at = null where organization_id = ${organizationId} and id = ${id}`.execute(db);
}
