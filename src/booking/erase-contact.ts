import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { roleRequired } from '../errors/members.ts';
import { contactHasBookings, notFound } from '../errors.ts';
import { readClock } from '../queries/clock.ts';
import { type Erased, eraseBookings, eraseLeads, eraseReceiversResponses, republish, toErasedEmail } from '../queries/erased-rows.ts';
import {
  isSeen,
  isSeenByOthersOnly,
  listHosts,
  listResponsesWith,
  listUpcoming,
  lockBookingsOf,
  lockLeadsOf,
  type Person,
  removeContacts,
  removeGuest,
  removeGuestFromEvents,
  removeKeysWith,
  removeMessagesTo,
  removePending,
  updateResponses,
} from '../queries/erasure.ts';
import { lockHosts } from '../queries/host-locks.ts';
import type { Owner } from '../queries/owner.ts';
import { eraseFrom } from './erase-responses.ts';
import { checkLocked } from './meeting.ts';

/** `member`: a user who may erase only what the user can see. */
export type Erasing = { organizationId: string; email: string; member?: Owner | undefined };

/**
 * Erases a person from the whole organization. Throws 404 if nothing of the person is found, or nothing that the member can see, 403 if the
 * member cannot see all of it, and 409 while the person has upcoming bookings.
 */
export async function eraseContact(tx: Transaction, { organizationId, email, member }: Erasing): Promise<Schemas['Erasure']> {
  const person: Person = { organizationId, email: email.toLowerCase() };
  if (member && !(await isSeen(tx, member, person))) throw notFound('contact');
  await lockHostsOf(tx, person);
  const id = newId();
  const bookings = { organizationId, ids: await lockBookingsOf(tx, person), erasureId: id };
  const leads = { organizationId, ids: await lockLeadsOf(tx, person), erasureId: id };
  if (member && (await isSeenByOthersOnly(tx, member, person))) throw roleRequired(othersData);
  const upcoming = await listUpcoming(tx, person);
  if (upcoming.length > 0) throw contactHasBookings(upcoming);
  const counts = await eraseRows(tx, person, { bookings, leads });
  if (Object.values(counts).every((count) => count === 0)) throw notFound('contact');
  return { id, erasedAt: new Date(await readClock(tx)).toISOString(), ...counts };
}

const othersData = 'Colleagues have bookings or leads of this person. Ask an owner or admin of the organization.';

/** Changes of bookings read, copy and return the data of their people under the locks of their hosts. */
async function lockHostsOf(tx: Transaction, person: Person): Promise<void> {
  const before = await listHosts(tx, person);
  const lockedIds = await lockHosts(tx, person.organizationId, before.map(({ id }) => id)); // biome-ignore format: one thought
  checkLocked({ hosts: await listHosts(tx, person) }, lockedIds);
}

type Locked = { bookings: Erased & { erasureId: string }; leads: Erased };

/** Earlier writers about the locked bookings and leads have committed, so that their rows are found. */
async function eraseRows(
  tx: Transaction,
  person: Person,
  { bookings, leads }: Locked,
): Promise<Omit<Schemas['Erasure'], 'id' | 'erasedAt'>> {
  const { organizationId } = person;
  const ofBookings = await eraseBookings(tx, bookings);
  const ofLeads = await eraseLeads(tx, leads);
  const joined = await removeGuest(tx, person);
  const ofGuest = await removeGuestFromEvents(tx, person);
  await eraseReceiversResponses(tx, { organizationId, ids: ofGuest });
  const messages = ofBookings.messages + (await removeMessagesTo(tx, person));
  await removePending(tx, person);
  await eraseStored(tx, person, bookings.erasureId);
  const ofContacts = await removeContacts(tx, person, bookings.erasureId);
  await republish(tx, organizationId, [...ofBookings.meetingIds, ...joined]);
  return {
    bookings: bookings.ids.length,
    guestBookings: joined.length,
    leads: leads.ids.length,
    contacts: ofContacts.contacts,
    messages,
    events: new Set([...ofBookings.eventIds, ...ofLeads, ...ofGuest, ...ofContacts.eventIds]).size,
  };
}

async function eraseStored(tx: Transaction, person: Person, id: string): Promise<void> {
  await removeKeysWith(tx, person);
  const erased = { email: person.email, replacement: toErasedEmail(id) };
  const stored = await listResponsesWith(tx, person);
  await updateResponses(
    tx,
    person.organizationId,
    stored.map((one) => ({ ...one, response: eraseFrom(one.response, erased) })),
  );
}
