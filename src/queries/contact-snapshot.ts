import type { ContactRow } from './contacts.ts';
import { readSnapshotsOf } from './snapshots.ts';

/** A contact as events store it: all but these. */
export type StoredContact = Omit<ContactRow, 'organizationId' | 'email' | 'search' | 'phoneAt' | 'timezoneAt'>;

/** Reads a contact as events store it. */
export const toContactRow = readSnapshotsOf<StoredContact>(
  {
    id: 'id',
    userId: 'user_id',
    emailKey: 'email_key',
    name: 'name',
    phone: 'phone',
    phoneE164: 'phone_e164',
    timezone: 'timezone',
    bookingCount: 'booking_count',
    leadCount: 'lead_count',
    kind: 'kind',
    firstSeenAt: 'first_seen_at',
    lastActivityAt: 'last_activity_at',
    lastBookingAt: 'last_booking_at',
    updatedAt: 'updated_at',
    changedPlace: 'changed_place',
    version: 'version',
  },
  { firstSeenAt: true, lastActivityAt: true, lastBookingAt: true, updatedAt: true },
);
