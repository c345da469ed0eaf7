import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost, createTeam, offered } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock('2027-03-01T00:00:00Z');
});
afterAll(() => server.stop());

type EventType = Schemas['EventType'];
type Wanted = Schemas['NewEventType'];

const create = (client: ApiClient, body: Partial<Wanted>) =>
  client.POST('/api/v2/event-types', { body: { name: 'Demo', slug: 'demo', kind: 'one_on_one', durations: [30], ...body } });

const change = (client: ApiClient, id: string, body: Schemas['EventTypeChange']) =>
  client.PATCH('/api/v2/event-types/{id}', { params: { path: { id } }, body });

const read = async (client: ApiClient, id: string) =>
  (await client.GET('/api/v2/event-types/{id}', { params: { path: { id } } })).data as EventType;

const idOf = async (client: ApiClient) => (await client.GET('/api/v2/me')).data?.id as string;

describe('creating', () => {
  it('takes what is given and has defaults for the rest', async () => {
    const { client, slug } = await createHost(server);
    const { data, response } = await create(client, {});
    expect([response.status, response.headers.get('location')]).toEqual([201, `/api/v2/event-types/${data?.id}`]);
    expect(data).toEqual({
      ...{ id: data?.id, name: 'Demo', slug: 'demo', url: `${server.url}/${slug}/demo`, kind: 'one_on_one', description: null },
      ...{ durations: [30], slotIntervalMin: null, bufferBeforeMin: 0, bufferAfterMin: 0, minimumNoticeMin: 0, bookingWindowDays: 60 },
      ...{ publicBooking: true, bookingMode: 'time_first', redirectUrl: null, internalNote: null, cancelNoticeMin: 0 },
      ...{ rescheduleNoticeMin: 0, reminders: [1440], botProtection: 'none' },
      ...{ dailyLimit: null, maxInvitees: 1, location: { kind: 'google_meet', value: null }, questions: [], hostSelection: null },
      hosts: [{ id: await idOf(client), name: slug[0]?.toUpperCase() + slug.slice(1), slug, scheduleId: null, pending: false }],
      externalId: null,
      ...{ active: true, createdAt: '2027-03-01T00:00:00.000Z', updatedAt: '2027-03-01T00:00:00.000Z' },
    });
    expect(await read(client, data?.id as string)).toEqual(data);
    expect((await book(client, data?.id as string, at('09:00'))).response.status).toBe(201);
  });

  it('keeps every field as it was given', async () => {
    const { clients, client } = await createTeam(server, 2, { kind: 'collective' });
    const ids = await Promise.all(clients.map(idOf));
    const wanted = {
      ...{ name: 'Tour', slug: 'tour', kind: 'round_robin', description: 'A “tour”.', durations: [45, 30], slotIntervalMin: 15 },
      ...{ bufferBeforeMin: 5, bufferAfterMin: 10, minimumNoticeMin: 240, bookingWindowDays: 30, dailyLimit: 4, maxInvitees: 3 },
      location: { kind: 'zoom', value: 'https://zoom.us/j/1' },
      questions: [{ id: 'size', label: 'How large?', type: 'single_choice', required: true, options: ['1–10', 'more'] }],
      ...{ hosts: ids.toReversed().map((id) => ({ id })), hostSelection: 'rotation', active: false },
      ...{ bookingMode: 'details_first', redirectUrl: 'http://acme.test', internalNote: 'Ask.', cancelNoticeMin: 60 },
      ...{ rescheduleNoticeMin: 120, reminders: [] },
    } satisfies Wanted;
    const { data } = await create(client, wanted);
    expect(data).toMatchObject({ ...wanted, hosts: wanted.hosts.map(({ id }) => ({ id, scheduleId: null })) });
    expect((await create(client, { ...wanted, slug: 'other', hostSelection: null })).data?.hostSelection).toBe('least_busy');
  });

  it('uses the schedule that is named for a host', async () => {
    const evenings = { name: 'Evenings', timezone: 'UTC', default: false, weekly: { tuesday: [['18:00', '19:00']] } };
    const { client } = await createHost(server, {}, { schedules: [{ name: 'None', default: true }, evenings] });
    const { data } = await client.GET('/api/v2/schedules');
    const scheduleId = data?.items.find(({ name }) => name === 'Evenings')?.id as string;
    const { data: eventType } = await create(client, { hosts: [{ id: await idOf(client), scheduleId }] });
    expect(eventType?.hosts[0]?.scheduleId).toBe(scheduleId);
    expect(await offered(client, eventType?.id as string)).toEqual(['18:00', '18:30']);
    // A host who stays keeps the schedule; null goes back to the default one.
    const { data: kept } = await change(client, eventType?.id as string, { hosts: [{ id: await idOf(client) }] });
    expect(kept).toEqual(eventType);
    const { data: back } = await change(client, eventType?.id as string, { hosts: [{ id: await idOf(client), scheduleId: null }] });
    expect(back?.hosts[0]?.scheduleId).toBe(null);
  });

  const choices = (options: string[]): Wanted['questions'] => [{ id: 'a', label: 'A?', type: 'single_choice', required: true, options }];
  const stranger = '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60';
  it.each<[Partial<Wanted>, string]>([
    [{ hosts: [{ id: stranger }] }, '/body/hosts/0/id'],
    [{ hosts: [{ id: 'nobody' }] }, '/body/hosts/0/id'],
    [{ hosts: [{ id: 'me', scheduleId: stranger }] }, '/body/hosts/0/scheduleId'],
    [{ kind: 'collective', hosts: [{ id: 'me' }, { id: 'me' }] }, '/body/hosts/1'],
    [{ hosts: [{ id: 'me' }, { id: 'other' }] }, '/body/hosts'],
    [{ hosts: [] }, '/body/hosts'],
    [{ hostSelection: 'rotation' }, '/body/hostSelection'],
    [{ durations: [] }, '/body/durations'],
    [{ durations: [30, 30] }, '/body/durations'],
    [{ durations: [1441] }, '/body/durations/0'],
    [{ slug: 'Not a slug' }, '/body/slug'],
    [{ name: ' ' }, '/body/name'],
    [{ bufferAfterMin: -1 }, '/body/bufferAfterMin'],
    [{ questions: [{ id: 'a', label: 'A?', type: 'single_choice' }] }, '/body/questions/0/options'],
    [{ questions: choices(['a', ' \u200b']) }, '/body/questions/0/options/1'],
    [{ questions: choices(['a', 'b', 'a']) }, '/body/questions/0/options/2'],
    [{ questions: choices(['Caf\u00e9', 'Cafe\u0301']) }, '/body/questions/0/options/1'],
    [{ questions: ['a', 'a'].map((id) => ({ id, label: 'A?', type: 'short_text' as const })) }, '/body/questions/1/id'],
  ])('refuses %j', async (wanted, path) => {
    const { clients, client } = await createTeam(server, 2, { kind: 'collective' });
    const ids: Record<string, string> = { me: await idOf(client), other: await idOf(clients[1] as ApiClient) };
    const hosts = wanted.hosts?.map((host) => ({ ...host, id: ids[host.id] ?? host.id }));
    const { error } = await create(client, { ...wanted, ...(hosts && { hosts }) });
    expect(error).toMatchObject({ code: 'invalid_argument', details: [{ path }] });
    expect((await client.GET('/api/v2/event-types')).data?.items).toHaveLength(1);
  });

  it('refuses durations and intervals of less than five minutes, as a change does', async () => {
    const { client } = await createHost(server);
    const id = (await create(client, { durations: [5], slotIntervalMin: 5 })).data?.id as string;
    for (const wanted of [{ durations: [30, 4] }, { slotIntervalMin: 4 }]) {
      expect((await create(client, { slug: 'short', ...wanted })).error).toMatchObject({ code: 'invalid_argument' });
      expect((await change(client, id, wanted)).error).toMatchObject({ code: 'invalid_argument' });
    }
  });

  it('refuses a slug that the owner has given already, which another owner may give', async () => {
    const { client } = await createHost(server);
    await create(client, {});
    const { response, error } = await create(client, {});
    expect([response.status, error?.code]).toEqual([409, 'slug_taken']);
    expect(error).toMatchObject({ freeSlug: expect.stringMatching(/-[2-9]$/) });
    expect((await create((await createHost(server)).client, {})).response.status).toBe(201);
  });

  it('is done once under a key', async () => {
    const { client } = await createHost(server);
    const body: Wanted = { name: 'Demo', slug: 'demo', kind: 'one_on_one', durations: [30] };
    const again = () => client.POST('/api/v2/event-types', { params: { header: { 'Idempotency-Key': 'once' } }, body });
    const [first, second] = [await again(), await again()];
    expect(second.data).toEqual(first.data);
    expect(second.response.headers.get('idempotent-replayed')).toBe('true');
  });
});

