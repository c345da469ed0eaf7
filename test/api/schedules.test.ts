import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost, day, offered } from '../support/hosts.ts';
import { collect } from '../support/http.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock('2027-03-01T00:00:00Z');
});
afterAll(() => server.stop());

type Hours = Schemas['Hours'];

const schedulesOf = async (client: ApiClient) => (await client.GET('/api/v2/schedules')).data?.items ?? [];
const put = (client: ApiClient, id: string, date: string, hours: Hours) =>
  client.PUT('/api/v2/schedules/{id}/overrides/{date}', { params: { path: { id, date } }, body: { hours } });
const remove = (client: ApiClient, id: string, date: string) =>
  client.DELETE('/api/v2/schedules/{id}/overrides/{date}', { params: { path: { id, date } } });

const abroad = () =>
  createHost(
    server,
    {},
    {
      schedules: [
        { name: 'Home', timezone: 'UTC', default: true, weekly: { tuesday: [['09:00', '17:00']], wednesday: [['09:00', '17:00']] } },
        { name: 'Tokyo', timezone: 'Asia/Tokyo', default: false, weekly: { friday: [['22:00', '24:00']] } },
      ],
    },
  );

describe('the list', () => {
  it('shows each schedule with the hours of every weekday', async () => {
    const { client } = await abroad();
    const [home, tokyo] = await schedulesOf(client);
    const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
    expect(home).toMatchObject({ name: 'Home', timezone: 'UTC', isDefault: true, overrides: [], createdAt: expect.any(String) });
    expect(tokyo).toMatchObject({ name: 'Tokyo', isDefault: false, weekly: { ...closed, friday: [['22:00', '24:00']] } });
  });

  it('goes page by page', async () => {
    const { client } = await abroad();
    const items = await collect(async (cursor) => {
      const { data } = await client.GET('/api/v2/schedules', { params: { query: { limit: 1, ...(cursor && { cursor }) } } });
      return data as Schemas['ScheduleList'];
    });
    expect(items).toEqual(await schedulesOf(client));
  });

  it("lists the overrides of today, in the schedule's time zone, and of the next 366 days", async () => {
    const dates = (count: number) =>
      Array.from({ length: count }, (_, index) => new Date(Date.UTC(2027, 1, 27 + index)).toISOString().slice(0, 10));
    const overrides = dates(400).map((date) => ({ date, hours: [] }));
    const timezone = 'Pacific/Kiritimati';
    const { client } = await createHost(server, {}, { schedules: [{ name: 'Far', timezone, default: true, weekly: {}, overrides }] });
    await server.setClock('2027-03-01T11:00:00Z');
    const [far] = await schedulesOf(client);
    await server.setClock('2027-03-01T00:00:00Z');
    expect(far?.overrides).toHaveLength(366);
    expect(far?.overrides[0]?.date).toBe('2027-03-02');
  });
});

