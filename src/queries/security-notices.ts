/** Mail to users about changes of what gives access to their accounts. */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import type { Owner } from './owner.ts';
import { findEmail } from './users.ts';

const noticedKinds = [
  'signed_in',
  'email_changed',
  'password_changed',
  'password_reset',
  'authenticator_added',
  'authenticator_removed',
  'second_factors_removed',
  'recovery_codes_created',
  'recovery_code_used',
  'passkey_added',
  'passkey_removed',
  'token_created',
  'app_authorized',
] as const;

/** Kinds of events of the security log that an attacker would hide. */
export type NoticedKind = (typeof noticedKinds)[number];

export const isNoticed = (kind: string): kind is NoticedKind => noticedKinds.some((one) => one === kind);

/** Each mail may be the only sign of an attack, so those of one kind do not use up those of another. */
const mostPerDay = 10;

type News = { kind: NoticedKind; detail: string | null; address: string | null; userAgent: string | null };

/** To the user's address, and to `formerEmail`. About one kind of event a user gets at most `mostPerDay` mails a day. */
export async function insertSecurityNotices(
  tx: Db,
  { organizationId, userId }: Owner,
  { kind, detail, address, userAgent }: News,
  formerEmail?: string,
): Promise<void> {
  const current = await findEmail(tx, userId);
  const emails = [...new Set([current, formerEmail ?? current])];
  await sql`
    with earlier as materialized (
      select email, count(*) as count from security_notices
        where organization_id = ${organizationId} and user_id = ${userId} and kind = ${kind} and email = any (${emails}::text[])
          and created_at > current_instant() - interval '1 day' group by email
    ), written as (
      insert into security_notices (organization_id, id, user_id, email, kind, detail, address, user_agent, next_attempt_at)
        select ${organizationId}::uuid, given.id, ${userId}::uuid, given.email, ${kind}::text, ${detail}::text, ${address}::text, ${userAgent}::text,
            current_instant()
          from unnest(${emails.map(() => newId())}::uuid[], ${emails}::text[]) as given (id, email)
            left join earlier on earlier.email = given.email
          where coalesce(earlier.count, 0) < ${mostPerDay}
        returning id
    )
    select from written`.execute(tx);
}

export type SecurityNotice = News & {
  organizationId: string;
  /** Of the message. */
  id: string;
  /** The recipient. */
  email: string;
  createdAt: Date;
  /** The user's address now. */
  currentEmail: string;
  name: string | null;
  timezone: string;
  organizationName: string;
};

export async function findSecurityNotices(db: Db, organizationId: string, ids: string[]): Promise<SecurityNotice[]> {
  const { rows } = await sql<SecurityNotice>`
    select n.organization_id, n.id, n.email, n.kind, n.detail, n.address, n.user_agent, n.created_at, u.email as current_email, u.name, u.timezone,
      (select o.name from organizations o where o.id = ${organizationId}) as organization_name
    from security_notices n join users u on u.id = n.user_id
    where n.organization_id = ${organizationId} and n.id = any (${ids}::uuid[])`.execute(db);
  return rows;
}
