import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost, createTeam, day, offered } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock('2027-03-01T00:00:00Z');
});
afterAll(() => server.stop());

const ask = (client: ApiClient, eventTypeId: string, startAt: string, durationMin?: number) =>
  client.GET('/api/v2/availability/explain', { params: { query: { eventTypeId, startAt, ...(durationMin && { durationMin }) } } });

const explain = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).data as Schemas['AvailabilityExplanation'];

const reasonsOf = ({ hosts }: Schemas['AvailabilityExplanation']) =>
  hosts.map(({ rules }) => Object.fromEntries(rules.flatMap(({ rule, reasons, passes }) => (passes ? [] : [[rule, reasons]]))));

it('reports a start that is offered', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { maxInvitees: 3 }, { timezone: 'Europe/Paris' });
  await book(client, eventTypeId, at('09:00'));
  const rules = ['open', 'fits', 'free', 'seats'].map((rule) => ({ rule, passes: true, reasons: [] }));
  const host = { name: expect.any(String), slug, timezone: 'Europe/Paris', localStartAt: `${day}T10:00:00.000+01:00`, calendars: [] };
  expect(await explain(client, eventTypeId, `${day}T10:00:00+01:00`)).toEqual({
    ...{ eventTypeId, startAt: `${day}T09:00:00.000Z`, endAt: `${day}T09:30:00.000Z`, durationMin: 30 },
    ...{ offered: true, reason: null, seatsRemaining: 2 },
    hosts: [
      {
        id: expect.any(String),
        ...host,
        offered: true,
        reason: null,
        seatsRemaining: 2,
        rules,
        hours: [['09:00', '17:00']],
        hoursSource: 'weekly',
        blockedBy: [],
      },
    ],
    alternatives: [],
  });
});

it('reports every rule that a start fails', async () => {
  const rest = { durations: [30, 60], minimumNoticeMin: 2880, bookingWindowDays: 3, dailyLimit: 1, bufferAfterMin: 15 };
  const { client, eventTypeId } = await createHost(server, rest);
  const tell = async (startAt: string, durationMin?: number) => reasonsOf(await explain(client, eventTypeId, startAt, durationMin));
  expect(await tell(at('07:00'))).toEqual([{ open: ['outside_hours'], fits: ['below_minimum_notice'] }]);
  expect(await tell(at('09:10'))).toEqual([{ fits: ['off_grid', 'below_minimum_notice'] }]);
  expect(await tell(at('09:10', '2027-03-06'))).toEqual([{ fits: ['off_grid', 'beyond_booking_window'] }]);
  expect(await tell(at('16:30', '2027-03-04'), 60)).toEqual([{ open: ['outside_hours'] }]);
  await book(client, eventTypeId, at('10:00', '2027-03-04'));
  expect(await tell(at('10:00', '2027-03-04'))).toEqual([{ fits: ['daily_limit_reached'], free: ['slot_taken'], seats: ['slot_taken'] }]);
  expect(await tell(at('09:30', '2027-03-04'))).toEqual([{ fits: ['daily_limit_reached'], free: ['buffer_conflict'] }]);
  await client.POST('/api/v2/out-of-office', { body: { from: '2027-03-04', to: '2027-03-04' } });
  expect(await tell(at('12:00', '2027-03-04'))).toEqual([{ open: ['out_of_office'] }]);
});

it('reports a host without a schedule', async () => {
  const { client, eventTypeId } = await createHost(server, { minimumNoticeMin: 2880 }, { schedules: [] });
  const explanation = await explain(client, eventTypeId, at('09:00'));
  expect(reasonsOf(explanation)).toEqual([{ open: ['outside_hours'], fits: ['below_minimum_notice'] }]);
  expect(explanation.hosts[0]).toMatchObject({ timezone: null, localStartAt: null, reason: 'outside_hours' });
});

it('reports each host', async () => {
  const { clients, client, slugs, eventTypeId } = await createTeam(server, 3, { kind: 'round_robin', hostSelection: 'priority' });
  await clients[1]?.POST('/api/v2/out-of-office', { body: { from: day, to: day } });
  await book(client, eventTypeId, at('09:00'));
  const open = await explain(client, eventTypeId, at('09:00'));
  expect([open.offered, open.hosts.map(({ slug, offered: isOffered, reason }) => [slug, isOffered, reason])]).toEqual([
    true,
    [[slugs[0], false, 'slot_taken'], [slugs[1], false, 'outside_hours'], [slugs[2], true, null]], // biome-ignore format: one line
  ]);
  await book(client, eventTypeId, at('09:00'));
  const { error } = await book(client, eventTypeId, at('09:00'));
  const closed = await explain(client, eventTypeId, at('09:00'));
  expect([closed.offered, closed.reason, closed.seatsRemaining]).toEqual([false, (error as Schemas['SlotUnavailable']).reason, 0]);
});

