import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { Db } from './connect.ts';
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
 * Brings the database to the present schema: numbered SQL files in order, each in a transaction, forward only.
 * Of several processes one applies and the others wait. Files that only the database knows are a newer version's,
 * which is being rolled out or was rolled back; they are left alone.
 *
 * @returns the names of those applied now
 * @throws when a file that was applied has been changed since
 */
export async function migrate(pool: pg.Pool, from: URL = folder): Promise<string[]> {
  const migrations = await readMigrations(from);
  // Its own connection: a migration may take longer than any request's statement.
  const options = { ...pool.options, max: 1, query_timeout: 0, onConnect: (client: pg.ClientBase) => applySettings(client, noLimits) };
  const client = await openClient(options);
  try {
    await checkRequirements(client);
    await client.query(`select pg_advisory_lock(${lock})`);
    await client.query(table);
    const applied = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations');
    const known = new Map(applied.rows.map(({ name, checksum }) => [name, checksum]));
    const added = await applyMissing(client, migrations, known);
    if (from === folder) await prepareJobs(client, options, known);
    if (from === folder) await client.query(continueEventPlaces);
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
  ours ??= readMigrations(folder);
  const names = (await ours).map(({ name }) => name);
  const rows = await db.selectFrom('migrations').select('name').orderBy('name').execute().catch(ifNoTable);
  const applied = rows.map(({ name }) => name);
  const pending = names.filter((name) => !applied.includes(name));
  return { pending, unknown: applied.filter((name) => isMigration(name) && !names.includes(name)) };
}

/** The table also has entries of graphile-worker. */
const isMigration = (name: string): boolean => /^\d{4}_\w+\.sql$/.test(name);

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

/** The tables of graphile-worker, which brings them itself. Loading it takes longer than all else here, so it is done once a version. */
async function prepareJobs(client: pg.Client, options: pg.PoolConfig, known: ReadonlyMap<string, string>): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('graphile-worker');
  const { version } = JSON.parse(await readFile(join(dirname(entry), '../package.json'), 'utf8')) as { version: string };
  const name = `graphile-worker ${version}`;
  if (known.has(name)) return;
  const { runMigrations } = await import('graphile-worker');
  const pool = new pg.Pool(options).on('error', () => {}).on('connect', (connected) => void connected.on('error', () => {}));
  await runMigrations({ pgPool: pool }).finally(() => pool.end());
  await client.query('insert into migrations (name, checksum) values ($1, $2) on conflict do nothing', [name, version]);
}

/**
 * Where a database was restored, its cluster may number transactions from the beginning: then the places of new events would come before
 * those of old ones. The newest event may not have the last place, but not one that is many transactions behind.
 */
const continueEventPlaces = `
  update event_places set base = latest.place + 1000000 - pg_current_xact_id()::text::bigint
  from (select v.place from events e join event_viewers v on v.event_id = e.id order by e.id desc limit 1) as latest
  where latest.place > base + pg_current_xact_id()::text::bigint`;

async function readMigrations(from: URL): Promise<Migration[]> {
  const names = (await readdir(from)).filter(isMigration).sort();
  return Promise.all(
    names.map(async (name) => {
      // Git may check the file out with other line ends.
      const sql = (await readFile(new URL(name, from), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

let ours: Promise<Migration[]> | undefined;

const undefinedTable = '42P01';
function ifNoTable(error: { code?: string }): { name: string }[] {
  if (error.code === undefinedTable) return [];
  throw error;
}
