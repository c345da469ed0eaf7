/** A calendar that is disconnected: its times are free at once, and nothing of it is left in the database. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect, getCalendar, syncUntil, toIcs } from '../support/caldav.ts';
import { type CalDavServer, startCalDavServer } from '../support/caldav-servers.ts';
import { at, book, createHost, offered } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let dav: CalDavServer;
let server: TestServer;

beforeAll(async () => {
  dav = await startCalDavServer('radicale');
  await dav.makeCalendar('zanzibar', 'Quarantine');
  await dav.put(
    `${dav.home}zanzibar/one.ics`,
    toIcs('unusual-uid', 'SUMMARY:Secret', 'DTSTART:20270302T090000Z', 'DTEND:20270302T100000Z'),
  );
  server = await startTestServer({ worker: true, webhookAllowHosts: [dav.host] });
  await server.setClock('2027-03-01T00:00:00Z');
}, 60_000);
afterAll(async () => {
  await server.stop();
  await dav.stop();
});

async function dump(): Promise<string> {
  const { rows } = await server.pool.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  let text = '';
  for (const { name } of rows) text += JSON.stringify((await server.pool.query(`select t::text from ${name} t`)).rows);
  return text;
}

it.each([
  ['while it is read', '11:00'],
  ['while nothing happens', '13:00'],
])('frees its times and leaves nothing behind: %s', async (when, time) => {
  const { client, eventTypeId } = await createHost(server);
  const { data } = await connect(client, dav);
  const id = data?.id as string;
  const target = data?.collections[0]?.id as string;
  await client.PATCH('/api/v2/calendars/{id}', { params: { path: { id } }, body: { writesTo: target } });
  await syncUntil(client, id, 'it is read', async () => (await getCalendar(client, id)).state === 'ok');
  const { data: booking } = await book(client, eventTypeId, at(time));
  const isThere = async () => (await dav.send('GET', `${dav.home}zanzibar/${booking?.id}.ics`)).status === 200;
  await syncUntil(client, id, 'the booking is there', isThere);
  expect(await offered(client, eventTypeId)).not.toContain('09:30');
  // The calendar's id stays in the stored responses of requests with an Idempotency-Key.
  const words = [target, 'zanzibar', 'Quarantine', 'unusual-uid', dav.host];
  const before = await dump();
  expect(words.filter((word) => !before.includes(word))).toEqual([]);
  for (const never of ['Secret', dav.password]) expect(before).not.toContain(never);
  if (when === 'while it is read') await client.POST('/api/v2/calendars/{id}/sync', { params: { path: { id } } });
  await client.DELETE('/api/v2/calendars/{id}', { params: { path: { id } } });
  expect(await offered(client, eventTypeId)).toContain('09:30');
  const after = await dump();
  expect(words.filter((word) => after.includes(word))).toEqual([]);
  expect(await isThere()).toBe(true);
});
