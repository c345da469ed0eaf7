import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { insertEventsFrom } from '../queries/events.ts';
import { InvalidDatasetError } from './errors.ts';
import { type PlannedBooking, pathOf } from './plan-bookings.ts';
import type { PlannedLead } from './plan-leads.ts';
import { createsMeeting } from './plan-meetings.ts';
import { bookingColumns, leadColumns, toBookingRow, toLeadRow } from './write-rows.ts';

/** Large enough to outweigh the round trip, small enough to stay far below the timeouts. */
const batchSize = 5000;

/** Bookings and leads of this import, with one row per viewer of a booking and one for a lead's owner. Contacts are derived from it. */
export const createActivity = (tx: Transaction) =>
  sql`
    create temporary table imported_activity (
      organization_id uuid, user_id uuid, event_type_id uuid, source_id uuid, is_booking boolean, lead_id uuid, created_at timestamptz,
      email_key text, email text, name text, phone text, timezone text
    ) on commit drop`.execute(tx);

export async function insertBookings(tx: Transaction, bookings: readonly PlannedBooking[], now: string): Promise<void> {
  // A booking refers to its meeting, so bookings that create meetings come first.
  const ordered = [...bookings.filter(createsMeeting).sort(byHostAndTime), ...bookings.filter((booking) => !createsMeeting(booking))];
  await inChunks(
    ordered,
    (booking) => toBookingRow(booking, now),
    (rows) => insertBookingRows(tx, rows),
  );
  await takeSeats(tx, bookings);
  const linked = bookings.filter(({ given }) => given.rescheduledFromId || given.rescheduledToId);
  const toLinks = ({ id, given }: PlannedBooking) => ({ id, from_id: given.rescheduledFromId, to_id: given.rescheduledToId });
  await inChunks(linked, toLinks, (rows) =>
    sql`
      with linked as (
        update bookings b set rescheduled_from_id = given.from_id, rescheduled_to_id = given.to_id
          from ${recordset(rows, 'id uuid, from_id uuid, to_id uuid')} where b.id = given.id
          returning b.id, b.status, b.rescheduled_to_id
      )
      update booking_viewers v set outcome = 'moved' from linked
        where v.booking_id = linked.id and linked.status = 'canceled' and linked.rescheduled_to_id is not null`.execute(tx),
  );
}

/** Writing in the order of the indexes by host halves the time. */
const byHostAndTime = (a: PlannedBooking, b: PlannedBooking): number =>
  a.hostIds[0]! < b.hostIds[0]! ? -1 : a.hostIds[0]! > b.hostIds[0]! ? 1 : a.start - b.start;

const insertBookingRows = (tx: Transaction, rows: string) =>
  sql`
    with incoming as materialized (
      select *, starts_at + duration_min * interval '1 minute' as ends_at from ${recordset(rows, bookingColumns)}
    ), meeting as (
      insert into meetings (id, organization_id, event_type_id, host_ids, starts_at, ends_at, buffer_before_min, buffer_after_min, seats, seats_taken, created_at)
      select meeting_id, organization_id, event_type_id, host_ids, starts_at, ends_at, buffer_before_min, buffer_after_min, seats, seats_taken, created_at
      from incoming where seats is not null
    ), claim as (
      insert into host_claims (organization_id, meeting_id, host_id, occupies)
      select organization_id, meeting_id, host_id,
        tstzrange(starts_at - buffer_before_min * interval '1 minute', ends_at + buffer_after_min * interval '1 minute')
      from incoming cross join unnest(host_ids) as host_id where seats_taken > 0
    ), booking as (
      insert into bookings (id, organization_id, event_type_id, meeting_id, host_id, starts_at, ends_at, status, location_kind, location_value,
        invitee_name, invitee_email, invitee_timezone, invitee_phone, guests, answers, notes, cancel_reason, canceled_at, canceled_by,
        reschedule_reason, lead_id, no_show, created_at, updated_at)
      select id, organization_id, event_type_id, meeting_id, host_ids[1], starts_at, ends_at, status, location_kind, location_value,
        invitee_name, invitee_email, invitee_timezone, invitee_phone, guests, answers, notes, cancel_reason, canceled_at, canceled_by,
        reschedule_reason, lead_id, no_show, created_at, updated_at from incoming
    ), viewer as (
      insert into booking_viewers (organization_id, booking_id, user_id, event_type_id, status, outcome, starts_at, created_at)
      select organization_id, id, user_id, event_type_id, status, case when status = 'active' and no_show then 'no_show' else status end,
        starts_at, created_at from incoming cross join unnest(viewer_ids) as user_id
    )
    insert into imported_activity
    select organization_id, user_id, event_type_id, id, true, lead_id, created_at, lower(invitee_email), invitee_email, invitee_name, invitee_phone, invitee_timezone
    from incoming cross join unnest(viewer_ids) as user_id`.execute(tx);

