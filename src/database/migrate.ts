import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { ConfigError } from '../process/environment.ts';
import type { Db } from './connect.ts';
import { listSteps } from './migration-steps.ts';
import { checkRequirements } from './requirements.ts';
import { applySettings, noLimits, openClient } from './session.ts';

type Migration = { name: string; sql: string; checksum: string };

/** `isWanted`: the migrations to apply, all by default. */
type Options = { from?: URL; report?: Report | undefined; isWanted?: (name: string) => boolean };

/** Receives what happens, with fields for the log. */
export type Report = (message: string, fields: object) => void;

const folder = new URL('./migrations/', import.meta.url);
const lock = '1128352869, 2';
const lockPollMs = 200;
const lockReportMs = 1000;
/** For a lock of a table. Everybody who needs the table waits behind a migration that waits, so it gives way soon and tries again. */
const lockTimeoutMs = 2000;
const maxAttempts = 60;
const attemptPauseMs = 3000;
const table = `create table if not exists migrations (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
)`;

/**
 * Applies the missing migrations in order, each in its own transaction, forward only; one named `…_in_batches.sql` is repeated, each time in a
 * transaction of its own, until it changes no row, so that it locks few rows at a time. Concurrent processes wait for each other. Ignores
 * applied migrations without a file: a newer version is being rolled out or was rolled back. Without a missing one it needs no right but to
 * read. Returns the names of those applied now. Throws if the file of an applied migration has changed.
 */
export async function migrate(pool: pg.Pool, { from = folder, report = () => {}, isWanted = () => true }: Options = {}): Promise<string[]> {
  const migrations = (await readMigrations(from)).filter(({ name }) => isWanted(name));
  // A separate connection, because a migration may exceed the statement timeout of requests.
  const limits = { ...noLimits, lockTimeoutMs };
  const options = { ...pool.options, max: 1, query_timeout: 0, onConnect: (client: pg.ClientBase) => applySettings(client, limits) };
  const client = await openClient(options);
  try {
    await checkRequirements(client);
    const known = await readApplied(client);
    if (from === folder) checkOrigin(known);
    const added: string[] = [];
    const startedAt = performance.now();
    const isNew = known.size === 0;
    const reports: Reports = { report, reportApplied: isNew ? () => {} : report };
    for (const migration of findMissing(migrations, known)) if (await apply(client, migration, reports)) added.push(migration.name);
    if (from === folder) {
      for (const { name, run } of await listSteps()) if (!known.has(name)) await applyStep(client, name, () => run(options), reports);
    }
    if (isNew && added.length > 0) report('the database was set up', { migrations: added.length, durationMs: msSince(startedAt) });
    return added;
  } finally {
    await client.end();
  }
}

/** A new database is reported as a whole, instead of each migration. */
type Reports = { report: Report; reportApplied: Report };

const msSince = (startedAt: number): number => Math.round(performance.now() - startedAt);

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client
    .query<{ name: string; checksum: string }>('select name, checksum from migrations')
    .catch((error: { code?: string }) => ({ rows: ifNoTable<{ name: string; checksum: string }>(error) }));
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

/**
 * Compares the migrations of this version with those of the database, in one query. `pending` are not applied yet, `applied` are, and
 * `unknown` were applied by a newer version.
 */
export async function compareMigrations(db: Db): Promise<{ pending: string[]; unknown: string[]; applied: string[] }> {
  shipped ??= readMigrations(folder);
  const names = (await shipped).map(({ name }) => name);
  const rows = await db
    .selectFrom('migrations')
    .select('name')
    .orderBy('name')
    .execute()
    .catch(ifNoTable<{ name: string }>);
  const applied = rows.map(({ name }) => name);
  const pending = names.filter((name) => !applied.includes(name));
  const unknown = applied.filter((name) => isMigration(name) && !names.includes(name));
  return { pending, unknown, applied: names.filter((name) => applied.includes(name)) };
}

const isMigration = (name: string): boolean => /^\d{4}_\w+\.sql$/.test(name);

/** The first migration of versions before the first release, whose schema cannot be upgraded. */
const unreleased = '0001_core.sql';

function checkOrigin(known: ReadonlyMap<string, string>): void {
  if (!known.has(unreleased)) return;
  throw new ConfigError(
    'The database was created by an unreleased version, whose schema cannot be upgraded. Export the data with that version (`caledee export`), and import it into a new database.',
  );
}

function findMissing(migrations: Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  for (const { name, checksum } of migrations) {
    if (applied.has(name) && applied.get(name) !== checksum) {
      throw new Error(
        `The migration ${name} was applied to this database and has been changed since: restore it, and put the change into a new file`,
      );
    }
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

/** Returns false if another process was faster. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration, reports: Reports): Promise<boolean> {
  const work = async () => {
    const { rowCount } = await client.query(sql);
    return !name.endsWith('_in_batches.sql') || rowCount === 0;
  };
  return applyAlone(client, { name, checksum }, reports, work).catch((error: Error) => {
    throw new Error(`The migration ${name} failed: ${error.message}`, { cause: error });
  });
}

/** A step of a library's, on connections of its own. */
async function applyStep(client: pg.Client, name: string, run: () => Promise<void>, reports: Reports): Promise<void> {
  await applyAlone(client, { name, checksum: '' }, reports, async () => {
    await run();
    return true;
  });
}

/** In a transaction with the lock, which so ends with it even behind a pooler. `work` is repeated in further ones until it returns true. */
async function applyAlone(
  client: pg.Client,
  { name, checksum }: Omit<Migration, 'sql'>,
  { report, reportApplied }: Reports,
  work: () => Promise<boolean>,
): Promise<boolean> {
  const startedAt = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      await beginLocked(client, report);
      await client.query(table);
      const { rowCount } = await client.query('select from migrations where name = $1', [name]);
      if (!rowCount) {
        if (!(await work())) {
          await client.query('commit');
          attempt = 0;
          continue;
        }
        await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum]);
      }
      await client.query('commit');
      if (!rowCount) reportApplied('a migration was applied', { migration: name, durationMs: msSince(startedAt) });
      return !rowCount;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      if (!passingStates.includes((error as { code?: string }).code ?? '') || attempt === maxAttempts) throw error;
      report('a migration waits for a table that another transaction uses', { migration: name, attempt });
      await pause(attemptPauseMs);
    }
  }
}

async function beginLocked(client: pg.Client, report: Report): Promise<void> {
  const reportAt = performance.now() + lockReportMs;
  for (let isReported = false; ; ) {
    await client.query('begin');
    const { rows } = await client.query<{ isLocked: boolean }>(`select pg_try_advisory_xact_lock(${lock}) as "isLocked"`);
    if (rows[0]?.isLocked) return;
    await client.query('rollback');
    if (!isReported && performance.now() > reportAt) {
      isReported = true;
      report("waiting for another process's migration", {});
    }
    await pause(lockPollMs);
  }
}

async function readMigrations(from: URL): Promise<Migration[]> {
  const names = (await readdir(from)).filter(isMigration).sort();
  return Promise.all(
    names.map(async (name) => {
      // Git may check files out with CRLF.
      const sql = (await readFile(new URL(name, from), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

let shipped: Promise<Migration[]> | undefined;

/** Lock not available, and deadlock detected. */
const passingStates = ['55P03', '40P01'];
const undefinedTable = '42P01';
function ifNoTable<Row>(error: { code?: string }): Row[] {
  if (error.code === undefinedTable) return [];
  throw error;
}
