import { setTimeout as pause } from 'node:timers/promises';
/** Bookings without a token: limits on what an anonymous client can take, learn and change. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Running } from '../../src/main.ts';
import { at, book, createHost, createTeam, day, offered } from '../support/hosts.ts';
import { type Answer, send } from '../support/http.ts';
import { type ServerProcess, spawnServer } from '../support/process.ts';
import { type ApiClient, startServer, startTestServer, type TestServer } from '../support/server.ts';
import { findFaults } from '../support/tables.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T00:00:00Z';
const quiet = { rateLimitPerMinute: 1_000_000, trustProxy: 1 };
let server: TestServer;
/** A third of its budgets of event types is one booking. */
let small: Running;

beforeAll(async () => {
  server = await startTestServer({ ...quiet, publicBookingsPerHour: 10 });
  small = await startServer(server.databaseUrl, { ...quiet, publicBookingsPerHour: 1 });
  await server.setClock(now);
});
afterAll(async () => {
  expect(await findFaults(server.pool)).toEqual([]);
  await small.stop();
  await server.stop();
});

type Rest = Record<string, unknown>;

let addresses = 0;
/** A client address that no other test books from. */
const newAddress = () => {
  addresses += 1;
  return `198.18.${addresses >> 8}.${addresses & 255}`;
};

type Way = { from?: string; key?: string; url?: string };

const visit = (order: Rest, { from = newAddress(), key, url = server.url }: Way = {}): Promise<Answer> =>
  send(url, 'POST', '/api/bookings', {
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': from, ...(key !== undefined && { 'Idempotency-Key': key }) },
    body: JSON.stringify({ invitee: invitee(), ...order }),
  });

/** Repeats a request that was refused with 503. */
async function insist(order: Rest, way: Way): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await visit(order, way);
    if (answer.status !== 503 || attempt === 50) return answer;
    await pause(200);
  }
}

const retryOf = ({ headers }: Answer) => Number(headers.get('retry-after'));

const addressIsSpent = 'The limit of 10 bookings per hour from one IP address is exceeded. Retry in 360 seconds.';

/** Half hours from 09:00 on, day after day. */
const startOf = (turn: number) =>
  new Date(Date.parse(at('09:00')) + Math.floor(turn / 16) * 86_400_000 + (turn % 16) * 1_800_000).toISOString();

const statusesOf = (answers: { status: number }[]) => answers.map(({ status }) => status);

