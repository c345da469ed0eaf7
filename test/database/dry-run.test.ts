import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { connect, type Database, type Db, inTransaction } from '../../src/database/connect.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let own: TestDatabase;
let database: Database;

beforeAll(async () => {
  own = await createTestDatabase();
  database = connect(own.url, { report: () => {}, size: 2 });
  await sql`create table things (id int primary key, twin int references things (id) deferrable initially deferred)`.execute(database.db);
});
afterAll(async () => {
  await database.close();
  await own.drop();
});
beforeEach(() => sql`truncate things`.execute(database.db));

const insert = (db: Db, id: number, twin: number | null = null) =>
  sql`insert into things values (${id}, ${twin}) returning id`.execute(db).then(({ rows }) => rows);
const count = async (db: Db = database.db) => (await sql<{ n: number }>`select count(*)::int as n from things`.execute(db)).rows[0]?.n;

it('answers a statement alone as ever, and keeps nothing of it', async () => {
  expect(await insert(database.dryRunDb, 1)).toEqual([{ id: 1 }]);
  expect(await count()).toBe(0);
});

it('lets a transaction see what it has written, and keeps nothing of it', async () => {
  const seen = await inTransaction(database.dryRunDb, async (tx) => {
    await Promise.all([insert(tx, 1), insert(tx, 2)]);
    return count(tx);
  });
  expect([seen, await count()]).toEqual([2, 0]);
});

it('shows what is there', async () => {
  await insert(database.db, 1);
  expect(await count(database.dryRunDb)).toBe(1);
});

it('refuses what would be refused, at the end too', async () => {
  await insert(database.db, 1);
  await expect(insert(database.dryRunDb, 1)).rejects.toMatchObject({ code: '23505' });
  await expect(insert(database.dryRunDb, 2, 3)).rejects.toMatchObject({ code: '23503' });
  await expect(inTransaction(database.dryRunDb, (tx) => insert(tx, 2, 3))).rejects.toMatchObject({ code: '23503' });
  expect(await inTransaction(database.dryRunDb, async (tx) => [...(await insert(tx, 2, 3)), ...(await insert(tx, 3))])).toHaveLength(2);
  expect(await count()).toBe(1);
});

it('leaves every connection as it was, whatever became of the dry run', async () => {
  for (let round = 0; round < 5; round += 1) {
    await inTransaction(database.dryRunDb, (tx) => insert(tx, round, 99)).catch(() => {});
    await insert(database.dryRunDb, round).catch(() => {});
    await insert(database.db, round);
  }
  const { rows } = await sql`select state from pg_stat_activity where datname = current_database() and state like 'idle in%'`.execute(
    database.db,
  );
  expect([await count(), rows]).toEqual([5, []]);
});
