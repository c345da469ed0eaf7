/** Places of events: what a reader relies on who reads on from the last one that was seen. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createTestDatabase, openPool, type TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database.url, 4);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(() => pool.query('truncate organizations cascade'));

const organizationId = '019cb24f-0000-7000-8000-000000000001';
const userId = '019cb24f-0000-7000-8000-000000000002';
beforeEach(async () => {
  await pool.query('insert into organizations (id, slug, name) values ($1, $2, $2)', [organizationId, 'acme']);
  await pool.query(`insert into users (organization_id, id, slug, email, timezone) values ($1, $2, 'imad', 'imad@acme.test', 'UTC')`, [
    organizationId,
    userId,
  ]);
  // As whatever creates an organization does.
  await pool.query('select event_place($1)', [organizationId]);
});

/** In an open transaction. Each statement is for one node of Citus, where the place is that of the node's transaction. */
async function insert(client: pg.PoolClient): Promise<string> {
  const { rows: events } = await client.query(
    `insert into events (organization_id, sequence, type) values ($1, 1, 'booking_created') returning id`,
    [organizationId],
  );
  const { rows: places } = await client.query('select event_place($1) as place', [organizationId]);
  await client.query('insert into event_viewers (organization_id, event_id, user_id, place) values ($1, $2, $3, $4)', [
    organizationId,
    events[0].id,
    userId,
    places[0].place,
  ]);
  return events[0].id;
}

async function insertAlone(): Promise<string> {
  const client = await pool.connect();
  await client.query('begin');
  const id = await insert(client);
  await client.query('commit');
  client.release();
  return id;
}

/** A page of the feed: the settled events after one of them. */
async function readOn(after?: string, limit = 100): Promise<string[]> {
  const { rows } = await pool.query('select id from list_events($1, $2, $3, $4)', [organizationId, userId, after ?? null, limit]);
  return rows.map(({ id }) => id);
}

/** So many, as soon as they are settled: other tests' transactions in this cluster hold the feed back as well. */
async function readSettled(count: number): Promise<string[]> {
  await until('all is settled', async () => (await readOn()).length >= count);
  return readOn();
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
    const seen: string[] = [];
    while (isWriting) seen.push(...(await readOn(seen.at(-1), 7)));
    await until('all is settled', async () => {
      seen.push(...(await readOn(seen.at(-1), 7)));
      return seen.length >= written.length;
    });
    return seen;
  };
  const reading = read();
  await Promise.all([write(), write(), write()]);
  isWriting = false;
  const seen = await reading;
  expect(new Set(seen).size).toBe(seen.length);
  expect([...seen].sort()).toEqual([...written].sort());
});

it('continues after the last place in a cluster that numbers transactions from the beginning', async () => {
  const before = await insertAlone();
  // After a restore, the places come from another cluster, and this one has not reached them.
  await pool.query('update event_viewers set place = place + 5000000000');
  await pool.query('update event_places set cluster = cluster + 1');
  expect(await readSettled(1)).toEqual([before]);

  const slow = await pool.connect();
  await slow.query('begin');
  await slow.query('select pg_current_xact_id()');
  const next = await insertAlone();
  const last = await insert(slow);
  await slow.query('commit');
  slow.release();
  const seen = await readSettled(3);
  expect(seen[0]).toBe(before);
  expect(seen.slice(1).sort()).toEqual([next, last].sort());
  // Only the first event of a cluster sets the base.
  const base = async () => (await pool.query('select base from event_places')).rows;
  const moved = await base();
  await insertAlone();
  expect(await base()).toEqual(moved);
});