describe('one client address', () => {
  it('takes ten bookings of a month at once, then one every six minutes, and the rest stays free', async () => {
    const { client, eventTypeId } = await createHost(server);
    const { data } = await client.GET('/api/v2/availability', { params: { query: { eventTypeId, from: day, to: '2027-04-01' } } });
    const starts = (data?.slots ?? []).slice(0, 60).map(({ startAt }) => startAt);
    expect(starts).toHaveLength(60);
    const from = newAddress();
    const answers: Answer[] = [];
    for (let turn = 0; turn < starts.length; turn += 6)
      answers.push(...(await Promise.all(starts.slice(turn, turn + 6).map((startAt) => visit({ eventTypeId, startAt }, { from })))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    for (const refused of answers.filter(({ status }) => status !== 201)) {
      expect([refused.status, refused.body.code, refused.body.message, retryOf(refused)]).toEqual([
        429,
        'rate_limited',
        addressIsSpent,
        360,
      ]);
    }
    expect((await client.GET('/api/v2/bookings', { params: { query: { limit: 100 } } })).data?.items).toHaveLength(10);

    await server.setClock('2027-03-01T00:05:59Z');
    const early = await visit({ eventTypeId, startAt: starts[59] }, { from });
    await server.setClock('2027-03-01T00:06:00Z');
    const inTime = [
      await visit({ eventTypeId, startAt: starts[58] }, { from }),
      await visit({ eventTypeId, startAt: starts[59] }, { from }),
    ];
    await server.setClock(now);
    expect([early.status, retryOf(early), ...statusesOf(inTime)]).toEqual([429, 1, 201, 429]);
    // Neither others nor the host are kept out.
    expect((await visit({ eventTypeId, startAt: starts[59] })).status).toBe(201);
    expect((await book(client, eventTypeId, starts[57] as string)).response.status).toBe(201);
  });

  it('pays for what it books alone: neither for refusals nor for repetitions, which are answered when nothing is left', async () => {
    const { eventTypeId } = await createHost(server);
    const from = newAddress();
    const first = { eventTypeId, startAt: startOf(0), invitee: invitee() };
    const booked = await visit(first, { from, key: 'first' });
    const refusals = [
      { eventTypeId, startAt: startOf(0) },
      { eventTypeId, startAt: at('08:00') },
      { eventTypeId, startAt: startOf(1), durationMin: 45 },
      { eventTypeId: '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60', startAt: startOf(1) },
    ];
    const statuses = [];
    for (const order of [...refusals, ...refusals, ...refusals]) statuses.push((await visit(order, { from })).status);
    expect(statuses.slice(0, 4)).toEqual([409, 409, 400, 404]);
    for (let turn = 0; turn < 11; turn += 1) await visit(first, { from, key: 'first' });
    for (let turn = 1; turn < 10; turn += 1) expect((await visit({ eventTypeId, startAt: startOf(turn) }, { from })).status).toBe(201);
    expect((await visit({ eventTypeId, startAt: startOf(11) }, { from })).status).toBe(429);
    const again = await visit(first, { from, key: 'first' });
    expect([again.status, again.headers.get('idempotent-replayed'), again.text]).toEqual([201, 'true', booked.text]);
  });
});

describe('one event type', () => {
  const spend = (eventTypeId: string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, turn) => visit({ eventTypeId, startAt: startOf(turn) }, { url: small.url })));

  it('is booked three times as often as one address books, and others of its host as often', async () => {
    const { client, eventTypeId } = await createHost(server);
    const answers = await spend(eventTypeId, 8);
    expect(statusesOf(answers).sort()).toEqual([201, 201, 201, 429, 429, 429, 429, 429]);
    const refused = answers.find(({ status }) => status === 429) as Answer;
    expect(refused.body.message).toBe('The limit of 3 bookings per hour for this event type is exceeded. Retry in 1200 seconds.');
    expect(retryOf(refused)).toBe(1200);
    // An address that finds nothing left has paid nothing.
    const from = newAddress();
    expect((await visit({ eventTypeId, startAt: startOf(20) }, { url: small.url, from })).status).toBe(429);
    const body = { name: 'Other', slug: 'other', kind: 'one_on_one' as const, durations: [30] };
    const { data: other } = await client.POST('/api/v2/event-types', { body });
    expect((await visit({ eventTypeId: other?.id, startAt: startOf(20) }, { url: small.url, from })).status).toBe(201);
    expect((await book(client, eventTypeId, startOf(21))).response.status).toBe(201);
  });

  it('is booked as many times more often as its meetings have seats', async () => {
    const { eventTypeId } = await createHost(server, { maxInvitees: 2 });
    const answers = await spend(eventTypeId, 8);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(6);
    expect(answers.find(({ status }) => status === 429)?.body.message).toMatch(/^The limit of 6 bookings per hour for this event type/);
  });
});

describe('one invitee', () => {
  const ann = { name: 'Ann', email: 'Ann@Example.com' };
  const again = { name: 'Ann', email: 'aNN@example.COM' };

  it('has three bookings to come with one owner, in whatever case the address is written', async () => {
    const { client, eventTypeId } = await createHost(server);
    const other = await createHost(server);
    for (let turn = 0; turn < 3; turn += 1)
      expect((await visit({ eventTypeId, startAt: startOf(turn), invitee: turn === 1 ? again : ann })).status).toBe(201);
    const refused = await visit({ eventTypeId, startAt: startOf(3), invitee: again });
    // When the next one starts is not for a stranger to know.
    expect([refused.status, refused.body.code, retryOf(refused)]).toEqual([429, 'rate_limited', 3600]);
    expect(refused.body.message).toMatch(/^This email address has 3 upcoming bookings with this host\./);
    expect((await visit({ eventTypeId: other.eventTypeId, startAt: startOf(3), invitee: ann })).status).toBe(201);
    const { data: byHost } = await book(client, eventTypeId, startOf(4), { invitee: ann });
    expect(byHost?.invitee.email).toBe(ann.email);

    const { data } = await client.GET('/api/v2/bookings');
    for (const { id } of data?.items.slice(0, 2) ?? []) await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id } } });
    expect((await visit({ eventTypeId, startAt: startOf(5), invitee: ann })).status).toBe(201);
    expect((await visit({ eventTypeId, startAt: startOf(6), invitee: ann })).status).toBe(429);
    await server.setClock(startOf(0));
    const afterOne = await visit({ eventTypeId, startAt: startOf(6), invitee: ann });
    await server.setClock(now);
    expect(afterOne.status).toBe(201);
  });
});