describe('an override', () => {
  it("takes the place of its date's hours, and gives it back", async () => {
    const { client, eventTypeId } = await abroad();
    const [home] = await schedulesOf(client);
    const id = home?.id as string;
    const { data } = await put(client, id, day, [['10:00', '11:00']]);
    expect(data).toEqual({
      scheduleId: id,
      date: day,
      hours: [['10:00', '11:00']],
      isOverride: true,
      previousHours: [['09:00', '17:00']],
      affectedBookings: [],
      absences: [],
    });
    expect(await offered(client, eventTypeId)).toEqual(['10:00', '10:30']);
    expect((await put(client, id, day, [])).data?.previousHours).toEqual([['10:00', '11:00']]);
    expect(await offered(client, eventTypeId)).toEqual([]);
    expect((await schedulesOf(client))[0]?.overrides).toEqual([{ date: day, hours: [] }]);
    for (const _again of [1, 2])
      expect((await remove(client, id, day)).data).toMatchObject({ date: day, hours: [['09:00', '17:00']], isOverride: false });
    expect(await offered(client, eventTypeId)).toHaveLength(16);
  });

  it('lists the bookings outside the new hours, and cancels none', async () => {
    const { client, eventTypeId } = await createHost(server, { maxInvitees: 2 });
    const [schedule] = await schedulesOf(client);
    const id = schedule?.id as string;
    const made = [];
    for (const time of ['12:00', '09:00', '09:00', '10:30', '16:30']) made.push((await book(client, eventTypeId, at(time))).data);
    await book(client, eventTypeId, at('10:00', '2027-03-03'));
    const canceled = (await book(client, eventTypeId, at('15:00'))).data;
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: canceled?.id as string } } });
    const timesOf = (change: Schemas['OverrideChange'] | undefined) => change?.affectedBookings.map(({ startAt }) => startAt.slice(11, 16));
    const { data } = await put(client, id, day, [['09:00', '10:45'], ['12:00', '13:00']]); // biome-ignore format: one line
    expect(timesOf(data)).toEqual(['10:30', '16:30']);
    expect(data?.affectedBookings).toEqual([made[3], made[4]]);
    expect(timesOf((await put(client, id, day, [])).data)).toEqual(['09:00', '09:00', '10:30', '12:00', '16:30']);
    expect((await client.GET('/api/v2/bookings', { params: { query: { status: 'active' } } })).data?.items).toHaveLength(6);
    // Deleting the override closes its hours again.
    await put(client, id, day, [['09:00', '20:00']]);
    await book(client, eventTypeId, at('19:00'));
    expect(timesOf((await remove(client, id, day)).data)).toEqual(['19:00']);
  });

  it('lists the absences that close the date nevertheless', async () => {
    const { client, eventTypeId } = await abroad();
    const [home] = await schedulesOf(client);
    const { data: absence } = await client.POST('/api/v2/out-of-office', { body: { from: day, to: day } });
    await client.POST('/api/v2/out-of-office', { body: { from: '2027-03-03', to: '2027-03-03' } });
    const { id, from, to, reason, createdAt } = absence as Schemas['OutOfOffice'];
    expect((await put(client, home?.id as string, day, [['10:00', '11:00']])).data?.absences).toEqual([
      { id, from, to, reason, createdAt },
    ]);
    expect(await offered(client, eventTypeId)).toEqual([]);
    expect((await remove(client, home?.id as string, day)).data?.absences).toHaveLength(1);
  });

  it('says in a header that it was there before, or was not', async () => {
    const { client } = await abroad();
    const [home] = await schedulesOf(client);
    const id = home?.id as string;
    const unchanged = async (answer: Promise<{ response: Response }>) => (await answer).response.headers.get('Unchanged');
    expect(await unchanged(remove(client, id, day))).toBe('true');
    for (const expected of [null, 'true']) expect(await unchanged(put(client, id, day, [['10:00', '11:00']]))).toBe(expected);
    expect(await unchanged(put(client, id, day, []))).toBeNull();
    for (const expected of [null, 'true']) expect(await unchanged(remove(client, id, day))).toBe(expected);
  });

  it('lists no booking of another schedule, and none in the past', async () => {
    const { client, eventTypeId } = await abroad();
    const [home, tokyo] = await schedulesOf(client);
    await book(client, eventTypeId, at('09:00'));
    expect((await put(client, tokyo?.id as string, day, [])).data?.affectedBookings).toEqual([]);
    await server.setClock(at('09:30'));
    expect((await put(client, home?.id as string, day, [])).data?.affectedBookings).toEqual([]);
    await server.setClock('2027-03-01T00:00:00Z');
  });

  it("applies to a date in the schedule's time zone", async () => {
    const { client } = await abroad();
    const [, tokyo] = await schedulesOf(client);
    const me = (await client.GET('/api/v2/me')).data?.id as string;
    const body: Schemas['NewEventType'] = {
      name: 'Late',
      slug: 'late',
      kind: 'one_on_one',
      durations: [120],
      hosts: [{ id: me, scheduleId: tokyo?.id as string }],
    };
    const eventTypeId = (await client.POST('/api/v2/event-types', { body })).data?.id as string;
    // Friday 22:00 in Tokyo is 13:00 UTC.
    expect((await book(client, eventTypeId, at('13:00', '2027-03-05'))).response.status).toBe(201);
    expect((await put(client, tokyo?.id as string, '2027-03-06', [])).data?.affectedBookings).toEqual([]);
    expect((await put(client, tokyo?.id as string, '2027-03-05', [['22:00', '24:00']])).data?.affectedBookings).toEqual([]);
    expect((await put(client, tokyo?.id as string, '2027-03-05', [['22:00', '23:59']])).data?.affectedBookings).toHaveLength(1);
  });

  it.each<[Hours, string]>([
    [[['10:00', '10:00']], '/body/hours/0'],
    [[['09:00', '10:00'], ['12:00', '11:00']], '/body/hours/1'], // biome-ignore format: one line
    [[['24:00', '24:00']], '/body/hours/0'],
    [[['9:00', '10:00']], '/body/hours/0/0'],
    [[['09:00', '24:01']], '/body/hours/0/1'],
    [[['09:00']], '/body/hours/0'],
  ])('refuses the hours %j', async (hours, path) => {
    const { client } = await abroad();
    const [home] = await schedulesOf(client);
    expect((await put(client, home?.id as string, day, hours)).error).toMatchObject({ code: 'invalid_argument', details: [{ path }] });
  });

  it('is for any date that there is, and for no other', async () => {
    const { client } = await abroad();
    const [home] = await schedulesOf(client);
    for (const date of ['0001-01-01', '9999-12-31', '2028-02-29'])
      expect((await put(client, home?.id as string, date, [])).response.status).toBe(200);
    for (const date of ['2027-02-29', '27-03-02', 'today'])
      expect((await put(client, home?.id as string, date, [])).error).toMatchObject({ details: [{ path: '/path/date' }] });
  });

  it("is not for strangers' schedules", async () => {
    const [home] = await schedulesOf((await abroad()).client);
    const stranger = (await createHost(server)).client;
    for (const id of [home?.id as string, '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60', 'nothing']) {
      expect((await put(stranger, id, day, [])).error).toMatchObject({ code: 'not_found' });
      expect((await remove(stranger, id, day)).error).toMatchObject({ code: 'not_found' });
    }
  });
});

