/** Settings → Calendars, without a browser, against a small CalDAV server. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getCalendar, syncUntil } from '../support/caldav.ts';
import { type HostileDav, startHostileDav } from '../support/hostile-dav.ts';
import { createHost } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/visitor.ts';

const base = '/settings/calendars';
let dav: HostileDav;
let server: TestServer;

beforeAll(async () => {
  dav = await startHostileDav();
  server = await startTestServer({ worker: true, webhookAllowHosts: [dav.host], rateLimitPerMinute: 100_000 });
});
afterAll(async () => {
  await server.stop();
  await dav.stop();
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
  expect((await visitor.get(base)).text).toMatch(/up to date[\s\S]*Last read <time/);

  const { collections } = await getCalendar(client, id);
  const [{ id: collectionId = '' } = {}] = collections;
  expect((await visitor.fill(path, { name: '' })).status).toBe(400);
  expect((await visitor.fill(path, { name: 'Office', target: collectionId, option: 'needs-action' })).location).toBe(`${path}?done=saved`);
  expect(await getCalendar(client, id)).toMatchObject({
    ...{ name: 'Office', writesTo: collectionId, allDayIsBusy: false, needsActionIsBusy: true },
    collections: [{ countsAsBusy: false }],
  });
  dav.be('error');
  expect((await visitor.fill(path, {}, `${path}/sync`)).location).toBe(`${path}?done=synced`);
  await syncUntil(client, id, 'it fails', async () => (await getCalendar(client, id)).state === 'failing');
  expect((await visitor.get(path)).text).toContain('The calendar server answered with an error (status 500).');
  expect((await visitor.get(`${path}/disconnect`)).text).toContain('Events of coming bookings in this calendar');
  expect((await visitor.fill(`${path}/disconnect`, { events: 'remove' })).location).toBe(`${base}?done=disconnected`);
  expect((await visitor.get(path)).status).toBe(404);
  expect((await client.GET('/api/v2/calendars')).data?.items).toEqual([]);
});

it('says what is wrong with an address or a password', async () => {
  const { slug } = await createHost(server);
  const visitor = await signIn(server, slug);
  dav.be('unauthorized');
  const refused = await visitor.fill(`${base}/new`, login());
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('refused the user name or the password')]);
  expect(refused.text).not.toContain(dav.password);
  dav.be('page');
  expect((await visitor.fill(`${base}/new`, login())).text).toContain('does not answer as a CalDAV server');
  const empty = await visitor.fill(`${base}/new`, { ...login(), url: '', password: '' });
  expect(empty.text).toContain('Enter the address of the calendar.');
  expect(empty.text).toContain('Enter the password of the calendar account.');
});

it("shows nobody else's calendars", async () => {
  const [own, other] = [await createHost(server), await createHost(server)];
  const { data } = await own.client.POST('/api/v2/calendars', { body: { kind: 'push', name: 'Vans' } });
  const visitor = await signIn(server, other.slug);
  for (const path of [`${base}/${data?.id}`, `${base}/${data?.id}/disconnect`]) expect((await visitor.get(path)).status).toBe(404);
  expect((await visitor.get(base)).text).not.toContain('Vans');
});
