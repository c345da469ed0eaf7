/** Calendars whose servers accept no passwords, against a local authorization server and a real CalDAV server behind a proxy. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { type AuthorizationServer, startAuthorizationServer } from '../support/authorization-server.ts';
import { getCalendar, syncUntil, toIcs } from '../support/caldav.ts';
import { type CalDavServer, startCalDavServer } from '../support/caldav-servers.ts';
import { at, book, createHost, offered } from '../support/hosts.ts';
import { type ApiClient, startServer, startTestServer, type TestServer } from '../support/server.ts';
import { signIn, type Visitor } from '../support/visitor.ts';

const base = '/settings/calendars';
const begin = `${base}/google/connect`;

let dav: CalDavServer;
let as: AuthorizationServer;
let server: TestServer;
let client: ApiClient;
let eventTypeId: string;
let visitor: Visitor;

beforeAll(async () => {
  dav = await startCalDavServer('radicale');
  await dav.makeCalendar('work', 'Work');
  await dav.put(`${dav.home}work/one.ics`, toIcs('one', 'DTSTART:20270302T090000Z', 'DTEND:20270302T100000Z'));
  as = await startAuthorizationServer(dav);
  server = await startTestServer({ worker: true, webhookAllowHosts: as.hosts, googleCalendar: as.config, rateLimitPerMinute: 100_000 });
  await server.setClock('2027-03-01T00:00:00Z');
}, 60_000);
beforeEach(async () => {
  const host = await createHost(server, { durations: [30] });
  ({ client, eventTypeId } = host);
  visitor = await signIn(server, host.slug);
});
afterAll(async () => {
  await server.stop();
  await Promise.all([dav.stop(), as.stop()]);
});

const pathOf = (address: string): string => new URL(address).pathname + new URL(address).search;

/** Returns the address to which the authorization server sends the browser. */
const grant = async (path = begin): Promise<string> => pathOf(await as.visit((await visitor.get(path)).location ?? ''));

async function connect(): Promise<string> {
  const { location } = await visitor.get(await grant());
  expect(location).toMatch(/^\/settings\/calendars\/[0-9a-f-]{36}\?done=connected$/);
  const id = location?.slice(base.length + 1, base.length + 37) as string;
  await syncUntil(client, id, 'it is read', async () => (await getCalendar(client, id)).state === 'ok');
  return id;
}

it('connects by a grant, reads and writes, and renews access', async () => {
  expect((await visitor.get(`${base}/new`)).text).toContain('Connect Google Calendar');
  const id = await connect();
  expect(Object.fromEntries(as.asked)).toMatchObject({
    ...{ client_id: 'caledee', response_type: 'code', scope: as.config.scope, code_challenge_method: 'S256', access_type: 'offline' },
    redirect_uri: `${server.url}${base}/google/callback`,
  });
  const calendar = await getCalendar(client, id);
  expect(calendar).toMatchObject({ kind: 'caldav', name: as.email, username: as.email, collections: [{ name: 'Work' }] });
  expect(await offered(client, eventTypeId)).not.toContain('09:30');
  const { rows } = await server.pool.query('select credentials from calendars where id = $1', [id]);
  expect(rows[0].credentials.toString('latin1')).not.toContain('refreshToken');

  const [collection] = calendar.collections as [Schemas['CalendarCollection']];
  await client.PATCH('/api/v2/calendars/{id}', { params: { path: { id } }, body: { writesTo: collection.id } });
  const { data: booking } = await book(client, eventTypeId, at('11:00'));
  const isWritten = async () => (await dav.send('GET', `${dav.home}work/${booking?.id}.ics`)).status === 200;
  await syncUntil(client, id, 'the booking is there', isWritten);

  const before = as.renewals;
  as.expireTokens();
  await syncUntil(client, id, 'it is refused', async () => (await getCalendar(client, id)).error !== null);
  expect((await getCalendar(client, id)).error).toBe('The calendar server refuses the access that was granted.');
  await syncUntil(client, id, 'access is renewed', async () => (await getCalendar(client, id)).state === 'ok');
  await syncUntil(client, id, 'it is read again', async () => true);
  expect(as.renewals).toBe(before + 1);

  await client.DELETE('/api/v2/calendars/{id}', { params: { path: { id }, query: { deleteEvents: true } } });
  expect(await isWritten()).toBe(false);
}, 60_000);