describe('over two processes, with the limits that they have by themselves', () => {
  let processes: ServerProcess[];
  beforeAll(async () => {
    const env = { DATABASE_URL: server.databaseUrl, RATE_LIMIT_PER_MINUTE: '100000', TRUST_PROXY: '1' };
    processes = await Promise.all([spawnServer(env), spawnServer(env)]);
  });
  afterAll(async () => void (await Promise.all(processes.map(({ stop }) => stop()))));

  const urlOf = (turn: number) => (processes[turn % 2] as ServerProcess).url;

  /** Event types of one owner with a host each, which no lock of hosts makes wait for each other. */
  const createIndependent = async (count: number) => {
    const { client, slugs } = await createTeam(server, count, { kind: 'round_robin' });
    const { data } = await client.GET('/api/v2/event-types');
    const hosts = data?.items[0]?.hosts ?? [];
    const ids = [];
    for (const [index, { id }] of hosts.entries()) {
      const body = { name: 'Own', slug: `own-${index}`, kind: 'one_on_one' as const, durations: [30], hosts: [{ id }] };
      ids.push((await client.POST('/api/v2/event-types', { body })).data?.id as string);
    }
    expect(ids).toHaveLength(slugs.length);
    return { client, ids };
  };

  it('64 bookings at once from one address: ten are made', async () => {
    const { client, ids } = await createIndependent(8);
    const from = newAddress();
    const orders = Array.from({ length: 64 }, (_, turn) => ({ eventTypeId: ids[turn % 8], startAt: startOf(Math.floor(turn / 8)) }));
    const answers = await Promise.all(orders.map((order, turn) => insist(order, { from, url: urlOf(turn >> 3) })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.message))).toEqual(new Set([addressIsSpent]));
    expect((await client.GET('/api/v2/bookings', { params: { query: { limit: 100 } } })).data?.items).toHaveLength(10);
  });

  it('64 bookings at once of one event type: thirty are made', async () => {
    const { eventTypeId } = await createHost(server);
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, turn) => insist({ eventTypeId, startAt: startOf(turn) }, { url: urlOf(turn) })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(30);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(34);
  });

  it('16 bookings at once of one invitee with several hosts of one owner: three are made', async () => {
    const { ids } = await createIndependent(4);
    const one = invitee();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, turn) =>
        insist({ eventTypeId: ids[turn % 4], startAt: startOf(turn >> 2), invitee: one }, { url: urlOf(turn) }),
      ),
    );
    expect(statusesOf(answers).sort()).toEqual([...Array(3).fill(201), ...Array(13).fill(429)]);
  });
});

