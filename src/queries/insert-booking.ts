import { sql } from 'kysely';
import type { Interval } from '../availability/intervals.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import { Conflict } from '../database/unavailable.ts';
import type { SchedulingFacts } from './availability.ts';
import { type BookingRow, hostsIn, shownBeside } from './bookings.ts';
import { fillContact, mergeContact } from './contacts.ts';

export type MeetingChoice = { joins: string } | { hostIds: string[]; time: Interval };

export type NewBooking = {
  id: string;
  facts: SchedulingFacts;
  meeting: MeetingChoice;
  wanted: Pick<Schemas['NewBooking'], 'invitee' | 'guests' | 'answers' | 'notes' | 'leadId'>;
  location: { kind: string; value: string | null };
  /** Created without a token: the invitee is not verified. */
  isPublic: boolean;
  /** The booking that it replaces, which must be canceled in the same transaction. */
  moved?: { id: string; reason: string | null };
};

/**
 * Also writes the meeting and its hosts' claims, the viewers, the leads and the contacts. An overlapping meeting violates
 * `host_claims_never_overlap`. Throws `Conflict` if a writer without locks took the last seat or canceled the meeting.
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
    )${moved === undefined ? sql`` : linkedToReplaced}
    select b.*, ${shownBeside.eventTypeName} as event_type_name, ${shownBeside.hostSlug} as host_slug, ${hostsIn('meeting')} as hosts from booked b`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new Conflict();
  return row;
}

/**
 * A member may name any lead of the event type; the default is the latest open one with the invitee's address. The public may name only one
 * with the invitee's address; any other is ignored. Rescheduling keeps the lead.
 */
function leadOf({ wanted: { leadId, invitee }, isPublic, moved }: NewBooking) {
  const ofAddress = sql`l.event_type_id = m.event_type_id and lower(l.email) = lower(${invitee.email})`;
  if (isPublic)
    return leadId === undefined ? sql`null::uuid` : sql`(select l.id from leads l where l.id = ${toId(leadId)} and ${ofAddress})`;
  if (leadId !== undefined || moved !== undefined) return sql`${leadId ?? null}::uuid`;
  return sql`(select l.id from leads l where ${ofAddress} and not l.booked order by l.created_at desc, l.id desc limit 1)`;
}

/** In statistics, the replaced booking counts only as moved. */
const linkedToReplaced = sql`, linked as (
      update bookings old set rescheduled_to_id = b.id from booked b where old.id = b.rescheduled_from_id
    ), counted_as_moved as (
      update booking_viewers v set outcome = 'moved' from booked b where v.booking_id = b.rescheduled_from_id
    )`;

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