/** A meeting without taken seats has been canceled meanwhile, and its hosts may be in another. */
async function takeSeats(tx: Transaction, bookings: readonly PlannedBooking[]): Promise<void> {
  const joined = new Set(bookings.flatMap(({ meeting }) => (meeting && !meeting.creator ? [meeting] : [])));
  const rows = [...joined].map(({ id, active }) => ({ id, more: active.length }));
  const { numAffectedRows } = await sql`
    update meetings m set seats_taken = seats_taken + more from ${recordset(JSON.stringify(rows), 'id uuid, more integer')}
    where m.id = given.id and seats_taken > 0`.execute(tx);
  if (Number(numAffectedRows) < rows.length) {
    const [booking] = [...joined].flatMap(({ active }) => active);
    throw new InvalidDatasetError([
      { path: pathOf(booking!), message: 'or another booking joins a meeting that has just been canceled. Import again.' },
    ]);
  }
}

export async function insertLeads(tx: Transaction, leads: readonly PlannedLead[], now: string): Promise<void> {
  await inChunks(
    leads,
    (lead) => toLeadRow(lead, now),
    (rows) => insertLeadRows(tx, rows),
  );
}

const insertLeadRows = (tx: Transaction, rows: string) =>
  sql`
    with incoming as materialized (select * from ${recordset(rows, leadColumns)}), lead as (
      insert into leads (id, organization_id, owner_id, event_type_id, name, email, phone, timezone, answers, status, created_at, updated_at)
      select id, organization_id, owner_id, event_type_id, name, email, phone, timezone, answers, status, created_at, updated_at from incoming
    )
    insert into imported_activity
    select organization_id, owner_id, event_type_id, id, false, null, created_at, lower(email), email, name, phone, timezone from incoming`.execute(
    tx,
  );

export async function insertBookingEvents(tx: Transaction, bookings: readonly PlannedBooking[], now: string): Promise<void> {
  const upcoming = bookings.filter(({ isActive, end }) => isActive && end > Date.parse(now));
  await inChunks(
    upcoming,
    ({ id, start }) => ({ id, starts_at: new Date(start) }),
    (rows) =>
      insertEventsFrom(
        tx,
        sql`select id as booking_id, 'booking_created' as type, row_number() over (order by starts_at, id) as ordinal from ${recordset(rows, 'id uuid, starts_at timestamptz')}`,
      ),
  );
}

/** Writes batches of rows as JSON for `recordset`, preparing the next batch while PostgreSQL works on one. */
export async function inChunks<T>(
  items: readonly T[],
  toRow: (item: T) => object,
  write: (rows: string) => Promise<unknown>,
): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  for (let at = 0; at < items.length; at += batchSize) {
    const rows = JSON.stringify(items.slice(at, at + batchSize).map(toRow));
    await writing;
    writing = write(rows);
    await whenSent(writing);
  }
  await writing;
}

/** Waits one turn of the event loop, in which the statement is sent. The caller awaits the statement and handles its errors. */
async function whenSent(statement: Promise<unknown>): Promise<void> {
  statement.catch(() => {});
  await setImmediate();
}

/** Rows as one JSON parameter, because PostgreSQL limits the number of parameters. */
export const recordset = (rows: string, columns: string): RawBuilder<unknown> =>
  sql`json_to_recordset(${rows}::json) as given(${sql.raw(columns)})`;
