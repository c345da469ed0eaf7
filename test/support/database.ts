import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { citusNodes, createOnCitus, dropOnCitus } from './citus.ts';
import { runOn } from './run-on.ts';

export const template = 'caledee_template';

export type TestDatabase = { url: string; drop: () => Promise<void> };

/** A copy of the migrated template. `drop` closes its connections. */
export async function createTestDatabase(): Promise<TestDatabase> {
  if (citusNodes.length === 0) return create(`template ${template} strategy file_copy`);
  const name = `test_${randomBytes(6).toString('hex')}`;
  return { url: await createOnCitus(name, process.env.TEST_CITUS_TEMPLATE as string), drop: () => dropOnCitus(name) };
}

/** `locale`: options of `create database`, such as `encoding 'UTF8' locale 'C'`. */
export const createEmptyDatabase = (locale = ''): Promise<TestDatabase> => create(`template template0 ${locale}`);

/** Does not report the end of the database: `end` of a pool does not wait until its connections are closed. */
export const openPool = (url: string, max = 1): pg.Pool => new pg.Pool({ connectionString: url, max }).on('error', () => {});

/** Fixes the result of `current_instant()` in this database. */
export async function setClock(database: string | pg.Pool, instant: string | Date): Promise<void> {
  const fixed = pg.escapeLiteral(new Date(instant).toISOString());
  const text = `create or replace function current_instant() returns timestamptz language sql stable parallel safe return timestamptz ${fixed}`;
  if (typeof database === 'string') await runOn(database, text);
  else await database.query(text);
}

export function server(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set: test/support/global-setup.ts does that, run the tests by "npm test" or "npm run jest"');
  return url;
}

async function create(how: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} ${how}`);
  const url = new URL(server());
  url.pathname = name;
  return { url: url.href, drop: () => asAdmin(`drop database ${name} with (force)`) };
}

const asAdmin = (text: string) => runOn(server(), text);
