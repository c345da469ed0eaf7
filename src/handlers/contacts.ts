import { createHash } from 'node:crypto';
import { isManager } from '../accounts/roles.ts';
import { isInOrderOfChange, toChangesPage, toChangesRequest } from '../api/changes.ts';
import type { Handlers } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { eraseContact } from '../booking/erase-contact.ts';
import { toContact } from '../booking/to-contact.ts';
import type { Schemas } from '../contract.ts';
import { invalidArgument } from '../errors.ts';
import { parseInstant } from '../formats.ts';
import { type ContactChange, type ContactRow, findContact, listContactChanges, listContacts } from '../queries/contacts.ts';

export const contacts = {
  async listContacts({ query: { offset, ...query }, ...request }) {
    const { db, caller } = request;
    const { limit, kind, updatedSince } = query;
    const listing = { ...request, query };
    const isFollowing = isInOrderOfChange(listing);
    if (offset > 0 && (query.cursor !== undefined || isFollowing))
      throw invalidArgument('/query/offset', 'relation', 'must be omitted with `cursor` and with `sort=updatedAt`');
    const filter = {
      ...(kind !== undefined && { kind }),
      q: query.q?.trim() || undefined,
      ...(updatedSince !== undefined && { updatedSince: new Date(parseInstant(updatedSince)) }),
    };
    if (isFollowing) {
      const { rows, total } = await listContactChanges(db, caller, filter, toChangesRequest(listing));
      const { items: changes, ...cursors } = toChangesPage(listing, rows, (change) => change);
      return { ...splitChanges(changes), total, offset, limit, ...cursors };
    }
    const { rows, total } = await listContacts(db, caller, filter, { ...toPageRequest(listing), offset });
    return { ...toPage(listing, rows, toContact, toPosition), total, offset, limit };
  },

  async getContact({ db, caller, path }) {
    return toContact(await findContact(db, caller, path.id));
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

const toPosition = ({ lastActivityAt, id }: ContactRow) => ({ createdAt: lastActivityAt, id });

const splitChanges = (changes: ContactChange[]): Pick<Schemas['ContactList'], 'items' | 'removed'> => ({
  items: changes.flatMap((change) => ('contact' in change ? [toContact(change.contact)] : [])),
  removed: changes.flatMap((change) => ('contact' in change ? [] : [{ id: change.id, removedAt: change.removedAt.toISOString() }])),
});
