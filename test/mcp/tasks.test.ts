/**
 * Eighteen everyday tasks of a host, done over MCP with the official client: the right outcome, in few calls, with small results. Each task
 * says what it is asked; what an agent must decide from a result is decided from it here, too.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { bearer, newClient, transportTo } from '../support/mcp.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

/** A Saturday, 14:13 in Paris. */
const now = '2026-11-28T13:13:00Z';
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const office = (timezone: string) => ({
  ...{ name: 'Working hours', timezone, default: true, overrides: [] },
  weekly: Object.fromEntries(weekdays.map((day) => [day, [['09:00', day === 'friday' ? '16:00' : '18:00']]])),
});

let server: TestServer;
let client: Client;
let calls: number;
let sizes: number[];

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 100_000 });
});
afterAll(() => server.stop());

// biome-ignore lint/suspicious/noExplicitAny: a result may be anything.
type Content = any;

let worlds = 0;

/** A company of three, with what Imad has booked. */
beforeEach(async () => {
  worlds += 1;
  const [imad, priya, rosa] = ['imad', 'priya', 'rosa'].map((name) => `${name}-${worlds}`) as [string, string, string];
  const person = (slug: string, name: string) => user(slug, { name, timezone: 'Europe/Paris', schedules: [office('Europe/Paris')] });
  const size = {
    id: 'team-size',
    label: 'How big is your team?',
    type: 'single_choice',
    required: true,
    options: ['1–10', '11–50', 'more'],
  };
  const booking = (type: string, startAt: string, name: string, email: string, rest: object = {}) => ({
    ...{ eventType: `${imad}/${type}`, hosts: [imad], startAt, durationMin: 30, createdAt: '2026-11-01T08:00:00Z' },
    ...{ invitee: { name, email, timezone: 'America/New_York' }, ...rest },
  });
  await server.setClock(now);
  await server.load(
    world(
      organization(`acme-${worlds}`, {
        users: [person(imad, 'Imad Haddad'), person(priya, 'Priya Nair'), person(rosa, 'Rosa Diaz')],
        eventTypes: [
          eventType(imad, 'intro', { name: 'Intro call', durations: [30, 60] }),
          eventType(imad, 'demo', {
            name: 'Product demo',
            kind: 'round_robin',
            hosts: [imad, priya],
            hostSelection: 'rotation',
            questions: [size],
          }),
          eventType(imad, 'kickoff', { name: 'Kick-off', kind: 'collective', hosts: [imad, rosa], durations: [60], bufferAfterMin: 15 }),
        ],
        bookings: [
          booking('intro', '2026-11-27T09:00:00Z', 'Maya Singh', 'maya@example.com'),
          booking('intro', '2026-11-26T09:00:00Z', 'Old Friend', 'old@example.com'),
          booking('intro', '2026-12-01T13:00:00Z', 'Bo Berg', 'bo@example.com'),
          booking('intro', '2026-12-07T09:00:00Z', 'Ann Lee', 'ann.lee@other.example'),
          booking('intro', '2026-12-09T10:30:00Z', 'Cy Young', 'cy@example.com'),
          booking('demo', '2026-12-02T09:00:00Z', 'Dee Fox', 'dee@example.com', { hosts: [priya] }),
          booking('intro', '2026-12-10T09:00:00Z', 'Eve Hall', 'eve@example.com'),
          booking('intro', '2026-12-10T14:00:00Z', 'Flo Ide', 'flo@example.com'),
        ],
        leads: [
          { eventType: `${imad}/intro`, name: 'Rita Novak', email: 'rita@example.com', createdAt: '2026-11-20T08:00:00Z' },
          { eventType: `${imad}/intro`, name: 'Gus Hill', email: 'gus@example.com', createdAt: '2026-11-21T08:00:00Z' },
        ],
      }),
    ),
  );
  client = newClient('2026-07-28');
  await client.connect(transportTo(server, bearer(await server.token(imad))));
  [calls, sizes] = [0, []];
});
afterEach(() => client.close());

