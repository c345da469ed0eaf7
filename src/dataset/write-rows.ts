import { utcOffsetMin } from '../availability/wallclock.ts';
import { newId } from '../database/ids.ts';
import { isPattern } from '../text/links.ts';
import { toE164, toPlainPhone } from '../text/phones.ts';
import type { Booking, Lead, Location } from './document.ts';
import { toLocation } from './normalize-event-types.ts';
import { isoOr, toIso } from './normalize-identity.ts';
import type { PlannedBooking } from './plan-bookings.ts';
import type { PlannedLead } from './plan-leads.ts';
import { createsMeeting } from './plan-meetings.ts';
import { withDefaults } from './schema.ts';

/** As the type `new_booking`. A booking that is not over yet is an event for those who see it; history is not. */
export function toAddition(booking: PlannedBooking, now: string) {
  const { eventType, normalized, start, end, hostIds, isActive } = booking;
  const given = withDefaults<Omit<Booking, 'invitee'> & PlannedBooking['given']>('booking', booking.given);
  const owner = normalized.users.get(eventType.owner)!;
  const location = given.location ? toLocation(given.location) : withoutPattern(toLocation(eventType.location));
  return {
    id: booking.id,
    event_type_id: eventType.id,
    owner_id: owner.id,
    ...meetingOf(booking),
    host_ids: hostIds,
    starts_at: new Date(start).toISOString(),
    ends_at: new Date(end).toISOString(),
    buffer_before_min: booking.bufferBeforeMin,
    buffer_after_min: booking.bufferAfterMin,
    status: given.status,
    location_kind: location.kind,
    location_value: location.value,
    invitee_name: given.invitee.name,
    invitee_email: given.invitee.email,
    invitee_timezone: given.invitee.timezone ?? owner.timezone,
    invitee_language: given.invitee.language ?? null,
    invitee_phone: toPlainPhone(given.invitee.phone),
    invitee_phone_e164: toE164(given.invitee.phone),
    guests: given.guests,
    answers: given.answers,
    notes: given.notes,
    cancel_reason: given.cancelReason,
    canceled_by: given.canceledBy,
    reschedule_reason: given.rescheduleReason,
    lead_id: given.leadId,
    no_show: given.noShow,
    metadata: given.metadata,
    waived: given.waived,
    source: 'import',
    event: isActive && end > Date.parse(now) ? 'booking_created' : null,
    ...timesOf(booking, now),
  };
}

/** A meeting from elsewhere has no id of ours. */
const withoutPattern = (location: Location): Location => (isPattern(location) ? { ...location, value: null } : location);

type Meeting = {
  meeting_id: string;
  joins?: boolean;
  seats?: number;
  seats_taken?: number;
  timezone?: string;
  utc_offset_min?: number;
};

function meetingOf(booking: PlannedBooking): Meeting {
  const { meeting, seats, isActive, timezone, start } = booking;
  if (!createsMeeting(booking)) return { meeting_id: meeting!.id, joins: meeting!.creator === null };
  // A new id instead of the booking's, which has the time of creation: new ids are adjacent in the indexes.
  return {
    meeting_id: meeting?.id ?? newId(),
    seats,
    seats_taken: meeting?.active.length ?? (isActive ? 1 : 0),
    timezone,
    utc_offset_min: utcOffsetMin(timezone, start),
  };
}

function timesOf({ given, isActive }: PlannedBooking, now: string) {
  const createdAt = isoOr(given.createdAt, now);
  if (isActive) return { created_at: createdAt, updated_at: isoOr(given.updatedAt, createdAt) };
  const canceledAt = given.canceledAt ? toIso(given.canceledAt) : isoOr(given.updatedAt, createdAt);
  return { created_at: createdAt, canceled_at: canceledAt, updated_at: isoOr(given.updatedAt, canceledAt) };
}

/** As a row of `leads`. */
export function toLeadRow({ id, normalized, eventType, given }: PlannedLead, now: string) {
  const lead = withDefaults<Lead>('lead', given);
  const createdAt = isoOr(given.createdAt, now);
  return {
    id,
    owner_id: normalized.users.get(eventType.owner)!.id,
    event_type_id: eventType.id,
    name: lead.name,
    email: lead.email,
    phone: toPlainPhone(lead.phone),
    phone_e164: toE164(lead.phone),
    timezone: lead.timezone,
    answers: lead.answers,
    status: lead.status,
    created_at: createdAt,
    updated_at: isoOr(given.updatedAt, createdAt),
  };
}
