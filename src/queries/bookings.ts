import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Interval } from '../availability/intervals.ts';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import { planEachTime } from '../database/statements.ts';
import { Conflict } from '../database/unavailable.ts';
import { notFound } from '../errors.ts';
import type { SchedulingFacts } from './availability.ts';
import { fillContact, mergeContact } from './contacts.ts';
import { type PageRequest, pageOf } from './paging.ts';

type Tables = { b: Schema['bookings'] };

const hostsIn = (meetings: string) => sql<Schemas['Host'][]>`(
  select json_agg(json_build_object('id', u.id, 'name', u.name, 'slug', u.slug) order by h.position)
  from ${sql.table(meetings)} m cross join unnest(m.host_ids) with ordinality as h (id, position) join users u on u.id = h.id
  where m.id = b.meeting_id)`;

// Looked up for each row by key: were they joined, a page would be reason enough to read small tables from end to end.
const eventTypeName = sql<string>`(select e.name from event_types e where e.id = b.event_type_id)`;
const hostSlug = sql<string>`(select u.slug from users u where u.id = b.host_id)`;

/** What is shown of a booking beside its row `b`. */
export const shownBeside = { eventTypeName, hostSlug, hosts: hostsIn('meetings') };

export const show = <T extends Tables>(query: SelectQueryBuilder<T, keyof Tables & keyof T, object>) =>
  (query as unknown as SelectQueryBuilder<Tables, keyof Tables, object>)
    .selectAll('b')
    .select([shownBeside.eventTypeName.as('eventTypeName'), shownBeside.hostSlug.as('hostSlug'), shownBeside.hosts.as('hosts')]);

const fromBookings = (db: Db) => show(db.selectFrom('bookings as b'));

export type BookingRow = Awaited<ReturnType<typeof findBooking>>;

/** One of an event type that the user owns, or that the user hosts; throws 404 otherwise. */
export const findBooking = (db: Db, userId: string, id: string) =>
  fromBookings(db)
    .where('b.id', '=', toId(id))
    .where(sql<SqlBool>`exists (select from booking_viewers v where v.booking_id = b.id and v.user_id = ${userId})`)
    .executeTakeFirstOrThrow(() => notFound('booking'));

/** `from` and `to` are epoch milliseconds and select by start. */
export type BookingFilter = { status?: Schemas['BookingStatus']; eventTypeId?: string; from?: number; to?: number };

/** Bookings that the user may see, the most recently created first; one more than a page, if there are. */
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
    // A week is best found by its starts and sorted, ten years by walking from the newest.
    .$if(from !== undefined || to !== undefined, (query) => query.modifyEnd(planEachTime));

/** An existing meeting with free seats, or a new one of these hosts. */
export type MeetingChoice = { joins: string } | { hostIds: string[]; time: Interval };

export type NewBooking = {
  id: string;
  facts: SchedulingFacts;
  meeting: MeetingChoice;
  wanted: Pick<Schemas['NewBooking'], 'invitee' | 'guests' | 'answers' | 'notes' | 'leadId'>;
  location: { kind: string; value: string | null };
  /** Created without a token: the invitee is not verified. */
  isPublic: boolean;
  /** The booking that it takes the place of, which must be canceled in the same transaction; and why. */
  moved?: { id: string; reason: string | null };
};

/**
 * Inserts a booking with all that follows from it: the meeting and its hosts' time, who sees it, the leads that it books, the contacts
 * that it tells of. The database refuses a meeting that would overlap another. When somebody without locks took the last seat, or
 * the meeting away, the transaction must begin anew.
 */
