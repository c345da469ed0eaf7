import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Interval } from '../availability/intervals.ts';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { anyId, planEachTime } from '../database/statements.ts';
import { notFound } from '../errors.ts';
import { type ChangesRequest, changesOf, findSettledPlace, isAfterStart } from './changes.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';

type Tables = { b: Schema['bookings'] };

const hostsIn = (organizationId: string) => sql<Schemas['Host'][]>`(
  select json_agg(json_build_object('id', u.id, 'name', u.name, 'slug', u.slug, 'email', u.email) order by h.position)
  from meetings m cross join unnest(m.host_ids) with ordinality as h (id, position) join users u on u.id = h.id
  where m.organization_id = ${organizationId} and m.id = b.meeting_id)`;

// Subqueries by key: with joins, PostgreSQL would scan small tables entirely to read a page.
const eventTypeNameIn = (organizationId: string) => sql<string>`(
  select e.name from event_types e where e.organization_id = ${organizationId} and e.id = b.event_type_id)`;
const hostSlug = sql<string>`(select u.slug from users u where u.id = b.host_id)`;

/** Adds what is shown beside the columns of the booking `b`, which is one of the organization. */
export const show = <T extends Tables>(query: SelectQueryBuilder<T, keyof Tables & keyof T, object>, organizationId: string) =>
  (query as unknown as SelectQueryBuilder<Tables, keyof Tables, object>)
    .selectAll('b')
    .select([eventTypeNameIn(organizationId).as('eventTypeName'), hostSlug.as('hostSlug'), hostsIn(organizationId).as('hosts')])
    .where('b.organizationId', '=', organizationId);

export type BookingRow = Awaited<ReturnType<typeof findBooking>>;

/** Throws 404 unless the user hosts it or owns its event type. */
export const findBooking = (db: Db, { organizationId, userId }: Owner, id: string) =>
  show(db.selectFrom('bookings as b'), organizationId)
    .where('b.id', '=', toId(id))
    .where(
      sql<SqlBool>`exists (
        select from booking_viewers v where v.organization_id = ${organizationId} and v.booking_id = b.id and v.user_id = ${userId})`,
    )
    .executeTakeFirstOrThrow(() => notFound('booking'));

export type BookingFilter = {
  status?: Schemas['BookingStatus'];
  eventTypeId?: string;
  from?: number;
  to?: number;
  /** The id of a user. */
  host?: string;
  /** Part of a name or email. */
  invitee?: string;
  sort?: Schemas['BookingOrder'];
  updatedSince?: Date;
  /** Of the invitee, in any case. */
  email?: string;
  leadId?: string;
  noShow?: boolean;
  /** A key, a colon and a value. */
  metadata?: string;
};

const newestFirst = '-createdAt' satisfies Schemas['BookingOrder'];

/** Bookings that the user may see, most recently created first by default. */
export function listBookings(db: Db, owner: Owner, filter: BookingFilter, page: PageRequest) {
  const { sort = newestFirst } = filter;
  const column = sort.endsWith('startAt') ? 'startsAt' : 'createdAt';
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  return show(
    db
      .selectFrom(pageOf(viewedBy(db, owner, filter), direction, page, [column, 'bookingId']).as('v'))
      .innerJoin('bookings as b', 'b.id', 'v.bookingId')
      .orderBy(`v.${column}`, direction)
      .orderBy('v.bookingId', direction),
    owner.organizationId,
  ).execute();
}

/** The same in the order of change. */
export async function listChangedBookings(db: Db, owner: Owner, filter: BookingFilter, page: ChangesRequest) {
  const settledPlace = await findSettledPlace(db, owner);
  const start = { table: 'booking_viewers', reader: 'user_id', owner, updatedSince: filter.updatedSince } as const;
  const listed = viewedBy(db, owner, filter).select('changedPlace').where(isAfterStart(start, page));
  const changed = changesOf(listed, page, settledPlace, ['changedPlace', 'bookingId']);
  return show(
    db.selectFrom(changed.as('v')).innerJoin('bookings as b', 'b.id', 'v.bookingId').orderBy('v.changedPlace').orderBy('v.bookingId'),
    owner.organizationId,
  )
    .select(sql.ref<number>('v.changed_place').as('changedPlace'))
    .execute();
}

const viewedBy = (db: Db, owner: Owner, filter: BookingFilter) => {
  const { status, eventTypeId, from, to, host, invitee, sort = newestFirst, updatedSince, noShow } = filter;
  const found = foundBy(owner, filter);
  // The best plan depends on the window: a week is found by its starts and sorted, ten years are read from the newest.
  const dependsOnValues =
    sort !== newestFirst || [from, to, host, invitee, updatedSince, noShow, found].some((given) => given !== undefined);
  return db
    .selectFrom('bookingViewers')
    .select(['bookingId', 'createdAt', 'startsAt'])
    .where('organizationId', '=', owner.organizationId)
    .where('userId', '=', dependsOnValues ? owner.userId : anyId(owner.userId))
    .$if(status !== undefined, (query) => query.where('status', '=', status as string))
    .$if(eventTypeId !== undefined, (query) => query.where('eventTypeId', '=', toId(eventTypeId as string)))
    .$if(from !== undefined, (query) => query.where('startsAt', '>=', new Date(from as number)))
    .$if(to !== undefined, (query) => query.where('startsAt', '<', new Date(to as number)))
    .$if(host !== undefined, (query) => query.where(isHostedBy(owner, host as string)))
    .$if(wordsOf(invitee).length > 0, (query) => query.where(hasInvitee(owner, wordsOf(invitee))))
    .$if(noShow !== undefined, (query) => query.where('outcome', noShow ? '=' : '!=', 'no_show'))
    .$if(found !== undefined, (query) => query.where('bookingId', 'in', found as NonNullable<typeof found>))
    .$if(updatedSince !== undefined, (query) => query.where('updatedAt', '>=', updatedSince as Date))
    .$if(dependsOnValues, (query) => query.modifyEnd(planEachTime));
};