describe("of another host's calendar", () => {
  const rulesOf = ({ hosts }: Schemas['AvailabilityExplanation'], index: number) => hosts[index]?.rules;

  /** A team, and for its second member a private event type with a meeting from 10:00 to 10:30 with buffers of 15 minutes. */
  const createSecretive = async (rest: Record<string, unknown>) => {
    const team = await createTeam(server, 2, rest);
    const other = team.clients[1] as ApiClient;
    const buffers = { bufferBeforeMin: 15, bufferAfterMin: 15 };
    const own = { ...buffers, name: 'Own', slug: 'own', kind: 'one_on_one' as const, durations: [30] };
    const { data } = await other.POST('/api/v2/event-types', { body: own });
    await book(other, data?.id as string, at('10:00'));
    return { ...team, other };
  };

  it('reports that the time is taken, not by which meeting', async () => {
    const { client, other, eventTypeId } = await createSecretive({ kind: 'collective', durations: [5], slotIntervalMin: 5 });
    const free = (reason: string) => [{ free: [reason] }];
    for (const [time, mine, theirs] of [
      ['10:00', 'slot_taken', 'slot_taken'],
      ['09:45', 'buffer_conflict', 'slot_taken'],
      ['10:40', 'buffer_conflict', 'slot_taken'],
    ] as const) {
      const [seen, own] = [await explain(client, eventTypeId, at(time)), await explain(other, eventTypeId, at(time))];
      expect([reasonsOf(seen)[1], seen.hosts[1]?.reason, seen.reason]).toEqual([...free(theirs), theirs, theirs]);
      expect([reasonsOf(own)[1], own.hosts[1]?.reason, own.reason]).toEqual([...free(mine), mine, mine]);
      expect((await book(client, eventTypeId, at(time))).error).toMatchObject({ reason: theirs });
    }
    expect(reasonsOf(await explain(client, eventTypeId, at('10:45')))).toEqual([{}, {}]);
  });

  it('reveals no more than the list of slots, for any minute', async () => {
    const { client, eventTypeId } = await createSecretive({ kind: 'collective' });
    const open = await explain(client, eventTypeId, at('12:00'));
    for (const time of ['09:44', '09:46', '10:01', '10:29', '10:44', '10:46']) {
      const explanation = await explain(client, eventTypeId, at(time));
      expect(reasonsOf(explanation)).toEqual([{ fits: ['off_grid'] }, {}]);
      expect(rulesOf(explanation, 1)).toEqual(rulesOf(open, 1));
    }
    const early = await explain(client, eventTypeId, at('10:00', '2027-02-28'));
    expect(reasonsOf(early)).toEqual([{ fits: ['in_past'] }, { fits: ['in_past'] }]);
  });

  it('does not distinguish out of office from closed hours', async () => {
    const { client: owner, clients, eventTypeId: shared } = await createTeam(server, 2, { kind: 'collective' });
    await clients[1]?.POST('/api/v2/out-of-office', { body: { from: day, to: day } });
    const [away, closed] = [await explain(owner, shared, at('09:00')), await explain(owner, shared, at('08:00'))];
    expect([away.hosts[1]?.reason, away.reason]).toEqual(['outside_hours', 'outside_hours']);
    expect(rulesOf(away, 1)).toEqual(rulesOf(closed, 1));
    expect((await explain(clients[1] as ApiClient, shared, at('09:00'))).hosts[1]?.reason).toBe('out_of_office');
  });

  it("shows an event type's own meetings to its owner, and none to another host", async () => {
    const { client, other, slugs, eventTypeId } = await createSecretive({
      kind: 'round_robin',
      hostSelection: 'priority',
      bufferAfterMin: 15,
    });
    for (let time = 0; time < 2; time += 1) await book(client, eventTypeId, at('12:00'));
    const [owner, host] = [await explain(client, eventTypeId, at('12:30')), await explain(other, eventTypeId, at('12:30'))];
    expect(owner.hosts.map(({ slug, reason }) => [slug, reason])).toEqual(slugs.map((slug) => [slug, 'buffer_conflict']));
    expect(host.hosts.map(({ reason }) => reason)).toEqual(['slot_taken', 'buffer_conflict']);
    expect(reasonsOf(await explain(client, eventTypeId, at('12:00')))[1]).toEqual({ free: ['slot_taken'], seats: ['slot_taken'] });
    expect(reasonsOf(await explain(other, eventTypeId, at('12:00')))[0]).toEqual({ free: ['slot_taken'] });
  });

  it("reports the same while rescheduling, and everything in one's own calendar", async () => {
    const { client, eventTypeId } = await createHost(server, { bufferAfterMin: 30 });
    await book(client, eventTypeId, at('10:00'));
    const { data } = await book(client, eventTypeId, at('12:00'));
    const move = async (one: ApiClient, id: string, startAt: string) =>
      (await one.POST('/api/v2/bookings/{id}/reschedule', { params: { path: { id } }, body: { startAt } })).error;
    expect(await move(client, data?.id as string, at('10:30'))).toMatchObject({ reason: 'buffer_conflict' });
    const team = await createSecretive({ kind: 'collective', durations: [5], slotIntervalMin: 5 });
    const shared = (await book(team.client, team.eventTypeId, at('12:00'))).data?.id as string;
    expect(await move(team.client, shared, at('09:45'))).toMatchObject({ reason: 'slot_taken' });
    expect(await move(team.other, shared, at('09:45'))).toMatchObject({ reason: 'buffer_conflict' });
  });

  it('reveals as little to the public', async () => {
    const { client, eventTypeId } = await createHost(server, { bufferAfterMin: 30 });
    await book(client, eventTypeId, at('10:00'));
    await client.POST('/api/v2/out-of-office', { body: { from: '2027-03-05', to: '2027-03-05' } });
    const refusal = async (startAt: string) => {
      const { error } = await server.client().POST('/api/bookings', { body: { eventTypeId, startAt, invitee: invitee() } });
      return (error as Schemas['SlotUnavailable']).reason;
    };
    expect([await refusal(at('10:00')), await refusal(at('10:30'))]).toEqual(['slot_taken', 'slot_taken']);
    expect([await refusal(at('10:00', '2027-03-05')), await refusal(at('08:00'))]).toEqual(['outside_hours', 'outside_hours']);
  });
});

