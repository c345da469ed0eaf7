import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Interval } from '../availability/intervals.ts';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { planEachTime } from '../database/statements.ts';
import { notFound } from '../errors.ts';
import { type PageRequest, pageOf } from './paging.ts';

type Tables = { b: Schema['bookings'] };

export const hostsIn = (meetings: string) => sql<Schemas['Host'][]>`(
  select json_agg(json_build_object('id', u.id, 'name', u.name, 'slug', u.slug) order by h.position)
  from ${sql.table(meetings)} m cross join unnest(m.host_ids) with ordinality as h (id, position) join users u on u.id = h.id
  where m.id = b.meeting_id)`;

// Subqueries by key: with joins, PostgreSQL would scan small tables entirely to read a page.
const eventTypeName = sql<string>`(select e.name from event_types e where e.id = b.event_type_id)`;
const hostSlug = sql<string>`(select u.slug from users u where u.id = b.host_id)`;

export const shownBeside = { eventTypeName, hostSlug, hosts: hostsIn('meetings') };

export const show = <T extends Tables>(query: SelectQueryBuilder<T, keyof Tables & keyof T, object>) =>
  (query as unknown as SelectQueryBuilder<Tables, keyof Tables, object>)
    .selectAll('b')
    .select([shownBeside.eventTypeName.as('eventTypeName'), shownBeside.hostSlug.as('hostSlug'), shownBeside.hosts.as('hosts')]);

const fromBookings = (db: Db) => show(db.selectFrom('bookings as b'));

export type BookingRow = Awaited<ReturnType<typeof findBooking>>;

/** Throws 404 unless the user hosts it or owns its event type. */
export const findBooking = (db: Db, userId: string, id: string) =>
  fromBookings(db)
    .where('b.id', '=', toId(id))
    .where(sql<SqlBool>`exists (select from booking_viewers v where v.booking_id = b.id and v.user_id = ${userId})`)
    .executeTakeFirstOrThrow(() => notFound('booking'));

export type BookingFilter = { status?: Schemas['BookingStatus']; eventTypeId?: string; from?: number; to?: number };

export const listBookings = (db: Db, userId: string, filter: BookingFilter, page: PageRequest) =>
  show(
    db
      .selectFrom(pageOf(viewedBy(db, userId, filter), 'desc', page, ['createdAt', 'bookingId']).as('v'))
      .innerJoin('bookings as b', 'b.id', 'v.bookingId')
      .orderBy('v.createdAt', 'desc')
      .orderBy('v.bookingId', 'desc'),
  ).execute();

const viewedBy = (db: Db, userId: string, { status, eventTypeId, from, to }: BookingFilter) =>
  db
    .selectFrom('bookingViewers')
    .select(['bookingId', 'createdAt'])
    .where('userId', '=', userId)
    .$if(status !== undefined, (query) => query.where('status', '=', status as string))
    .$if(eventTypeId !== undefined, (query) => query.where('eventTypeId', '=', toId(eventTypeId as string)))
    .$if(from !== undefined, (query) => query.where('startsAt', '>=', new Date(from as number)))
    .$if(to !== undefined, (query) => query.where('startsAt', '<', new Date(to as number)))
    // The best plan depends on the window: a week is found by its starts and sorted, ten years are read from the newest.
    .$if(from !== undefined || to !== undefined, (query) => query.modifyEnd(planEachTime));

/** Releases the hosts' time if it was the meeting's last booking. */
export async function cancelActive(tx: Transaction, id: string, { reason, by }: { reason: string | null; by: string }): Promise<void> {
  await sql`
    with canceled as (
      update bookings set status = 'canceled', cancel_reason = ${reason}, canceled_by = ${by},
          canceled_at = current_instant(), updated_at = current_instant()
        where id = ${id} and status = 'active' returning id, meeting_id
    ), seen as (
      update booking_viewers v set status = 'canceled', outcome = 'canceled' from canceled where v.booking_id = canceled.id
    ), remaining as (
      update meetings m set seats_taken = m.seats_taken - 1 from canceled where m.id = canceled.meeting_id returning m.id, m.seats_taken
    )
    delete from host_claims c using remaining where c.meeting_id = remaining.id and remaining.seats_taken = 0`.execute(tx);
}

/** Changes nothing, not even `updated_at`, if the booking is not active or has the value already. */
export async function updateNoShow(tx: Transaction, id: string, noShow: boolean): Promise<void> {
  await sql`
    with marked as (
      update bookings set no_show = ${noShow}, updated_at = current_instant()
        where id = ${id} and status = 'active' and no_show <> ${noShow} returning id
    )
    update booking_viewers v set outcome = ${noShow ? 'no_show' : 'active'} from marked where v.booking_id = marked.id`.execute(tx);
}

export async function countActiveBookings(tx: Transaction, eventTypeId: string, hostIds: string[], { start, end }: Interval) {
  const { rows } = await sql<{ id: string; count: number }>`
    select h.id, (select count(*)::integer from bookings b where b.event_type_id = ${eventTypeId} and b.host_id = h.id
        and b.status = 'active' and b.starts_at >= ${new Date(start)} and b.starts_at < ${new Date(end)}) as count
    from unnest(${hostIds}::uuid[]) as h (id)`.execute(tx);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/**
 * Ranks the hosts by their latest booking of the event type, oldest first, from 1; hosts without one are missing. Ordered by id, which is
 * created under the hosts' locks; `created_at` is the time at which the transaction began to wait for them.
 */
export async function rankByLatestBooking(tx: Transaction, eventTypeId: string, hostIds: string[]) {
  const { rows } = await sql<{ id: string; rank: number }>`
    select h.id, row_number() over (order by b.id)::integer as rank
    from unnest(${hostIds}::uuid[]) as h (id) cross join lateral (
      select b.id from bookings b where b.event_type_id = ${eventTypeId} and b.host_id = h.id order by b.id desc limit 1) as b`.execute(tx);
  return new Map(rows.map(({ id, rank }) => [id, rank]));
}
