/** Steps that follow the SQL migrations, under the same lock. Each must be repeatable. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';

type Step = (client: pg.Client, options: pg.PoolConfig) => Promise<void>;

/** Creates the tables of graphile-worker, once per version: loading the library takes longer than everything else here. */
const createJobTables: Step = async (client, options) => {
  const entry = createRequire(import.meta.url).resolve('graphile-worker');
  const { version } = JSON.parse(await readFile(join(dirname(entry), '../package.json'), 'utf8')) as { version: string };
  const name = `graphile-worker ${version}`;
  if ((await client.query('select from migrations where name = $1', [name])).rowCount) return;
  const { runMigrations } = await import('graphile-worker');
  const pool = new pg.Pool(options).on('error', () => {}).on('connect', (connected) => void connected.on('error', () => {}));
  await runMigrations({ pgPool: pool }).finally(() => pool.end());
  await client.query('insert into migrations (name, checksum) values ($1, $2) on conflict do nothing', [name, version]);
};

export const stepsAfterMigrations: readonly Step[] = [createJobTables];