it('explains an inactive event type as if it were active', async () => {
  const { client, eventTypeId } = await createHost(server, { active: false });
  expect(await explain(client, eventTypeId, at('09:00'))).toMatchObject({
    ...{ offered: false, reason: 'event_type_inactive', seatsRemaining: 0 },
    hosts: [{ offered: true, reason: null, seatsRemaining: 1 }],
  });
});

it('agrees with the slots on every minute of a day', async () => {
  const { clients, client, eventTypeId } = await createTeam(server, 2, {
    kind: 'collective',
    slotIntervalMin: 20,
    bufferBeforeMin: 10,
    maxInvitees: 2,
  });
  await book(client, eventTypeId, at('10:00'));
  await clients[1]?.POST('/api/v2/event-types', { body: { name: 'X', slug: 'x', kind: 'one_on_one', durations: [45] } });
  const { data } = (await clients[1]?.GET('/api/v2/event-types')) ?? {};
  await book(clients[1] as ApiClient, data?.items.find(({ slug }) => slug === 'x')?.id as string, at('12:00'));
  const listed = await offered(client, eventTypeId);
  const minutes = Array.from({ length: 24 * 12 }, (_, index) => new Date(Date.parse(at('00:00')) + index * 300_000).toISOString());
  const found: string[] = [];
  for (const startAt of minutes) if ((await explain(client, eventTypeId, startAt)).offered) found.push(startAt.slice(11, 16));
  expect(listed.length).toBeGreaterThan(5);
  expect(found).toEqual(listed);
}, 120_000);

it("refuses durations that there are not, starts that cannot be shown, and strangers' event types", async () => {
  const { client, eventTypeId } = await createHost(server);
  expect((await ask(client, eventTypeId, at('09:00'), 45)).error).toMatchObject({ details: [{ path: '/query/durationMin' }] });
  for (const startAt of ['0001-01-01T00:00:00Z', '9999-12-31T23:59:00Z'])
    expect((await ask(client, eventTypeId, startAt)).error).toMatchObject({ details: [{ path: '/query/startAt' }] });
  expect((await ask(client, eventTypeId, day)).error).toMatchObject({ details: [{ path: '/query/startAt' }] });
  const stranger = (await createHost(server)).client;
  for (const id of [eventTypeId, 'nothing']) expect((await ask(stranger, id, at('09:00'))).error).toMatchObject({ code: 'not_found' });
});
