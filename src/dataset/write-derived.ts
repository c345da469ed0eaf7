import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { mergeContact } from '../queries/contacts.ts';
import type { PlannedLead } from './plan-leads.ts';
import { inChunks, recordset } from './write-bookings.ts';

export async function linkLeads(tx: Transaction, leads: readonly PlannedLead[]): Promise<void> {
  const named = leads.filter(({ given }) => given.bookingId);
  const toLink = ({ id, given }: PlannedLead) => ({ id, booking_id: given.bookingId });
  await inChunks(named, toLink, (rows) =>
    sql`update leads l set booking_id = given.booking_id from ${recordset(rows, 'id uuid, booking_id uuid')} where l.id = given.id`.execute(
      tx,
    ),
  );
  await linkNewLeads(tx);
  await linkByNewBookings(tx);
}

/** A new lead gets the first booking of its event type that refers to it, or else the first of its email since it was captured. */
const linkNewLeads = (tx: Transaction) =>
  sql`
    with unlinked as materialized (
      select l.* from leads l join imported_activity a on a.source_id = l.id where not a.is_booking and l.booking_id is null
    ), candidates as (
      select l.id as lead_id, b.id, b.created_at, true as is_named from unlinked l join bookings b on b.lead_id = l.id
      union all
      select l.id, b.id, b.created_at, false from unlinked l
      join bookings b on b.event_type_id = l.event_type_id and lower(b.invitee_email) = lower(l.email) and b.created_at >= l.created_at
    ), first as (
      select distinct on (lead_id) lead_id, id from candidates order by lead_id, is_named desc, created_at, id
    )
    update leads l set booking_id = first.id from first where l.id = first.lead_id`.execute(tx);

/** An existing lead gets a booking of this import by the same rules, and is updated now. */
const linkByNewBookings = (tx: Transaction) =>
  sql`
    with candidates as (
      select l.id as lead_id, a.source_id as id, a.created_at, true as is_named from imported_activity a join leads l on l.id = a.lead_id
      where a.is_booking and a.user_id = l.owner_id and l.booking_id is null
      union all
      select l.id, a.source_id, a.created_at, false from imported_activity a
      join leads l on l.event_type_id = a.event_type_id and lower(l.email) = a.email_key and a.created_at >= l.created_at
      where a.is_booking and a.user_id = l.owner_id and l.booking_id is null
    ), first as (
      select distinct on (lead_id) lead_id, id from candidates order by lead_id, is_named desc, created_at, id
    )
    update leads l set booking_id = first.id, updated_at = current_instant() from first where l.id = first.lead_id`.execute(tx);

const contactBatchSize = 10_000;

/** Adds to the contacts' counts instead of counting again, because concurrent bookings add to the same rows. */
export async function addToContacts(tx: Transaction): Promise<void> {
  await sql`
    create temporary table imported_contacts on commit drop as
    select row_number() over (order by user_id, email_key) as number, latest.* from (
      select distinct on (user_id, email_key) organization_id, user_id, email_key, email, name, phone, timezone,
        count(*) filter (where is_booking) over everything as bookings, count(*) filter (where not is_booking) over everything as leads,
        min(created_at) over everything as first_at, created_at as last_at, max(created_at) filter (where is_booking) over everything as booked_at
      from imported_activity window everything as (partition by user_id, email_key)
      order by user_id, email_key, created_at desc, is_booking desc, source_id desc
    ) as latest`.execute(tx);
  await sql`create index on imported_contacts (number)`.execute(tx);
  const { rows } = await sql<{ count: number }>`select count(*) as count from imported_contacts`.execute(tx);
  for (let at = 0; at < rows[0]!.count; at += contactBatchSize) await addSlice(tx, at, at + contactBatchSize);
}

const addSlice = (tx: Transaction, after: number, upTo: number) =>
  sql`
    insert into contacts (organization_id, user_id, email_key, email, name, phone, timezone, booking_count, lead_count,
      first_seen_at, last_activity_at, last_booking_at)
    select organization_id, user_id, email_key, email, name, phone, timezone, bookings, leads, first_at, last_at, booked_at
    from imported_contacts where number > ${after} and number <= ${upTo} order by number
    ${mergeContact}`.execute(tx);
