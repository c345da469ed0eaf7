import { MINUTE_MS } from '../availability/dates.ts';
import type { Schemas } from '../contract.ts';
import type { BookingRow } from '../queries/bookings.ts';

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
  location: { kind: row.locationKind as Schemas['LocationKind'], value: row.locationValue },
  invitee: { name: row.inviteeName, email: row.inviteeEmail, timezone: row.inviteeTimezone, phone: row.inviteePhone },
  guests: row.guests,
  answers: row.answers as Schemas['Answer'][],
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
