import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { connect, type Database } from '../../src/database/connect.ts';
import { compareMigrations, migrate } from '../../src/database/migrate.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { spawnServer } from '../support/process.ts';
import { until } from '../support/until.ts';

const shipped = new URL('../../src/database/migrations/', import.meta.url);
let own: TestDatabase;
let database: Database;
let folder: string;
let from: URL;

beforeEach(async () => {
  own = await createEmptyDatabase();
  database = connect(own.url, { report: () => {} });
  folder = await mkdtemp(join(tmpdir(), 'caledee-migrations-'));
  from = pathToFileURL(`${folder}/`);
});
afterEach(async () => {
  await database.close();
  await own.drop();
  await rm(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFile(new URL(name, from), text);

it('applies what is missing, in order, and once', async () => {
  await write('0001_one.sql', 'create table one (id int); create table more (id int);');
  await write('0002_two.sql', 'alter table one add column more int;');
  expect(await migrate(database.pool, { from })).toEqual(['0001_one.sql', '0002_two.sql']);
  expect(await migrate(database.pool, { from })).toEqual([]);
  await write('0003_three.sql', 'alter table one drop column more;');
  expect(await migrate(database.pool, { from })).toEqual(['0003_three.sql']);
});

it('repeats one in batches, each committed by itself, until it changes nothing', async () => {
  await write('0001_one.sql', 'create table one (id int, batch xid8); insert into one select generate_series(1, 5);');
  const batch = 'update one set batch = pg_current_xact_id() where id in (select id from one where batch is null order by id limit 2);';
  await write('0002_fill_in_batches.sql', batch);
  await write('0003_three.sql', 'alter table one alter column batch set not null;');
  expect(await migrate(database.pool, { from })).toEqual(['0001_one.sql', '0002_fill_in_batches.sql', '0003_three.sql']);
  const { rows } = await database.pool.query('select count(*)::integer as rows from one group by batch order by min(id)');
  expect(rows.map((row) => row.rows)).toEqual([2, 2, 1]);
  expect(await migrate(database.pool, { from })).toEqual([]);
});

it('lets one of several processes apply each, while the others wait', async () => {
  const other = connect(own.url, { report: () => {} });
  const applied = await Promise.all([migrate(database.pool), migrate(other.pool), migrate(other.pool)]);
  await other.close();
  expect(applied.flat().sort()).toEqual((await compareMigrations(database.db)).applied);
});

it('refuses a file that was changed after it was applied', async () => {
  await cp(shipped, from, { recursive: true });
  await migrate(database.pool, { from });
  await write('0001_tables.sql', 'create table other (id int);');
  await expect(migrate(database.pool, { from })).rejects.toThrow('0001_tables.sql was applied to this database and has been changed since');
});

it('does not mind other line ends', async () => {
  await write('0001_one.sql', 'create table one (\n  id int\n);\n');
  await migrate(database.pool, { from });
  await write('0001_one.sql', 'create table one (\r\n  id int\r\n);\r\n');
  expect(await migrate(database.pool, { from })).toEqual([]);
});

it('leaves nothing of a migration that fails, and keeps those before it', async () => {
  await write('0001_one.sql', 'create table one (id int);');
  await write('0002_two.sql', 'create table two (id int); select 1 / 0;');
  await expect(migrate(database.pool, { from })).rejects.toThrow('The migration 0002_two.sql failed: division by zero');
  const { rows } = await database.pool.query(`select to_regclass('one') is not null as one, to_regclass('two') is not null as two`);
  expect(rows).toEqual([{ one: true, two: false }]);
  await write('0002_two.sql', 'create table two (id int);');
  expect(await migrate(database.pool, { from })).toEqual(['0002_two.sql']);
});

it('leaves alone what a newer version applied', async () => {
  await write('0001_one.sql', 'create table one (id int);');
  await write('0002_newer.sql', 'create table two (id int);');
  await migrate(database.pool, { from });
  await rm(new URL('0002_newer.sql', from));
  expect(await migrate(database.pool, { from })).toEqual([]);
});

it('lists pending migrations', async () => {
  expect(await compareMigrations(database.db)).toEqual({ pending: expect.arrayContaining(['0001_tables.sql']), unknown: [], applied: [] });
  await migrate(database.pool);
  expect(await compareMigrations(database.db)).toEqual({ pending: [], unknown: [], applied: expect.arrayContaining(['0001_tables.sql']) });
});

it('without a missing one, needs no right to create anything', async () => {
  await migrate(database.pool);
  const role = `plain_${process.pid}`;
  await database.pool.query(`create role ${role} login password 'plain'`);
  await database.pool.query(`
    revoke create on schema public from public;
    grant usage on schema public, graphile_worker to ${role};
    grant select, insert, update, delete on all tables in schema public, graphile_worker to ${role};
    grant usage on all sequences in schema public, graphile_worker to ${role};
    do $$ declare name text; begin
      for name in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity loop
        execute format('create policy ${role} on graphile_worker.%I to ${role} using (true)', name);
      end loop;
    end $$`);
  const url = Object.assign(new URL(own.url), { username: role, password: 'plain' });
  const running = await spawnServer({ DATABASE_URL: url.href });
  try {
    const [ready, me] = [
      await fetch(`${running.url}/readyz`),
      await fetch(`${running.url}/api/v2/me`, { headers: { authorization: 'Bearer x' } }),
    ];
    expect([ready.status, me.status]).toEqual([200, 401]);
    expect(running.output()).not.toMatch(/"level":"(warn|error)"/);
  } finally {
    await running.stop();
    await database.pool.query(`drop owned by ${role}; drop role ${role}`);
  }
});

it('gives way to others while a transaction holds a table, tries again, and reports it', async () => {
  await write('0001_one.sql', 'create table one (id int);');
  await migrate(database.pool, { from });
  await write('0002_two.sql', 'alter table one add column two int;');
  const reader = await database.pool.connect();
  await reader.query('begin; select * from one');
  const reports: unknown[] = [];
  const migrating = migrate(database.pool, { from, report: (message, fields) => reports.push({ message, ...fields }) });
  await until('it has given way', () => reports.length > 0);
  await database.pool.query('insert into one values (1)');
  await reader.query('commit');
  reader.release();
  expect(await migrating).toEqual(['0002_two.sql']);
  expect(reports).toEqual([
    { message: 'a migration waits for a table that another transaction uses', migration: '0002_two.sql', attempt: 1 },
    { message: 'a migration was applied', migration: '0002_two.sql', durationMs: expect.any(Number) },
  ]);
});

it('tries again after a deadlock', async () => {
  await write('0001_tables.sql', 'create table one (id int); create table two (id int);');
  await migrate(database.pool, { from });
  await write('0002_columns.sql', 'alter table one add column added int; alter table two add column added int;');
  const reader = await database.pool.connect();
  await reader.query(`begin; set local deadlock_timeout = '1min'; select * from two`);
  const reports: unknown[] = [];
  const migrating = migrate(database.pool, { from, report: (message, fields) => reports.push({ message, ...fields }) });
  await until('it waits for the reader', async () => {
    const { rows } = await database.pool.query(`select from pg_locks where relation = 'two'::regclass and not granted`);
    return rows.length > 0;
  });
  await reader.query('select * from one; commit');
  reader.release();
  expect(await migrating).toEqual(['0002_columns.sql']);
  expect(reports).toEqual([
    { message: 'a migration waits for a table that another transaction uses', migration: '0002_columns.sql', attempt: 1 },
    { message: 'a migration was applied', migration: '0002_columns.sql', durationMs: expect.any(Number) },
  ]);
});

it('reports that it waits for another process, and leaves no lock', async () => {
  await write('0001_one.sql', 'create table one (id int);');
  const other = await database.pool.connect();
  await other.query('begin; select pg_advisory_xact_lock(1128352869, 2)');
  const reports: string[] = [];
  const migrating = migrate(database.pool, { from, report: (message) => reports.push(message) });
  await until('it is reported', () => reports.length > 0);
  await other.query('commit');
  other.release();
  await migrating;
  expect(reports).toEqual(["waiting for another process's migration", 'the database was set up']);
  const { rows } = await database.pool.query(`select from pg_locks where locktype = 'advisory' and classid = 1128352869 and database =
    (select oid from pg_database where datname = current_database())`);
  expect(rows).toEqual([]);
});

it('says where extensions are that are not found', async () => {
  await database.pool.query('create schema tools; create extension pg_trgm schema tools');
  await expect(migrate(database.pool)).rejects.toThrow(
    'its extension pg_trgm is in the schema tools, which is not in the search_path; add it there',
  );
});