const bytes = (result: CallToolResult): number => Buffer.byteLength(JSON.stringify(result));

async function send(name: string, given: Record<string, unknown> = {}): Promise<CallToolResult> {
  const result = (await client.callTool({ name, arguments: given })) as CallToolResult;
  calls += 1;
  sizes.push(bytes(result));
  return result;
}

/** A call that must succeed. */
async function use(name: string, given: Record<string, unknown> = {}): Promise<Content> {
  const result = await send(name, given);
  expect([name, result.isError ? result.content : undefined]).toEqual([name, undefined]);
  return result.structuredContent;
}

/** A call that must be refused. */
async function refused(name: string, given: Record<string, unknown>): Promise<Content> {
  const result = await send(name, given);
  expect([name, result.isError]).toEqual([name, true]);
  return result.structuredContent;
}

function expectCost(mostCalls: number, mostBytes: number): void {
  expect([calls <= mostCalls, sizes.reduce((sum, size) => sum + size, 0) <= mostBytes, calls, sizes]).toEqual([true, true, calls, sizes]);
}

const typeId = async (name: string): Promise<string> => (await use('list_event_types')).items.find((one: Content) => one.name === name).id;
const ann = { name: 'Ann Lee', email: 'ann@example.com', timezone: 'America/New_York' };

/** The date, `T` and a time of a list of free starts. */
const startsIn = ({ slots }: Content): string[] =>
  Object.entries(slots as Record<string, string[]>).flatMap(([date, times]) => times.map((time) => `${date}T${time}`));

