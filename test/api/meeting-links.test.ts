/** Links of video calls: of the event type, of the host, or one for each meeting. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost } from '../support/hosts.ts';
import { expectFault } from '../support/refusals.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/visitor.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

const zoom = { kind: 'zoom' };
const pattern = { kind: 'custom_link', value: 'https://meet.example/acme-{id}' };

const bookAt = async (client: ApiClient, eventTypeId: string, time: string, rest = {}) =>
  (await book(client, eventTypeId, at(time), rest)).data as Schemas['Booking'];

const moveTo = async (client: ApiClient, { id }: Schemas['Booking'], time: string) =>
  (await client.POST('/api/v2/bookings/{id}/reschedule', { params: { path: { id } }, body: { startAt: at(time) } }))
    .data as Schemas['Booking'];

it('a pattern gives each meeting its own link, which it keeps along moves', async () => {
  const { client, eventTypeId } = await createHost(server, { location: pattern });
  const [first, second] = [await bookAt(client, eventTypeId, '09:00'), await bookAt(client, eventTypeId, '10:00')];
  for (const { location } of [first, second]) expect(location.value).toMatch(/^https:\/\/meet\.example\/acme-[0-9a-f]{20}$/);
  expect(second.location.value).not.toBe(first.location.value);
  const moved = await moveTo(client, first, '11:00');
  expect([moved.location, (await moveTo(client, moved, '12:00')).location]).toEqual([first.location, first.location]);
  const { data: shown } = await client.GET('/api/v2/event-types/{id}', { params: { path: { id: eventTypeId } } });
  expect(shown?.location).toEqual(pattern);
});

it('invitees of a group share the link of their meeting, and take no link with them', async () => {
  const { client, eventTypeId } = await createHost(server, { location: pattern, maxInvitees: 3 });
  const [first, second] = [await bookAt(client, eventTypeId, '09:00'), await bookAt(client, eventTypeId, '09:00')];
  expect(second.location).toEqual(first.location);
  const moved = await moveTo(client, first, '10:00');
  expect(moved.location.value).not.toBe(second.location.value);
  expect((await moveTo(client, second, '10:00')).location).toEqual(moved.location);
});

it('the link of the host who is given the booking is used, also after a move to another one', async () => {
  const slugs = ['ada', 'bea'] as const;
  const users = slugs.map((slug) => user(slug, { meetingLinks: { zoom: `https://zoom.us/my/${slug}` } }));
  const rest = { hosts: slugs, location: zoom };
  const eventTypes = [
    eventType('ada', 'any', { kind: 'round_robin', hostSelection: 'priority', ...rest }),
    eventType('ada', 'all', { kind: 'collective', ...rest, hosts: ['bea', 'ada'] }),
    eventType('ada', 'own', { location: { kind: 'zoom', value: 'https://zoom.us/j/1' } }),
    eventType('ada', 'asked', { location: { kind: 'ask_invitee' } }),
    eventType('ada', 'meet', { location: { kind: 'google_meet' } }),
  ];
  await server.load(world(organization('links', { users, eventTypes })));
  const client = server.client(await server.token('ada'));
  const ids = new Map((await client.GET('/api/v2/event-types')).data?.items.map(({ slug, id }) => [slug, id]));
  const bookOf = (slug: string, time: string, more = {}) => bookAt(client, ids.get(slug) as string, time, more);
  const first = await bookOf('any', '09:00');
  const second = await bookOf('any', '09:00');
  const linkOf = (slug: string) => ({ kind: 'zoom', value: `https://zoom.us/my/${slug}` });
  expect([first.location, second.location]).toEqual([linkOf('ada'), linkOf('bea')]);
  expect((await bookOf('all', '10:00')).location).toEqual(linkOf('bea'));
  expect((await bookOf('own', '11:00')).location.value).toBe('https://zoom.us/j/1');
  expect((await bookOf('asked', '12:00', { location: zoom })).location).toEqual(linkOf('ada'));
  expect((await bookOf('asked', '13:00', { location: { kind: 'zoom', value: 'https://x.example/{id}' } })).location.value).toBe(
    'https://x.example/{id}',
  );
  expect((await bookOf('meet', '14:00')).location).toEqual({ kind: 'google_meet', value: null });
  // Ada is taken at 12:00, so Bea is given the meeting.
  const moved = await moveTo(client, first, '12:00');
  expect([moved.hostSlug, moved.location]).toEqual(['bea', linkOf('bea')]);
  const back = await moveTo(client, moved, '15:00');
  expect([back.hostSlug, back.location]).toEqual(['bea', linkOf('bea')]);
});

it('without any link, the location stays open until a host has one', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { location: zoom });
  const booked = await bookAt(client, eventTypeId, '09:00');
  expect(booked.location).toEqual({ kind: 'zoom', value: null });
  const page = await server.send('GET', new URL(booked.manageUrl).pathname);
  expect(page.text).toContain('Zoom. The host will send the link.');
  const file = await server.send('GET', `${new URL(booked.manageUrl).pathname}/booking.ics`);
  expect(file.text).toContain('LOCATION:Zoom. The host will send the link.');

  const browser = await signIn(server, slug);
  const refused = await browser.fill('/settings/meeting-links', { zoom: 'http://zoom.us/my/x', google_meet: 'javascript:alert(1)' });
  expect([refused.status, refused.text.match(/must be a link that starts with https/g)?.length]).toEqual([400, 4]);
  const saved = await browser.fill('/settings/meeting-links', { zoom: 'https://zoom.us/my/{id}' });
  expect(saved.location).toBe('/settings/meeting-links?done=saved');
  expect((await browser.get('/settings/meeting-links')).text).toContain('value="https://zoom.us/my/{id}"');
  expect((await moveTo(client, booked, '10:00')).location.value).toMatch(/^https:\/\/zoom\.us\/my\/[0-9a-f]{20}$/);
});

it.each([
  ['http://meet.example/{id}', 'must be a link that starts with https://'],
  ['meet.example/{id}', 'must be a link that starts with https://'],
  ['https://meet.example/{id}/{ID}', 'must have no braces but those of {id}'],
  ['https:///{id}', 'must be a link that starts with https://'],
  ['https://meet.example/ {id}', 'must be a link that starts with https://'],
  [`https://meet.example/${'x'.repeat(470)}{id}`, 'must have at most 500 characters'],
])('%s is no pattern', async (value, message) => {
  const { slug } = await createHost(server);
  const { post } = server.as(slug);
  const wanted = { slug: 'x', name: 'X', kind: 'one_on_one', durations: [30], location: { kind: 'zoom', value } };
  const refused = await post('/api/v2/event-types', wanted);
  expectFault(refused, '/body/location/value');
  expect(refused.text).toContain(message);
  expect((await post('/api/v2/event-types', { ...wanted, location: { kind: 'in_person', value: 'Room {id}' } })).status).toBe(201);
});

it('an import takes links of hosts, and fills in no pattern', async () => {
  const links = { zoom: 'https://zoom.us/my/olga', microsoft_teams: 'https://teams.example/{id}' };
  const eventTypes = [eventType('olga', 'call', { location: pattern })];
  const bookings = [{ eventType: 'olga/call', startAt: at('12:00'), durationMin: 30, invitee: invitee() }];
  const document = world(organization('olgas', { users: [user('olga', { meetingLinks: links })], eventTypes, bookings }));
  await server.load(document);
  await server.load(world(organization('olgas', { users: [user('olga')], eventTypes, bookings: [] })));
  const { rows } = await server.pool.query("select meeting_links from users where slug = 'olga'");
  expect(rows).toEqual([{ meeting_links: links }]);
  const client = server.client(await server.token('olga'));
  expect((await client.GET('/api/v2/bookings')).data?.items).toMatchObject([{ location: { kind: 'custom_link', value: null } }]);
  const bad = world(organization('bads', { users: [user('bad', { meetingLinks: { zoom: 'zoom.us/my/bad' } })] }));
  await expect(server.load(bad)).rejects.toThrow(/meetingLinks\/zoom/);
});
