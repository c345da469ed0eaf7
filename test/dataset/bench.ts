import { afterAll } from '@jest/globals';
import { sql } from 'kysely';
import { connect, type Database } from '../../src/database/connect.ts';
import type { DatasetDocument, GivenBooking, GivenLead, GivenOrganization } from '../../src/dataset/document.ts';
import { type DatasetError, InvalidDatasetError } from '../../src/dataset/errors.ts';
import { exportDataset } from '../../src/dataset/export.ts';
import { importDataset } from '../../src/dataset/import.ts';
import { createTestDatabase } from '../support/database.ts';

const closings: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closings) await close();
});

export async function openDatabase(): Promise<Database> {
  const { url, drop } = await createTestDatabase();
  const database = connect(url, { report: () => {} });
  closings.push(() => database.close().then(drop));
  return database;
}

export async function exported({ db }: Database): Promise<string> {
  let text = '';
  for await (const part of exportDataset(db)) text += part;
  return text;
}

/** The errors of an import; empty if it succeeds. */
export async function errorsOf({ db }: Database, document: unknown): Promise<readonly DatasetError[]> {
  try {
    await importDataset(db, document);
    return [];
  } catch (error) {
    if (error instanceof InvalidDatasetError) return error.errors;
    throw error;
  }
}

const tables = [
  'organizations',
  'users',
  'schedules',
  'schedule_overrides',
  'out_of_office',
  'event_types',
  'event_type_hosts',
  'meetings',
];
const derivedTables = ['host_claims', 'bookings', 'booking_viewers', 'leads', 'contacts', 'contact_totals'];

/** Every row with the transaction that wrote it: equal only if no row was touched. */
export async function everyRow({ db }: Database): Promise<unknown> {
  const rows: Record<string, unknown> = {};
  for (const table of [...tables, ...derivedTables]) {
    const found = await sql<{ row: string }>`select t.xmin::text || ' ' || t::text as row from ${sql.table(table)} t order by 1`.execute(
      db,
    );
    rows[table] = found.rows.map(({ row }) => row);
  }
  return rows;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

export const user = (slug: string, rest: object = {}) => ({
  slug,
  email: `${slug}@acme.test`,
  timezone: 'Europe/Paris',
  schedules: [{ name: 'Working hours', weekly: Object.fromEntries(weekdays.map((day) => [day, [['09:00', '17:00']]])) as object }],
  ...rest,
});

export const eventType = (owner: string, slug: string, rest: object = {}) => ({
  owner,
  slug,
  name: slug,
  kind: 'one_on_one' as const,
  durations: [30],
  ...rest,
});

export const booking = (startAt: string, rest: Partial<GivenBooking> = {}): GivenBooking => ({
  eventType: 'imad/intro',
  startAt,
  invitee: { name: 'Ann', email: 'ann@example.com', timezone: 'Europe/London' },
  createdAt: '2027-01-01T00:00:00Z',
  ...rest,
});

export const lead = (rest: Partial<GivenLead> = {}): GivenLead => ({
  eventType: 'imad/intro',
  name: 'Bo',
  email: 'bo@example.com',
  createdAt: '2026-12-01T00:00:00Z',
  ...rest,
});

export function acme(rest: object = {}): DatasetDocument {
  const organization = {
    slug: 'acme',
    name: 'Acme',
    users: [user('imad'), user('rosa')],
    eventTypes: [eventType('imad', 'intro')],
    ...rest,
  };
  return { organizations: [organization as GivenOrganization] };
}
