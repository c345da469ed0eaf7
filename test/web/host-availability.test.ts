/** The pages of a host's availability, without a browser. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

const base = '/settings/availability';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

const schedulesOf = async (client: ApiClient) => (await client.GET('/api/v2/schedules')).data?.items ?? [];

async function createVisit() {
  const host = await createHost(server);
  const visitor = await signIn(server, host.slug);
  const [schedule] = await schedulesOf(host.client);
  return { ...host, visitor, id: schedule?.id as string, path: `${base}/${schedule?.id}` };
}

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The fields of a week in which each weekday has these hours. */
const sameHours = (...pairs: [string, string][]): Record<string, string[]> =>
  Object.fromEntries(
    week.flatMap((day) => [
      [`${day}-start`, pairs.map(([start]) => start)],
      [`${day}-end`, pairs.map(([, end]) => end)],
    ]),
  );

const settings = { name: 'Working hours', timezone: 'UTC' };

it('shows and saves weekly hours, and lists the bookings outside them', async () => {
  const { client, visitor, path, eventTypeId } = await createVisit();
  const { text } = await visitor.get(base);
  expect(text).toContain('name="monday-start" value="09:00" aria-label="Monday, start 1"');
  expect(text).toContain('name="monday-start" value="" aria-label="Monday, start 2"');
  const fields = { ...settings, ...sameHours(['13:00', '00:00'], ['09:00', '12:00'], ['', '']), 'sunday-start': [], 'sunday-end': [] };
  const saved = await visitor.fill(path, { ...fields, timezone: 'Europe/Paris', name: 'Paris' });
  expect(saved.location).toBe(`${path}?done=saved`);
  const hours = [
    ['09:00', '12:00'],
    ['13:00', '24:00'],
  ];
  expect((await schedulesOf(client))[0]).toMatchObject({ name: 'Paris', timezone: 'Europe/Paris', weekly: { monday: hours, sunday: [] } });
  expect((await visitor.get(base)).text).toContain('name="monday-end" value="00:00"');
  await book(client, eventTypeId, at('14:00'));
  const affected = await visitor.fill(path, { ...fields, ...sameHours(['09:00', '10:00']) });
  expect(affected.text).toMatch(/Hours saved\.[\s\S]*outside the new hours: 1\.[\s\S]*Tuesday, March 2, 2027, 2:00 PM/);
});

it('copies a weekday without saving, and says what is wrong', async () => {
  const { client, visitor, path } = await createVisit();
  const copied = await visitor.fill(path, { ...settings, ...sameHours(), 'monday-start': '08:00', 'monday-end': '10:00', action: 'copy' });
  expect(copied.text).toContain('name="friday-start" value="08:00"');
  expect(copied.text).not.toContain('name="saturday-start" value="08:00"');
  expect((await schedulesOf(client))[0]?.weekly.monday).toEqual([['09:00', '17:00']]);
  const half = await visitor.fill(path, { ...settings, ...sameHours(['09:00', '']) });
  expect([half.status, half.text]).toEqual([400, expect.stringContaining('Monday: enter a start and an end, or neither.')]);
  const reversed = await visitor.fill(path, { ...settings, ...sameHours(), 'tuesday-start': '17:00', 'tuesday-end': '09:00' });
  expect([reversed.status, reversed.text]).toEqual([
    400,
    expect.stringContaining('<a href="#tuesday">Tuesday: each interval must end after it starts.'),
  ]);
  const unnamed = await visitor.fill(path, { ...settings, ...sameHours(), name: '' });
  expect(unnamed.text).toContain('<a href="#name">The name must');
});

it('creates another schedule, makes it the default, and deletes one that is not in use', async () => {
  const { client, visitor, path, id } = await createVisit();
  const created = await visitor.fill(`${base}/new`, { name: 'Evenings', timezone: 'Asia/Tokyo' });
  const other = created.location?.split('?')[0] ?? '';
  expect((await visitor.get(other)).text).toMatch(/aria-current="page"><bdi>Evenings/);
  expect((await visitor.fill(`${base}/new`, { name: 'Evenings', timezone: 'UTC' })).text).toContain('<a href="#name">The name');
  const refused = await visitor.fill(`${path}/delete`, {});
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('default')]);
  expect((await visitor.fill(other, {}, `${other}/default`)).location).toBe(`${other}?done=default`);
  expect((await visitor.fill(`${path}/delete`, {})).location).toBe(`${base}?done=deleted`);
  const left = await schedulesOf(client);
  expect(left.map(({ name, isDefault }) => [name, isDefault])).toEqual([['Evenings', true]]);
  expect((await visitor.get(`${base}/${id}`)).status).toBe(404);
});