describe('what the public can book', () => {
  const far = (days: number) => new Date(Date.parse('2027-03-01T09:00:00Z') + days * 86_400_000).toISOString();

  it('ends two years ahead, whatever the event type says, but not for members', async () => {
    const { client, eventTypeId } = await createHost(server);
    const long = await createHost(server, { bookingWindowDays: 3650 });
    expect((await visit({ eventTypeId, startAt: far(730) })).status).toBe(201);
    for (const startAt of [far(731), '9998-01-04T10:00:00Z']) {
      for (const id of [eventTypeId, long.eventTypeId]) {
        const refused = await visit({ eventTypeId: id, startAt });
        expect([refused.status, refused.body.reason, refused.body.alternatives]).toEqual([409, 'beyond_booking_window', []]);
      }
    }
    expect((await book(client, eventTypeId, '9998-01-04T10:00:00Z')).response.status).toBe(201);
  });

  it('ends 60 days ahead where a new event type says nothing; null is no end for members', async () => {
    const { client } = await createHost(server);
    const create = async (slug: string, rest: Rest = {}) => {
      const body = { name: slug, slug, kind: 'one_on_one' as const, durations: [30], ...rest };
      return (await client.POST('/api/v2/event-types', { body })).data;
    };
    const usual = await create('usual');
    expect(usual).toMatchObject({ bookingWindowDays: 60, publicBooking: true });
    expect((await visit({ eventTypeId: usual?.id, startAt: far(60) })).status).toBe(201);
    expect((await visit({ eventTypeId: usual?.id, startAt: far(61) })).body.reason).toBe('beyond_booking_window');
    const endless = await create('endless', { bookingWindowDays: null });
    expect(endless?.bookingWindowDays).toBeNull();
    expect((await book(client, endless?.id as string, far(1000))).response.status).toBe(201);
  });

  it('is decided by the event type: where it says no, there is none', async () => {
    const { client, eventTypeId } = await createHost(server, { publicBooking: false });
    const order = { startAt: at('09:00') };
    const [refused, unknown] = [
      await visit({ ...order, eventTypeId }),
      await visit({ ...order, eventTypeId: '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60' }),
    ];
    expect([refused.status, { ...refused.body, requestId: '' }]).toEqual([404, { ...unknown.body, requestId: '' }]);
    expect((await visit({ eventTypeId, startAt: at('03:00') })).status).toBe(404);
    const { data: old } = await book(client, eventTypeId, at('09:00'));
    const params = { path: { id: old?.id as string } };
    expect((await client.POST('/api/v2/bookings/{id}/reschedule', { params, body: { startAt: at('10:00') } })).response.status).toBe(201);
    const change = (publicBooking: boolean) =>
      client.PATCH('/api/v2/event-types/{id}', { params: { path: { id: eventTypeId } }, body: { publicBooking } });
    expect((await change(true)).data?.publicBooking).toBe(true);
    expect((await visit({ eventTypeId, startAt: at('11:00') })).status).toBe(201);
    expect((await change(false)).data?.publicBooking).toBe(false);
    expect((await visit({ eventTypeId, startAt: at('12:00') })).status).toBe(404);
  });
});

it('returns the booking to the invitee, with names of hosts and leads only', async () => {
  const { client, eventTypeId } = await createTeam(server, 2, { kind: 'collective' });
  const order = { eventTypeId, startAt: at('09:00'), invitee: invitee({ phone: '+46 8 123' }), guests: ['bo@example.com'], notes: 'Hej.' };
  const from = newAddress();
  const answer = await visit(order, { from, key: 'shape' });
  const { data } = await client.GET('/api/v2/bookings');
  const booking = data?.items[0];
  const { id, eventTypeName, startAt, endAt, durationMin, status, location, createdAt, manageUrl } = booking as NonNullable<typeof booking>;
  expect(answer.body).toEqual({
    ...{ id, eventTypeId, eventTypeName, startAt, endAt, durationMin, status, location, createdAt, manageUrl },
    ...{ invitee: { ...order.invitee, language: 'en', phoneE164: null }, guests: order.guests, answers: [], notes: order.notes },
    hosts: booking?.hosts.map(({ name }) => ({ name })),
  });
  expect((await visit(order, { from, key: 'shape' })).text).toBe(answer.text);
});

