import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';
import { insertAll, valuesOf } from './baselines/same-rows.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.setClock('2027-03-01T08:00:00.000Z');
});
afterAll(() => server.stop());

async function rowsByTable(): Promise<Record<string, number>> {
  const { rows } = await server.pool.query<{ name: string; count: number }>(
    `select c.relname as name, (xpath('//c/text()', query_to_xml(format('select count(*) as c from public.%I', c.relname), false, true, '')))[1]::text::int as count
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('rate_limit_counts', 'idempotency_keys')`,
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

/** The rows that `action` adds to each table. */
async function added(action: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await rowsByTable();
  await action();
  const after = Object.entries(await rowsByTable()).map(([name, count]) => [name, count - (before[name] as number)] as const);
  return Object.fromEntries(after.filter(([, count]) => count !== 0));
}

it('the baseline of POST /bookings writes as many rows to the same tables', async () => {
  const orderOf = (eventTypeId: string) => ({
    eventTypeId,
    startAt: at('09:00', '2027-03-09'),
    invitee: invitee(),
  });
  const [ours, bare] = [await createHost(server), await createHost(server)];
  const { eventTypeId, startAt, ...rest } = orderOf(ours.eventTypeId);
  const rows = await added(() => book(ours.client, eventTypeId, startAt, rest));
  expect(rows).toMatchObject({ bookings: 1, events: 1, messages: 3 });
  const values = await valuesOf(server.pool, orderOf(bare.eventTypeId));
  expect(await added(() => server.pool.query(insertAll, values))).toEqual(rows);
});
