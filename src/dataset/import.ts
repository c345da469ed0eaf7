import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { MINUTE_MS } from '../availability/dates.ts';
import { type Db, inTransaction, type Transaction } from '../database/connect.ts';
import { isViolation } from '../database/violations.ts';
import { checkOwners, checkReferences, findStored } from './check-references.ts';
import type { DatasetDocument } from './document.ts';
import { collectFaults, datasetInvalid } from './faults.ts';
import { type PlannedBooking, pathOf, planBookings } from './plan-bookings.ts';
import { type PlannedLead, pathOfLead, planLeads } from './plan-leads.ts';
import { planMeetings } from './plan-meetings.ts';
import { checkForm } from './schema.ts';
import type { Context } from './settle-identity.ts';
import { type Settled, settleOrganizations } from './settle-organizations.ts';
import { createActivity, insertBookings, insertLeads, tellOfBookings } from './write-bookings.ts';
import { addToContacts, linkLeads } from './write-derived.ts';
import { upsertOrganizations } from './write-organizations.ts';

/** How many of each were added or changed. */
export type Counts = { organizations: number; users: number; schedules: number; eventTypes: number; bookings: number; leads: number };

/**
 * Reads a document of `spec/dataset.schema.json` into the database.
 *
 * First all of it is checked: its form, then what its parts say of each other and of what the database holds; as many faults as
 * possible are told at once. Then all of it is written, in the same transaction, or nothing. What is there already and the same is
 * not touched, so that a document can be imported again and again. Who sees a new booking that is active and not over is told of it, as
 * if it were made now; what is history when it comes is no news. Two imports wait for each other. Bookings may be made meanwhile:
 * should one take a time that the document wants, the import fails and tells which. Not promised: that those need not wait for
 * the import's end, where they touch what it has written.
 *
 * @returns how many were added or changed
 * @throws DatasetInvalid with the faults, each with a JSON pointer into the document
 */
export async function importDataset(db: Db, document: unknown): Promise<{ counts: Counts }> {
  const faults = collectFaults();
  checkForm(document, faults);
  const counts = await inTransaction(db, (tx) => importInto(tx, document)).catch(tellContradiction);
  if (counts.bookings + counts.leads >= many) await sql`analyze ${sql.raw(grownTables)}`.execute(db);
  return { counts };
}

const many = 1000;
const grownTables = 'users, schedules, event_types, event_type_hosts, meetings, host_claims, bookings, booking_viewers, leads, contacts';

async function importInto(tx: Transaction, { organizations }: DatasetDocument): Promise<Counts> {
  const context: Context = { now: await begin(tx), faults: collectFaults(), names: new Map() };
  const settled = await settleOrganizations(tx, organizations, context);
  const { bookings, leads } = await plan(tx, settled, context);
  context.faults.throwIfAny();
  const counts = await upsertOrganizations(tx, settled);
  if (bookings.length + leads.length > 0) await add(tx, bookings, leads, context.now);
  return { ...counts, bookings: bookings.length, leads: leads.length };
}

/** @returns the import's time */
async function begin(tx: Transaction): Promise<string> {
  // It may wait for another import, and be silent for as long as a large document takes to be read.
  for (const limit of ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'])
    await sql`set local ${sql.raw(limit)} = 0`.execute(tx);
  while (!(await isOurTurn(tx))) await pause(turnPollMs);
  const { rows } = await sql<{ now: Date }>`select current_instant() as now`.execute(tx);
  return rows[0]!.now.toISOString();
}

const turnPollMs = 200;

/** Asked again and again: a wait inside one statement would run into the client's time-out. */
async function isOurTurn(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ isOurs: boolean }>`select pg_try_advisory_xact_lock(1128352869, 3) as is_ours`.execute(tx);
  return rows[0]!.isOurs;
}

/** The bookings and leads that are not there yet. What is wrong is added to the faults. */
async function plan(
  tx: Transaction,
  settled: readonly Settled[],
  context: Context,
): Promise<{ bookings: PlannedBooking[]; leads: PlannedLead[] }> {
  const all = { bookings: planBookings(settled, context), leads: planLeads(settled, context) };
  const storedBookings = await findStored(tx, 'bookings', all.bookings.keys());
  const storedLeads = await findStored(tx, 'leads', all.leads.keys());
  checkOwners(all.bookings, storedBookings, pathOf, context.faults);
  checkOwners(all.leads, storedLeads, pathOfLead, context.faults);
  const bookings = [...all.bookings.values()].filter(({ id }) => !storedBookings.has(id));
  const leads = [...all.leads.values()].filter(({ id }) => !storedLeads.has(id));
  await checkReferences(tx, { bookings, leads, all }, context.faults);
  await planMeetings(tx, bookings, context.faults);
  return { bookings, leads };
}

async function add(tx: Transaction, bookings: readonly PlannedBooking[], leads: readonly PlannedLead[], now: string): Promise<void> {
  await createActivity(tx);
  await insertLeads(tx, leads, now);
  await insertBookings(tx, bookings, now).catch((error) => tellRefusal(error, bookings));
  await sql`analyze imported_activity`.execute(tx);
  await linkLeads(tx, leads);
  await addToContacts(tx);
  await tellOfBookings(tx, bookings, now);
}

/** A booking that was made since we looked: the database refuses the second, and says which. */
function tellRefusal(error: unknown, bookings: readonly PlannedBooking[]): never {
  if (isViolation(error) && error.constraint === 'bookings_one_seat_per_address') tellSecondSeat(error, bookings);
  if (!isViolation(error) || error.constraint !== 'host_claims_never_overlap') throw error;
  const [, hostId = '', from = ''] = /=\(([0-9a-f-]{36}), \["?([^",]+)/.exec(error.detail ?? '') ?? [];
  const start = Date.parse(`${from.replace(' ', 'T')}:00`);
  const booking = bookings.find(
    (one) => one.isActive && one.hostIds.includes(hostId) && one.start - one.bufferBeforeMin * MINUTE_MS === start,
  );
  throw datasetInvalid([{ path: booking ? pathOf(booking) : '', message: 'overlaps a booking that has just been made' }], error);
}

function tellSecondSeat(error: { detail?: string | undefined }, bookings: readonly PlannedBooking[]): never {
  const [, email = '', startsAt = ''] = /=\((.*), ([^,]+), [0-9a-f-]{36}\)/.exec(error.detail ?? '') ?? [];
  const start = Date.parse(`${startsAt.replace(' ', 'T')}:00`);
  const booking = bookings.findLast((one) => one.isActive && one.start === start && one.given.invitee.email.toLowerCase() === email);
  throw datasetInvalid(
    [{ path: booking ? pathOf(booking) : '', message: 'takes a second seat of its meeting for one email address' }],
    error,
  );
}

/** Whatever else the database refuses. */
function tellContradiction(error: unknown): never {
  if (!isViolation(error)) throw error;
  throw datasetInvalid([{ path: '', message: `contradicts what the database holds: ${error.detail ?? error.message}` }], error);
}
