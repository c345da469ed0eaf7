/** The first transactions of an organization on a cluster, which give its lists of changes their places, in an order other than that of commits. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import { at, book, createHost } from '../support/hosts.ts';
import { listLockWaits } from '../support/lock-waits.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let server: TestServer;
let holders: pg.Pool;

beforeAll(async () => {
  server = await startTestServer();
  await server.setClock('2027-03-01T00:00:00Z');
  holders = new (server.pool.constructor as typeof pg.Pool)({ connectionString: server.databaseUrl, max: 2 });
});
afterAll(async () => {
  await holders.end();
  await server.stop();
});

/** Two booked meetings of an organization that was moved to this cluster. */
async function createMoved() {
  const { client, eventTypeId } = await createHost(server);
  const [first, second] = [await book(client, eventTypeId, at('09:00')), await book(client, eventTypeId, at('11:00'))];
  const ids: [string, string] = [first.data?.id as string, second.data?.id as string];
  const { rows } = await server.pool.query('select organization_id as id from bookings where id = $1', [ids[0]]);
  const organizationId = rows[0].id as string;
  await server.pool.query('delete from event_places where organization_id = $1', [organizationId]);
  return { client, organizationId, ids };
}

/**
 * Changes both bookings, the second one in a transaction that begins later, but ends before. `change`: a statement with the organization and
 * ids of bookings. `read`: waits for the table between the look at the place and the list.
 */
async function changeBoth<Read>(
  { organizationId, ids }: { organizationId: string; ids: [string, string] },
  table: string,
  change: string,
  read: () => Promise<Read>,
) {
  const [early, late] = [await holders.connect(), await holders.connect()];
  try {
    for (const each of [early, late]) await each.query('begin');
    await early.query('select pg_current_xact_id()');
    await late.query(`lock table ${table} in access exclusive mode`);
    await late.query(change, [organizationId, [ids[1]]]);
    const reading = read();
    await until('the reader waits', async () => (await listLockWaits(server.pool)).length > 0);
    await late.query('commit');
    const first = await reading;
    await early.query(change, [organizationId, [ids[0]]]);
    await early.query('commit');
    return first;
  } finally {
    for (const each of [early, late]) {
      await each.query('rollback');
      each.release();
    }
  }
}

it('a reader of events misses none', async () => {
  const moved = await createMoved();
  const list = async (after: string | undefined) => {
    const { data } = await moved.client.GET('/api/v2/events', {
      params: { query: { types: 'all', ...(after !== undefined && { after }) } },
    });
    return data?.items ?? [];
  };
  const before = await list(undefined);
  const report = `select report_bookings($1, $2, 'booking_changed')`;
  const first = await changeBoth(moved, 'events', report, () => list(before.at(-1)?.id));
  const rest = await list((first.at(-1) ?? before.at(-1))?.id);
  expect([...first, ...rest].map(({ bookingId }) => bookingId)).toEqual(moved.ids);
});

it('a list of changes ends before what an open transaction may precede', async () => {
  const moved = await createMoved();
  const list = async () => {
    const { data } = await moved.client.GET('/api/v2/bookings', { params: { query: { sort: 'updatedAt' } } });
    return data?.items.map(({ id }) => id);
  };
  expect(await list()).toEqual(moved.ids);
  expect(await changeBoth(moved, 'booking_viewers', 'select touch_bookings($1, $2)', list)).toEqual([moved.ids[0]]);
  expect(await list()).toEqual(moved.ids);
});
