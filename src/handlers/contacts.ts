import { createHash } from 'node:crypto';
import { isManager } from '../accounts/roles.ts';
import type { Handlers } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { eraseContact } from '../booking/erase-contact.ts';
import type { Schemas } from '../contract.ts';
import { type ContactRow, listContacts } from '../queries/contacts.ts';

export const contacts = {
  async listContacts({ db, caller, query }) {
    const { rows, total } = await listContacts(db, caller, { ...query, q: query.q?.trim() || undefined });
    return { items: rows.map(toContact), total, offset: query.offset, limit: query.limit };
  },

  eraseContact(request) {
    const { caller, body } = request;
    const erasing = { organizationId: caller.organizationId, email: body.email, member: isManager(caller) ? undefined : caller };
    const key = request.header['idempotency-key'];
    // The record of a key stays for a day, and this one may contain the address.
    const header = key === undefined ? {} : { 'idempotency-key': createHash('sha256').update(key).digest('base64url') };
    return idempotently({ ...request, header }, (tx) => eraseContact(tx, erasing));
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
