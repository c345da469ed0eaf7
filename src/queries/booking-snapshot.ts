/** A booking as `write_bookings` returns it and as events store it: its row, with the names shown beside it. */
import type { BookingRow } from './bookings.ts';

type FieldOf<Type> = { [Field in keyof BookingRow]: BookingRow[Field] extends Type ? Field : never }[keyof BookingRow];

/** Fields that JSON stores as text. */
const instantFields: Record<FieldOf<Date | null>, true> = {
  startsAt: true,
  endsAt: true,
  canceledAt: true,
  createdAt: true,
  updatedAt: true,
};

/**
 * Names under which events store a booking's fields: those of the columns when the event was written. An event is kept for 30 days, so a
 * renamed column needs its former name here as well. The type makes a new column fail to compile until it is listed.
 */
const storedNames: Record<keyof BookingRow, string> = {
  id: 'id',
  organizationId: 'organization_id',
  eventTypeId: 'event_type_id',
  eventTypeName: 'event_type_name',
  meetingId: 'meeting_id',
  hostId: 'host_id',
  hostSlug: 'host_slug',
  hosts: 'hosts',
  startsAt: 'starts_at',
  endsAt: 'ends_at',
  status: 'status',
  locationKind: 'location_kind',
  locationValue: 'location_value',
  inviteeName: 'invitee_name',
  inviteeEmail: 'invitee_email',
  inviteeTimezone: 'invitee_timezone',
  inviteeLanguage: 'invitee_language',
  inviteePhone: 'invitee_phone',
  inviteePhoneE164: 'invitee_phone_e164',
  guests: 'guests',
  answers: 'answers',
  notes: 'notes',
  cancelReason: 'cancel_reason',
  canceledAt: 'canceled_at',
  canceledBy: 'canceled_by',
  rescheduledFromId: 'rescheduled_from_id',
  rescheduledToId: 'rescheduled_to_id',
  rescheduleReason: 'reschedule_reason',
  leadId: 'lead_id',
  noShow: 'no_show',
  isDuplicate: 'is_duplicate',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  chainId: 'chain_id',
};

/** Values of columns that events of the last 30 days may lack. */
const added: Partial<BookingRow> = { inviteeLanguage: 'en' };

/** Reads a booking as an event stored it. Any other column added since is null. */
export function toBookingRow(snapshot: unknown): BookingRow {
  const stored = snapshot as Record<string, unknown>;
  const entries = Object.entries(storedNames).map(([field, name]) => {
    const value = stored[name] ?? added[field as keyof BookingRow] ?? null;
    return [field, field in instantFields && value !== null ? new Date(value as string) : value];
  });
  return Object.fromEntries(entries) as BookingRow;
}
