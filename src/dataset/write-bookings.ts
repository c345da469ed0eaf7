import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import type { PlannedBooking } from './plan-bookings.ts';
import type { PlannedLead } from './plan-leads.ts';
import { createsMeeting } from './plan-meetings.ts';
import { toAddition, toLeadRow } from './write-rows.ts';

/** Large enough to outweigh a statement's fixed cost, small enough to stay far from the timeouts. */
const rowsPerStatement = 1000;

const grownTables =
  'users, schedules, event_types, event_type_hosts, meetings, host_claims, bookings, booking_viewers, booking_tallies, leads, contacts, events, event_viewers, webhook_deliveries';

/** Updates the planner's statistics. Plans that a connection has kept are made again. */
export const analyzeGrown = (db: Db): Promise<unknown> => sql`analyze ${sql.raw(grownTables)}`.execute(db);

/** On Citus, which refuses to analyze in a transaction that has read global tables, plans remain. */
const analyzeWithin = (tx: Transaction): Promise<unknown> =>
  sql`
    do $$ begin
      if not exists (select from pg_extension where extname = 'citus') then analyze ${sql.raw(grownTables)}; end if;
    end $$`.execute(tx);

/** Chunks after which plans are made again: those made for nearly empty tables would read all of an organization's rows for each new one. */
const analyzedAfter = [1, 4, 16, 64, 256];

/**
 * Writes through `write_bookings`, like every other writer of bookings. Returns the organizations with deliveries that are due. `onWritten`:
 * called with the number of bookings written so far.
 */
export async function insertBookings(
  tx: Transaction,
  bookings: readonly PlannedBooking[],
  now: string,
  onWritten: (written: number) => void,
): Promise<Set<string>> {
  // Bookings refer to their meetings, so those that create one come first.
  const ordered = [...bookings.filter(createsMeeting).sort(byHostAndTime), ...bookings.filter((booking) => !createsMeeting(booking))];
  const withDeliveries = new Set<string>();
  let [chunks, written] = [0, 0];
  await inChunks(
    ordered,
    (booking) => toAddition(booking, now),
    async (rows, organizationId, size) => {
      const { rows: results } = await sql<{ hasDeliveries: boolean }>`
        select has_deliveries from write_bookings(${organizationId}, null, ${rows}, false)`.execute(tx);
      if (results[0]?.hasDeliveries) withDeliveries.add(organizationId);
      chunks += 1;
      written += size;
      onWritten(written);
      if (analyzedAfter.includes(chunks) && ordered.length > rowsPerStatement) await analyzeWithin(tx);
    },
  );
  await linkRescheduled(tx, bookings);
  return withDeliveries;
}

async function linkRescheduled(tx: Transaction, bookings: readonly PlannedBooking[]): Promise<void> {
  const linked = bookings.filter(({ given }) => given.rescheduledFromId || given.rescheduledToId);
  const toChange = ({ id, given }: PlannedBooking) => ({
    id,
    rescheduled_from_id: given.rescheduledFromId,
    rescheduled_to_id: given.rescheduledToId,
  });
  await inChunks(linked, toChange, (rows, organizationId) =>
    sql`select from write_bookings(${organizationId}, ${rows}, null, false)`.execute(tx),
  );
  for (const [organizationId, own] of byOrganization(linked))
    await sql`select chain_bookings(${organizationId}, ${own.map(({ id }) => id)}::uuid[])`.execute(tx);
}

/** Writing rows that are adjacent in the indexes by host together takes half the time. */
const byHostAndTime = (a: PlannedBooking, b: PlannedBooking): number =>
  a.hostIds[0]! < b.hostIds[0]! ? -1 : a.hostIds[0]! > b.hostIds[0]! ? 1 : a.start - b.start;

export const insertLeads = (tx: Transaction, leads: readonly PlannedLead[], now: string): Promise<void> =>
  inChunks(
    leads,
    (lead) => toLeadRow(lead, now),
    (rows, organizationId) => sql`select insert_leads(${organizationId}, ${rows}, true)`.execute(tx),
  );

/**
 * Links leads to the bookings that they became: first those that the document names; then new leads to any booking; then the leads that were
 * open before the import to new bookings. Each organization's are linked at once: a chunk would read all of its bookings again.
 */
export async function linkLeads(
  tx: Transaction,
  { leads, bookings, withOpenLeads }: { leads: readonly PlannedLead[]; bookings: readonly PlannedBooking[]; withOpenLeads: Set<string> },
): Promise<void> {
  const named = leads.filter(({ given }) => given.bookingId);
  const toLink = ({ id, given }: PlannedLead) => ({ id, booking_id: given.bookingId });
  await inChunks(named, toLink, (rows, organizationId) =>
    sql`update leads l set booking_id = given.booking_id from ${recordset(rows, 'id uuid, booking_id uuid')}
      where l.organization_id = ${organizationId} and l.id = given.id`.execute(tx),
  );
  for (const [organizationId, own] of byOrganization(leads))
    await sql`select book_new_leads(${organizationId}, ${own.map(({ id }) => id)}::uuid[])`.execute(tx);
  for (const [organizationId, own] of byOrganization(bookings)) {
    if (!withOpenLeads.has(organizationId)) continue;
    await sql`select book_leads(${organizationId}, ${own.map(({ id }) => id)}::uuid[], false)`.execute(tx);
  }
}

/** The organizations of these bookings that have leads which are not booked. */
export async function findOpenLeads(tx: Transaction, bookings: readonly PlannedBooking[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const organizationId of byOrganization(bookings).keys()) {
    const { rows } = await sql`select from leads where organization_id = ${organizationId} and not booked limit 1`.execute(tx);
    if (rows.length > 0) found.add(organizationId);
  }
  return found;
}

type OfOrganization = { normalized: { organization: { id: string } } };

const byOrganization = <T extends OfOrganization>(items: readonly T[]): Map<string, T[]> =>
  Map.groupBy(items, ({ normalized }) => normalized.organization.id);

/** Serializes rows by organization in chunks. While PostgreSQL writes one, the next is prepared. */
export async function inChunks<T extends OfOrganization>(
  items: readonly T[],
  toRow: (item: T) => unknown,
  write: (rows: string, organizationId: string, size: number) => Promise<unknown>,
): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  for (const [organizationId, own] of byOrganization(items)) {
    for (let at = 0; at < own.length; at += rowsPerStatement) {
      const chunk = own.slice(at, at + rowsPerStatement);
      const rows = JSON.stringify(chunk.map(toRow));
      await writing;
      writing = write(rows, organizationId, chunk.length);
      await sent(writing);
    }
  }
  await writing;
}

/** Lets the event loop send the statement before the next chunk occupies it. The caller awaits the statement and handles its error. */
async function sent(statement: Promise<unknown>): Promise<void> {
  statement.catch(() => {});
  await setImmediate();
}

/** Rows as one JSON parameter, however many they are. */
export const recordset = (rows: string, columns: string): RawBuilder<unknown> =>
  sql`json_to_recordset(${rows}::json) as given(${sql.raw(columns)})`;