export async function insertBooking(tx: Transaction, booking: NewBooking): Promise<BookingRow> {
  const { id, facts, meeting, wanted, location, isPublic, moved } = booking;
  const { invitee } = wanted;
  // A move carries over invitee data, which may be unverified.
  const isVerified = !isPublic && moved === undefined;
  const { rows } = await sql<BookingRow>`
    with ${'joins' in meeting ? seatTaken(meeting.joins, facts.maxInvitees) : meetingCreated(facts, meeting)}, booked as (
      insert into bookings (id, organization_id, event_type_id, meeting_id, host_id, starts_at, ends_at, location_kind, location_value,
          invitee_name, invitee_email, invitee_timezone, invitee_phone, guests, answers, notes, rescheduled_from_id, reschedule_reason, lead_id)
        select ${id}, m.organization_id, m.event_type_id, m.id, m.host_ids[1], m.starts_at, m.ends_at, ${location.kind}, ${location.value},
          ${invitee.name}, ${invitee.email}, ${invitee.timezone ?? facts.ownerTimezone}, ${invitee.phone ?? null},
          ${wanted.guests ?? []}::text[], ${JSON.stringify(wanted.answers ?? [])}::jsonb, ${wanted.notes ?? null},
          ${moved?.id ?? null}::uuid, ${moved?.reason ?? null}, ${leadOf(booking)}
        from meeting m
        returning *
    ), viewed as (
      insert into booking_viewers (organization_id, booking_id, user_id, event_type_id, status, starts_at, created_at)
        select distinct b.organization_id, b.id, viewer, b.event_type_id, b.status, b.starts_at, b.created_at
        from booked b join meeting m on m.id = b.meeting_id cross join unnest(m.host_ids || ${facts.ownerId}::uuid) as viewer
        returning user_id
    ), leads_booked as (
      update leads l set booking_id = b.id, updated_at = b.created_at from booked b
        where (l.booking_id = b.rescheduled_from_id or (not l.booked and ${isVerified ? sql`true` : sql`l.id = b.lead_id`})) and l.id in (select b.lead_id union all
          select same.id from leads same where same.event_type_id = b.event_type_id and lower(same.email) = lower(b.invitee_email))
    ), known as (
      insert into contacts (organization_id, user_id, email_key, email, name, phone, timezone, booking_count, lead_count,
          first_seen_at, last_activity_at, last_booking_at)
        select b.organization_id, v.user_id, lower(b.invitee_email), b.invitee_email, b.invitee_name, b.invitee_phone, b.invitee_timezone,
          1, 0, b.created_at, b.created_at, b.created_at
        from booked b cross join viewed v order by v.user_id
        ${isVerified ? mergeContact : fillContact}
    )${moved === undefined ? sql`` : linkedTo}
    select b.*, ${eventTypeName} as event_type_name, ${hostSlug} as host_slug, ${hostsIn('meeting')} as hosts from booked b`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Conflict();
  return row;
}

/**
 * The lead of a booking. A member may name any lead of the event type; the default is the latest open one of the invitee's address. The
 * public may name one of the invitee's address; any other is ignored. A move keeps the lead.
 */
function leadOf({ wanted: { leadId, invitee }, isPublic, moved }: NewBooking) {
  const ofAddress = sql`l.event_type_id = m.event_type_id and lower(l.email) = lower(${invitee.email})`;
  if (isPublic)
    return leadId === undefined ? sql`null::uuid` : sql`(select l.id from leads l where l.id = ${toId(leadId)} and ${ofAddress})`;
  if (leadId !== undefined || moved !== undefined) return sql`${leadId ?? null}::uuid`;
  return sql`(select l.id from leads l where ${ofAddress} and not l.booked order by l.created_at desc, l.id desc limit 1)`;
}

/** From where a booking was moved: it counts as nothing else any more. */
const linkedTo = sql`, linked as (
      update bookings old set rescheduled_to_id = b.id from booked b where old.id = b.rescheduled_from_id
    ), counted_as_moved as (
      update booking_viewers v set outcome = 'moved' from booked b where v.booking_id = b.rescheduled_from_id
    )`;

