import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { roleRequired } from '../errors/members.ts';
import { contactHasBookings, notFound } from '../errors.ts';
import { readClock } from '../queries/clock.ts';
import {
  type Erased,
  eraseBookingEvents,
  eraseBookings,
  eraseLeadEvents,
  eraseLeads,
  eraseReceiversResponses,
  removeMessages,
  republish,
  toErasedEmail,
} from '../queries/erased-rows.ts';
import {
  isSeen,
  isSeenByOthersOnly,
  listResponsesWith,
  listUpcoming,
  listUpcomingHosts,
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
  await lockUpcoming(tx, person);
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

/** A move copies what a booking says of its people, under the locks of its hosts. */
async function lockUpcoming(tx: Transaction, person: Person): Promise<void> {
  const before = await listUpcomingHosts(tx, person);
  const lockedIds = await lockHosts(tx, person.organizationId, before.map(({ id }) => id)); // biome-ignore format: one thought
  checkLocked({ hosts: await listUpcomingHosts(tx, person) }, lockedIds);
}

type Locked = { bookings: Erased & { erasureId: string }; leads: Erased };

/** Earlier writers about the locked bookings and leads have committed, so that their rows are found. */
async function eraseRows(
  tx: Transaction,
  person: Person,
  { bookings, leads }: Locked,
): Promise<Omit<Schemas['Erasure'], 'id' | 'erasedAt'>> {
  const { organizationId } = person;
  const meetingIds = await eraseBookings(tx, bookings);
  await eraseLeads(tx, leads);
  const joined = await removeGuest(tx, person);
  const eventIds = [
    ...(await eraseBookingEvents(tx, bookings)),
    ...(await eraseLeadEvents(tx, leads)),
    ...(await removeGuestFromEvents(tx, person)),
  ];
  await eraseReceiversResponses(tx, { organizationId, ids: eventIds });
  const messages = (await removeMessages(tx, bookings)) + (await removeMessagesTo(tx, person));
  await removePending(tx, person);
  await eraseStored(tx, person, bookings.erasureId);
  const contacts = await removeContacts(tx, person);
  await republish(tx, organizationId, [...meetingIds, ...joined]);
  const [ofBookings, ofLeads, events] = [bookings.ids, leads.ids, [...new Set(eventIds)]].map(({ length }) => length) as [
    number,
    number,
    number,
  ];
  return { bookings: ofBookings, guestBookings: joined.length, leads: ofLeads, contacts, messages, events };
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
