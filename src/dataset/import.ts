import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { MINUTE_MS } from '../availability/dates.ts';
import { afterCommit, type Db, inTransaction, type Transaction } from '../database/connect.ts';
import { isViolation, violates } from '../database/violations.ts';
import { wakeWorkers } from '../queries/jobs.ts';
import { normalizeTexts } from '../text/encoding.ts';
import { checkReferences, findStored, isStored, toKey } from './check-references.ts';
import type { DatasetDocument } from './document.ts';
import { collectErrors, type ErrorCollector, InvalidDatasetError, mostErrors } from './errors.ts';
import { findDifferent } from './find-different.ts';
import type { Context } from './normalize-identity.ts';
import { type NormalizedOrganization, normalizeOrganizations } from './normalize-organizations.ts';
import { type PlannedBooking, pathOf, planBookings } from './plan-bookings.ts';
import { type PlannedLead, planLeads } from './plan-leads.ts';
import { planMeetings } from './plan-meetings.ts';
import { checkForm } from './schema.ts';
import { analyzeGrown, findOpenLeads, insertBookings, insertLeads, linkLeads } from './write-bookings.ts';
import { upsertOrganizations } from './write-organizations.ts';

export type Counts = { organizations: number; users: number; schedules: number; eventTypes: number; bookings: number; leads: number };

/** Called from time to time with a step, and with how much of it is done; `total` is 0 where this is unknown. */
export type Progress = (step: string, done: number, total: number) => void;

/** `leftAlone`: pointers of bookings and leads that differ from those of the same id in the database. */
export type Imported = { counts: Counts; leftAlone: string[] };

/**
 * Imports a document of `spec/dataset.schema.json` in one transaction: completely, or not at all. The document's texts are normalized in place.
 *
 * Phases: check the form (schema.ts), normalize-, plan- and write-. As many errors as possible are reported at once. Rows that are already
 * as the document says are not touched, so importing a document again changes nothing. Active bookings that have not ended get a
 * `booking_created` event; past ones get none. Imports run one after the other. Bookings can be created during an import: if one takes a
 * time of the document, the import fails and reports it. They may wait for the end of the import where they touch the same rows.
 *
 * @throws InvalidDatasetError
 */
export async function importDataset(db: Db, document: unknown, report: Progress = () => {}): Promise<Imported> {
  const errors = collectErrors();
  report('Checking the document', 0, 0);
  checkTexts(document, errors);
  checkForm(document, errors);
  const imported = await inTransaction(db, (tx) => importInto(tx, document, report)).catch(explainViolation);
  if (imported.counts.bookings + imported.counts.leads >= analyzeFrom) await analyzeGrown(db);
  return imported;
}

function checkTexts(document: unknown, errors: ErrorCollector): void {
  if (typeof document !== 'object' || document === null) return;
  for (const { path, message } of normalizeTexts(document, mostErrors)) errors.add(path, message);
  errors.throwIfAny();
}

/** From this many new rows on, the planner needs new statistics. */
const analyzeFrom = 1000;

async function importInto(tx: Transaction, { organizations }: DatasetDocument, report: Progress): Promise<Imported> {
  const context: Context = { now: await begin(tx), errors: collectErrors(), names: new Map() };
  report('Comparing with the database', 0, 0);
  const normalized = await normalizeOrganizations(tx, organizations, context);
  const { bookings, leads, leftAlone } = await plan(tx, normalized, context);
  context.errors.throwIfAny();
  const counts = await upsertOrganizations(tx, normalized);
  if (bookings.length + leads.length > 0) await insertAll(tx, { bookings, leads, now: context.now }, report);
  return { counts: { ...counts, bookings: bookings.length, leads: leads.length }, leftAlone };
}

