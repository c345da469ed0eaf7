import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import type { Faults } from './faults.ts';
import { type PlannedBooking, pathOf } from './plan-bookings.ts';
import { type PlannedLead, pathOfLead } from './plan-leads.ts';

export type Stored = { id: string; organizationId: string; eventTypeId: string };

type Planned = Map<string, PlannedBooking | PlannedLead>;

const idsAtOnce = 10_000;

/** Those of the ids that the table has. */
export async function findStored(tx: Transaction, table: 'bookings' | 'leads', ids: Iterable<string>): Promise<Map<string, Stored>> {
  const all = [...ids];
  const stored = new Map<string, Stored>();
  for (let at = 0; at < all.length; at += idsAtOnce) {
    const { rows } = await sql<Stored>`
      select id, organization_id, event_type_id from ${sql.table(table)} where id = any(${all.slice(at, at + idsAtOnce)}::uuid[])`.execute(
      tx,
    );
    for (const row of rows) stored.set(row.id, row);
  }
  return stored;
}

/** That an id which exists already is this organization's own: that booking or lead stays as it is. */
export function checkOwners(
  planned: Planned,
  stored: ReadonlyMap<string, Stored>,
  pathOfThing: (thing: PlannedBooking & PlannedLead) => string,
  faults: Faults,
): void {
  for (const { id, organizationId } of stored.values()) {
    const thing = planned.get(id) as (PlannedBooking & PlannedLead) | undefined;
    if (thing && thing.settled.organization.id !== organizationId)
      faults.add(`${pathOfThing(thing)}/id`, 'is taken in another organization');
  }
}

type Links = { bookings: readonly PlannedBooking[]; leads: readonly PlannedLead[]; all: { bookings: Planned; leads: Planned } };

/** That bookings and leads which are named are there: in the document or in the database, in the same place. */
export async function checkReferences(tx: Transaction, { bookings, leads, all }: Links, faults: Faults): Promise<void> {
  const toBookings = bookings.flatMap((booking) =>
    (['rescheduledFromId', 'rescheduledToId'] as const).flatMap((name) =>
      linkOf(booking, booking.given[name], `${pathOf(booking)}/${name}`),
    ),
  );
  const toLeads = bookings.flatMap((booking) => linkOf(booking, booking.given.leadId, `${pathOf(booking)}/leadId`));
  const ofLeads = leads.flatMap((lead) => linkOf(lead, lead.given.bookingId, `${pathOfLead(lead)}/bookingId`));
  await checkLinks(tx, { table: 'bookings', links: toBookings, planned: all.bookings, shared: 'organizationId' }, faults);
  await checkLinks(tx, { table: 'leads', links: toLeads, planned: all.leads, shared: 'eventTypeId' }, faults);
  await checkLinks(tx, { table: 'bookings', links: ofLeads, planned: all.bookings, shared: 'eventTypeId' }, faults);
}

type Link = { from: Stored; to: string; path: string };

const placeOf = ({ id, settled, eventType }: PlannedBooking | PlannedLead): Stored => ({
  id,
  organizationId: settled.organization.id,
  eventTypeId: eventType.id,
});

const linkOf = (thing: PlannedBooking | PlannedLead, to: string | null | undefined, path: string): Link[] =>
  to ? [{ from: placeOf(thing), to: to.toLowerCase(), path }] : [];

const places = { organizationId: 'this organization', eventTypeId: 'this event type' };

type Check = { table: 'bookings' | 'leads'; links: readonly Link[]; planned: Planned; shared: 'organizationId' | 'eventTypeId' };

/** `shared`: what both ends of a link must have in common. */
async function checkLinks(tx: Transaction, { table, links, planned, shared }: Check, faults: Faults): Promise<void> {
  const elsewhere = links.flatMap(({ to }) => (planned.has(to) ? [] : [to]));
  const stored = await findStored(tx, table, elsewhere);
  for (const { from, to, path } of links) {
    const thing = planned.get(to);
    const place = thing ? placeOf(thing) : stored.get(to);
    if (place?.[shared] !== from[shared]) faults.add(path, `is not the id of one of the ${table} of ${places[shared]}`);
  }
}
