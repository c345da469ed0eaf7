import type { Schemas } from '../contract.ts';
import type { StoredContact } from '../queries/contact-snapshot.ts';

export const toContact = (row: StoredContact): Schemas['Contact'] => ({
  id: row.id,
  email: row.emailKey,
  name: row.name,
  kind: row.kind,
  phone: row.phone,
  phoneE164: row.phoneE164,
  timezone: row.timezone,
  bookingCount: row.bookingCount,
  leadCount: row.leadCount,
  firstSeenAt: row.firstSeenAt.toISOString(),
  lastActivityAt: row.lastActivityAt.toISOString(),
  lastBookingAt: row.lastBookingAt?.toISOString() ?? null,
  updatedAt: row.updatedAt.toISOString(),
});