it('gives a date other hours, none, and those of its weekday again', async () => {
  const { client, visitor, path, eventTypeId } = await createVisit();
  const month = await visitor.get(`${path}/dates`);
  expect(month.text).toMatch(/March 2027[\s\S]*Mon, Mar 1[\s\S]*today[\s\S]*9 AM – 5 PM/);
  expect(month.text).toContain('href="/settings/availability/');
  const date = `${path}/dates/2027-03-06`;
  const saved = await visitor.fill(date, { 'hours-start': ['10:30', ''], 'hours-end': ['12:00', ''] });
  expect(saved.location).toBe(`${path}/dates?month=2027-03&done=saved`);
  expect((await schedulesOf(client))[0]?.overrides).toEqual([{ date: '2027-03-06', hours: [['10:30', '12:00']] }]);
  expect((await visitor.get(`${path}/dates?month=2027-03`)).text).toMatch(/Sat, Mar 6[\s\S]{0,120}10:30 AM – 12 PM[\s\S]{0,80}changed/);
  await book(client, eventTypeId, at('10:30', '2027-03-06'));
  const closed = await visitor.fill(date, { action: 'closed' });
  expect(closed.text).toContain('Bookings outside the hours of this date: 1.');
  expect((await visitor.get(date)).text).toContain('Use weekly hours');
  expect((await visitor.fill(date, { action: 'weekly' })).location).toBe(`${path}/dates?month=2027-03&done=removed`);
  expect((await schedulesOf(client))[0]?.overrides).toEqual([]);
  expect((await visitor.fill(date, { 'hours-start': '12:00', 'hours-end': '' })).status).toBe(400);
  expect((await visitor.fill(date, { 'hours-start': '12:00', 'hours-end': '11:00' })).text).toContain(
    '<a href="#hours">Each interval must end after it starts.',
  );
  for (const end of ['2027-02-30', 'tomorrow']) expect((await visitor.get(`${path}/dates/${end}`)).status).toBe(404);
});

it('adds, changes, ends and removes absences', async () => {
  const { client, visitor, eventTypeId } = await createVisit();
  const absences = `${base}/absences`;
  const list = async () => (await client.GET('/api/v2/out-of-office')).data?.items ?? [];
  await book(client, eventTypeId, at('10:30', '2027-03-06'));
  const added = await visitor.fill(absences, { from: '2027-03-05', to: '2027-03-07', reason: 'Ski <trip>' });
  expect(added.text).toContain('Bookings during the absence: 1.');
  expect((await visitor.fill(absences, { from: '2027-04-01', to: '' })).location).toBe(`${absences}?done=added`);
  const [first, second] = (await list()).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  expect([first, second]).toMatchObject([
    { from: '2027-03-05', to: '2027-03-07', reason: 'Ski <trip>' },
    { to: '2027-04-01', reason: null },
  ]);
  expect((await visitor.get(absences)).text).toMatch(/Friday, March 5, 2027 – Sunday, March 7, 2027[\s\S]*Ski &lt;trip&gt;/);
  const wrong = await visitor.fill(absences, { from: '2027-04-03', to: '2027-04-02' });
  expect([wrong.status, wrong.text]).toEqual([
    400,
    expect.stringContaining('<a href="#to">The last day must not be before the first day.'),
  ]);
  const path = `${absences}/${second?.id}`;
  expect((await visitor.fill(path, { to: '2027-04-02', reason: 'Easter' })).location).toBe(`${absences}?done=saved`);
  expect(await list()).toContainEqual(expect.objectContaining({ from: '2027-04-01', to: '2027-04-02', reason: 'Easter' }));
  await visitor.fill(path, { action: 'remove' });
  expect(await list()).toHaveLength(1);
  await server.setClock('2027-03-06T08:00:00Z');
  expect((await visitor.get(absences)).text).toContain('>now<');
  const ended = await visitor.fill(`${absences}/${first?.id}`, { action: 'end' });
  expect(ended.location).toBe(`${absences}?done=ended`);
  expect(await list()).toMatchObject([{ from: '2027-03-05', to: '2027-03-05' }]);
  expect((await visitor.get(absences)).text).toContain('Past absences (1)');
  await server.setClock('2027-03-01T08:00:00Z');
});

it("shows nobody else's hours and absences", async () => {
  const [own, other] = [await createVisit(), await createVisit()];
  await own.client.POST('/api/v2/out-of-office', { body: { from: '2027-05-01', to: '2027-05-01' } });
  const absence = (await own.client.GET('/api/v2/out-of-office')).data?.items[0]?.id;
  for (const path of [own.path, `${own.path}/dates`, `${own.path}/dates/2027-03-06`, `${own.path}/delete`, `${base}/absences/${absence}`])
    expect((await other.visitor.get(path)).status).toBe(404);
});

it('leads to the dates of the default schedule', async () => {
  const { visitor, path } = await createVisit();
  expect((await visitor.get(`${base}/dates`)).location).toBe(`${path}/dates`);
});

it('offers to set hours where there are none', async () => {
  await server.load(world(organization('bare', { users: [user('bare', { schedules: [] })] })));
  const visitor = await signIn(server, 'bare');
  expect((await visitor.get(base)).text).toContain('You have no weekly hours yet');
  expect((await visitor.get(`${base}/dates`)).location).toBe(base);
  const { location } = await visitor.fill(`${base}/new`, { name: 'Hours', timezone: 'UTC' });
  expect((await visitor.get(location ?? '')).text).toContain('value="09:00"');
});
