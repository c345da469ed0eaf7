/** `/readyz` checks that the database can be written, at a bounded cost. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ServerProcess, spawnServer } from '../support/process.ts';
import { countRoundTrips } from '../support/round-trips.ts';
import { startServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let admin: pg.Client;
let running: ServerProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client(database.url);
  await admin.connect();
  running = await spawnServer({ DATABASE_URL: database.url });
});
afterAll(async () => {
  await running.stop();
  await admin.end();
  await database.drop();
});

const statusOf = async (path: string, { url }: { url: string } = running) => (await fetch(`${url}${path}`)).status;

async function set(setting: string): Promise<void> {
  await admin.query(`alter database ${new URL(database.url).pathname.slice(1)} ${setting}`);
  await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
}

it.each([
  ['in read-only mode', 'default_transaction_read_only', 'on', 'cannot execute INSERT in a read-only transaction'],
  // The closest to a full disk that a test can set: PostgreSQL refuses to write another block.
  ['without room for another file', 'temp_file_limit', '0', 'temporary file size exceeds'],
])('is 503 %s, and 200 again afterwards', async (_, name, value, reason) => {
  expect(await statusOf('/readyz')).toBe(200);
  await set(`set ${name} = '${value}'`);
  await until('it is not ready for this reason', async () => (await statusOf('/readyz')) === 503 && running.output().includes(reason));
  expect([await statusOf('/readyz'), await statusOf('/healthz')]).toEqual([503, 200]);
  await set(`reset ${name}`);
  await until('it is ready again', async () => (await statusOf('/readyz')) === 200);
});

it('is 503 while the database does not respond, and asks it no second time meanwhile', async () => {
  expect(await statusOf('/readyz')).toBe(200);
  await admin.query('begin; lock table readiness_checks');
  await until('it is not ready', async () => (await statusOf('/readyz')) === 503);
  const statuses = await Promise.all(Array.from({ length: 50 }, () => statusOf('/readyz')));
  expect(new Set(statuses)).toEqual(new Set([503]));
  const { rows } = await admin.query(
    `select count(*)::integer as asking from pg_stat_activity where query like '%check_writable%' and state = 'active' and pid <> pg_backend_pid()`,
  );
  expect(rows[0].asking).toBeLessThanOrEqual(1);
  await admin.query('rollback');
  await until('it is ready again', async () => (await statusOf('/readyz')) === 200);
});

it('checks the database once a second at most, and several servers do not disturb each other', async () => {
  const counted = await countRoundTrips(database.url);
  const [near, far] = [await startServer(counted.url), await startServer(database.url)];
  const servers = [near, far, running];
  await Promise.all(servers.map((each) => statusOf('/readyz', each)));
  const before = counted.count();
  const statuses = await Promise.all(Array.from({ length: 300 }, (_, turn) => statusOf('/readyz', servers[turn % servers.length])));
  expect(new Set(statuses)).toEqual(new Set([200]));
  // Two statements for each time, within the few seconds that this may take on a slow machine.
  expect(counted.count() - before).toBeLessThan(20);
  expect((await admin.query('select id from readiness_checks')).rows).toEqual([{ id: 1 }]);
  await Promise.all([near.stop(), far.stop()]);
  await counted.close();
});