/** A meeting with one seat taken; what its hosts are claimed for may overlap nothing. */
const meetingCreated = (facts: SchedulingFacts, { hostIds, time: { start, end } }: { hostIds: string[]; time: Interval }) => sql`
    meeting as (
      insert into meetings (id, organization_id, event_type_id, host_ids, starts_at, ends_at, buffer_before_min, buffer_after_min, seats, seats_taken)
      values (${newId()}, ${facts.organizationId}, ${facts.id}, ${hostIds}::uuid[], ${new Date(start)}, ${new Date(end)},
        ${facts.bufferBeforeMin}, ${facts.bufferAfterMin}, ${facts.maxInvitees}, 1)
      returning *
    ), claimed as (
      insert into host_claims (organization_id, meeting_id, host_id, occupies)
        select organization_id, id, unnest(host_ids),
          tstzrange(starts_at - make_interval(mins => buffer_before_min), ends_at + make_interval(mins => buffer_after_min))
        from meeting
    )`;

const seatTaken = (meetingId: string, maxInvitees: number) => sql`
    meeting as (
      update meetings set seats_taken = seats_taken + 1, seats = greatest(seats_taken + 1, ${maxInvitees}::integer)
        where id = ${meetingId} and seats_taken > 0 and seats_taken < ${maxInvitees}
        returning *
    )`;

/** Cancels an active booking; when it was its meeting's last, the hosts' time is free. */
export async function cancelActive(tx: Transaction, id: string, { reason, by }: { reason: string | null; by: string }): Promise<void> {
  await sql`
    with canceled as (
      update bookings set status = 'canceled', cancel_reason = ${reason}, canceled_by = ${by},
          canceled_at = current_instant(), updated_at = current_instant()
        where id = ${id} and status = 'active' returning id, meeting_id
    ), told as (
      update booking_viewers v set status = 'canceled', outcome = 'canceled' from canceled where v.booking_id = canceled.id
    ), left_over as (
      update meetings m set seats_taken = m.seats_taken - 1 from canceled where m.id = canceled.meeting_id returning m.id, m.seats_taken
    )
    delete from host_claims c using left_over where c.meeting_id = left_over.id and left_over.seats_taken = 0`.execute(tx);
}

/** Notes of an active booking whether its invitee stayed away; one of which that is known already is left as it is. */
export async function updateNoShow(tx: Transaction, id: string, noShow: boolean): Promise<void> {
  await sql`
    with marked as (
      update bookings set no_show = ${noShow}, updated_at = current_instant()
        where id = ${id} and status = 'active' and no_show <> ${noShow} returning id
    )
    update booking_viewers v set outcome = ${noShow ? 'no_show' : 'active'} from marked where v.booking_id = marked.id`.execute(tx);
}

/** How many active bookings of an event type each host has that start in a window. */
export async function countActiveBookings(tx: Transaction, eventTypeId: string, hostIds: string[], { start, end }: Interval) {
  const { rows } = await sql<{ id: string; count: number }>`
    select h.id, (select count(*)::integer from bookings b where b.event_type_id = ${eventTypeId} and b.host_id = h.id
        and b.status = 'active' and b.starts_at >= ${new Date(start)} and b.starts_at < ${new Date(end)}) as count
    from unnest(${hostIds}::uuid[]) as h (id)`.execute(tx);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/**
 * In which turn each host was last given a booking of an event type, from 1; hosts who never were are left out. Ids tell the order:
 * they are made under the hosts' locks, while `created_at` is when a transaction began to wait for them.
 */
export async function findTurns(tx: Transaction, eventTypeId: string, hostIds: string[]) {
  const { rows } = await sql<{ id: string; turn: number }>`
    select h.id, row_number() over (order by b.id)::integer as turn
    from unnest(${hostIds}::uuid[]) as h (id) cross join lateral (
      select b.id from bookings b where b.event_type_id = ${eventTypeId} and b.host_id = h.id order by b.id desc limit 1) as b`.execute(tx);
  return new Map(rows.map(({ id, turn }) => [id, turn]));
}