it('keeps the renewed access of a reading that a change of the calendar has ended', async () => {
  const id = await connect();
  as.expireTokens();
  await syncUntil(client, id, 'it is refused', async () => (await getCalendar(client, id)).error !== null);
  as.beforeRenewal = async () => {
    as.beforeRenewal = async () => {};
    await client.PATCH('/api/v2/calendars/{id}', { params: { path: { id } }, body: { allDayIsBusy: false } });
  };
  await syncUntil(client, id, 'it is read again', async () => (await getCalendar(client, id)).state === 'ok');
}, 60_000);

it('reports a grant that was revoked, and connects the calendar again', async () => {
  const id = await connect();
  as.revoke();
  const revoked = 'Access to the calendar was revoked, or has expired. Connect the calendar again.';
  await syncUntil(client, id, 'it fails', async () => (await getCalendar(client, id)).error === revoked);
  const { text } = await visitor.get(`${base}/${id}`);
  expect(text).toContain(revoked);
  expect(text).toContain(`${begin}?calendar=${id}`);
  expect(text).not.toContain('Change password');
  as.email = 'other@example.com';
  const other = await visitor.get(await grant(`${begin}?calendar=${id}`));
  expect([other.status, other.text]).toEqual([409, expect.stringContaining('Access to other@example.com was granted')]);
  as.email = 'host@example.com';
  expect((await visitor.get(await grant(`${begin}?calendar=${id}`))).location).toBe(`${base}/${id}?done=connected`);
  await syncUntil(client, id, 'it is read', async () => (await getCalendar(client, id)).state === 'ok');
  expect((await client.GET('/api/v2/calendars')).data?.items).toHaveLength(1);
}, 60_000);

it('accepts a grant only in the session that asked for it, once, and unchanged', async () => {
  const callback = await grant();
  const own = visitor;
  const stranger = await signIn(server, (await createHost(server)).slug);
  const refused = 'The connection was not finished in time, or in another browser.';
  expect((await stranger.get(callback)).text).toContain(refused);
  const changed = callback.replace(/state=.{20}/, 'state=AAAAAAAAAAAAAAAAAAAA');
  expect((await own.get(changed)).text).toContain(refused);
  expect((await own.get(`${base}/google/callback?code=1`)).text).toContain(refused);
  expect((await own.get(callback)).status).toBe(303);
  const again = await own.get(callback);
  expect([again.status, again.text]).toEqual([409, expect.stringContaining('Access to the calendar was revoked, or has expired.')]);
  const state = new URL(callback, server.url).searchParams.get('state') ?? '';
  const denied = `${base}/google/callback?${new URLSearchParams({ error: 'access_denied', state })}`;
  expect((await own.get(denied)).text).toContain('Access to the calendar was not granted.');
  expect((await own.get(`${begin}?calendar=019cb24f-7c00-7d11-8a21-c5d6e7f80912`)).status).toBe(404);
}, 60_000);

it('is not offered by a server without a client', async () => {
  const other = await startServer(server.databaseUrl, { rateLimitPerMinute: 100_000 });
  const { slug } = await createHost(server);
  const elsewhere = await signIn({ url: other.url, databaseUrl: server.databaseUrl }, slug);
  expect((await elsewhere.get(`${base}/new`)).text).not.toContain('Google Calendar');
  expect((await elsewhere.get(begin)).status).toBe(404);
  await other.stop();
});