describe('the tasks', () => {
  it('1: what is on next week?', async () => {
    const { items, window } = await use('list_bookings', { host: 'me', from: '2026-11-30', to: '2026-12-06' });
    expect(items.map(({ local, fromInvitee }: Content) => [local, fromInvitee.name])).toEqual([
      ['Tue 2026-12-01 14:00-14:30 Europe/Paris', 'Bo Berg'],
    ]);
    expect(items[0].inviteeLocal).toBe('Tue 2026-12-01 08:00-08:30 America/New_York');
    expect(window.timezone).toBe('Europe/Paris');
    expect((await use('list_bookings', { from: '2026-11-30', to: '2026-12-06' })).items).toHaveLength(2);
    expectCost(2, 4_000);
  });

  it('2: book Ann for Thursday afternoon', async () => {
    const eventTypeId = await typeId('Intro call');
    const free = startsIn(await use('get_availability', { eventTypeId, from: '2026-12-03', to: '2026-12-03' }));
    const startAt = free.find((start) => start.includes('T15:00')) as string;
    const dry = await use('create_booking', { eventTypeId, startAt, invitee: ann, dry_run: true });
    expect(dry).toMatchObject({ dryRun: true, inviteeLocal: 'Thu 2026-12-03 09:00-09:30 America/New_York' });
    expect([dry.id, dry.manageUrl, dry.warnings]).toEqual([undefined, undefined, undefined]);
    const booked = await use('create_booking', { eventTypeId, startAt, invitee: ann, idempotency_key: 'ann-thursday' });
    expect(booked).toMatchObject({ status: 'active', startAt: '2026-12-03T15:00+01:00', fromInvitee: { email: ann.email } });
    expectCost(4, 9_000);
  });

  it('3: move it to Friday morning, and hear that it is night for her', async () => {
    const { items } = await use('list_bookings', { invitee: 'bo berg' });
    const [{ id: bookingId, eventTypeId }] = items;
    const free = startsIn(
      await use('get_availability', { eventTypeId, from: '2026-12-04', to: '2026-12-04', rescheduleBookingId: bookingId }),
    );
    const dry = await use('reschedule_booking', { bookingId, startAt: free[5], dry_run: true });
    expect(dry).toMatchObject({
      dryRun: true,
      rescheduledFromId: bookingId,
      warnings: ['It is 05:30 for the invitee (America/New_York).'],
    });
    const moved = await use('reschedule_booking', { bookingId, startAt: free[5] });
    expect(moved.local).toBe('Fri 2026-12-04 11:30-12:00 Europe/Paris');
    expect((await use('get_booking', { bookingId: moved.id })).status).toBe('active');
    for (const [name, rest] of [
      ['cancel_booking', {}],
      ['reschedule_booking', { startAt: free[1] }],
      ['mark_no_show', {}],
    ] as const)
      expect(await refused(name, { bookingId, ...rest })).toMatchObject({ code: 'booking_rescheduled', rescheduledToId: moved.id });
    expectCost(8, 9_000);
  });

  it('4: is Friday at 18:30 free? No, and why, and what is', async () => {
    const eventTypeId = await typeId('Intro call');
    const explained = await use('explain_availability', { eventTypeId, startAt: '2026-12-04T18:30+01:00' });
    expect(explained).toMatchObject({ offered: false, reason: 'outside_hours', hosts: [{ hours: [['09:00', '16:00']] }] });
    expect(explained.alternatives[0]).toBe('2026-12-07T09:00+01:00');
    expectCost(2, 4_500);
  });

  it('5: anyway, then close it again', async () => {
    const eventTypeId = await typeId('Intro call');
    const { items } = await use('list_schedules');
    const day = { scheduleId: items[0].id, date: '2026-12-04' };
    const opened = await use('create_availability_override', { ...day, hours: [['09:00', '16:00'], ['18:30', '19:00']] }); // biome-ignore format: one day
    expect(opened.previousHours).toEqual([['09:00', '16:00']]);
    expect((await use('create_booking', { eventTypeId, startAt: '2026-12-04T18:30+01:00', invitee: ann })).status).toBe('active');
    const closed = await use('delete_availability_override', day);
    expect(closed).toMatchObject({
      isOverride: false,
      hours: [['09:00', '16:00']],
      affectedBookings: [{ fromInvitee: { name: 'Ann Lee' } }],
    });
    expect(closed.warnings).toEqual(['1 booking is outside the hours and stays booked.']);
    expectCost(5, 9_000);
  });

  it('6: away at Christmas; who is affected?', async () => {
    const given = { from: '2026-12-23', to: '2027-01-03', reason: 'Holiday' };
    expect(await use('set_out_of_office', { ...given, dry_run: true })).toMatchObject({ dryRun: true, affectedBookings: [] });
    expect((await use('set_out_of_office', given)).id).toEqual(expect.any(String));
    const eventTypeId = await typeId('Intro call');
    expect(await use('get_availability', { eventTypeId, from: '2026-12-24', to: '2026-12-24' })).toMatchObject({
      slots: {},
      reason: 'out_of_office',
    });
    expectCost(4, 5_000);
  });

  it('7: back earlier', async () => {
    await use('set_out_of_office', { from: '2026-12-21', to: '2026-12-30' });
    const again = await use('set_out_of_office', { from: '2026-12-21', to: '2026-12-28', dry_run: true });
    expect(again.warnings).toEqual(['Another absence has some of these dates (`overlapping`).']);
    const { items } = await use('list_out_of_office');
    expect(items).toMatchObject([{ from: '2026-12-21', to: '2026-12-30' }]);
    const changed = await use('update_out_of_office', { outOfOfficeId: items[0].id, to: '2026-12-28' });
    expect(changed).toMatchObject({ from: '2026-12-21', to: '2026-12-28' });
    const eventTypeId = await typeId('Intro call');
    const free = await use('get_availability', { eventTypeId, from: '2026-12-28', to: '2026-12-29' });
    expect(Object.keys(free.slots)).toEqual(['2026-12-29']);
    await use('delete_out_of_office', { outOfOfficeId: items[0].id });
    expect((await use('list_out_of_office')).items).toEqual([]);
    expectCost(8, 9_000);
  });

  it('8: on 9 December only from 14 to 16', async () => {
    const { items } = await use('list_schedules');
    const given = { scheduleId: items[0].id, date: '2026-12-09', hours: [['14:00', '16:00']] };
    const dry = await use('create_availability_override', { ...given, dry_run: true });
    expect(dry.affectedBookings.map(({ fromInvitee }: Content) => fromInvitee.name)).toEqual(['Cy Young']);
    expect((await use('create_availability_override', given)).isOverride).toBe(true);
    expectCost(3, 6_000);
  });

  it('9: a new demo, at most three a day, and its link', async () => {
    const given = { name: 'Demo', slug: 'demo', kind: 'one_on_one', durations: [45], dailyLimit: 3 };
    const { code, freeSlug } = await refused('create_event_type', given);
    expect([code, freeSlug]).toEqual(['slug_taken', 'demo-2']);
    const made = await use('create_event_type', { ...given, slug: freeSlug });
    expect(made).toMatchObject({ dailyLimit: 3, url: expect.stringMatching(/\/imad-\d+\/demo-2$/) });
    expectCost(2, 4_000);
  });

  it('10: pause and resume', async () => {
    const eventTypeId = await typeId('Intro call');
    await use('update_event_type', { eventTypeId, active: false });
    const paused = await use('get_availability', { eventTypeId, from: '2026-12-03', to: '2026-12-03' });
    expect(paused).toMatchObject({ slots: {}, reason: 'event_type_inactive' });
    expect((await use('update_event_type', { eventTypeId, active: true })).active).toBe(true);
    expectCost(4, 8_000);
  });

  it('11: how did it go, and how did it go for me?', async () => {
    const given = { from: '2026-11-01', to: '2026-12-31' };
    expect(await use('get_stats', given)).toMatchObject({ booked: 8, completed: 2 });
    expect(await use('get_stats', { ...given, host: 'me' })).toMatchObject({ booked: 7, completed: 2 });
    expect((await use('get_stats', { from: '2026-12-10', to: '2026-12-10' })).booked).toBe(2);
    expectCost(3, 4_000);
  });

  it('12: which leads are new, and mark one', async () => {
    const { items } = await use('list_leads', { status: 'new' });
    expect(items.map(({ fromInvitee }: Content) => fromInvitee.name)).toEqual(['Gus Hill', 'Rita Novak']);
    expect((await use('update_lead', { leadId: items[1].id, status: 'contacted' })).status).toBe('contacted');
    expectCost(2, 3_000);
  });

  it('13: cancel 10 December, and say why', async () => {
    const { items } = await use('list_bookings', { host: 'me', from: '2026-12-10', to: '2026-12-10' });
    for (const { id: bookingId } of items)
      expect((await use('cancel_booking', { bookingId, reason: 'A strike.' })).status).toBe('canceled');
    expect((await use('list_bookings', { host: 'me', from: '2026-12-10', to: '2026-12-10' })).items).toEqual([]);
    expectCost(4, 7_000);
  });

  it('14: a kick-off on Monday at ten is not free: with what, and when then?', async () => {
    const eventTypeId = await typeId('Kick-off');
    const startAt = '2026-12-07T09:45:00+01:00';
    const explained = await use('explain_availability', { eventTypeId, startAt });
    expect(explained.hosts[0].blockedBy).toMatchObject([{ kind: 'booking', startAt: '2026-12-07T10:00+01:00' }]);
    const [next] = explained.alternatives;
    const guests = ['rosa@example.com', 'lin@example.com'];
    const dry = await use('create_booking', {
      eventTypeId,
      startAt: next,
      invitee: { name: 'Bob', email: 'bob@example.com' },
      guests,
      dry_run: true,
    });
    expect(dry.warnings).toEqual(["The invitee's time zone was not given; it is taken to be Europe/Paris."]);
    expect(dry.fromInvitee.guests).toEqual(guests);
    expectCost(3, 6_500);
  });

  it('15: the last one did not come', async () => {
    const { items } = await use('list_bookings', { to: '2026-11-28', sort: '-startAt', limit: 1 });
    const [{ id: bookingId, fromInvitee }] = items;
    expect(fromInvitee.name).toBe('Maya Singh');
    expect(await refused('cancel_booking', { bookingId })).toMatchObject({ code: 'booking_started' });
    expect((await use('mark_no_show', { bookingId })).noShow).toBe(true);
    expectCost(3, 3_500);
  });

  it('16: from now on, start at half past eight', async () => {
    const { items } = await use('list_schedules');
    const weekly = Object.fromEntries(weekdays.slice(0, 4).map((weekday) => [weekday, [['08:30', '18:00']]]));
    const changed = await use('update_schedule', { scheduleId: items[0].id, weekly });
    expect(changed).toMatchObject({ weekly: { monday: [['08:30', '18:00']], friday: [['09:00', '16:00']] }, affectedBookings: [] });
    const free = await use('get_availability', { eventTypeId: await typeId('Intro call'), from: '2026-12-07', to: '2026-12-07' });
    expect(startsIn(free)[0]).toBe('2026-12-07T08:30+01:00');
    expectCost(4, 7_000);
  });

  it('17: the same again, after a lost answer', async () => {
    const eventTypeId = await typeId('Product demo');
    const order = { eventTypeId, startAt: '2026-12-03T10:00:00+01:00', invitee: ann };
    expect(await refused('create_booking', order)).toMatchObject({
      details: [
        { path: 'answers', message: expect.stringMatching(/`team-size`, "How big is your team\?" \(options: 1–10, 11–50, more\)/) },
      ],
    });
    const answered = { ...order, answers: [{ questionId: 'team-size', value: 'more' }] };
    const first = await use('create_booking', answered);
    expect(first.fromInvitee.answers).toEqual([{ question: 'How big is your team?', value: 'more' }]);
    expect(await refused('create_booking', answered)).toMatchObject({ code: 'duplicate_booking', bookingId: first.id });
    const keyed = { ...answered, startAt: '2026-12-03T11:00:00+01:00', idempotency_key: 'one' };
    expect((await use('create_booking', keyed)).id).toBe((await use('create_booking', keyed)).id);
    expect((await use('list_bookings', { invitee: ann.email })).items).toHaveLength(2);
    expectCost(7, 12_000);
  });

  it('18: with names for ids, and whatever else is written wrongly, one more call is enough', async () => {
    const asked = await refused('create_event_type', {
      name: 'Pair',
      slug: 'pair',
      kind: 'collective',
      durations: [30],
      hosts: [{ id: 'Priya' }],
    });
    expect(asked).toMatchObject({ details: [{ path: 'hosts.0.id' }], candidates: [{ name: 'Priya Nair' }] });
    const hosts = [{ id: 'me' }, { id: asked.candidates[0].id }];
    const made = await use('create_event_type', { name: 'Pair', slug: 'pair', kind: 'collective', durations: [30], hosts });
    expect(made.hosts.map(({ name }: Content) => name)).toEqual(['Imad Haddad', 'Priya Nair']);
    expect(
      await refused('update_event_type', { eventTypeId: made.id, hosts: [{ id: 'me', scheduleId: 'Working' }, hosts[1]] }),
    ).toMatchObject({ details: [{ path: 'hosts.0.scheduleId' }], candidates: [{ name: 'Working hours' }] });
    expect((await use('delete_event_type', { eventTypeId: made.id })).slug).toBe('pair');
    const { candidates } = await refused('get_availability', { eventTypeId: 'Intro', from: '2026-12-03', to: '2026-12-03' });
    expect(candidates).toMatchObject([{ name: 'Intro call' }]);
    expectCost(5, 8_000);
  });
});