describe('changing', () => {
  it('changes what is given, and leaves the rest', async () => {
    const { client, eventTypeId } = await createHost(server, { dailyLimit: 3 });
    const before = await read(client, eventTypeId);
    await server.setClock('2027-03-01T01:00:00Z');
    const { data } = await change(client, eventTypeId, {
      name: 'Chat',
      slug: 'chat',
      durations: [15],
      dailyLimit: null,
      location: { kind: 'phone' },
    });
    const after = { name: 'Chat', slug: 'chat', url: before.url.replace(/call$/, 'chat'), durations: [15], dailyLimit: null };
    expect(data).toEqual({ ...before, ...after, location: { kind: 'phone', value: null }, updatedAt: '2027-03-01T01:00:00.000Z' });
    expect(await read(client, eventTypeId)).toEqual(data);
    await server.setClock('2027-03-01T02:00:00Z');
    for (const same of [{}, { name: 'Chat', location: { kind: 'phone' as const, value: null } }])
      expect((await change(client, eventTypeId, same)).data).toEqual(data);
    await server.setClock('2027-03-01T00:00:00Z');
  });

  it('leaves bookings that stand as they are, and their time taken', async () => {
    const { clients, client, slugs, eventTypeId } = await createTeam(server, 2, { kind: 'collective', maxInvitees: 2 });
    await book(client, eventTypeId, at('09:00'));
    const { data: booking } = await book(client, eventTypeId, at('09:00'));
    const other = await idOf(clients[1] as ApiClient);
    const { data } = await change(client, eventTypeId, { kind: 'one_on_one', hosts: [{ id: other }], durations: [60], maxInvitees: 1 });
    expect(data).toMatchObject({ kind: 'one_on_one', hosts: [{ slug: slugs[1] }], hostSelection: null });
    expect((await client.GET('/api/v2/bookings/{id}', { params: { path: { id: booking?.id as string } } })).data).toEqual(booking);
    expect((await book(client, eventTypeId, at('09:00'))).error).toMatchObject({ reason: 'slot_taken' });
    expect((await book(client, eventTypeId, at('10:00'))).data).toMatchObject({ hostSlug: slugs[1], durationMin: 60 });
    // Moved, it is held by who hosts now, as long as it lasts now.
    const move = (body: Schemas['Reschedule']) =>
      client.POST('/api/v2/bookings/{id}/reschedule', { params: { path: { id: booking?.id as string } }, body });
    expect((await move({ startAt: at('12:00') })).error).toMatchObject({ details: [{ path: '/body/durationMin' }] });
    expect((await move({ startAt: at('12:00'), durationMin: 60 })).data?.hosts.map(({ slug }) => slug)).toEqual([slugs[1]]);
  });

  it('takes the selection of hosts along with the kind', async () => {
    const { client, eventTypeId } = await createHost(server);
    expect((await change(client, eventTypeId, { kind: 'round_robin' })).data?.hostSelection).toBe('least_busy');
    expect((await change(client, eventTypeId, { hostSelection: 'priority' })).data?.hostSelection).toBe('priority');
    expect((await change(client, eventTypeId, { minimumNoticeMin: 5 })).data?.hostSelection).toBe('priority');
    expect((await change(client, eventTypeId, { hostSelection: null })).data?.hostSelection).toBe('least_busy');
    expect((await change(client, eventTypeId, { kind: 'collective' })).data?.hostSelection).toBe(null);
    const { error } = await change(client, eventTypeId, { hostSelection: 'priority' });
    expect(error).toMatchObject({ details: [{ path: '/body/hostSelection' }] });
  });

  it('refuses what does not fit what is there', async () => {
    const { client, eventTypeId } = await createTeam(server, 2, { kind: 'collective' });
    const before = await read(client, eventTypeId);
    expect((await change(client, eventTypeId, { kind: 'one_on_one' })).error).toMatchObject({ details: [{ path: '/body/hosts' }] });
    await create(client, {});
    expect((await change(client, eventTypeId, { slug: 'demo' })).error).toMatchObject({ code: 'slug_taken' });
    expect(await read(client, eventTypeId)).toEqual(before);
  });

  it('is for its owner alone: a host finds nothing to change, nor does a stranger', async () => {
    const { clients, client, eventTypeId } = await createTeam(server, 2, { kind: 'collective' });
    const stranger = (await createHost(server)).client;
    for (const each of [clients[1] as ApiClient, stranger])
      expect((await change(each, eventTypeId, { name: 'Mine' })).error).toMatchObject({ code: 'not_found' });
    expect((await read(client, eventTypeId)).name).toBe('call');
  });
});

