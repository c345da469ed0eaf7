import { type Expression, type SqlBool, sql, type Updateable } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';
import { checkQuota, lockOwner } from './quotas.ts';

export const isMember = ({ organizationId, userId }: Owner) => sql<SqlBool>`e.deleted_at is null and (e.owner_id = ${userId} or exists (
  select from event_type_hosts h
  where h.organization_id = ${organizationId} and h.event_type_id = e.id and h.user_id = ${userId} and not h.pending))`;

const isHost = ({ organizationId, userId }: Owner) => sql<SqlBool>`e.deleted_at is null and exists (
  select from event_type_hosts h where h.organization_id = ${organizationId} and h.event_type_id = e.id and h.user_id = ${userId})`;

/**
 * The reader of an event type: a user, who must own or host it; the public (`isPublic`), which must be allowed to book it; or a caller who
 * was authorized by other means (`isAuthorized`). Limits for the public apply where `isPublic`.
 */
export type Viewer = { organizationId: string; userId: string | null; isPublic: boolean; isAuthorized: boolean };

type Member = { organizationId: string };

export const toMember = ({ organizationId, userId }: Owner): Viewer => ({ organizationId, userId, isPublic: false, isAuthorized: false });
export const toPublic = (organizationId: string): Viewer => ({ organizationId, userId: null, isPublic: true, isAuthorized: false });
export const toAuthorized = ({ organizationId }: Member): Viewer => ({ organizationId, userId: null, isPublic: false, isAuthorized: true });
/** The invitee of a booking, whose event type may be closed to the public. */
export const toInvitee = ({ organizationId }: Member): Viewer => ({ organizationId, userId: null, isPublic: true, isAuthorized: true });

export function isVisibleTo({ organizationId, userId, isPublic, isAuthorized }: Viewer) {
  if (isAuthorized) return sql<SqlBool>`true`;
  return isPublic ? sql<SqlBool>`e.public_booking` : isMember({ organizationId, userId: userId as string });
}

/** With the organization as a value: Citus finds one node for the statement by it, which correlated columns hide. */
const hostsIn = (organizationId: string) => sql<Schemas['EventTypeHost'][]>`(
  select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'slug', u.slug, 'scheduleId', h.schedule_id, 'pending', h.pending)
    order by h.position), '[]')
  from event_type_hosts h join users u on u.id = h.user_id
  where h.organization_id = ${organizationId} and h.event_type_id = e.id)`;

const ownerSlug = sql<string>`(select u.slug from users u where u.id = e.owner_id)`;

const fromEventTypes = (db: Db, { organizationId }: Owner, condition: Expression<SqlBool>) =>
  db
    .selectFrom('eventTypes as e')
    .selectAll('e')
    .select([ownerSlug.as('ownerSlug'), hostsIn(organizationId).as('hosts')])
    .where('e.organizationId', '=', organizationId)
    .where(condition);

export type EventTypeRow = Awaited<ReturnType<typeof findEventType>>;

/** Throws 404 unless the user owns or hosts it, or has yet to accept. */
export const findEventType = (db: Db, owner: Owner, id: string) =>
  fromEventTypes(db, owner, sql<SqlBool>`(${isMember(owner)} or ${isHost(owner)})`)
    .where('e.id', '=', toId(id))
    .executeTakeFirstOrThrow(() => notFound('event type'));

/** Event types that the user owns or hosts, or has yet to accept, in order of creation. */
export function listEventTypes(db: Db, owner: Owner, filter: { active?: boolean; externalId?: string }, page: PageRequest) {
  const { organizationId, userId } = owner;
  const theirs = sql<SqlBool>`e.id = any (array(
    select id from event_types where organization_id = ${organizationId} and owner_id = ${userId}
    union select event_type_id from event_type_hosts where organization_id = ${organizationId} and user_id = ${userId}))`;
  const all = fromEventTypes(db, owner, theirs).where('e.deletedAt', 'is', null);
  const { active, externalId } = filter;
  const filtered = all
    .$if(active !== undefined, (query) => query.where('e.active', '=', active as boolean))
    .$if(externalId !== undefined, (query) => query.where('e.externalId', '=', externalId as string));
  return pageOf(filtered, 'asc', page, ['e.createdAt', 'e.id']).execute();
}

/** Locks the row until the transaction ends. Throws 404 unless the user is a host of it. */
export const lockHostedEventType = (tx: Transaction, owner: Owner, id: string) =>
  fromEventTypes(tx, owner, isHost(owner))
    .where('e.id', '=', toId(id))
    .forNoKeyUpdate('e')
    .executeTakeFirstOrThrow(() => notFound('event type'));

/** Locks the row until the transaction ends. Throws 404 unless the user owns it. */
export const lockEventType = (tx: Transaction, owner: Owner, id: string) =>
  fromEventTypes(tx, owner, sql<SqlBool>`e.owner_id = ${owner.userId} and e.deleted_at is null`)
    .where('e.id', '=', toId(id))
    .forNoKeyUpdate('e')
    .executeTakeFirstOrThrow(() => notFound('event type'));

export type EventTypeValues = Pick<
  Updateable<Schema['eventTypes']>,
  | ('slug' | 'name' | 'kind' | 'description' | 'durations' | 'slotIntervalMin' | 'bufferBeforeMin' | 'bufferAfterMin' | 'minimumNoticeMin')
  | ('bookingWindowDays' | 'dailyLimit' | 'maxInvitees' | 'locationKind' | 'locationValue' | 'questions' | 'hostSelection' | 'active')
  | (
      | 'publicBooking'
      | 'bookingMode'
      | 'botProtection'
      | 'redirectUrl'
      | 'internalNote'
      | 'cancelNoticeMin'
      | 'rescheduleNoticeMin'
      | 'reminders'
      | 'externalId'
    )
