import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import type { ErrorCollector } from './errors.ts';
import { type Key, keyOf } from './ids.ts';
import { type PlannedBooking, pathOf } from './plan-bookings.ts';
import { type PlannedLead, pathOfLead } from './plan-leads.ts';

export type Stored = { id: string; organizationId: string; eventTypeId: string };

/** By organization and id, like what is stored. */
type Planned = Map<string, PlannedBooking | PlannedLead>;

const idsAtOnce = 10_000;

/** By organization and id. */
export async function findStored(tx: Transaction, table: 'bookings' | 'leads', keys: readonly Key[]): Promise<Map<string, Stored>> {
  const stored = new Map<string, Stored>();
  for (const [organizationId, own] of Map.groupBy(keys, (key) => key.organizationId)) {
    for (let at = 0; at < own.length; at += idsAtOnce) {
      const ids = own.slice(at, at + idsAtOnce).map(({ id }) => id);
      const { rows } = await sql<Stored>`
        select id, organization_id, event_type_id from ${sql.table(table)}
        where organization_id = ${organizationId} and id = any(${ids}::uuid[])`.execute(tx);
      for (const row of rows) stored.set(keyOf(row), row);
    }
  }
  return stored;
}

export const isStored = (stored: ReadonlyMap<string, Stored>, row: PlannedBooking | PlannedLead): boolean => stored.has(keyOf(toKey(row)));

export const toKey = ({ id, normalized }: PlannedBooking | PlannedLead): Key => ({ organizationId: normalized.organization.id, id });

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
  const toTarget = ({ from, to }: Link): Key => ({ organizationId: from.organizationId, id: to });
  const stored = await findStored(
    tx,
    table,
    links.map(toTarget).filter((target) => !planned.has(keyOf(target))),
  );
  for (const link of links) {
    const { from, path } = link;
    const key = keyOf(toTarget(link));
    const row = planned.get(key);
    const target = row ? toStored(row) : stored.get(key);
    if (target?.[shared] !== from[shared]) errors.add(path, `is not the id of one of the ${table} of ${scopes[shared]}`);
  }
}
