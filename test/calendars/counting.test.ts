/** Busy times of connected calendars are not offered, booked or moved to, and calendars that are too old offer nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { changeCalendar, connectBusy, createCalendar, deleteCalendar, getCalendar, interval, pushBusy } from '../support/calendars.ts';
import { at, book, createHost, createTeam, day, offered } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
});
beforeEach(() => server.setClock('2027-03-01T00:00:00Z'));
afterAll(() => server.stop());

const explain = (client: ApiClient, eventTypeId: string, time: string) =>
  client.GET('/api/v2/availability/explain', { params: { query: { eventTypeId, startAt: at(time) } } });
const free = (rule: { rule: string }) => rule.rule === 'free';

describe('a busy time', () => {
  it('is not offered as it stands, and touches what is', async () => {
    const { client, eventTypeId } = await createHost(server);
    await connectBusy(client, [interval('09:30', '11:00'), interval('12:45', '13:00')]);
    const times = await offered(client, eventTypeId);
    expect(times.slice(0, 6)).toEqual(['09:00', '11:00', '11:30', '12:00', '13:00', '13:30']);
    const { data } = await client.GET('/api/v2/availability', { params: { query: { eventTypeId, from: day, to: '2027-03-03' } } });
    expect(data?.calendarsAsOf).toBe('2027-03-01T00:00:00.000Z');
  });

  it('keeps the buffers of a new meeting away, and has none itself', async () => {
    const { client, eventTypeId } = await createHost(server, { bufferBeforeMin: 15, bufferAfterMin: 30 });
    await connectBusy(client, [interval('11:00', '12:00')]);
    const times = await offered(client, eventTypeId);
    expect(times.slice(0, 5)).toEqual(['09:00', '09:30', '10:00', '12:30', '13:00']);
  });

  it('is refused to those who book or move, with alternatives', async () => {
    const { client, eventTypeId } = await createHost(server);
    const { data: booking } = await book(client, eventTypeId, at('15:00'));
    await connectBusy(client, [interval('09:00', '10:00')]);
    const refusal = {
      code: 'slot_unavailable',
      reason: 'calendar_busy',
      alternatives: ['10:00', '10:30', '11:00'].map((time) => `${day}T${time}:00.000Z`),
    };
    expect((await book(client, eventTypeId, at('09:00'))).error).toMatchObject(refusal);
    const path = { id: booking?.id as string };
    const move = (time: string) => client.POST('/api/v2/bookings/{id}/reschedule', { params: { path }, body: { startAt: at(time) } });
    expect((await move('09:30')).error).toMatchObject({ reason: 'calendar_busy' });
    expect((await move('10:00')).response.status).toBe(201);
  });

  it('that spans weeks is found in each of them', async () => {
    const { client, eventTypeId } = await createHost(server);
    await connectBusy(client, [{ startAt: '2027-03-02T10:00:00Z', endAt: '2027-03-31T12:00:00Z' }]);
    expect(await offered(client, eventTypeId)).toEqual(['09:00', '09:30']);
    expect(await offered(client, eventTypeId, { from: '2027-03-15', to: '2027-03-20' })).toEqual([]);
    expect((await offered(client, eventTypeId, { from: '2027-03-31', to: '2027-04-01' }))[0]).toBe('12:00');
    expect((await book(client, eventTypeId, at('09:00', '2027-03-20'))).error).toMatchObject({ reason: 'calendar_busy' });
  });

  it('does not keep anyone from joining a meeting with free seats, which itself may be in the calendar', async () => {
    const { client, eventTypeId } = await createHost(server, { maxInvitees: 2 });
    await book(client, eventTypeId, at('09:00'));
    const id = await connectBusy(client, [interval('09:00', '10:00')]);
    expect((await offered(client, eventTypeId)).slice(0, 2)).toEqual(['09:00', '10:00']);
    await server.setClock('2027-03-01T02:00:00Z');
    expect((await getCalendar(client, id)).data).toMatchObject({ state: 'failing' });
    expect(await offered(client, eventTypeId)).toEqual(['09:00']);
    expect((await book(client, eventTypeId, at('09:00'))).response.status).toBe(201);
  });

  it('is free again at once when its calendar, or only the collection, does not count any more', async () => {
    const { client, eventTypeId } = await createHost(server);
    const id = await connectBusy(client, [interval('09:00', '17:00')]);
    expect(await offered(client, eventTypeId)).toEqual([]);
    const [collection] = (await getCalendar(client, id)).data?.collections ?? [];
    const count = (countsAsBusy: boolean) => changeCalendar(client, id, { collections: [{ id: collection?.id as string, countsAsBusy }] });
    await count(false);
    expect(await offered(client, eventTypeId)).toHaveLength(16);
    await count(true);
    expect(await offered(client, eventTypeId)).toEqual([]);
    await deleteCalendar(client, id);
    expect(await offered(client, eventTypeId)).toHaveLength(16);
    for (const table of ['calendars', 'calendar_collections', 'calendar_objects', 'busy_weeks']) {
      const { rows } = await server.pool.query(
        `select from ${table} t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%'`,
        [...[id, collection?.id]],
      );
      expect([table, rows.length]).toEqual([table, 0]);
    }
  });

  it('is of one host of a round robin, and of all hosts of a collective', async () => {
    const robin = await createTeam(server, 2, { kind: 'round_robin' });
    await connectBusy(robin.client, [interval('09:00', '17:00')]);
    expect(await offered(robin.client, robin.eventTypeId)).toHaveLength(16);
    for (const time of ['09:00', '09:30', '10:00']) {
      const { data } = await book(robin.client, robin.eventTypeId, at(time));
      expect(data?.hostSlug).toBe(robin.slugs[1]);
    }
    const together = await createTeam(server, 2, { kind: 'collective' });
    await connectBusy(together.clients[1] as ApiClient, [interval('09:00', '16:30')]);
    expect(await offered(together.client, together.eventTypeId)).toEqual(['16:30']);
  });
});

describe('a calendar that is too old', () => {
  it('offers nothing before it was read, and after maxAgeMin', async () => {
    const { client, eventTypeId } = await createHost(server);
    const { data } = await createCalendar(client, { maxAgeMin: 90 });
    const id = data?.id as string;
    expect(await offered(client, eventTypeId)).toEqual([]);
    expect((await book(client, eventTypeId, at('09:00'))).error).toMatchObject({ reason: 'calendar_unreachable', alternatives: [] });
    await pushBusy(client, id);
    expect(await offered(client, eventTypeId)).toHaveLength(16);
    await server.setClock('2027-03-01T01:30:00.000Z');
    expect(await offered(client, eventTypeId)).toHaveLength(16);
    await server.setClock('2027-03-01T01:30:00.001Z');
    expect(await offered(client, eventTypeId)).toEqual([]);
    expect((await book(client, eventTypeId, at('09:00'))).error).toMatchObject({ reason: 'calendar_unreachable' });
    expect((await getCalendar(client, id)).data).toMatchObject({
      state: 'failing',
      error: 'No busy times were sent for more than 90 minutes.',
    });
    await pushBusy(client, id);
    expect(await offered(client, eventTypeId)).toHaveLength(16);
  });

  it('is a reason after all others', async () => {
    const { client, eventTypeId } = await createHost(server);
    await book(client, eventTypeId, at('09:00'));
    await connectBusy(client, [interval('09:00', '10:00')]);
    await server.setClock('2027-03-01T02:00:00Z');
    const reasonsAt = async (time: string) => (await explain(client, eventTypeId, time)).data?.hosts[0]?.rules.find(free)?.reasons;
    expect(await reasonsAt('09:00')).toEqual(['slot_taken', 'calendar_busy', 'calendar_unreachable']);
    expect(await reasonsAt('09:30')).toEqual(['calendar_busy', 'calendar_unreachable']);
    expect(await reasonsAt('10:00')).toEqual(['calendar_unreachable']);
  });
});

describe('the explanation', () => {
  it('names the calendars of the host who asks, and how old they are', async () => {
    const { client, eventTypeId } = await createHost(server);
    const busy = await connectBusy(client, [interval('09:00', '10:00')], { name: 'Vans' });
    const { data: old } = await createCalendar(client, { name: 'Cars' });
    const { data } = await explain(client, eventTypeId, '09:30');
    expect(data).toMatchObject({ offered: false, reason: 'calendar_busy' });
    expect(data?.hosts[0]?.calendars).toEqual([
      { id: busy, name: 'Vans', lastSyncedAt: '2027-03-01T00:00:00.000Z', reason: 'calendar_busy' },
      { id: old?.id, name: 'Cars', lastSyncedAt: null, reason: 'calendar_unreachable' },
    ]);
  });

  it('tells others only that the time is not free', async () => {
    const { clients, client, eventTypeId } = await createTeam(server, 2, { kind: 'collective' });
    await connectBusy(clients[1] as ApiClient, [interval('09:00', '10:00')]);
    const hidden = (await explain(client, eventTypeId, '09:30')).data?.hosts[1];
    expect(hidden).toMatchObject({ reason: 'slot_taken', calendars: [] });
    expect(hidden?.rules.find(free)?.reasons).toEqual(['slot_taken']);
    expect((await book(client, eventTypeId, at('09:30'))).error).toMatchObject({ reason: 'slot_taken' });
    // Off the grid nothing is revealed.
    expect((await explain(client, eventTypeId, '09:10')).data?.hosts[1]).toMatchObject({ offered: true, calendars: [] });
    await server.setClock('2027-03-01T02:00:00Z');
    expect((await explain(client, eventTypeId, '10:30')).data?.hosts[1]).toMatchObject({ reason: 'slot_taken', calendars: [] });
    expect((await explain(clients[1] as ApiClient, eventTypeId, '10:30')).data?.hosts[1]).toMatchObject({ reason: 'calendar_unreachable' });
  });

  it('does not say who is busy while another host is not available', async () => {
    const { clients, client, eventTypeId } = await createTeam(server, 2, { kind: 'collective' });
    const { data: schedules } = await clients[1]!.GET('/api/v2/schedules', {});
    const params = { path: { id: schedules?.items[0]?.id as string } };
    await clients[1]!.PATCH('/api/v2/schedules/{id}', { params, body: { weekly: { tuesday: [['12:00', '13:00']] } } });
    await connectBusy(clients[0] as ApiClient, [interval('09:00', '10:00')]);
    const stranger = server.client();
    const reasonAt = async (time: string) => {
      const { error } = await stranger.POST('/api/bookings', { body: { eventTypeId, startAt: at(time), invitee: invitee() } });
      return error;
    };
    expect(await reasonAt('09:00')).toMatchObject({ reason: 'outside_hours' });
    expect(await reasonAt('10:00')).toMatchObject({ reason: 'outside_hours' });
    expect((await explain(clients[1] as ApiClient, eventTypeId, '09:00')).data).toMatchObject({
      reason: 'outside_hours',
      hosts: [{ offered: true }, { offered: false }],
    });
    expect((await explain(client, eventTypeId, '09:00')).data).toMatchObject({ reason: 'calendar_busy' });
  });

  it('tells the public nothing of calendars', async () => {
    const { client, eventTypeId, slug } = await createHost(server);
    await connectBusy(client, [interval('09:00', '10:00')]);
    const stranger = server.client();
    const { data } = await stranger.GET('/api/public/{user}/{eventType}/availability', {
      params: { path: { user: slug, eventType: 'call' }, query: { from: day, to: '2027-03-03' } },
    });
    expect([data?.calendarsAsOf, data?.slots[0]?.startAt]).toEqual([null, '2027-03-02T10:00:00.000Z']);
    const { error } = await stranger.POST('/api/bookings', { body: { eventTypeId, startAt: at('09:00'), invitee: invitee() } });
    expect(error).toMatchObject({ reason: 'slot_taken' });
  });
});

it('the ETag of availability changes with busy times, and with the moment when a calendar becomes too old', async () => {
  const { client, eventTypeId } = await createHost(server);
  const id = await connectBusy(client, [interval('09:00', '10:00')]);
  const ask = async (held?: string) => {
    const header = held === undefined ? {} : { 'If-None-Match': held };
    const params = { query: { eventTypeId, from: day, to: '2027-03-03' }, header };
    const { response } = await client.GET('/api/v2/availability', { params });
    return { status: response.status, etag: response.headers.get('etag') as string };
  };
  const first = await ask();
  expect(await ask(first.etag)).toEqual({ status: 304, etag: first.etag });
  await pushBusy(client, id, { intervals: [interval('09:00', '10:30')] });
  const second = await ask(first.etag);
  expect(second.status).toBe(200);
  await server.setClock('2027-03-01T01:00:00.000Z');
  expect((await ask(second.etag)).status).toBe(304);
  await server.setClock('2027-03-01T01:00:00.001Z');
  expect((await ask(second.etag)).status).toBe(200);
});