>;
type RequiredColumn = 'slug' | 'name' | 'kind' | 'durations' | 'locationKind';
export type NewEventTypeValues = EventTypeValues & { [Name in RequiredColumn]-?: NonNullable<EventTypeValues[Name]> };

/** Locks the owner and throws 409 at the owner's quota. */
export const reserveEventType = (tx: Transaction, owner: Owner) =>
  Promise.all([lockOwner(tx, owner.userId), checkQuota(tx, 'event_types', owner)]);

/** Values in use violate `event_types_organization_id_owner_id_slug_key` or `event_types_organization_id_external_id_key`. */
export async function insertEventType(
  tx: Transaction,
  { organizationId, userId: ownerId }: Owner,
  id: string,
  values: NewEventTypeValues,
): Promise<void> {
  await Promise.all([
    tx
      .insertInto('eventTypes')
      .values({ ...values, id, ownerId, organizationId })
      .execute(),
    tx.insertInto('eventTypeOrganizations').values({ eventTypeId: id, organizationId }).execute(),
  ]);
}

/** Values in use violate `event_types_organization_id_owner_id_slug_key` or `event_types_organization_id_external_id_key`. */
export async function updateEventType(
  tx: Transaction,
  { organizationId, userId }: Owner,
  id: string,
  values: EventTypeValues,
): Promise<void> {
  await tx
    .updateTable('eventTypes')
    .set({ ...values, updatedAt: sql`current_instant()` })
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .where('ownerId', '=', userId)
    .execute();
}

/** Active bookings of the event type that have not ended. */
export async function hasUpcoming(db: Db, { organizationId }: Owner, id: string): Promise<boolean> {
  const { rows } = await sql<{ isBooked: boolean }>`
    select exists (
      select from bookings where organization_id = ${organizationId} and event_type_id = ${toId(id)} and status = 'active'
        and ends_at > current_instant()) as is_booked`.execute(db);
  return rows[0]?.isBooked === true;
}

/** Its slug is free again, and its link closed. */
export async function removeEventType(tx: Transaction, { organizationId, userId }: Owner, id: string): Promise<void> {
  await tx
    .updateTable('eventTypes')
    .set({ deletedAt: sql`current_instant()`, active: false, publicBooking: false, slug: `deleted-${id}`, externalId: null })
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .where('ownerId', '=', userId)
    .execute();
}

const longestSlug = 64;

/** The slug with the first number from 2 on that no event type of the owner has. */
export async function findFreeSlug(db: Db, { organizationId, userId }: Owner, slug: string): Promise<string> {
  const stem = slug
    .replace(/-\d+$/, '')
    .slice(0, longestSlug - 4)
    .replace(/-+$/, '');
  const { rows } = await sql<{ slug: string }>`
    select s.slug from generate_series(2, 999) as n (number) cross join lateral (select ${stem}::text || '-' || n.number as slug) as s
    where not exists (
      select from event_types e where e.organization_id = ${organizationId} and e.owner_id = ${userId} and e.slug = s.slug)
    order by n.number limit 1`.execute(db);
  return rows[0]?.slug ?? stem;
}

export type HostSchedule = { id: string; scheduleId: string | null; pending: boolean };

export async function replaceHosts(tx: Transaction, { organizationId, userId }: Owner, id: string, hosts: HostSchedule[]): Promise<void> {
  const [ids, schedules] = [hosts.map((host) => host.id), hosts.map(({ scheduleId }) => scheduleId)];
  const pending = hosts.map((host) => host.pending);
  await Promise.all([
    sql`delete from event_type_hosts h using event_types e
      where h.organization_id = ${organizationId} and h.event_type_id = ${id}
        and e.organization_id = ${organizationId} and e.id = ${id} and e.owner_id = ${userId}`.execute(tx),
    sql`insert into event_type_hosts (organization_id, event_type_id, user_id, position, schedule_id, pending)
      select e.organization_id, e.id, host.user_id, host.nth - 1, host.schedule_id, host.pending
      from event_types e
        cross join unnest(${ids}::uuid[], ${schedules}::uuid[], ${pending}::boolean[]) with ordinality as host (user_id, schedule_id, pending, nth)
      where e.organization_id = ${organizationId} and e.id = ${id} and e.owner_id = ${userId}`.execute(tx),
  ]);
}

export async function acceptHost(tx: Transaction, { organizationId, userId }: Owner, id: string): Promise<void> {
  await sql`
    update event_type_hosts set pending = false
      where organization_id = ${organizationId} and event_type_id = ${id} and user_id = ${userId}`.execute(tx);
  await sql`
    update event_types set updated_at = current_instant() where organization_id = ${organizationId} and id = ${id}`.execute(tx);
}

/** Without hosts, an event type becomes inactive. */
export async function removeHost(tx: Transaction, { organizationId, userId }: Owner, id: string): Promise<void> {
  await sql`
    delete from event_type_hosts where organization_id = ${organizationId} and event_type_id = ${id} and user_id = ${userId}`.execute(tx);
  await sql`
    update event_types e set updated_at = current_instant(), active = e.active and exists (
        select from event_type_hosts h where h.organization_id = ${organizationId} and h.event_type_id = ${id})
      where e.organization_id = ${organizationId} and e.id = ${id}`.execute(tx);
}

/** Returns the ids of the schedules of each of these users who is in the same organization. */
export async function listColleagues(db: Db, { organizationId }: Owner, ids: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; scheduleIds: string[] }>`
    select u.id, array(select s.id from schedules s where s.organization_id = ${organizationId} and s.user_id = u.id) as schedule_ids
    from users u where u.organization_id = ${organizationId} and u.id = any(${ids.map(toId)}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, scheduleIds }) => [id, scheduleIds]));
}