describe('an invitee whom nobody has verified', () => {
  const lea = { name: 'Lea Lead', email: 'lea@lead.test', phone: '+1 555 1234' };
  const notHer = { name: 'Not Her Name', email: 'LEA@lead.test', phone: '+66 666 666', timezone: 'Asia/Bangkok' };

  const createWithLeads = async (leads: Rest[]) => {
    const host = await createHost(server);
    const eventTypes = [eventType(host.slug, 'call'), eventType(host.slug, 'other')];
    const all = leads.map(({ of = 'call', ...lead }) => ({ eventType: `${host.slug}/${of}`, createdAt: '2027-02-01T00:00:00Z', ...lead }));
    await server.load(world(organization(host.organization, { users: [user(host.slug)], eventTypes, leads: all })));
    const listLeads = async () => (await host.client.GET('/api/v2/leads')).data?.items ?? [];
    const ids = new Map((await listLeads()).map(({ name, id }) => [name, id]));
    return { ...host, listLeads, idOf: (name: string) => ids.get(name) as string };
  };
  const contactsOf = async (client: ApiClient) => (await client.GET('/api/v2/contacts')).data?.items ?? [];
  const leadIdsOf = async (client: ApiClient) => (await client.GET('/api/v2/bookings')).data?.items.map(({ leadId }) => leadId);

  it('takes no lead and renames no contact, whoever moves the booking afterwards', async () => {
    const { client, eventTypeId, listLeads } = await createWithLeads([lea]);
    const before = await listLeads();
    const { body } = await visit({ eventTypeId, startAt: at('09:00'), invitee: notHer });
    expect(body.invitee).toEqual({ ...notHer, language: 'en', phoneE164: null });
    const isUntouched = async () => {
      expect(await listLeads()).toEqual(before);
      // It had no time zone, and so it has this one now.
      expect(await contactsOf(client)).toMatchObject([{ ...lea, timezone: 'Asia/Bangkok' }]);
    };
    await isUntouched();
    const params = { path: { id: body.id as string } };
    expect((await client.POST('/api/v2/bookings/{id}/reschedule', { params, body: { startAt: at('10:00') } })).response.status).toBe(201);
    await isUntouched();
    expect(await leadIdsOf(client)).toEqual([null, null]);
    // A member knows her.
    await book(client, eventTypeId, at('11:00'), { invitee: notHer });
    expect(await contactsOf(client)).toMatchObject([{ ...notHer, email: notHer.email.toLowerCase() }]);
    expect((await listLeads())[0]?.booked).toBe(true);
  });

  it('becomes a contact with all that is said, of which the next one changes nothing', async () => {
    const { client, eventTypeId } = await createHost(server);
    const first = invitee({ phone: '+46 8 123' });
    await visit({ eventTypeId, startAt: at('09:00'), invitee: first });
    await visit({ eventTypeId, startAt: at('10:00'), invitee: { ...notHer, email: first.email.toUpperCase() } });
    expect(await contactsOf(client)).toMatchObject([{ ...first, bookingCount: 2 }]);
  });

  it('books the lead that it names, if that has its address and is of this event type', async () => {
    const { client, eventTypeId, listLeads, idOf } = await createWithLeads([lea, { name: 'Same', email: lea.email }]);
    const { body } = await visit({ eventTypeId, startAt: at('09:00'), invitee: notHer, leadId: idOf('Lea Lead') });
    expect(await leadIdsOf(client)).toEqual([idOf('Lea Lead')]);
    const booked = (await listLeads()).map(({ name, bookingId }) => [name, bookingId]);
    expect(new Map(booked as [string, string][])).toEqual(
      new Map([
        ['Lea Lead', body.id],
        ['Same', null],
      ]),
    );
  });

  it('does not reveal if another lead exists, booked or refused', async () => {
    const { client, eventTypeId, listLeads, idOf } = await createWithLeads([
      lea,
      { name: 'Of another', email: 'pia@example.com', of: 'other' },
    ]);
    const stranger = await createWithLeads([{ name: 'Theirs', email: 'pia@example.com' }]);
    const before = [await listLeads(), await stranger.listLeads()];
    const leadIds = [
      undefined,
      'nothing',
      '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60',
      idOf('Lea Lead'),
      idOf('Of another'),
      stranger.idOf('Theirs'),
    ];
    const told = async (startAt: string) => {
      const answers = [];
      for (const leadId of leadIds) {
        const { status, body } = await visit({ eventTypeId, startAt, invitee: { name: 'Pia', email: 'pia@example.com' }, leadId });
        answers.push(JSON.stringify([status, { ...body, id: '', manageUrl: '', requestId: '' }]));
        const id = body.id as string;
        if (status === 201) await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id } } });
      }
      return new Set(answers);
    };
    expect([...(await told(at('09:00')))]).toEqual([expect.stringMatching(/^\[201,/)]);
    expect([...(await told(at('08:00')))]).toEqual([expect.stringMatching(/^\[409,/)]);
    expect([await listLeads(), await stranger.listLeads()]).toEqual(before);
    expect(new Set(await leadIdsOf(client))).toEqual(new Set([null]));
  });
});

