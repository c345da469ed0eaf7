/** Places of events: what a reader relies on who reads on from the last one that was seen. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../src/database/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(() => pool.query('truncate events cascade'));

const userId = '019cb24f-0000-7000-8000-000000000001';

const insert = async (client: pg.Pool | pg.PoolClient): Promise<string> => {
  const { rows } = await client.query(
    `with event as (insert into events (organization_id, sequence, type) values (gen_random_uuid(), 1, 'booking_created') returning id)
    insert into event_viewers (event_id, user_id) select id, $1 from event returning event_id`,
    [userId],
  );
  return rows[0].event_id;
};

type Seen = { id: string; place: string };

/** A page of the feed, as the contract has it: what is settled, after a place and an id. */
async function readOn(after?: Seen, limit = 100): Promise<Seen[]> {
  const { rows } = await pool.query(
    `select event_id as id, place from event_viewers where user_id = $1 and place < first_unsettled_place()
      and (place, event_id) > ($2::bigint, $3::uuid) order by place, event_id limit $4`,
    [userId, after?.place ?? 0, after?.id ?? '00000000-0000-0000-0000-000000000000', limit],
  );
  return rows;
}

const ids = (seen: Seen[]) => seen.map(({ id }) => id);

/** So many, as soon as they are settled: other tests' transactions in this cluster hold the feed back as well. */
async function readSettled(count: number): Promise<string[]> {
  await until('all is settled', async () => (await readOn()).length >= count);
  return ids(await readOn());
}

it('what was begun first and ended last is not skipped', async () => {
  const [slow, quick] = await Promise.all([pool.connect(), pool.connect()]);
  await slow.query('begin');
  const first = await insert(slow);
  await quick.query('begin');
  const second = await insert(quick);
  await quick.query('commit');
  // The second is there, and would be read before the first, which is still to come.
  expect(await readOn()).toEqual([]);
  await slow.query('commit');
  for (const client of [slow, quick]) client.release();
  expect(await readSettled(2)).toEqual([first, second]);
});

it('readers who read on while many write miss nothing and see nothing twice', async () => {
  const written: string[] = [];
  let isWriting = true;
  const write = async () => {
    for (let count = 0; count < 50; count++) {
      const client = await pool.connect();
      await client.query('begin');
      const one = await insert(client);
      await client.query('select pg_sleep(random() / 100)');
      const isKept = count % 5 > 0;
      await client.query(isKept ? 'commit' : 'rollback');
      client.release();
      if (isKept) written.push(one);
    }
  };
  const read = async () => {
    const seen: Seen[] = [];
    while (isWriting) seen.push(...(await readOn(seen.at(-1), 7)));
    await until('all is settled', async () => {
      seen.push(...(await readOn(seen.at(-1), 7)));
      return seen.length >= written.length;
    });
    return ids(seen);
  };
  const reading = read();
  await Promise.all([write(), write(), write()]);
  isWriting = false;
  const seen = await reading;
  expect(new Set(seen).size).toBe(seen.length);
  expect([...seen].sort()).toEqual([...written].sort());
});

it('places go on where they were when a database was restored into a cluster that numbers from the beginning', async () => {
  const before = await insert(pool);
  // As it would look there: the events have places that this cluster has not come to.
  await pool.query('update event_viewers set place = place + 5000000000');
  const restored = await insert(pool);
  expect(await readSettled(1)).toEqual([restored]);
  await pool.query('delete from events where id = $1', [restored]);

  await migrate(pool);
  const after = await insert(pool);
  expect(await readSettled(2)).toEqual([before, after]);
  // Only once: the places are right now.
  const base = async () => (await pool.query('select base from event_places')).rows[0].base;
  const moved = await base();
  await migrate(pool);
  expect(await base()).toBe(moved);
});
