import { type Expression, type SelectQueryBuilder, type SqlBool, sql, type Updateable } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import { type PageRequest, pageOf } from './paging.ts';
import { checkQuota, lockOwner } from './quotas.ts';

type EventTypes = { e: Schema['eventTypes'] };

export const isMember = (userId: string) => sql<SqlBool>`(e.owner_id = ${userId} or exists (
  select from event_type_hosts h where h.event_type_id = e.id and h.user_id = ${userId}))`;

export const thePublic = Symbol('the public');

/** A user, who must own or host the event type; the public; or null for a caller who was authorized by other means. */
export type Viewer = string | typeof thePublic | null;

export function isVisibleTo(viewer: Viewer) {
  if (viewer === null) return sql<SqlBool>`true`;
  return viewer === thePublic ? sql<SqlBool>`e.public_booking` : isMember(viewer);
}

const hosts = sql<Schemas['EventTypeHost'][]>`(
  select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'slug', u.slug, 'scheduleId', h.schedule_id) order by h.position), '[]')
  from event_type_hosts h join users u on u.id = h.user_id where h.event_type_id = e.id)`;

const ownerSlug = sql<string>`(select u.slug from users u where u.id = e.owner_id)`;

const select = (query: SelectQueryBuilder<EventTypes, 'e', object>) =>
  query.selectAll('e').select([ownerSlug.as('ownerSlug'), hosts.as('hosts')]);

const fromEventTypes = (db: Db, condition: Expression<SqlBool>) => select(db.selectFrom('eventTypes as e').where(condition));

export type EventTypeRow = Awaited<ReturnType<typeof findEventType>>;

export const findEventType = (db: Db, userId: string, id: string) =>
  fromEventTypes(db, isMember(userId))
    .where('e.id', '=', toId(id))
    .executeTakeFirstOrThrow(() => notFound('event type'));

export function listEventTypes(db: Db, userId: string, filter: { active?: boolean }, page: PageRequest) {
  const theirs = sql<SqlBool>`e.id = any (array(
    select id from event_types where owner_id = ${userId} union select event_type_id from event_type_hosts where user_id = ${userId}))`;
  const all = fromEventTypes(db, theirs);
  const filtered = filter.active === undefined ? all : all.where('e.active', '=', filter.active);
  return pageOf(filtered, 'asc', page, ['e.createdAt', 'e.id']).execute();
}

/** Locks the row until the transaction ends. Throws 404 unless the user owns it. */
export const lockEventType = (tx: Transaction, ownerId: string, id: string) =>
  fromEventTypes(tx, sql<SqlBool>`e.owner_id = ${ownerId}`)
    .where('e.id', '=', toId(id))
    .forNoKeyUpdate('e')
    .executeTakeFirstOrThrow(() => notFound('event type'));

export type EventTypeValues = Pick<
  Updateable<Schema['eventTypes']>,
  | ('slug' | 'name' | 'kind' | 'description' | 'durations' | 'slotIntervalMin' | 'bufferBeforeMin' | 'bufferAfterMin' | 'minimumNoticeMin')
  | ('bookingWindowDays' | 'dailyLimit' | 'maxInvitees' | 'locationKind' | 'locationValue' | 'questions' | 'hostSelection' | 'active')
  | 'publicBooking'
>;
type RequiredColumn = 'slug' | 'name' | 'kind' | 'durations' | 'locationKind';
export type NewEventTypeValues = EventTypeValues & { [Name in RequiredColumn]-?: NonNullable<EventTypeValues[Name]> };

export const reserveEventType = (tx: Transaction, ownerId: string) =>
  Promise.all([lockOwner(tx, ownerId), checkQuota(tx, 'event_types', ownerId)]);

export async function insertEventType(tx: Transaction, ownerId: string, id: string, values: NewEventTypeValues): Promise<void> {
  const organizationId = sql<string>`(select organization_id from users where id = ${ownerId})`;
  await tx
    .insertInto('eventTypes')
    .values({ ...values, id, ownerId, organizationId })
    .execute();
}

export async function updateEventType(tx: Transaction, ownerId: string, id: string, values: EventTypeValues): Promise<void> {
  await tx
    .updateTable('eventTypes')
    .set({ ...values, updatedAt: sql`current_instant()` })
    .where('id', '=', id)
    .where('ownerId', '=', ownerId)
    .execute();
}

export type HostSchedule = { id: string; scheduleId: string | null };

export async function replaceHosts(tx: Transaction, ownerId: string, id: string, hosts: HostSchedule[]): Promise<void> {
  const [ids, schedules] = [hosts.map((host) => host.id), hosts.map(({ scheduleId }) => scheduleId)];
  await Promise.all([
    sql`delete from event_type_hosts h using event_types e where e.id = h.event_type_id and e.id = ${id} and e.owner_id = ${ownerId}`.execute(
      tx,
    ),
    sql`insert into event_type_hosts (organization_id, event_type_id, user_id, position, schedule_id)
      select e.organization_id, e.id, host.user_id, host.nth - 1, host.schedule_id
      from event_types e cross join unnest(${ids}::uuid[], ${schedules}::uuid[]) with ordinality as host (user_id, schedule_id, nth)
      where e.id = ${id} and e.owner_id = ${ownerId}`.execute(tx),
  ]);
}

/** Returns the ids of the schedules of each of these users who is in the same organization. */
export async function listColleagues(db: Db, userId: string, ids: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; scheduleIds: string[] }>`
    select u.id, array(select s.id from schedules s where s.user_id = u.id) as schedule_ids
    from users u join users me on me.organization_id = u.organization_id
    where me.id = ${userId} and u.id = any(${ids.map(toId)}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, scheduleIds }) => [id, scheduleIds]));
}