/** Waits for other imports. Returns the time of this one. */
async function begin(tx: Transaction): Promise<string> {
  // The transaction can wait for another import, and is idle while a large document is checked.
  for (const limit of ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'])
    await sql`set local ${sql.raw(limit)} = 0`.execute(tx);
  // Citus changes its global tables only over the connections that have read the others. PostgreSQL ignores the setting.
  await sql`set local citus.multi_shard_modify_mode = 'sequential'`.execute(tx);
  while (!(await isOurTurn(tx))) await pause(turnPollMs);
  const { rows } = await sql<{ now: Date }>`select current_instant() as now`.execute(tx);
  return rows[0]!.now.toISOString();
}

const turnPollMs = 200;

/** Polled, because a wait inside one statement would exceed the client's timeout. */
async function isOurTurn(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ isOurs: boolean }>`select pg_try_advisory_xact_lock(1128352869, 3) as is_ours`.execute(tx);
  return rows[0]!.isOurs;
}

async function plan(
  tx: Transaction,
  normalized: readonly NormalizedOrganization[],
  context: Context,
): Promise<{ bookings: PlannedBooking[]; leads: PlannedLead[]; leftAlone: string[] }> {
  const all = { bookings: planBookings(normalized, context), leads: planLeads(normalized, context) };
  const storedBookings = await findStored(tx, 'bookings', [...all.bookings.values()].map(toKey));
  const storedLeads = await findStored(tx, 'leads', [...all.leads.values()].map(toKey));
  const bookings = [...all.bookings.values()].filter((booking) => !isStored(storedBookings, booking));
  const leads = [...all.leads.values()].filter((lead) => !isStored(storedLeads, lead));
  await checkReferences(tx, { bookings, leads, all }, context.errors);
  await planMeetings(tx, bookings, context.errors);
  const leftAlone = await findDifferent(tx, [...all.bookings.values()], [...all.leads.values()]);
  return { bookings, leads, leftAlone };
}

type Planned = { bookings: readonly PlannedBooking[]; leads: readonly PlannedLead[]; now: string };

async function insertAll(tx: Transaction, { bookings, leads, now }: Planned, report: Progress): Promise<void> {
  const withOpenLeads = await findOpenLeads(tx, bookings);
  await insertLeads(tx, leads, now);
  const onWritten = (written: number) => report('Bookings', written, bookings.length);
  const withDeliveries = await insertBookings(tx, bookings, now, onWritten).catch((error) => explainConflict(error, bookings));
  report('Linking leads to bookings', 0, 0);
  await linkLeads(tx, { leads, bookings, withOpenLeads });
  afterCommit(tx, (db) => wakeWorkers(db, [...withDeliveries]));
}

/** A booking created since the check has the same time or seat. The constraint's detail names it. */
function explainConflict(error: unknown, bookings: readonly PlannedBooking[]): never {
  if (violates(error, 'bookings_one_seat_per_address')) explainSecondSeat(error, bookings);
  if (!violates(error, 'host_claims_never_overlap')) throw error;
  const [, hostId = '', from = ''] = /=\([0-9a-f-]{36}, ([0-9a-f-]{36}), \["?([^",]+)/.exec(error.detail ?? '') ?? [];
  const start = Date.parse(`${from.replace(' ', 'T')}:00`);
  const booking = bookings.find(
    (one) => one.isActive && one.hostIds.includes(hostId) && one.start - one.bufferBeforeMin * MINUTE_MS === start,
  );
  throw new InvalidDatasetError(
    [{ path: booking ? pathOf(booking) : '', message: 'overlaps a booking that has just been created' }],
    error,
  );
}

function explainSecondSeat(error: { detail?: string | undefined }, bookings: readonly PlannedBooking[]): never {
  const [, email = '', startsAt = ''] = /=\([0-9a-f-]{36}, (.*), ([^,]+), [0-9a-f-]{36}\)/.exec(error.detail ?? '') ?? [];
  const start = Date.parse(`${startsAt.replace(' ', 'T')}:00`);
  const booking = bookings.findLast((one) => one.isActive && one.start === start && one.given.invitee.email.toLowerCase() === email);
  throw new InvalidDatasetError(
    [{ path: booking ? pathOf(booking) : '', message: 'takes a second seat of its meeting for the same email' }],
    error,
  );
}

function explainViolation(error: unknown): never {
  if (!isViolation(error)) throw error;
  throw new InvalidDatasetError([{ path: '', message: `conflicts with the database: ${error.detail ?? error.message}` }], error);
}
