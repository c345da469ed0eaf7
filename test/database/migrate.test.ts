import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { connect, type Database } from '../../src/database/connect.ts';
import { compareMigrations, migrate } from '../../src/database/migrate.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';

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
  expect(await migrate(database.pool, from)).toEqual(['0001_one.sql', '0002_two.sql']);
  expect(await migrate(database.pool, from)).toEqual([]);
  await write('0003_three.sql', 'alter table one drop column more;');
  expect(await migrate(database.pool, from)).toEqual(['0003_three.sql']);
});

it('lets one of two processes apply, and the other wait', async () => {
  const other = connect(own.url, { report: () => {} });
  const applied = await Promise.all([migrate(database.pool), migrate(other.pool), migrate(other.pool)]);
  await other.close();
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect(applied.flat()).toContain('0001_tables.sql');
});

it('refuses a file that was changed after it was applied', async () => {
  await cp(shipped, from, { recursive: true });
  await migrate(database.pool, from);
  await write('0001_tables.sql', 'create table other (id int);');
  await expect(migrate(database.pool, from)).rejects.toThrow('0001_tables.sql was applied to this database and has been changed since');
});

it('does not mind other line ends', async () => {
  await write('0001_one.sql', 'create table one (\n  id int\n);\n');
  await migrate(database.pool, from);
  await write('0001_one.sql', 'create table one (\r\n  id int\r\n);\r\n');
  expect(await migrate(database.pool, from)).toEqual([]);
});

it('leaves nothing of a migration that fails, and keeps those before it', async () => {
  await write('0001_one.sql', 'create table one (id int);');
  await write('0002_two.sql', 'create table two (id int); select 1 / 0;');
  await expect(migrate(database.pool, from)).rejects.toThrow('The migration 0002_two.sql failed: division by zero');
  const { rows } = await database.pool.query(`select to_regclass('one') is not null as one, to_regclass('two') is not null as two`);
  expect(rows).toEqual([{ one: true, two: false }]);
  await write('0002_two.sql', 'create table two (id int);');
  expect(await migrate(database.pool, from)).toEqual(['0002_two.sql']);
});

it('leaves alone what a newer version applied', async () => {
  await write('0001_one.sql', 'create table one (id int);');
  await write('0002_newer.sql', 'create table two (id int);');
  await migrate(database.pool, from);
  await rm(new URL('0002_newer.sql', from));
  expect(await migrate(database.pool, from)).toEqual([]);
});

it('lists pending migrations', async () => {
  expect(await compareMigrations(database.db)).toEqual({ pending: expect.arrayContaining(['0001_tables.sql']), unknown: [] });
  await migrate(database.pool);
  expect(await compareMigrations(database.db)).toEqual({ pending: [], unknown: [] });
});
