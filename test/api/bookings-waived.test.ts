/** Rules that a host waives for one booking. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost, createTeam, day, offered } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';

type Waive = Schemas['WaivableRule'][];
const all: Waive = ['minimum_notice', 'outside_hours', 'booking_window', 'daily_limit'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

const reasonOf = async (answer: ReturnType<typeof book>) => ((await answer).error as { reason?: string } | undefined)?.reason;
const move = (client: ApiClient, id: string, body: Schemas['Reschedule']) =>
  client.POST('/api/v2/bookings/{id}/reschedule', { params: { path: { id } }, body });

const rules: [rule: Waive[number], reason: string, eventType: Record<string, unknown>, startAt: string][] = [
  ['minimum_notice', 'below_minimum_notice', { minimumNoticeMin: 2880 }, at('10:00')],
  ['outside_hours', 'outside_hours', {}, at('06:37')],
  ['booking_window', 'beyond_booking_window', { bookingWindowDays: 3 }, at('10:00', '2027-03-12')],
  ['daily_limit', 'daily_limit_reached', { dailyLimit: 1 }, at('10:00')],
];

it.each(rules)('%s does not apply if it is waived, and only then', async (rule, reason, eventType, startAt) => {
  const { client, eventTypeId } = await createHost(server, eventType);
  if (rule === 'daily_limit') await book(client, eventTypeId, at('14:00'));
  const others = all.filter((one) => one !== rule);
  expect(await reasonOf(book(client, eventTypeId, startAt, { waive: others }))).toBe(reason);
  const { data, response } = await book(client, eventTypeId, startAt, { waive: all });
  expect([response.status, data?.waived]).toEqual([201, [rule]]);
  const { data: read } = await client.GET('/api/v2/bookings/{id}', { params: { path: { id: data?.id as string } } });
  expect(read?.waived).toEqual([rule]);
  const { data: events } = await client.GET('/api/v2/events', { params: { query: {} } });
  expect(events?.items.at(-1)?.data).toMatchObject({ id: data?.id, waived: [rule] });
});

it('a start that is offered anyway needs no waiver, and keeps the host whose hours it is in', async () => {
  const { client, clients, eventTypeId, slugs } = await createTeam(server, 2, { kind: 'round_robin', hostSelection: 'priority' });
  const { data: schedules } = await (clients[0] as ApiClient).GET('/api/v2/schedules');
  const path = { id: schedules?.items[0]?.id as string };
  await (clients[0] as ApiClient).PATCH('/api/v2/schedules/{id}', {
    params: { path },
    body: { weekly: { tuesday: [['13:00', '17:00']] } },
  });
  const { data } = await book(client, eventTypeId, at('09:00'), { waive: all });
  expect(data).toMatchObject({ waived: [], hostSlug: slugs[1] });
  const { data: early } = await book(client, eventTypeId, at('07:00'), { waive: ['outside_hours'] });
  expect(early).toMatchObject({ waived: ['outside_hours'], hostSlug: slugs[0] });
});

it('several can be needed', async () => {
  const { client, eventTypeId } = await createHost(server, { minimumNoticeMin: 2880, bookingWindowDays: 0 });
  const { data } = await book(client, eventTypeId, at('20:15'), { waive: all });
  expect(data?.waived.toSorted()).toEqual(['booking_window', 'minimum_notice', 'outside_hours']);
});

it('meetings, buffers, absences, busy calendars and the past always apply', async () => {
  const { client, eventTypeId } = await createHost(server, { bufferAfterMin: 30 });
  await book(client, eventTypeId, at('10:00'));
  await client.POST('/api/v2/out-of-office', { body: { from: '2027-03-04', to: '2027-03-04' } });
  const { data: calendar } = await client.POST('/api/v2/calendars', { body: { kind: 'push', name: 'Other' } });
  const intervals = [{ startAt: at('15:00'), endAt: at('16:00') }];
  const body = { version: 1, from: at('00:00'), to: at('23:00'), intervals };
  await client.PUT('/api/v2/calendars/{id}/busy', { params: { path: { id: calendar?.id as string } }, body });
  for (const [startAt, reason] of [
    [at('10:15'), 'slot_taken'],
    [at('10:45'), 'buffer_conflict'],
    [at('10:00', '2027-03-04'), 'out_of_office'],
    [at('15:30'), 'calendar_busy'],
    ['2027-03-01T07:00:00Z', 'in_past'],
    [`${day}T06:00:30Z`, 'off_grid'],
  ] as const)
    expect([startAt, await reasonOf(book(client, eventTypeId, startAt, { waive: all }))]).toEqual([startAt, reason]);
  expect(await offered(client, eventTypeId)).not.toContain('06:00');
});

it('a move waives for itself alone', async () => {
  const { client, eventTypeId } = await createHost(server);
  const { data: booking } = await book(client, eventTypeId, at('10:00'));
  expect((await move(client, booking?.id as string, { startAt: at('06:10') })).response.status).toBe(409);
  const { data: early } = await move(client, booking?.id as string, { startAt: at('06:10'), waive: ['outside_hours'] });
  expect(early).toMatchObject({ startAt: `${day}T06:10:00.000Z`, waived: ['outside_hours'] });
  const { data: normal } = await move(client, early?.id as string, { startAt: at('11:00') });
  expect(normal?.waived).toEqual([]);
});

it('nobody waives without a token', async () => {
  const { eventTypeId } = await createHost(server, { minimumNoticeMin: 2880 });
  const { error } = await server.client().POST('/api/bookings', {
    body: { eventTypeId, startAt: at('10:00'), invitee: invitee(), waive: all },
  });
  expect(error).toMatchObject({ code: 'slot_unavailable', reason: 'below_minimum_notice' });
});

it('only these rules can be waived, each once', async () => {
  const { client, eventTypeId } = await createHost(server);
  for (const waive of [['slot_taken'], ['daily_limit', 'daily_limit'], 'daily_limit']) {
    const { error } = await book(client, eventTypeId, at('10:00'), { waive });
    expect(error).toMatchObject({ code: 'invalid_argument', details: [{ path: expect.stringMatching(/^\/body\/waive/) }] });
  }
});
