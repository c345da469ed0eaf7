import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import type { ErrorCollector } from './errors.ts';
import { type PlannedBooking, pathOf } from './plan-bookings.ts';
import { type PlannedLead, pathOfLead } from './plan-leads.ts';

export type Stored = { id: string; organizationId: string; eventTypeId: string };

type Planned = Map<string, PlannedBooking | PlannedLead>;

const idsAtOnce = 10_000;

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

export function checkOwners(
  planned: Planned,
  stored: ReadonlyMap<string, Stored>,
  toPath: (row: PlannedBooking & PlannedLead) => string,
  errors: ErrorCollector,
): void {
  for (const { id, organizationId } of stored.values()) {
    const row = planned.get(id) as (PlannedBooking & PlannedLead) | undefined;
    if (row && row.normalized.organization.id !== organizationId) errors.add(`${toPath(row)}/id`, 'is taken in another organization');
  }
}

type Links = { bookings: readonly PlannedBooking[]; leads: readonly PlannedLead[]; all: { bookings: Planned; leads: Planned } };

/** Adds an error for each reference to a booking or lead that is neither in the document nor in the database, or belongs to others. */
export async function checkReferences(tx: Transaction, { bookings, leads, all }: Links, errors: ErrorCollector): Promise<void> {
  const toBookings = bookings.flatMap((booking) =>
    (['rescheduledFromId', 'rescheduledToId'] as const).flatMap((name) =>
      linkOf(booking, booking.given[name], `${pathOf(booking)}/${name}`),
    ),
  );
  const toLeads = bookings.flatMap((booking) => linkOf(booking, booking.given.leadId, `${pathOf(booking)}/leadId`));
  const ofLeads = leads.flatMap((lead) => linkOf(lead, lead.given.bookingId, `${pathOfLead(lead)}/bookingId`));
  await checkLinks(tx, { table: 'bookings', links: toBookings, planned: all.bookings, shared: 'organizationId' }, errors);
  await checkLinks(tx, { table: 'leads', links: toLeads, planned: all.leads, shared: 'eventTypeId' }, errors);
  await checkLinks(tx, { table: 'bookings', links: ofLeads, planned: all.bookings, shared: 'eventTypeId' }, errors);
}

type Link = { from: Stored; to: string; path: string };

const toStored = ({ id, normalized, eventType }: PlannedBooking | PlannedLead): Stored => ({
  id,
  organizationId: normalized.organization.id,
  eventTypeId: eventType.id,
});

const linkOf = (row: PlannedBooking | PlannedLead, to: string | null | undefined, path: string): Link[] =>
  to ? [{ from: toStored(row), to: to.toLowerCase(), path }] : [];

const scopes = { organizationId: 'this organization', eventTypeId: 'this event type' };

type Check = { table: 'bookings' | 'leads'; links: readonly Link[]; planned: Planned; shared: 'organizationId' | 'eventTypeId' };

async function checkLinks(tx: Transaction, { table, links, planned, shared }: Check, errors: ErrorCollector): Promise<void> {
  const elsewhere = links.flatMap(({ to }) => (planned.has(to) ? [] : [to]));
  const stored = await findStored(tx, table, elsewhere);
  for (const { from, to, path } of links) {
    const row = planned.get(to);
    const target = row ? toStored(row) : stored.get(to);
    if (target?.[shared] !== from[shared]) errors.add(path, `is not the id of one of the ${table} of ${scopes[shared]}`);
  }
}