describe('deletion', () => {
  const remove = (client: ApiClient, id: string) => client.DELETE('/api/v2/event-types/{id}', { params: { path: { id } } });

  it('hides the event type and closes its link, frees its slug, and keeps what has been booked', async () => {
    const { client, slug, eventTypeId } = await createHost(server);
    const { data: booking } = await book(client, eventTypeId, at('09:00'));
    const refused = await remove(client, eventTypeId);
    expect([refused.response.status, refused.error?.code]).toEqual([409, 'event_type_in_use']);
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: booking?.id as string } } });
    const before = (await client.GET('/api/v2/event-types/{id}', { params: { path: { id: eventTypeId } } })).data;
    expect((await remove(client, eventTypeId)).data).toEqual(before);
    expect((await client.GET('/api/v2/event-types')).data?.items).toEqual([]);
    const path = { id: eventTypeId };
    expect((await client.GET('/api/v2/event-types/{id}', { params: { path } })).error).toMatchObject({ code: 'not_found' });
    expect((await change(client, eventTypeId, { active: true })).error).toMatchObject({ code: 'not_found' });
    expect((await remove(client, eventTypeId)).error).toMatchObject({ code: 'not_found' });
    expect((await book(client, eventTypeId, at('10:00'))).error).toMatchObject({ code: 'not_found' });
    expect((await server.send('GET', `/api/public/${slug}/call`)).status).toBe(404);
    expect((await client.GET('/api/v2/bookings')).data?.items).toMatchObject([{ id: booking?.id, eventTypeName: 'call' }]);
    expect((await create(client, { slug: 'call' })).response.status).toBe(201);
  });

  it('is for the owner alone', async () => {
    const { clients, eventTypeId } = await createTeam(server, 2, { kind: 'collective' });
    expect((await remove(clients[1] as ApiClient, eventTypeId)).error).toMatchObject({ code: 'not_found' });
  });
});
