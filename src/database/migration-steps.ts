/** Steps that follow the SQL migrations, under the same lock. Each must be repeatable. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** `name`: recorded like that of a migration. */
type Step = { name: string; run: (options: pg.PoolConfig) => Promise<void> };

/** Creates the tables of graphile-worker, once per version: loading the library takes longer than everything else here. */
async function toJobTables(): Promise<Step> {
  const entry = createRequire(import.meta.url).resolve('graphile-worker');
  const { version } = JSON.parse(await readFile(join(dirname(entry), '../package.json'), 'utf8')) as { version: string };
  const run = async (options: pg.PoolConfig) => {
    const { runMigrations } = await import('graphile-worker');
    const pool = new pg.Pool(options).on('error', () => {}).on('connect', (connected) => void connected.on('error', () => {}));
    await runMigrations({ pgPool: pool }).finally(() => pool.end());
  };
  return { name: `graphile-worker ${version}`, run };
}

export const listSteps = async (): Promise<Step[]> => [await toJobTables()];
