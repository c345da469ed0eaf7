import { MINUTE_MS } from '../availability/dates.ts';
import type { Schemas } from '../contract.ts';
import type { BookingRow } from '../queries/bookings.ts';

/** For the invitee: without ids of hosts and leads, and without fields only for hosts. */
export function toPublicBooking(row: BookingRow): Schemas['PublicBooking'] {
  const booking = toBooking(row);
  return {
    id: booking.id,
    eventTypeId: booking.eventTypeId,
    eventTypeName: booking.eventTypeName,
    hosts: booking.hosts.map(({ name }) => ({ name })),
    startAt: booking.startAt,
    endAt: booking.endAt,
    durationMin: booking.durationMin,
    status: booking.status,
    location: booking.location,
    invitee: booking.invitee,
    guests: booking.guests,
    answers: booking.answers,
    notes: booking.notes,
    createdAt: booking.createdAt,
  };
}

export const toBooking = (row: BookingRow): Schemas['Booking'] => ({
  id: row.id,
  eventTypeId: row.eventTypeId,
  eventTypeName: row.eventTypeName,
  hostId: row.hostId,
  hostSlug: row.hostSlug,
  hosts: row.hosts,
  startAt: row.startsAt.toISOString(),
  endAt: row.endsAt.toISOString(),
  durationMin: (row.endsAt.getTime() - row.startsAt.getTime()) / MINUTE_MS,
  status: row.status,
  location: { kind: row.locationKind, value: row.locationValue },
  invitee: {
    name: row.inviteeName,
    email: row.inviteeEmail,
    timezone: row.inviteeTimezone,
    phone: row.inviteePhone,
    phoneE164: row.inviteePhoneE164,
  },
  guests: row.guests,
  answers: row.answers,
  notes: row.notes,
  cancelReason: row.cancelReason,
  canceledAt: row.canceledAt?.toISOString() ?? null,
  canceledBy: row.canceledBy,
  rescheduledFromId: row.rescheduledFromId,
  rescheduledToId: row.rescheduledToId,
  rescheduleReason: row.rescheduleReason,
  leadId: row.leadId,
  noShow: row.noShow,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