it('keeps the keys of two people behind one address apart', async () => {
  const { client, eventTypeId } = await createHost(server);
  const from = newAddress();
  const [ann, bo] = [invitee(), invitee()];
  const first = await visit({ eventTypeId, startAt: at('09:00'), invitee: ann }, { from, key: 'same' });
  const second = await visit({ eventTypeId, startAt: at('10:00'), invitee: bo }, { from, key: 'same' });
  expect([first.status, second.status]).toEqual([201, 201]);
  // One's own key is one's own, in whatever case the address is written.
  const upper = { ...ann, email: ann.email.toUpperCase() };
  expect((await visit({ eventTypeId, startAt: at('09:00'), invitee: upper }, { from, key: 'same' })).status).toBe(422);
  expect((await visit({ eventTypeId, startAt: at('10:00'), invitee: bo }, { from, key: 'same' })).text).toBe(second.text);
  expect((await offered(client, eventTypeId)).slice(0, 3)).toEqual(['09:30', '10:30', '11:00']);
});

describe('guests', () => {
  const guestsOf = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}@guests.test`);
  const countMail = async () => (await server.pool.query("select from messages where role = 'guest'")).rowCount;

  it('are limited per client address, also when bookings are moved, and members are not', async () => {
    await server.setClock(now);
    const { client, eventTypeId } = await createHost(server, { reminders: [] });
    const from = newAddress();
    const bookWith = (turn: number, guests: string[]) => visit({ eventTypeId, startAt: startOf(turn), guests }, { from });
    expect(statusesOf([await bookWith(0, guestsOf('a', 10)), await bookWith(1, guestsOf('b', 6))])).toEqual([201, 201]);
    const before = await countMail();
    const refused = await bookWith(2, guestsOf('c', 5));
    expect([refused.status, refused.body.message]).toEqual([
      429,
      'The limit of 20 guests per hour from one IP address is exceeded. Retry in 180 seconds.',
    ]);
    expect(await countMail()).toBe(before);
    const last = await bookWith(2, ['C@guests.test', 'c@guests.test']);
    expect(last.status).toBe(201);
    const token = new URL(last.body.manageUrl).pathname.split('/').at(-1);
    const move = (turn: number) =>
      send(server.url, 'POST', `/api/public/bookings/${token}/reschedule`, {
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': from },
        body: JSON.stringify({ startAt: startOf(turn) }),
      });
    // The guest who was written twice counts once.
    expect(statusesOf([await move(3), await move(4), await move(5)])).toEqual([200, 200, 200]);
    expect((await move(6)).body.message).toMatch(/^The limit of 20 guests per hour from one IP address/);
    expect((await bookWith(7, [])).status).toBe(201);
    expect((await book(client, eventTypeId, startOf(8), { guests: guestsOf('d', 10) })).response.status).toBe(201);
  });

  it('are limited per host, whoever books, and each guest on its own', async () => {
    const { eventTypeId } = await createHost(server, { maxInvitees: 3, reminders: [] });
    const bookWith = (turn: number, guests: string[]) => visit({ eventTypeId, startAt: startOf(turn), guests });
    const statuses = [];
    for (let turn = 0; turn < 6; turn += 1) statuses.push((await bookWith(turn, guestsOf(`h${turn}-`, 10))).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201]);
    expect((await bookWith(6, ['one@guests.test'])).body.message).toBe(
      'The limit of 60 guests per hour with this host is exceeded. Retry in 60 seconds.',
    );
    expect((await bookWith(6, [])).status).toBe(201);
    const others = await Promise.all(Array.from({ length: 11 }, () => createHost(server, { reminders: [] })));
    const victims = [];
    for (const host of others)
      victims.push(await visit({ eventTypeId: host.eventTypeId, startAt: startOf(0), guests: ['Victim@guests.test'] }));
    expect(statusesOf(victims).slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(victims[10]?.body.message).toBe('The limit of 10 bookings per hour with the same guest is exceeded. Retry in 360 seconds.');
    const { rows } = await server.pool.query("select from public_booking_budgets where key like '%guests.test%'");
    expect(rows).toEqual([]);
  });
});