/** The organization's bookings that an index finds. Undefined without such a filter. */
function foundBy({ organizationId }: Owner, { email, leadId, metadata }: BookingFilter) {
  const conditions = [
    ...(email === undefined ? [] : [sql<SqlBool>`lower(i.invitee_email) = lower(${email} collate "C")`]),
    ...(leadId === undefined ? [] : [sql<SqlBool>`i.lead_id = ${toId(leadId)}`]),
    ...(metadata === undefined ? [] : [sql<SqlBool>`i.metadata <> '[]' and i.metadata @> ${JSON.stringify([toPair(metadata)])}::jsonb`]),
  ];
  if (conditions.length === 0) return undefined;
  return sql<string>`(select i.id from bookings i where i.organization_id = ${organizationId} and ${sql.join(conditions, sql` and `)})`;
}

const toPair = (text: string): Schemas['MetadataPair'] => {
  const colon = text.indexOf(':');
  return { key: text.slice(0, colon), value: text.slice(colon + 1) };
};

/** Looked up for each booking. As a join, it took seconds in a new database without statistics. */
export const isHostedBy = ({ organizationId }: Owner, host: string, booking = sql.ref('booking_viewers.booking_id')) => sql<SqlBool>`(
  select ${toId(host)}::uuid = any (m.host_ids) from bookings h join meetings m on m.organization_id = ${organizationId} and m.id = h.meeting_id
  where h.organization_id = ${organizationId} and h.id = ${booking})`;

/**
 * Each word is searched for, in any order. The name is the contact's, which is the latest one that was verified; the address is the booking's.
 */
const hasInvitee = ({ organizationId, userId }: Owner, words: string[]) => sql<SqlBool>`exists (
  select from bookings i where i.organization_id = ${organizationId} and i.id = booking_viewers.booking_id
    and (lower(i.invitee_email) = any (array(
        select c.email_key from contacts c
        where c.organization_id = ${organizationId} and c.user_id = ${userId} and ${hasWords(sql.ref('c.search'), words)}))
      or ${hasWords(sql`fold_text(i.invitee_name)`, words)}))`;

const wordsOf = (text = ''): string[] => text.split(/\s+/u).filter((word) => word !== '');

function hasWords(searched: RawBuilder<unknown>, words: string[]): RawBuilder<SqlBool> {
  const each = words.map((word) => sql`${searched} like '%' || fold_text(${word.replace(/[\\%_]/g, '\\$&')}) || '%'`);
  return sql<SqlBool>`(${sql.join(each, sql` and `)})`;
}

/** Active bookings that the user may see, one for each of these starts. */
export async function findActiveByStart(db: Db, { organizationId, userId }: Owner, starts: number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: string; startsAt: Date }>`
    select booking_id as id, starts_at from booking_viewers
    where organization_id = ${organizationId} and user_id = ${userId} and status = 'active'
      and starts_at = any (${starts.map((start) => new Date(start))}::timestamptz[])`.execute(db);
  return new Map(rows.map(({ id, startsAt }) => [startsAt.getTime(), id]));
}

type EventTypeKey = { organizationId: string; eventTypeId: string };

/** The value that the active bookings of a meeting share. Undefined without such a booking. */
export async function findMeetingLocation(
  tx: Transaction,
  { organizationId, meetingId, kind }: { organizationId: string; meetingId: string; kind: string },
): Promise<string | null | undefined> {
  const { rows } = await sql<{ value: string | null }>`
    select b.location_value as value from bookings b
    where b.organization_id = ${organizationId} and b.meeting_id = ${meetingId} and b.status = 'active' and b.location_kind = ${kind}
    order by b.location_value is null, b.created_at, b.id limit 1`.execute(tx);
  return rows[0]?.value;
}

/** Active bookings of the event type per host that start in a window. */
export async function countActiveBookings(
  tx: Transaction,
  { organizationId, eventTypeId }: EventTypeKey,
  hostIds: string[],
  { start, end }: Interval,
) {
  const { rows } = await sql<{ id: string; count: number }>`
    select b.host_id as id, count(*)::integer as count from bookings b
    where b.organization_id = ${organizationId} and b.event_type_id = ${eventTypeId} and b.host_id = any (${hostIds}::uuid[])
      and b.status = 'active' and b.starts_at >= ${new Date(start)} and b.starts_at < ${new Date(end)}
    group by b.host_id`.execute(tx);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/**
 * Ranks the hosts by when their latest booking of the event type was created, oldest first, from 1; hosts without one are missing. The id
 * decides only between equal times, since an import may bring ids of any order.
 */
export async function rankByLatestBooking(tx: Transaction, { organizationId, eventTypeId }: EventTypeKey, hostIds: string[]) {
  const { rows } = await sql<{ id: string; rank: number }>`
    select h.id, row_number() over (order by b.created_at, b.id)::integer as rank
    from unnest(${hostIds}::uuid[]) as h (id) cross join lateral (
      select b.created_at, b.id from bookings b
        where b.organization_id = ${organizationId} and b.event_type_id = ${eventTypeId} and b.host_id = h.id
        order by b.created_at desc, b.id desc limit 1) as b`.execute(tx);
  return new Map(rows.map(({ id, rank }) => [id, rank]));
}
