import { MINUTE_MS } from '../availability/dates.ts';
import { newId } from '../database/ids.ts';
import type { Booking, Lead } from './document.ts';
import { toLocation } from './normalize-event-types.ts';
import { isoOr, toIso } from './normalize-identity.ts';
import type { PlannedBooking } from './plan-bookings.ts';
import type { PlannedLead } from './plan-leads.ts';
import { createsMeeting } from './plan-meetings.ts';
import { withDefaults } from './schema.ts';

/** Columns of toBookingRow for json_to_recordset; `seats` and `seats_taken` are null unless the booking creates its meeting. */
export const bookingColumns = `id uuid, organization_id uuid, event_type_id uuid, meeting_id uuid, seats integer, seats_taken integer,
  host_ids uuid[], viewer_ids uuid[], starts_at timestamptz, duration_min integer, buffer_before_min integer, buffer_after_min integer, status text,
  location_kind text, location_value text, invitee_name text, invitee_email text, invitee_timezone text, invitee_phone text, guests text[],
  answers jsonb, notes text, cancel_reason text, canceled_at timestamptz, canceled_by text, reschedule_reason text, lead_id uuid, no_show boolean,
  created_at timestamptz, updated_at timestamptz`;

export function toBookingRow(booking: PlannedBooking, now: string) {
  const { eventType, normalized, start, end, hostIds } = booking;
  const given = withDefaults<Omit<Booking, 'invitee'> & PlannedBooking['given']>('booking', booking.given);
  const owner = normalized.users.get(eventType.owner)!;
  const location = toLocation(given.location ?? eventType.location);
  return {
    id: booking.id,
    organization_id: normalized.organization.id,
    event_type_id: eventType.id,
    ...meetingOf(booking),
    host_ids: hostIds,
    viewer_ids: [...new Set([owner.id, ...hostIds])],
    starts_at: new Date(start).toISOString(),
    duration_min: (end - start) / MINUTE_MS,
    buffer_before_min: booking.bufferBeforeMin,
    buffer_after_min: booking.bufferAfterMin,
    status: given.status,
    location_kind: location.kind,
    location_value: location.value,
    invitee_name: given.invitee.name,
    invitee_email: given.invitee.email,
    invitee_timezone: given.invitee.timezone ?? owner.timezone,
    invitee_phone: given.invitee.phone,
    guests: given.guests,
    answers: given.answers,
    notes: given.notes,
    cancel_reason: given.cancelReason,
    canceled_by: given.canceledBy,
    reschedule_reason: given.rescheduleReason,
    lead_id: given.leadId,
    no_show: given.noShow,
    ...timesOf(booking, now),
  };
}

function meetingOf(booking: PlannedBooking): { meeting_id: string; seats?: number; seats_taken?: number } {
  const { meeting, seats, isActive } = booking;
  if (!createsMeeting(booking)) return { meeting_id: meeting!.id };
  // A new id instead of the booking's, which has the time of creation: new ids are adjacent in the indexes.
  return { meeting_id: meeting?.id ?? newId(), seats, seats_taken: meeting?.active.length ?? (isActive ? 1 : 0) };
}

function timesOf({ given, isActive }: PlannedBooking, now: string) {
  const createdAt = isoOr(given.createdAt, now);
  if (isActive) return { created_at: createdAt, updated_at: isoOr(given.updatedAt, createdAt) };
  const canceledAt = given.canceledAt ? toIso(given.canceledAt) : isoOr(given.updatedAt, createdAt);
  return { created_at: createdAt, canceled_at: canceledAt, updated_at: isoOr(given.updatedAt, canceledAt) };
}

export const leadColumns = `id uuid, organization_id uuid, owner_id uuid, event_type_id uuid, name text, email text, phone text, timezone text,
  answers jsonb, status text, created_at timestamptz, updated_at timestamptz`;

export function toLeadRow({ id, normalized, eventType, given }: PlannedLead, now: string) {
  const lead = withDefaults<Lead>('lead', given);
  const createdAt = isoOr(given.createdAt, now);
  return {
    id,
    organization_id: normalized.organization.id,
    owner_id: normalized.users.get(eventType.owner)!.id,
    event_type_id: eventType.id,
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    timezone: lead.timezone,
    answers: lead.answers,
    status: lead.status,
    created_at: createdAt,
    updated_at: isoOr(given.updatedAt, createdAt),
  };
}
