/** The week of a host, without a browser. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/visitor.ts';
import { daily } from '../support/worlds.ts';

const base = '/settings/week';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

/** The cells of each row, by the row's time. */
const rowsOf = (text: string): Map<string, string[]> =>
  new Map(
    [...text.matchAll(/<th scope="row">(?:<span class="hidden">)?([^<]*)[\s\S]*?<\/tr>/g)].map(([row, time = '']) => [
      time,
      row.split('<td').slice(1),
    ]),
  );

it('shows hours, bookings, busy times and free starts', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { maxInvitees: 2 });
  const { data: booking } = await book(client, eventTypeId, at('10:00'));
  await book(client, eventTypeId, at('10:00'));
  const { data: calendar } = await client.POST('/api/v2/calendars', { body: { kind: 'push', name: 'Work <1>' } });
  const busy = [{ startAt: at('14:00', '2027-03-03'), endAt: at('15:30', '2027-03-03') }];
  await client.PUT('/api/v2/calendars/{id}/busy', {
    params: { path: { id: calendar?.id as string } },
    body: { from: '2027-03-01T00:00:00Z', to: '2027-03-10T00:00:00Z', version: 1, intervals: busy } as never,
  });
  const visitor = await signIn(server, slug);
  const { text } = await visitor.get(base);
  const rows = rowsOf(text);
  expect([...rows.keys()]).toEqual(expect.arrayContaining(['9 AM', '9:30 AM', '4:30 PM']));
  expect(rows.has('8:30 AM')).toBe(false);
  expect(rows.get('10 AM')?.[1]).toMatch(new RegExp(`^ class="taken">.*href="/settings/bookings/${booking?.id}".*and 1 more`, 's'));
  expect(rows.get('10:30 AM')?.[1]).toContain(`start=${encodeURIComponent('2027-03-02T10:30:00.000Z')}`);
  expect(rows.get('2 PM')?.[2]).toMatch(/^ class="busy">.*2:00 PM – 3:30 PM, <bdi>Work &lt;1&gt;/s);
  expect(rows.get('3 PM')?.[2]).toContain('aria-label="Why not 3:00 PM, Wednesday, March 3, 2027?"');
  expect(rows.get('9 AM')?.[0]).toContain('9:00 AM, Monday, March 1, 2027, free');
  expect(text).toContain('starts of "<bdi>call</bdi>" can be booked.');
});

it('explains a start, offered or not', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { bufferAfterMin: 15 });
  const { data: booking } = await book(client, eventTypeId, at('10:00'));
  const visitor = await signIn(server, slug);
  const explain = async (start: string) => (await visitor.get(`${base}?type=${eventTypeId}&start=${start}`)).text;
  expect(await explain('2027-03-02T12:00:00Z')).toMatch(
    /Tuesday, March 2, 2027, 12:00 PM[\s\S]*offered<\/span> "<bdi>call<\/bdi>" can be booked/,
  );
  const taken = await explain('2027-03-02T10:00');
  expect(taken).toMatch(/not offered<\/span> Another meeting overlaps\.[\s\S]*Next free starts/);
  expect(taken).toContain(`Booking, <a href="/settings/bookings/${booking?.id}">Tue, Mar 2, 10:00 AM – 10:30 AM</a>`);
  expect(await explain('2027-03-02T20:00')).toMatch(/Outside the available hours\.[\s\S]*Hours on Tue, Mar 2: 9 AM – 5 PM\./);
  await client.POST('/api/v2/out-of-office', { body: { from: '2027-03-04', to: '2027-03-04' } });
  const away = await explain('2027-03-04T10:00');
  expect(away).toContain('The host is out of the office.');
  expect(rowsOf(away).get('10 AM')?.[0]).toMatch(/^ class="closed"/);
  expect(await explain('nonsense')).not.toContain('id="why"');
  for (const far of ['9999-12-31T23:59:00Z', '2999-01-01T00:00:00Z', '0001-01-01T00:00:00Z'])
    expect((await visitor.get(`${base}?start=${far}`)).status).toBe(200);
});

it('says why nothing is offered at all', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { bookingWindowDays: 1 });
  const visitor = await signIn(server, slug);
  expect((await visitor.get(`${base}?from=2027-03-10`)).text).toContain('Beyond the booking window.');
  await client.PATCH('/api/v2/event-types/{id}', { params: { path: { id: eventTypeId } }, body: { active: false } });
  const { text } = await visitor.get(base);
  expect(text).toContain('call (inactive)');
  expect(text).toContain('The event type is inactive.');
});

it('is in the time zone of the profile, also where the clocks change', async () => {
  const weekly = daily(['00:00', '24:00']);
  const { client, slug, eventTypeId } = await createHost(server, { bookingWindowDays: null }, { timezone: 'America/New_York', weekly });
  const visitor = await signIn(server, slug);
  const { text } = await visitor.get(`${base}?from=2027-03-14`);
  expect(rowsOf(text).get('9 AM')?.[0]).toContain('9:00 AM, Sunday, March 14, 2027, free');
  expect(text).toContain('Times are in America/New_York (UTC−5).');
  expect(rowsOf(text).get('2 AM')?.[0]).toMatch(/^ class="closed"><\/td>/);
  // The second 1:30 of the date.
  const { data: booking } = await book(client, eventTypeId, '2027-11-07T06:30:00Z');
  const autumn = rowsOf((await visitor.get(`${base}?from=2027-11-07`)).text);
  expect(autumn.get('1:30 AM')?.[0]).toContain(booking?.id);
  expect(autumn.get('1 AM')?.[0]?.match(/class="start"/g)).toHaveLength(2);
});

it('shows each host of a team, and nothing of strangers', async () => {
  const team = await createTeam(server, 2, { kind: 'collective' });
  await book(team.client, team.eventTypeId, at('10:00'));
  const visitor = await signIn(server, team.slugs[1] as string);
  const { text } = await visitor.get(`${base}?start=2027-03-02T10:00:00Z`);
  expect(text.match(/not free</g)).toHaveLength(2);
  const { slug } = await createHost(server);
  const stranger = await signIn(server, slug);
  const other = await stranger.get(`${base}?type=${team.eventTypeId}&start=2027-03-02T10:00:00Z`);
  expect(other.text).not.toContain(team.eventTypeId);
});

it('leads to a first event type where there is none', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  await client.DELETE('/api/v2/event-types/{id}', { params: { path: { id: eventTypeId } } });
  const { text } = await (await signIn(server, slug)).get(base);
  expect(text).toContain('href="/settings/event-types/new"');
  expect(text).not.toContain('Why not');
});
