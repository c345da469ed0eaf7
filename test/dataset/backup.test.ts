/** A backup keeps everything, and comes back as it was, also from a version before. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { leftOut } from '../../src/dataset/backup.ts';
import { demoDataset } from '../../src/demo/demo.ts';
import { createEmptyDatabase, openPool, type TestDatabase } from '../support/database.ts';
import { runCommand } from '../support/process.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { readTables } from '../support/tables.ts';
import { givePassword } from '../support/visitor.ts';
import { createEndpoint } from '../support/webhooks.ts';

let server: TestServer;
let folder: string;
let file: string;
let token: string;
let databases: TestDatabase[];

beforeAll(async () => {
  databases = [];
  folder = await mkdtemp(join(tmpdir(), 'caledee-backup-'));
  file = join(folder, 'backup.jsonl.gz');
  server = await startTestServer();
  await server.load(demoDataset(new Date()));
  token = await server.token('imad');
  await givePassword(server.databaseUrl, 'imad');
  await createEndpoint(server.client(token));
  expect(await runCommand(['backup', file], { DATABASE_URL: server.databaseUrl })).toMatchObject({ code: 0, stdout: '' });
}, 120_000);
afterAll(async () => {
  await server.stop();
  for (const { drop } of databases) await drop();
  await rm(folder, { recursive: true });
});

async function createEmpty(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  databases.push(database);
  return database;
}

const restore = (path: string, url: string) => runCommand(['restore', path], { DATABASE_URL: url });

async function readAll(url: string): Promise<Record<string, string[]>> {
  const pool = openPool(url);
  const tables = await readTables(pool);
  await pool.end();
  return Object.fromEntries(Object.entries(tables).filter(([name]) => !leftOut.includes(name)));
}

const readLines = async () =>
  gunzipSync(await readFile(file))
    .toString()
    .trim()
    .split('\n');

async function writeLines(name: string, lines: string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, gzipSync(`${lines.join('\n')}\n`));
  return path;
}

it('is readable only by its owner, and never written over', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const again = await runCommand(['backup', file], { DATABASE_URL: server.databaseUrl });
  expect([again.code, again.stderr]).toEqual([1, `${file} already exists.\n`]);
  const nowhere = await runCommand(['backup', join(folder, 'none/backup')], { DATABASE_URL: server.databaseUrl });
  expect([nowhere.code, nowhere.stderr.trim().split('\n')]).toEqual([1, [expect.stringContaining('cannot be written: ')]]);
  // The log has the attempts, which the backup has not.
  await server.pool.query('delete from security_events where id in (select id from security_events order by id offset 1)');
});

it('restores every row, and the same passwords, tokens and webhooks work', async () => {
  const target = await createEmpty();
  const { code, stderr } = await restore(file, target.url);
  expect([code, stderr]).toEqual([0, expect.stringMatching(/Restored: \d+ rows\.\n$/)]);
  const [before, after] = [await readAll(server.databaseUrl), await readAll(target.url)];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  for (const [name, rows] of Object.entries(before)) expect([name, after[name]]).toEqual([name, rows]);
  expect(['passwords', 'webhooks', 'personal_access_tokens', 'bookings'].filter((name) => before[name]?.length === 0)).toEqual([]);
  const running = await startServer(target.url);
  const response = await fetch(`http://localhost:${running.port}/api/v2/me`, { headers: { authorization: `Bearer ${token}` } });
  await running.stop();
  expect(response.status).toBe(200);
  const again = await restore(file, target.url);
  expect([again.code, again.stderr]).toEqual([1, 'The database has data. Use an empty database.\n']);
});

it('restores what an earlier version backed up, and then migrates it', async () => {
  const names = (await readdir('src/database/migrations')).sort();
  const source = await createEmpty();
  const pool = openPool(source.url);
  const { migrate } = await import('../../src/database/migrate.ts');
  const earlier = names.slice(0, 2);
  await migrate(pool, { isWanted: (name) => earlier.includes(name) });
  await pool.query(`insert into organizations (id, slug, name) values (gen_random_uuid(), 'acme', 'Acme')`);
  const { rows } = await pool.query('select row_to_json(o) as row from organizations o');
  await pool.end();
  const lines = [
    { format: 'caledee backup', version: 1, migrations: earlier },
    { table: 'organizations', rows: [rows[0].row] },
    { end: 1 },
  ];
  const path = await writeLines(
    'earlier',
    lines.map((line) => JSON.stringify(line)),
  );
  const target = await createEmpty();
  expect((await restore(path, target.url)).code).toBe(0);
  const run = await runCommand(['plan', 'acme', 'team'], { DATABASE_URL: target.url });
  expect([run.code, run.stderr]).toEqual([0, 'Organization "acme" is now on the team plan.\n']);
});

it('refuses a file that is incomplete or another, and restores nothing', async () => {
  const target = await createEmpty();
  const lines = await readLines();
  const header = JSON.parse(lines[0] as string);
  const newer = JSON.stringify({ ...header, migrations: [...header.migrations, '9999_newer.sql'] });
  const files: [string, string][] = [
    [await writeLines('cut', lines.slice(0, -1)), 'The file is incomplete.'],
    [await writeLines('missing', lines.toSpliced(1, 1)), 'The file is incomplete.'],
    [await writeLines('other', ['{"organizations":[]}']), 'The file is not a backup of this program.'],
    [await writeLines('text', ['hello']), 'The file is not a backup of this program, or is incomplete.'],
    [
      await writeLines('newer', [newer, ...lines.slice(1)]),
      'The backup is of a newer version, with the migration 9999_newer.sql. Restore it with that version.',
    ],
  ];
  for (const [path, message] of files) {
    const { code, stderr } = await restore(path, target.url);
    expect([code, stderr.trim().split('\n').at(-1)]).toEqual([1, message]);
  }
  await writeFile(join(folder, 'plain'), 'hello');
  for (const name of ['plain', 'none']) {
    const { code, stderr } = await restore(join(folder, name), target.url);
    expect([code, stderr.trim().split('\n').length, stderr]).toEqual([1, 1, expect.stringContaining('cannot be read')]);
  }
  expect((await restore(file, target.url)).code).toBe(0);
});
