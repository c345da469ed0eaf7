/** The people of an organization, as its owners and admins manage them. */
import { sql, type Updateable } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';
import { lockOwner } from './quotas.ts';

export type MemberRow = Awaited<ReturnType<typeof findMember>>;

type Organization = Pick<Owner, 'organizationId'>;

const invitationExpiresAt = sql<Date | null>`(
  select i.expires_at from invitations i where i.user_id = u.id and i.expires_at > current_instant())`;

const fromMembers = (db: Db, { organizationId }: Organization) =>
  db
    .selectFrom('users as u')
    .select(['u.id', 'u.name', 'u.slug', 'u.email', 'u.timezone', 'u.role', 'u.externalId', 'u.disabledAt', 'u.createdAt'])
    .select(invitationExpiresAt.as('invitationExpiresAt'))
    .where('u.organizationId', '=', organizationId);

export type MemberFilter = { active?: boolean; externalId?: string };

/** In order of creation. */
export const listMembers = (db: Db, organization: Organization, { active, externalId }: MemberFilter, page: PageRequest) =>
  pageOf(
    fromMembers(db, organization)
      .$if(active !== undefined, (query) => query.where('u.disabledAt', active ? 'is' : 'is not', null))
      .$if(externalId !== undefined, (query) => query.where('u.externalId', '=', externalId as string)),
    'asc',
    page,
    ['u.createdAt', 'u.id'],
  ).execute();

/** Throws 404. */
export const findMember = (db: Db, organization: Organization, id: string) =>
  fromMembers(db, organization)
    .where('u.id', '=', toId(id))
    .executeTakeFirstOrThrow(() => notFound('member'));

/** Until the transaction ends, nobody else adds, changes or removes members of the organization. */
export const lockMembers = (tx: Transaction, { organizationId }: Organization) => lockOwner(tx, organizationId);

/**
 * Locks an active user against a change of the role. Undefined for a user who was disabled or removed. Not `for share`: on Citus, two of these
 * deadlock on a global table, even for different rows.
 */
export async function lockRole(tx: Transaction, { organizationId, userId }: Owner): Promise<Schemas['Role'] | undefined> {
  const query = tx.selectFrom('users').select('role').where('organizationId', '=', organizationId).where('id', '=', userId);
  return (await query.where('disabledAt', 'is', null).forNoKeyUpdate().executeTakeFirst())?.role;
}

export type NewMember = Owner & Pick<MemberRow, 'slug' | 'email' | 'name' | 'timezone' | 'role' | 'externalId'>;

/** Violates `users_slug_key`, `users_email_key` or `users_organization_id_external_id_key` for values in use. */
export async function insertMember(tx: Transaction, { userId: id, ...member }: NewMember): Promise<void> {
  await tx
    .insertInto('users')
    .values({ ...member, id })
    .execute();
}

export type MemberValues = Pick<Updateable<Schema['users']>, 'name' | 'timezone' | 'role' | 'externalId'>;

/** Violates `users_organization_id_external_id_key` for an external id in use. */
export async function updateMember(tx: Transaction, { organizationId, userId }: Owner, values: MemberValues): Promise<void> {
  if (Object.keys(values).length === 0) return;
  await tx.updateTable('users').set(values).where('organizationId', '=', organizationId).where('id', '=', userId).execute();
}

export async function setActive(tx: Transaction, { organizationId, userId }: Owner, isActive: boolean): Promise<void> {
  await tx
    .updateTable('users')
    .set({ disabledAt: isActive ? null : sql`current_instant()` })
    .where('organizationId', '=', organizationId)
    .where('id', '=', userId)
    .where('disabledAt', isActive ? 'is not' : 'is', null)
    .execute();
}

/** Besides this user. */
export async function hasOtherOwner(db: Db, { organizationId, userId }: Owner): Promise<boolean> {
  const found = await db
    .selectFrom('users')
    .select('id')
    .where('organizationId', '=', organizationId)
    .where('role', '=', 'owner')
    .where('disabledAt', 'is', null)
    .where('id', '!=', userId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The stem, or the stem with the first number from 2 on that no user of the server has. */
export async function findFreeUserSlug(db: Db, stem: string): Promise<string> {
  const { rows } = await sql<{ slug: string }>`
    select s.slug from generate_series(1, 9999) as n (number)
      cross join lateral (select ${stem}::text || case n.number when 1 then '' else '-' || n.number end as slug) as s
    where not exists (select from users u where u.slug = s.slug) order by n.number limit 1`.execute(db);
  return rows[0]?.slug ?? stem;
}

/** Of bookings that the user hosts or whose event type the user owns, leads, and event types. */
export async function hasTraces(db: Db, { organizationId, userId }: Owner): Promise<boolean> {
  const { rows } = await sql<{ hasTraces: boolean }>`
    select exists (select from booking_viewers where organization_id = ${organizationId} and user_id = ${userId})
      or exists (select from leads where organization_id = ${organizationId} and owner_id = ${userId})
      or exists (
        select from event_types where organization_id = ${organizationId} and owner_id = ${userId} and deleted_at is null) as has_traces`.execute(
    db,
  );
  return rows[0]?.hasTraces === true;
}

export type Traces = { bookings: number; leads: number; eventTypes: number };

/** Of `hasTraces`. */
export async function countTraces(db: Db, { organizationId, userId }: Owner): Promise<Traces> {
  const { rows } = await sql<Traces>`
    select
      (select count(*) from booking_viewers where organization_id = ${organizationId} and user_id = ${userId})::integer as bookings,
      (select count(*) from leads where organization_id = ${organizationId} and owner_id = ${userId})::integer as leads,
      (select count(*) from event_types
        where organization_id = ${organizationId} and owner_id = ${userId} and deleted_at is null)::integer as event_types`.execute(db);
  return rows[0] as Traces;
}

/** With everything that belongs to the user alone, once `hasTraces` is false. */
export async function removeMember(tx: Transaction, { organizationId, userId }: Owner): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    delete from event_types where organization_id = ${organizationId} and owner_id = ${userId} returning id`.execute(tx);
  await sql`delete from event_type_organizations where event_type_id = any (${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
  await sql`
    with left_types as (
      delete from event_type_hosts where organization_id = ${organizationId} and user_id = ${userId} returning event_type_id
    )
    update event_types e set active = false
      where e.organization_id = ${organizationId} and e.id in (select event_type_id from left_types) and not exists (
        select from event_type_hosts h where h.organization_id = ${organizationId} and h.event_type_id = e.id and h.user_id <> ${userId})`.execute(
    tx,
  );
  for (const table of ownTenantTables) {
    await sql`delete from ${sql.table(table)} where organization_id = ${organizationId} and user_id = ${userId}`.execute(tx);
  }
  for (const table of ownGlobalTables) await sql`delete from ${sql.table(table)} where user_id = ${userId}`.execute(tx);
  await tx.deleteFrom('users').where('organizationId', '=', organizationId).where('id', '=', userId).execute();
}

/** Tables come before those that they refer to. */
const ownTenantTables = [
  'schedules',
  'out_of_office',
  'calendars',
  'calendar_feeds',
  'webhooks',
  'security_events',
  'recovery_codes',
  'authenticators',
  'passkeys',
];
const ownGlobalTables = ['oauth_grants', 'oauth_clients', 'personal_access_tokens', 'passwords', 'sessions', 'invitations'];
