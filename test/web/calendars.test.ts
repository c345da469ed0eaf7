/** Settings → Calendars, without a browser, against a small CalDAV server. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getCalendar, syncUntil } from '../support/caldav.ts';
import { type FileServer, startFileServer, toCalendar, toEvent } from '../support/calendar-files.ts';
import { type HostileDav, startHostileDav } from '../support/hostile-dav.ts';
import { createHost } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { signIn } from '../support/visitor.ts';

const base = '/settings/calendars';
let dav: HostileDav;
let files: FileServer;
let server: TestServer;

beforeAll(async () => {
  [dav, files] = await Promise.all([startHostileDav(), startFileServer()]);
  server = await startTestServer({ worker: true, webhookAllowHosts: [dav.host, files.host], rateLimitPerMinute: 100_000 });
});
afterAll(async () => {
  await server.stop();
  await Promise.all([dav.stop(), files.stop()]);
});

const login = () => ({ kind: 'caldav', url: dav.url, username: dav.username, password: dav.password, name: 'Work <1>' });

it('connects a calendar, shows its state, changes and disconnects it', async () => {
  const { client, slug } = await createHost(server);
  const visitor = await signIn(server, slug);
  expect((await visitor.get(base)).text).toContain('No calendars yet.');
  dav.be('none');
  const { location } = await visitor.fill(`${base}/new`, login());
  const path = location?.replace(/\?.*/, '') ?? '';
  const id = path.slice(base.length + 1);
  expect(location).toBe(`${base}/${id}?done=connected`);
  const connected = await visitor.get(location ?? '');
  expect(connected.text).toContain('Calendar connected.');
  expect(connected.text).toContain('Work &lt;1&gt;');
  expect(connected.text).not.toContain(dav.password);
  await syncUntil(client, id, 'it is read', async () => (await getCalendar(client, id)).state === 'ok');
  expect((await visitor.get(base)).text).toMatch(/up to date[\s\S]*Last synced <time/);

  const { collections } = await getCalendar(client, id);
  const [{ id: collectionId = '' } = {}] = collections;
  expect((await visitor.fill(path, { name: '' })).status).toBe(400);
  expect((await visitor.fill(path, { name: 'Office', target: collectionId, option: ['needs-action', 'attendees'] })).location).toBe(
    `${path}?done=saved`,
  );
  expect(await getCalendar(client, id)).toMatchObject({
    ...{ name: 'Office', writesTo: collectionId, allDayIsBusy: false, needsActionIsBusy: true, addsAttendees: true },
    collections: [{ countsAsBusy: false }],
  });
  dav.be('error');
  expect((await visitor.fill(path, {}, `${path}/sync`)).location).toBe(`${path}?done=synced`);
  await syncUntil(client, id, 'it fails', async () => (await getCalendar(client, id)).state === 'failing');
  expect((await visitor.get(path)).text).toContain('The calendar server answered with an error (status 500).');
  expect((await visitor.get(`${path}/disconnect`)).text).toContain('Events of upcoming bookings in this calendar');
  expect((await visitor.fill(`${path}/disconnect`, { events: 'remove' })).location).toBe(`${base}?done=disconnected`);
  expect((await visitor.get(path)).status).toBe(404);
  expect((await client.GET('/api/v2/calendars')).data?.items).toEqual([]);
});

it('says what is wrong with an address or a password', async () => {
  const { slug } = await createHost(server);
  const visitor = await signIn(server, slug);
  dav.be('unauthorized');
  const refused = await visitor.fill(`${base}/new`, login());
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('rejected the username or the password')]);
  expect(refused.text).not.toContain(dav.password);
  dav.be('page');
  expect((await visitor.fill(`${base}/new`, login())).text).toContain('does not lead to a CalDAV server');
  const empty = await visitor.fill(`${base}/new`, { ...login(), url: '', password: '' });
  expect(empty.text).toContain('Enter the URL of the calendar.');
  expect(empty.text).toContain('Enter the password of the calendar account.');
});

