/** Calendar servers that fail: reported in plain words, closed to bookings, and no burden for others. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { connect, getCalendar, syncUntil } from '../support/caldav.ts';
import { type HostileDav, type Misbehavior, startHostileDav } from '../support/hostile-dav.ts';
import { at, book, createHost, offered } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';

const clock = '2027-03-01T00:00:00Z';
let dav: HostileDav;
let server: TestServer;
/** Connecting to a server that hangs takes 20 s, so the other tests run meanwhile. */
let hung: ReturnType<typeof connectTo>;

beforeAll(async () => {
  dav = await startHostileDav();
  server = await startTestServer({ worker: true, webhookAllowHosts: ['127.0.0.1'], rateLimitPerMinute: 1_000_000 });
  await server.setClock(clock);
  hung = connectTo('hang');
});
afterAll(async () => {
  await server.stop();
  await dav.stop();
});

/** A server of its own that misbehaves. */
async function connectTo(misbehavior: Misbehavior) {
  const { client } = await createHost(server);
  const own = await startHostileDav();
  own.be(misbehavior);
  const { error } = await connect(client, own);
  await own.stop();
  return { error, leaked: own.leaked };
}

const failures: [Misbehavior, string][] = [
  ['error', 'answered with an error (status 500)'],
  ['loop', 'redirects in a loop'],
  ['elsewhere', 'If you trust it, connect with that URL'],
  ['huge', 'too large'],
  ['bomb', 'too large'],
  ['hang', 'did not answer in time'],
  ['page', 'does not lead to a CalDAV server'],
  ['broken', 'does not lead to a CalDAV server'],
  ['gone', 'no longer has the calendar'],
];

it('refuses to connect with a wrong password', async () => {
  const { client } = await createHost(server);
  dav.be('unauthorized');
  expect((await connect(client, dav)).error).toMatchObject({ code: 'calendar_credentials_refused' });
});

async function connectHost(): Promise<{ client: ApiClient; eventTypeId: string; id: string }> {
  const { client, eventTypeId } = await createHost(server);
  dav.be('none');
  const { data } = await connect(client, dav);
  const { id } = data as Schemas['Calendar'];
  await syncUntil(client, id, 'it is read', async () => (await getCalendar(client, id)).state === 'ok');
  return { client, eventTypeId, id };
}

const later: [Misbehavior, string][] = [['unauthorized', 'refuses the username or the password'], ...failures];

it('reports what goes wrong later, offers nothing once the calendar is too old, and recovers', async () => {
  const { client, eventTypeId, id } = await connectHost();
  expect(await offered(client, eventTypeId)).not.toEqual([]);
  for (const [misbehavior, message] of later) {
    dav.be(misbehavior);
    await syncUntil(client, id, `it fails: ${misbehavior}`, async () => (await getCalendar(client, id)).error?.includes(message));
    expect(await getCalendar(client, id)).toMatchObject({ state: 'failing', lastSyncedAt: '2027-03-01T00:00:00.000Z' });
  }
  expect(await offered(client, eventTypeId)).not.toEqual([]);
  await server.setClock('2027-03-01T01:01:00Z');
  expect(await offered(client, eventTypeId)).toEqual([]);
  dav.be('none');
  await syncUntil(client, id, 'it is read', async () => (await getCalendar(client, id)).state === 'ok');
  expect(await offered(client, eventTypeId)).not.toEqual([]);
  expect(dav.leaked).toEqual([]);
  await server.setClock(clock);
}, 240_000);

it('reads other calendars while servers hang', async () => {
  const hanging = await Promise.all([1, 2, 3, 4, 5].map(() => connectHost()));
  const other = await startHostileDav();
  const { client } = await createHost(server);
  dav.be('hang');
  for (const { client, id } of hanging) await client.POST('/api/v2/calendars/{id}/sync', { params: { path: { id } } });
  const { data } = await connect(client, other);
  const { id } = data as Schemas['Calendar'];
  await syncUntil(client, id, 'it is read', async () => (await getCalendar(client, id)).state === 'ok');
  for (const one of hanging) expect((await getCalendar(one.client, one.id)).state).toBe('ok');
  dav.be('none');
  await other.stop();
}, 120_000);

it('still counts a calendar that bookings cannot be written to, and tries again', async () => {
  const { client, eventTypeId, id } = await connectHost();
  dav.be('full');
  const { collections } = await getCalendar(client, id);
  await client.PATCH('/api/v2/calendars/{id}', { params: { path: { id } }, body: { writesTo: collections[0]?.id as string } });
  await book(client, eventTypeId, at('10:00'));
  const attempts = async () => (await server.pool.query('select status, attempts, error from published_meetings')).rows;
  await syncUntil(client, id, 'it is tried', async () => (await attempts())[0]?.attempts === 1);
  expect(await attempts()).toEqual([{ status: 'pending', attempts: 1, error: 'The calendar server answered with an error (status 507).' }]);
  expect((await getCalendar(client, id)).state).toBe('ok');
});

it.each(failures)(
  'refuses to connect a server that has this problem: %s',
  async (misbehavior, message) => {
    const { error, leaked } = await (misbehavior === 'hang' ? hung : connectTo(misbehavior));
    expect(error).toMatchObject({ code: 'calendar_unreachable', message: expect.stringContaining(message) });
    expect(leaked).toEqual([]);
  },
  60_000,
);
