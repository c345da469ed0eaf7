import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { connect, type Database, inTransaction } from '../../src/database/connect.ts';
import { Conflict, isUnavailable } from '../../src/database/unavailable.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

let own: TestDatabase;
let database: Database;
const reported: Error[] = [];

beforeAll(async () => {
  own = await createTestDatabase();
  database = connect(own.url, { report: (error) => reported.push(error), size: 5 });
});
afterAll(async () => {
  await database.close();
  await own.drop();
});

const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T> => {
  const { rows } = await query.execute(database.db);
  return rows[0] as T;
};

describe('column values', () => {
  it('are instants to the millisecond, for every millisecond', async () => {
    const { exact } = await one(sql<{ exact: Date[] }>`
      select array_agg(timestamptz '2027-03-28 00:59:59.000Z' + n * interval '1 ms' order by n) as exact from generate_series(0, 1999) as n`);
    expect(exact.map((instant) => instant.getTime() - Date.parse('2027-03-28T00:59:59Z'))).toEqual([...exact.keys()]);
  });

  it('survive a round trip as parameters', async () => {
    const instant = new Date('2027-10-31T01:30:00.007Z');
    expect((await one(sql<{ same: Date }>`select ${instant}::timestamptz as same`)).same).toEqual(instant);
  });

  it('have dates as text, counts as numbers, ranges as text', async () => {
    const row = await one(sql<object>`
      select date '2027-03-01' as day, array[date '2027-03-01'] as days, count(*) as total, array[1::int8] as many,
        tstzrange('2027-03-01T09:00Z', '2027-03-01T10:00Z') as occupies from generate_series(1, 3)`);
    expect(row).toEqual({
      day: '2027-03-01',
      days: ['2027-03-01'],
      total: 3,
      many: [1],
      occupies: '["2027-03-01 09:00:00+00","2027-03-01 10:00:00+00")',
    });
  });

  it('keep the keys inside jsonb as they are, though columns are camelCase', async () => {
    const row = await one(sql<object>`select '{"snake_case": {"inner_key": 1}}'::jsonb as an_answer`);
    expect(row).toEqual({ anAnswer: { snake_case: { inner_key: 1 } } });
  });
});

describe('statements', () => {
  it('are prepared once per connection and named by their text', async () => {
    for (const slug of ['a', 'b', 'c']) await database.db.selectFrom('users').select('id').where('slug', '=', slug).execute();
    const prepared = await inTransaction(database.db, async (tx) => {
      await tx.selectFrom('users').select('id').where('slug', '=', 'd').execute();
      return (
        await sql<{
          uses: number;
        }>`select generic_plans + custom_plans as uses from pg_prepared_statements where statement like '%"slug" = $1%'`.execute(tx)
      ).rows;
    });
    expect(prepared).toHaveLength(1);
    expect(prepared[0]?.uses).toBeGreaterThan(1);
  });

  it('of endlessly varying texts do not pile up', async () => {
    const narrow = connect(own.url, { report: () => {}, size: 1 });
    for (let n = 0; n < 450; n++) await sql`select ${n}::int as ${sql.ref(`column${n}`)}`.execute(narrow.db);
    const { rows } = await sql<{ total: number }>`select count(*) as total from pg_prepared_statements`.execute(narrow.db);
    expect(rows[0]?.total).toBe(400);
    await narrow.close();
  });

  it('recover when a migration changes the columns under them', async () => {
    const narrow = connect(own.url, { report: () => {}, size: 1 });
    await sql`create table changing (id int)`.execute(narrow.db);
    const ask = () => sql<object>`select * from changing where id > ${0}`.execute(narrow.db);
    await ask();
    await sql`alter table changing add column more text`.execute(narrow.db);
    await expect(ask()).resolves.toMatchObject({ rows: [] });
    await expect(ask()).resolves.toMatchObject({ rows: [] });
    await sql`alter table changing add column further text`.execute(narrow.db);
    const inside = inTransaction(narrow.db, (tx) => sql<object>`select * from changing where id > ${0}`.execute(tx));
    await expect(inside).resolves.toMatchObject({ rows: [] });
    await narrow.close();
  });
});

