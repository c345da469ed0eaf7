import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { ConfigError } from '../process/config.ts';
import type { Db } from './connect.ts';
import { stepsAfterMigrations } from './migration-steps.ts';
import { checkRequirements } from './requirements.ts';
import { applySettings, noLimits, openClient } from './session.ts';

type Migration = { name: string; sql: string; checksum: string };

const folder = new URL('./migrations/', import.meta.url);
const lock = '1128352869, 2';
const table = `create table if not exists migrations (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
)`;

/**
 * Applies the missing migrations in order, each in its own transaction, forward only. Concurrent processes wait for each other. Ignores
 * applied migrations without a file: a newer version is being rolled out or was rolled back. Returns the names of those applied now. Throws
 * if the file of an applied migration has changed.
 */
export async function migrate(pool: pg.Pool, from: URL = folder): Promise<string[]> {
  const migrations = await readMigrations(from);
  // A separate connection, because a migration may exceed the statement timeout of requests.
  const options = { ...pool.options, max: 1, query_timeout: 0, onConnect: (client: pg.ClientBase) => applySettings(client, noLimits) };
  const client = await openClient(options);
  try {
    await checkRequirements(client);
    await client.query(`select pg_advisory_lock(${lock})`);
    await client.query(table);
    const applied = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations');
    const known = new Map(applied.rows.map(({ name, checksum }) => [name, checksum]));
    if (from === folder) checkOrigin(known);
    const added = await applyMissing(client, migrations, known);
    if (from === folder) for (const step of stepsAfterMigrations) await step(client, options);
    return added;
  } finally {
    await client.end();
  }
}

/**
 * Compares the migrations of this version with those of the database, in one query. `pending` are not applied yet, `unknown` were applied by
 * a newer version.
 */
export async function compareMigrations(db: Db): Promise<{ pending: string[]; unknown: string[] }> {
  shipped ??= readMigrations(folder);
  const names = (await shipped).map(({ name }) => name);
  const rows = await db.selectFrom('migrations').select('name').orderBy('name').execute().catch(ifNoTable);
  const applied = rows.map(({ name }) => name);
  const pending = names.filter((name) => !applied.includes(name));
  return { pending, unknown: applied.filter((name) => isMigration(name) && !names.includes(name)) };
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

async function applyMissing(client: pg.Client, migrations: Migration[], applied: Map<string, string>): Promise<string[]> {
  for (const { name, checksum } of migrations) {
    if (applied.has(name) && applied.get(name) !== checksum) {
      throw new Error(
        `The migration ${name} was applied to this database and has been changed since: restore it, and put the change into a new file`,
      );
    }
  }
  const missing = migrations.filter(({ name }) => !applied.has(name));
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error });
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

const undefinedTable = '42P01';
function ifNoTable(error: { code?: string }): { name: string }[] {
  if (error.code === undefinedTable) return [];
  throw error;
}