it('changes the password of an account', async () => {
  const { client, slug } = await createHost(server);
  const visitor = await signIn(server, slug);
  dav.be('none');
  const path = (await visitor.fill(`${base}/new`, login())).location?.replace(/\?.*/, '') ?? '';
  const id = path.slice(base.length + 1);
  expect((await visitor.get(path)).text).toContain(`${path}/sign-in`);
  const empty = await visitor.fill(`${path}/sign-in`, {});
  expect([empty.status, empty.text]).toEqual([400, expect.stringContaining('Enter the password of the calendar account.')]);
  dav.be('unauthorized');
  const refused = await visitor.fill(`${path}/sign-in`, { password: 'old one' });
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('rejected the username or the password')]);
  expect(refused.text).not.toContain('old one');
  dav.be('page');
  expect((await visitor.fill(`${path}/sign-in`, { password: 'old one' })).text).toContain('does not lead to a CalDAV server');
  dav.be('none');
  const changed = await visitor.fill(`${path}/sign-in`, { username: 'other', password: 'new one' });
  expect(changed.location).toBe(`${path}?done=changed`);
  await syncUntil(client, id, 'it is read', async () => (await getCalendar(client, id)).state === 'ok');
  expect(await getCalendar(client, id)).toMatchObject({ username: 'other', name: 'Work <1>' });
  expect(dav.authorization).toBe(`Basic ${btoa('other:new one')}`);
});

it('changes the address of a file', async () => {
  const { client, slug } = await createHost(server);
  const visitor = await signIn(server, slug);
  files.answer = (req, res) => (req.url === '/new.ics' ? res.end(toCalendar()) : res.writeHead(404).end());
  const { data } = await client.POST('/api/v2/calendars', { body: { kind: 'ics', url: `${files.url}/new.ics` } });
  const path = `${base}/${data?.id}`;
  expect((await visitor.fill(`${path}/sign-in`, {})).text).toContain('Enter the new address, or the username and the password.');
  const refused = await visitor.fill(`${path}/sign-in`, { url: `${files.url}/old.ics` });
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('There is no file at this address')]);
  files.answer = (_req, res) => res.end(toCalendar());
  expect((await visitor.fill(`${path}/sign-in`, { url: `${files.url}/old.ics` })).location).toBe(`${path}?done=changed`);
});

it('reads calendars again when the time zone of their owner changes', async () => {
  const { client, slug } = await createHost(server);
  const visitor = await signIn(server, slug);
  const date = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  files.answer = (_req, res) => res.end(toCalendar(toEvent('1', `${date}T120000`)));
  const { data } = await client.POST('/api/v2/calendars', { body: { kind: 'ics', url: `${files.url}/a.ics` } });
  const id = data?.id as string;
  const starts = async () => {
    const to = new Date(Date.parse(date) + 2 * 86_400_000).toISOString();
    const { data: busy } = await client.GET('/api/v2/busy', { params: { query: { from: `${date}T00:00:00Z`, to } } });
    return busy?.items.map(({ startAt }) => startAt.slice(11, 16));
  };
  await syncUntil(client, id, 'it is read', async () => (await getCalendar(client, id)).state === 'ok');
  const before = (await starts())?.[0];
  await visitor.fill('/settings/profile', { name: 'Ann', timezone: 'Asia/Tokyo' });
  await until('it is read again', async () => (await starts())?.[0] === '03:00');
  expect(before).not.toBe('03:00');
});

it('creates, replaces and revokes the address of a feed', async () => {
  const { client, slug } = await createHost(server);
  const visitor = await signIn(server, slug);
  const create = async (shows: string) => {
    const { text } = await visitor.fill(base, { shows }, `${base}/feed`);
    return /https?:[^<]*\/feeds\/[\w-]+\.ics/.exec(text)?.[0] as string;
  };
  const statusOf = async (url: string) => (await fetch(server.url + new URL(url).pathname)).status;
  const first = await create('bookings');
  expect(await statusOf(first)).toBe(200);
  expect((await visitor.get(base)).text).toContain('Event types, invitees and locations');
  expect((await visitor.get(base)).text).not.toContain(first);
  const second = await create('busy');
  expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
  expect((await client.GET('/api/v2/calendar-feed')).data).toMatchObject({ shows: 'busy', url: null });
  expect((await visitor.post(`${base}/feed`, { shows: 'everything' })).status).toBeGreaterThanOrEqual(400);
  expect((await visitor.fill(base, {}, `${base}/feed/revoke`)).location).toBe(`${base}?done=revoked`);
  expect(await statusOf(second)).toBe(404);
});

it("shows nobody else's calendars", async () => {
  const [own, other] = [await createHost(server), await createHost(server)];
  const { data } = await own.client.POST('/api/v2/calendars', { body: { kind: 'push', name: 'Vans' } });
  const visitor = await signIn(server, other.slug);
  for (const path of ['', '/disconnect', '/sign-in'].map((end) => `${base}/${data?.id}${end}`))
    expect((await visitor.get(path)).status).toBe(404);
  expect((await visitor.get(base)).text).not.toContain('Vans');
});