describe('a change of weekly hours', () => {
  const change = (client: ApiClient, id: string, body: Schemas['ScheduleChange']) =>
    client.PATCH('/api/v2/schedules/{id}', { params: { path: { id } }, body });

  it('replaces the named weekdays, and lists the bookings outside', async () => {
    const { client, eventTypeId } = await createHost(server);
    const [{ id, weekly }] = (await schedulesOf(client)) as [Schemas['Schedule']];
    const early = (await book(client, eventTypeId, at('09:00'))).data;
    await book(client, eventTypeId, at('10:00'));
    const { data } = await change(client, id, { weekly: { tuesday: [['10:00', '12:00']] } });
    expect(data).toMatchObject({ id, weekly: { ...weekly, tuesday: [['10:00', '12:00']] } });
    expect(data?.affectedBookings.map((booking) => booking.id)).toEqual([early?.id]);
    expect(await offered(client, eventTypeId)).toEqual(['10:30', '11:00', '11:30']);
    expect((await change(client, id, { name: 'Office', timezone: 'Asia/Tokyo' })).data).toMatchObject({
      name: 'Office',
      timezone: 'Asia/Tokyo',
    });
    expect((await schedulesOf(client))[0]).toMatchObject({
      name: 'Office',
      timezone: 'Asia/Tokyo',
      weekly: { tuesday: [['10:00', '12:00']] },
    });
  });

  it('is refused for hours that end before they begin, for a name in use, and for other schedules', async () => {
    const { client } = await abroad();
    const [home, tokyo] = (await schedulesOf(client)) as [Schemas['Schedule'], Schemas['Schedule']];
    expect((await change(client, home.id, { weekly: { monday: [['12:00', '10:00']] } })).error).toMatchObject({
      details: [{ path: '/body/weekly/monday/0' }],
    });
    expect((await change(client, home.id, { name: tokyo.name })).error).toMatchObject({ details: [{ path: '/body/name' }] });
    const stranger = (await createHost(server)).client;
    for (const id of [home.id, 'nothing'])
      expect((await change(stranger, id, { name: 'Mine' })).error).toMatchObject({ code: 'not_found' });
  });
});

