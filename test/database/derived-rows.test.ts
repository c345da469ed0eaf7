/** `caledee check data` finds and repairs what follows from bookings and contacts. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost } from '../support/hosts.ts';
import { runCommand } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { findFaults, readTables } from '../support/tables.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await server.setClock('2027-03-01T00:00:00Z');
  for (let host = 0; host < 2; host += 1) {
    const { client, eventTypeId } = await createHost(server);
    const ids = [];
    for (const time of ['09:00', '10:00', '11:00', '12:00']) ids.push((await book(client, eventTypeId, at(time))).data?.id as string);
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: ids[0] as string } } });
    await client.POST('/api/v2/bookings/{id}/reschedule', { params: { path: { id: ids[1] as string } }, body: { startAt: at('15:00') } });
  }
});
afterAll(() => server.stop());

const check = async (...options: string[]) => {
  const { code, stdout, stderr } = await runCommand(['check', 'data', ...options], { DATABASE_URL: server.databaseUrl });
  expect(code).toBe(0);
  return {
    found:
      stdout.trim() === ''
        ? []
        : stdout
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line)),
    stderr,
  };
};

it('finds nothing where all is right, and changes nothing', async () => {
  const before = await readTables(server.pool);
  expect(await check()).toEqual({ found: [], stderr: '0 rows are missing or wrong.\n' });
  expect(await check('--repair')).toEqual({ found: [], stderr: '0 rows were repaired.\n' });
  expect(await readTables(server.pool)).toEqual(before);
});

it('finds what an old version left out, repairs it when told to, and tells the feed of bookings that it had not', async () => {
  const { rows } = await server.pool.query(`select organization_id as id from bookings order by 1 limit 1`);
  const organizationId = rows[0].id as string;
  const run = (text: string) => server.pool.query(text, [organizationId]);
  await run(`update booking_viewers set outcome = 'active', status = 'active' where organization_id = $1 and outcome = 'canceled'`);
  await run(`delete from booking_viewers where organization_id = $1 and booking_id = (
    select id from bookings where organization_id = $1 and status = 'active' and rescheduled_from_id is null order by id limit 1)`);
  await run('update booking_tallies set count = count + 5 where organization_id = $1');
  await run('delete from contact_totals where organization_id = $1');
  const active = `select id from bookings where organization_id = $1 and status = 'active' order by id desc limit 1`;
  await run(`delete from event_viewers where organization_id = $1 and event_id in (
    select id from events where organization_id = $1 and booking_id in (${active}))`);
  await run(`delete from events where organization_id = $1 and booking_id in (${active})`);
  const wrong = await readTables(server.pool);
  const found = [{ organizationId, viewers: 1, outcomes: 1, tallies: expect.any(Number), totals: 1, events: 1 }];
  expect((await check()).found).toEqual(found);
  expect(await readTables(server.pool)).toEqual(wrong);
  expect((await check('--repair')).found).toEqual(found);
  expect(await findFaults(server.pool)).toEqual([]);
  expect((await run(`select from events where organization_id = $1 and booking_id in (${active})`)).rowCount).toBe(1);
  expect((await check()).found).toEqual([]);
});