describe('transactions', () => {
  it('are run again when the database aborts them for the sake of another', async () => {
    let runs = 0;
    const result = await inTransaction(database.db, async (tx) => {
      if (++runs < 3) await sql`do $$ begin raise exception 'deadlock' using errcode = '40P01'; end $$`.execute(tx);
      return 'done';
    });
    expect([result, runs]).toEqual(['done', 3]);
  });

  it('are run again when Citus moved their organization to another node', async () => {
    let runs = 0;
    const moved = sql`do $$ begin raise exception 'cannot execute a distributed query from a query on a shard' using errcode = 'XX000'; end $$`;
    const result = await inTransaction(database.db, async (tx) => {
      if (++runs < 2) await moved.execute(tx);
      return 'done';
    });
    expect([result, runs]).toEqual(['done', 2]);
    expect(isUnavailable(await moved.execute(database.db).catch((error: unknown) => error))).toBe(true);
  });

  it('give up after three more times', async () => {
    let runs = 0;
    const work = inTransaction(database.db, async (tx) => {
      runs++;
      await sql`do $$ begin raise exception 'no' using errcode = '40001'; end $$`.execute(tx);
    });
    await expect(work).rejects.toMatchObject({ code: '40001' });
    expect(runs).toBe(4);
  });

  it('are run again after a conflict that no constraint finds', async () => {
    let runs = 0;
    const result = await inTransaction(database.db, async () => {
      if (++runs < 2) throw new Conflict();
      return 'done';
    });
    expect([result, runs]).toEqual(['done', 2]);
  });

  it('are not run again for any other error', async () => {
    let runs = 0;
    const work = inTransaction(database.db, async () => {
      runs++;
      throw new Error('ours');
    });
    await expect(work).rejects.toThrow('ours');
    expect(runs).toBe(1);
  });
});

describe('a connection that breaks', () => {
  const killOthers = async () => {
    const admin = new pg.Client(own.url);
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await admin.end();
  };

  it('while idle is reported and replaced', async () => {
    await sql`select 1`.execute(database.db);
    const before = reported.length;
    await killOthers();
    await until('it is reported', () => reported.length > before);
    await until('it is replaced', () => sql`select 1`.execute(database.db));
  });

  it('inside a transaction is an error for that transaction alone', async () => {
    const failure = await inTransaction(database.db, async (tx) => {
      await sql`select 1`.execute(tx);
      const before = reported.length;
      await killOthers();
      await until('it is reported', () => reported.length > before);
      await sql`select 1`.execute(tx);
    }).catch((error: unknown) => error);
    expect(isUnavailable(failure)).toBe(true);
    await expect(sql`select 1`.execute(database.db)).resolves.toBeDefined();
  });
});

describe('what counts as unavailable', () => {
  it('is a refused connection', async () => {
    const nobody = connect('postgres://nobody@127.0.0.1:1/none', { report: () => {} });
    const failure = await sql`select 1`.execute(nobody.db).catch((error: unknown) => error);
    expect(isUnavailable(failure)).toBe(true);
    await nobody.close();
  });

  it('is a pool without a free connection', async () => {
    const narrow = connect(own.url, { report: () => {}, size: 1, connectTimeoutMs: 2000 });
    const held = await narrow.pool.connect();
    const failure = await sql`select 1`.execute(narrow.db).catch((error: unknown) => error);
    expect(isUnavailable(failure)).toBe(true);
    held.release();
    await narrow.close();
  });

  it('is a statement that takes too long', async () => {
    const hasty = connect(own.url, { report: () => {}, size: 1, statementTimeoutMs: 50 });
    const failure = await sql`select pg_sleep(5)`.execute(hasty.db).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: '57014' });
    expect(isUnavailable(failure)).toBe(true);
    await hasty.close();
  });

  it('is not a refusal, nor a fault of ours', async () => {
    const failure = await sql`select 1 / 0`.execute(database.db).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect([failure, new TypeError('x'), undefined].map(isUnavailable)).toEqual([false, false, false]);
  });
});
