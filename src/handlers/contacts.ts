import type { Handlers } from '../api/handler.ts';
import type { Schemas } from '../contract.ts';
import { type ContactRow, listContacts } from '../queries/contacts.ts';

export const contacts = {
  async listContacts({ db, caller, query }) {
    const { rows, total } = await listContacts(db, caller, { ...query, q: query.q?.trim() || undefined });
    return { items: rows.map(toContact), total, offset: query.offset, limit: query.limit };
  },
} satisfies Partial<Handlers>;

const toContact = (row: ContactRow): Schemas['Contact'] => ({
  email: row.email,
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
});
