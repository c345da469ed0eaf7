/** Calls `write_bookings`, the only writer of bookings (migrations/0002_functions.sql). */
import { sql } from 'kysely';
import type { Interval } from '../availability/intervals.ts';
import { utcOffsetMin } from '../availability/wallclock.ts';
import type { Schemas } from '../contract.ts';
import { afterCommit, type Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import { toE164, toPlainPhone } from '../text/phones.ts';
import type { SchedulingFacts } from './availability.ts';
import { toBookingRow } from './booking-snapshot.ts';
import type { BookingRow } from './bookings.ts';
import type { EventType } from './events.ts';
import { wakeWorkers } from './jobs.ts';

/** An existing meeting with free seats, or a new one of these hosts. */
export type MeetingChoice = { joins: string } | { hostIds: string[]; time: Interval };

export type NewBooking = {
  id: string;
  facts: SchedulingFacts;
  meeting: MeetingChoice;
  wanted: Pick<Schemas['NewBooking'], 'invitee' | 'guests' | 'notes' | 'leadId' | 'metadata'> & { answers?: Schemas['GivenAnswer'][] };
  source: BookingRow['source'];
  location: { kind: string; value: string | null };
  /** Created without a token: the invitee is not verified. */
  isPublic: boolean;
  waived: string[];
  /** The booking that it replaces. */
  moved?: { booking: BookingRow; reason: string | null; by: By };
};

type By = 'host' | 'invitee';

export type Cancellation = { reason: string | null; by: By };

/**
 * An overlapping meeting violates `host_claims_never_overlap`, a second seat for an address `bookings_one_seat_per_address`. Fails with 40001
 * if a writer without locks took the last seat or canceled the meeting.
 */
export async function insertBooking(tx: Transaction, booking: NewBooking): Promise<BookingRow> {
  const addition = { ...toAddition(booking), event: 'booking_created' satisfies EventType };
  return first(await write(tx, booking.facts.organizationId, { additions: [addition] }));
}

type Replacement = NewBooking & { moved: NonNullable<NewBooking['moved']> };

/** Cancels the moved booking and inserts the one that replaces it, which is returned. Fails like `insertBooking`. */
export async function replaceBooking(tx: Transaction, booking: Replacement): Promise<BookingRow> {
  const { booking: before, by } = booking.moved;
  const change = { ...toCancellation(before.id, { reason: 'Rescheduled.', by }), moves: true };
  const addition = { ...toAddition(booking), event: 'booking_rescheduled' satisfies EventType };
  const rows = await write(tx, booking.facts.organizationId, { changes: [change], additions: [addition] });
  return first(rows.filter((row) => row.id === booking.id));
}

/** Releases the hosts' time if it was the meeting's last booking. Undefined if the booking was not active. */
export async function updateCanceled(tx: Transaction, booking: BookingRow, cancellation: Cancellation): Promise<BookingRow | undefined> {
  const [row] = await write(tx, booking.organizationId, { changes: [toCancellation(booking.id, cancellation)] });
  return row;
}

/** Undefined if the booking is not active or has the value already; then nothing is changed, not even `updatedAt`. */
export async function updateNoShow(tx: Transaction, { organizationId, id }: BookingRow, noShow: boolean): Promise<BookingRow | undefined> {
  const event = (noShow ? 'no_show_marked' : 'no_show_unmarked') satisfies EventType;
  const [row] = await write(tx, organizationId, { changes: [{ id, no_show: noShow, event }] });
  return row;
}

export type Details = Pick<BookingRow, 'notes' | 'inviteePhone' | 'guests' | 'metadata'>;

export async function updateDetails(tx: Transaction, { organizationId, id }: BookingRow, details: Details): Promise<BookingRow> {
  const { notes, inviteePhone, guests, metadata } = details;
  const phone = { invitee_phone: toPlainPhone(inviteePhone), invitee_phone_e164: toE164(inviteePhone) };
  const change = { id, edits: true, notes, ...phone, guests, metadata, event: 'booking_changed' satisfies EventType };
  return first(await write(tx, organizationId, { changes: [change] }));
}

/** Notifies guests of an active booking who were added, and no longer reminds those who were removed. */
export const mailGuests = (
  tx: Transaction,
  { organizationId, id }: BookingRow,
  { added, removed }: Record<'added' | 'removed', string[]>,
) => sql`select mail_guests(${organizationId}, ${id}, ${added}::text[], ${removed}::text[])`.execute(tx);

const toCancellation = (id: string, { reason, by }: Cancellation) => ({
  id,
  cancels: true,
  cancel_reason: reason,
  canceled_by: by,
  event: 'booking_canceled' satisfies EventType,
});

type Writing = { changes?: object[]; additions?: object[] };

async function write(tx: Transaction, organizationId: string, { changes, additions }: Writing): Promise<BookingRow[]> {
  const toJson = (objects: object[] | undefined) => (objects === undefined ? null : JSON.stringify(objects));
  const { rows } = await sql<{ shown: unknown[] | null; hasDeliveries: boolean }>`
    select * from write_bookings(${organizationId}, ${toJson(changes)}, ${toJson(additions)}, true)`.execute(tx);
  const { shown, hasDeliveries } = rows[0] as { shown: unknown[] | null; hasDeliveries: boolean };
  if (hasDeliveries) afterCommit(tx, (db) => wakeWorkers(db, [organizationId]));
  return (shown ?? []).map(toBookingRow);
}

const first = ([row]: BookingRow[]): BookingRow => {
  if (row === undefined) throw new Error('write_bookings returned no booking');
  return row;
};

/** As the type `new_booking`. */
function toAddition({ id, facts, meeting, wanted, source, location, isPublic, waived, moved }: NewBooking) {
  const { invitee } = wanted;
  return {
    id,
    event_type_id: facts.id,
    owner_id: facts.ownerId,
    ...toMeeting(facts, meeting),
    location_kind: location.kind,
    location_value: location.value,
    invitee_name: invitee.name,
    invitee_email: invitee.email,
    invitee_timezone: invitee.timezone ?? facts.ownerTimezone,
    invitee_language: invitee.language ?? null,
    invitee_phone: toPlainPhone(invitee.phone),
    invitee_phone_e164: toE164(invitee.phone),
    guests: wanted.guests ?? [],
    answers: wanted.answers ?? [],
    notes: wanted.notes ?? null,
    metadata: wanted.metadata ?? [],
    waived,
    source,
    rescheduled_from_id: moved?.booking.id ?? null,
    chain_id: moved?.booking.chainId ?? null,
    reschedule_reason: moved?.reason ?? null,
    ...toLead(wanted.leadId, { isPublic, isMove: moved !== undefined }),
  };
}

const toMeeting = (facts: SchedulingFacts, meeting: MeetingChoice) =>
  'joins' in meeting
    ? { meeting_id: meeting.joins, joins: true, seats: facts.maxInvitees }
    : {
        meeting_id: newId(),
        host_ids: meeting.hostIds,
        starts_at: new Date(meeting.time.start),
        ends_at: new Date(meeting.time.end),
        buffer_before_min: facts.bufferBeforeMin,
        buffer_after_min: facts.bufferAfterMin,
        seats: facts.maxInvitees,
        seats_taken: 1,
        ...toLocal(facts, meeting.hostIds, meeting.time.start),
      };

/** The local time that is meant, should newer time zone data differ. */
function toLocal({ hosts, ownerTimezone }: SchedulingFacts, [leader]: string[], start: number) {
  const timezone = hosts.find(({ id }) => id === leader)?.schedule?.timezone ?? ownerTimezone;
  return { timezone, utc_offset_min: utcOffsetMin(timezone, start) };
}

/**
 * A member may name any lead of the event type; the default is the latest open one with the invitee's address. The public may name only one
 * with the invitee's address; any other is ignored. Rescheduling keeps the lead, and the invitee's data may be unverified.
 */
function toLead(leadId: string | undefined, { isPublic, isMove }: { isPublic: boolean; isMove: boolean }) {
  const isVerified = !isPublic && !isMove;
  return {
    lead_id: leadId === undefined ? null : toId(leadId),
    lead_rule: isPublic ? 'of_address' : isMove ? 'given' : 'latest',
    books_leads: isVerified ? 'all' : 'named',
    is_verified: isVerified,
  };
}