describe('another schedule', () => {
  const create = (client: ApiClient, body: Schemas['NewSchedule'], key?: string) =>
    client.POST('/api/v2/schedules', { body, ...(key && { params: { header: { 'Idempotency-Key': key } } }) });
  const change = (client: ApiClient, id: string, body: Schemas['ScheduleChange']) =>
    client.PATCH('/api/v2/schedules/{id}', { params: { path: { id } }, body });
  const drop = (client: ApiClient, id: string) => client.DELETE('/api/v2/schedules/{id}', { params: { path: { id } } });
  const host = async (client: ApiClient, id: string, scheduleId: string | null) => {
    const me = (await client.GET('/api/v2/me')).data?.id as string;
    return client.PATCH('/api/v2/event-types/{id}', { params: { path: { id } }, body: { hosts: [{ id: me, scheduleId }] } });
  };
  const evenings = { name: 'Evenings', weekly: { tuesday: [['18:00', '20:00']] } };

  it("has its hours on event types that name it, in its own time zone or the user's", async () => {
    const { client, eventTypeId } = await createHost(server, {}, { timezone: 'Asia/Tokyo' });
    const { data } = await create(client, evenings);
    expect(data).toMatchObject({
      name: 'Evenings',
      timezone: 'Asia/Tokyo',
      isDefault: false,
      weekly: { monday: [], tuesday: [['18:00', '20:00']] },
      overrides: [],
      affectedBookings: [],
    });
    expect((await schedulesOf(client)).map(({ name }) => name)).toContain('Evenings');
    expect((await host(client, eventTypeId, data?.id as string)).response.status).toBe(200);
    // 18:00 in Tokyo is 09:00 UTC.
    expect(await offered(client, eventTypeId)).toEqual(['09:00', '09:30', '10:00', '10:30']);
    expect((await create(client, { ...evenings, name: 'Late', timezone: 'UTC' })).data?.timezone).toBe('UTC');
  });

  it('is created once per Idempotency-Key, and never twice with one name', async () => {
    const { client } = await createHost(server);
    const first = await create(client, evenings, 'evenings');
    expect((await create(client, evenings, 'evenings')).data).toEqual(first.data);
    expect((await create(client, evenings)).error).toMatchObject({ code: 'invalid_argument', details: [{ path: '/body/name' }] });
    expect(
      (await create(client, { name: 'Back', weekly: { monday: [['12:00', '10:00']], friday: [['09:00', '09:00']] } })).error,
    ).toMatchObject({ details: [{ path: '/body/weekly/monday/0' }, { path: '/body/weekly/friday/0' }] });
    expect(await schedulesOf(client)).toHaveLength(2);
  });

  it('becomes the default: event types follow it, and the bookings outside its hours are listed', async () => {
    const { client, eventTypeId } = await createHost(server);
    const booked = (await book(client, eventTypeId, at('09:00'))).data;
    const { data } = await create(client, { ...evenings, timezone: 'UTC', isDefault: true });
    expect(data).toMatchObject({ isDefault: true, affectedBookings: [{ id: booked?.id }] });
    const [before, after] = (await schedulesOf(client)) as [Schemas['Schedule'], Schemas['Schedule']];
    expect([before.isDefault, after.isDefault]).toEqual([false, true]);
    expect(await offered(client, eventTypeId)).toEqual(['18:00', '18:30', '19:00', '19:30']);
    expect((await change(client, after.id, { isDefault: false })).error).toMatchObject({ details: [{ path: '/body/isDefault' }] });
    expect((await change(client, after.id, { isDefault: true })).data).toMatchObject({ isDefault: true });
    expect((await change(client, before.id, { isDefault: true })).data).toMatchObject({ isDefault: true, affectedBookings: [] });
    expect((await schedulesOf(client)).map(({ isDefault }) => isDefault)).toEqual([true, false]);
    expect((await change(client, after.id, { isDefault: false })).data?.isDefault).toBe(false);
  });

  it('is the default for a user without any', async () => {
    const { client, slug } = await createHost(server);
    await server.pool.query('delete from schedules where user_id = (select id from users where slug = $1)', [slug]);
    expect((await create(client, evenings)).data?.isDefault).toBe(true);
    expect((await create(client, { ...evenings, name: 'Late' })).data?.isDefault).toBe(false);
  });

  it('is deleted with its overrides, unless it is the default or event types use it', async () => {
    const { client, eventTypeId } = await createHost(server);
    const [{ id: first }] = (await schedulesOf(client)) as [Schemas['Schedule']];
    expect((await drop(client, first)).error).toMatchObject({ code: 'default_schedule' });
    const id = (await create(client, evenings)).data?.id as string;
    await put(client, id, day, []);
    await host(client, eventTypeId, id);
    expect((await drop(client, id)).error).toMatchObject({ code: 'schedule_in_use', eventTypes: [{ id: eventTypeId, name: 'call' }] });
    await host(client, eventTypeId, null);
    expect((await drop(client, id)).data).toMatchObject({ id, name: 'Evenings', overrides: [{ date: day, hours: [] }] });
    expect((await drop(client, id)).error).toMatchObject({ code: 'not_found' });
    expect(await schedulesOf(client)).toHaveLength(1);
  });

  it('is deleted though a deleted event type used it', async () => {
    const { client, eventTypeId } = await createHost(server);
    const id = (await create(client, evenings)).data?.id as string;
    await host(client, eventTypeId, id);
    await client.DELETE('/api/v2/event-types/{id}', { params: { path: { id: eventTypeId } } });
    expect((await drop(client, id)).response.status).toBe(200);
  });

  it("is not for strangers' changes", async () => {
    const owner = (await createHost(server)).client;
    const id = (await create(owner, evenings)).data?.id as string;
    const stranger = (await createHost(server)).client;
    for (const wanted of [id, 'nothing']) expect((await drop(stranger, wanted)).error).toMatchObject({ code: 'not_found' });
    expect(await schedulesOf(owner)).toHaveLength(2);
  });

  it('is either deleted or used, whatever comes first', async () => {
    const { client, eventTypeId } = await createHost(server);
    for (let round = 0; round < 8; round += 1) {
      const id = (await create(client, { ...evenings, name: `Round ${round}` })).data?.id as string;
      const [used, deleted] = await Promise.all([host(client, eventTypeId, id), drop(client, id)]);
      expect([
        [200, 409],
        [400, 200],
      ]).toContainEqual([used.response.status, deleted.response.status]);
      await host(client, eventTypeId, null);
    }
  });
});
