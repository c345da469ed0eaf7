import type { BookingRow } from './bookings.ts';
import { readSnapshotsOf } from './snapshots.ts';

/** Of an event `calendar_conflict`: why the booking cannot follow, as a sentence. Null of others. */
export const toConflictReason = (snapshot: unknown): string | null =>
  (snapshot as { conflict_reason?: string } | null)?.conflict_reason ?? null;

/** Reads a booking as `write_bookings` returns it and as events store it. */
export const toBookingRow = readSnapshotsOf<BookingRow>(
  {
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
    metadata: 'metadata',
    waived: 'waived',
    source: 'source',
    erasedAt: 'erased_at',
  },
  { startsAt: true, endsAt: true, canceledAt: true, createdAt: true, updatedAt: true, erasedAt: true },
  { inviteeLanguage: 'en', metadata: [], waived: [] },
);
