/** Concurrent writers over two server processes: no double booking, no 5xx. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ServerProcess, spawnServer } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { findFaults } from '../support/tables.ts';
import { until } from '../support/until.ts';
import { daily, eventType, invitee, organization, user, world } from '../support/worlds.ts';

const writers = 64;
let server: TestServer;
let processes: ServerProcess[];

beforeAll(async () => {
  server = await startTestServer();
  await server.setClock('2027-03-01T00:00:00Z');
  const env = { DATABASE_URL: server.databaseUrl, RATE_LIMIT_PER_MINUTE: '100000', LOG_LEVEL: 'info' };
  processes = await Promise.all([spawnServer(env), spawnServer(env)]);
}, 120_000);
afterAll(async () => {
  await Promise.all(processes.map(({ stop }) => stop()));
  await server.stop();
});

type Told = { status: number; code?: string; reason?: string; id: string };

async function ask(turn: number, token: string, method: string, path: string, body?: object): Promise<Told> {
  const { url } = processes[turn % processes.length] as ServerProcess;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { ...((await response.json()) as object), status: response.status } as Told;
}

function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

async function eventTypesOf(token: string): Promise<Map<string, string>> {
  const { data } = await server.client(token).GET('/api/v2/event-types');
  return new Map(data?.items.map(({ slug, id }) => [slug, id]));
}

const faultsInTables = () => findFaults(server.pool);

it('64 writers on overlapping, different ranges of one host: each is accepted or refused, never both, never a fault', async () => {
  const durations = [15, 25, 40, 60, 90, 120];
  const weekly = daily(['00:00', '24:00']);
  await server.load(
    world(
      organization('one', {
        users: [user('solo', { weekly })],
        eventTypes: [eventType('solo', 'call', { durations, slotIntervalMin: 5, bufferAfterMin: 5 })],
      }),
    ),
  );
  const token = await server.token('solo');
  const eventTypeId = (await eventTypesOf(token)).get('call') as string;
  const next = numbers(7);
  const answers: Told[] = [];
  for (let round = 0; round < 6; round += 1) {
    const attempts = Array.from({ length: writers }, (_, turn) => {
      const startAt = new Date(Date.parse('2027-03-02T00:00:00Z') + next(96) * 5 * 60_000 + round * 6 * 3_600_000).toISOString();
      return ask(turn, token, 'POST', '/api/v2/bookings', { eventTypeId, startAt, durationMin: durations[next(6)], invitee: invitee() });
    });
    answers.push(...(await Promise.all(attempts)));
  }
  const told = new Set(answers.map(({ status, code, reason }) => [status, code, reason].join(' ').trim()));
  expect([...told].sort()).toEqual(['201', '409 slot_unavailable buffer_conflict', '409 slot_unavailable slot_taken']);
  const { rows } = await server.pool.query("select count(*)::integer as count from bookings where status = 'active'");
  expect(rows[0].count).toBe(answers.filter(({ status }) => status === 201).length);
  expect(await faultsInTables()).toEqual([]);
}, 120_000);

it('teams that share hosts in every order, with seats, limits, cancellations and moves between: no deadlock, no double booking', async () => {
  const slugs = ['ann', 'bob', 'cat', 'dan'];
  const [ann, bob, cat, dan] = slugs as [string, string, string, string];
  const eventTypes = [
    eventType(ann, 'all', { kind: 'collective', hosts: [ann, bob, cat, dan] }),
    eventType(ann, 'reverse', { kind: 'collective', hosts: [dan, cat, bob, ann], durations: [30, 60] }),
    eventType(ann, 'robin', { kind: 'round_robin', hosts: [cat, ann, dan, bob], dailyLimit: 3 }),
    eventType(ann, 'group', { kind: 'round_robin', hosts: [bob, dan], hostSelection: 'rotation', maxInvitees: 3 }),
    ...slugs.map((slug) => eventType(ann, `only-${slug}`, { hosts: [slug], slotIntervalMin: 10 })),
  ];
  await server.load(world(organization('many', { users: slugs.map((slug) => user(slug)), eventTypes })));
  const token = await server.token(ann);
  const ids = [...(await eventTypesOf(token)).values()];
  const next = numbers(11);
  const booked: string[] = [];
  const statuses = new Set<string>();
  let moves = 0;
  for (let round = 0; round < 6; round += 1) {
    const attempts = Array.from({ length: writers }, async (_, turn) => {
      const day = Date.parse('2027-03-02T09:00:00Z') + next(3) * 86_400_000;
      const startAt = new Date(day + next(48) * 10 * 60_000).toISOString();
      const change = booked.length === 0 ? 5 : next(6);
      const any = `/api/v2/bookings/${booked[next(booked.length)]}`;
      const order = { eventTypeId: ids[next(ids.length)], startAt, invitee: { name: 'One', email: `one${next(20)}@example.com` } };
      const told = await (change === 0
        ? ask(turn, token, 'DELETE', any)
        : change < 3
          ? ask(turn, token, 'POST', `${any}/reschedule`, { startAt })
          : ask(turn, token, 'POST', '/api/v2/bookings', order));
      statuses.add(told.code ?? String(told.status));
      if (told.status !== 201) return;
      booked.push(told.id);
      if (change === 1 || change === 2) moves += 1;
    });
    await Promise.all(attempts);
  }
  // Some of twenty invitees meet themselves in a meeting of three, or are booked twice for one start, and some moves go nowhere.
  for (const code of ['already_booked', 'duplicate_booking', 'invalid_argument']) statuses.delete(code);
  expect([...statuses].sort()).toEqual(['200', '201', 'booking_canceled', 'booking_rescheduled', 'slot_unavailable']);
  const { rows } = await server.pool.query('select count(*)::integer as count from bookings where rescheduled_from_id is not null');
  expect(rows[0].count).toBe(moves);
  expect(moves).toBeGreaterThan(0);
  expect(await faultsInTables()).toEqual([]);
}, 120_000);

it('64 writers move one booking: one does, and the others find it gone', async () => {
  await server.load(world(organization('moves', { users: [user('mover')], eventTypes: [eventType('mover', 'call')] })));
  const token = await server.token('mover');
  const eventTypeId = (await eventTypesOf(token)).get('call') as string;
  const order = { eventTypeId, startAt: '2027-03-02T09:00:00Z', invitee: invitee() };
  const { id } = await ask(0, token, 'POST', '/api/v2/bookings', order);
  const startAt = (turn: number) => new Date(Date.parse('2027-03-02T09:00:00Z') + (1 + (turn % 15)) * 30 * 60_000).toISOString();
  const answers = await Promise.all(
    Array.from({ length: writers }, (_, turn) => ask(turn, token, 'POST', `/api/v2/bookings/${id}/reschedule`, { startAt: startAt(turn) })),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ code }) => code === 'booking_rescheduled')).toHaveLength(writers - 1);
  expect(await faultsInTables()).toEqual([]);
});

it('rescheduling and booking the same time: it is taken once, and bookings that were not moved keep their time', async () => {
  await server.load(world(organization('crossing', { users: [user('crosser')], eventTypes: [eventType('crosser', 'call')] })));
  const token = await server.token('crosser');
  const eventTypeId = (await eventTypesOf(token)).get('call') as string;
  const at = (slot: number) => new Date(Date.parse('2027-03-02T09:00:00Z') + slot * 30 * 60_000).toISOString();
  const book = (turn: number, slot: number) =>
    ask(turn, token, 'POST', '/api/v2/bookings', { eventTypeId, startAt: at(slot), invitee: invitee() });
  const ids = (await Promise.all(Array.from({ length: 15 }, (_, slot) => book(slot, slot)))).map(({ id }) => id);
  const answers = await Promise.all(
    ids.flatMap((id, turn) => [ask(turn, token, 'POST', `/api/v2/bookings/${id}/reschedule`, { startAt: at(15) }), book(turn, 15)]),
  );
  expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
  for (const { status, code } of answers) expect([status, code]).toEqual(status === 201 ? [201, undefined] : [409, 'slot_unavailable']);
  const { rows } = await server.pool.query(
    `select starts_at, count(*)::integer as count from bookings where event_type_id = $1 and status = 'active' group by 1 having count(*) > 1`,
    [eventTypeId],
  );
  expect(rows).toEqual([]);
  expect(await faultsInTables()).toEqual([]);
});

it('an absence sees every booking made before it, and every booking made after sees the absence', async () => {
  await server.load(world(organization('leaving', { users: [user('leaver')], eventTypes: [eventType('leaver', 'call')] })));
  const token = await server.token('leaver');
  const eventTypeId = (await eventTypesOf(token)).get('call') as string;
  const at = (slot: number) => new Date(Date.parse('2027-03-02T09:00:00Z') + slot * 30 * 60_000).toISOString();
  const attempts = Array.from({ length: 16 }, (_, slot) =>
    ask(slot, token, 'POST', '/api/v2/bookings', { eventTypeId, startAt: at(slot), invitee: invitee() }),
  );
  const absence = ask(0, token, 'POST', '/api/v2/out-of-office', { from: '2027-03-02', to: '2027-03-02' });
  const booked = (await Promise.all(attempts)).filter(({ status }) => status === 201).map(({ id }) => id);
  const { affectedBookings } = (await absence) as unknown as { affectedBookings: { id: string }[] };
  expect(affectedBookings.map(({ id }) => id).sort()).toEqual(booked.sort());
});

it('64 writers for the last three seats: three get one', async () => {
  await server.load(
    world(organization('seats', { users: [user('teacher')], eventTypes: [eventType('teacher', 'class', { maxInvitees: 3 })] })),
  );
  const token = await server.token('teacher');
  const eventTypeId = (await eventTypesOf(token)).get('class') as string;
  const order = () => ({ eventTypeId, startAt: '2027-03-02T09:00:00Z', invitee: invitee() });
  const answers = await Promise.all(Array.from({ length: writers }, (_, turn) => ask(turn, token, 'POST', '/api/v2/bookings', order())));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
  expect(answers.filter(({ code, reason }) => code === 'slot_unavailable' && reason === 'slot_taken')).toHaveLength(writers - 3);
  expect(await faultsInTables()).toEqual([]);
});

it('16 writers for one address and one meeting: one gets a seat', async () => {
  await server.load(
    world(organization('once', { users: [user('trainer')], eventTypes: [eventType('trainer', 'class', { maxInvitees: 20 })] })),
  );
  const tokens = await Promise.all(Array.from({ length: 16 }, () => server.token('trainer')));
  const eventTypeId = (await eventTypesOf(tokens[0] as string)).get('class') as string;
  const order = (turn: number) => {
    const email = turn % 2 ? 'one@example.com' : 'One@Example.com';
    return { eventTypeId, startAt: '2027-03-02T09:00:00Z', invitee: { name: 'One', email } };
  };
  const answers = await Promise.all(tokens.map((token, turn) => ask(turn, token, 'POST', '/api/v2/bookings', order(turn))));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status, code }) => status === 409 && code === 'already_booked')).toHaveLength(15);
  expect(await faultsInTables()).toEqual([]);
});

it('judges anew when somebody without locks takes the last seat or the time in between', async () => {
  const eventTypes = [eventType('late', 'class', { maxInvitees: 2 }), eventType('late', 'call')];
  await server.load(world(organization('overtaken', { users: [user('late')], eventTypes })));
  const token = await server.token('late');
  const ids = await eventTypesOf(token);
  const order = (slug: string, startAt: string) => ({ eventTypeId: ids.get(slug), startAt, invitee: invitee() });
  expect((await ask(0, token, 'POST', '/api/v2/bookings', order('class', '2027-03-02T09:00:00Z'))).status).toBe(201);

  // The steps of an import: the last seat of the class, and an hour for a call.
  const other = await server.pool.connect();
  await other.query('begin');
  await other.query('update meetings set seats_taken = 2 where event_type_id = $1', [ids.get('class')]);
  await other.query(
    `insert into meetings (id, organization_id, event_type_id, host_ids, starts_at, ends_at, buffer_before_min, buffer_after_min, seats, seats_taken)
     select gen_random_uuid(), organization_id, id, array[owner_id], '2027-03-02T12:00Z', '2027-03-02T13:00Z', 0, 0, 1, 1 from event_types where id = $1`,
    [ids.get('call')],
  );
  await other.query(
    `insert into host_claims (organization_id, meeting_id, host_id, occupies)
     select organization_id, id, host_ids[1], tstzrange(starts_at, ends_at) from meetings where event_type_id = $1`,
    [ids.get('call')],
  );
  const attempts = [
    ask(0, token, 'POST', '/api/v2/bookings', order('class', '2027-03-02T09:00:00Z')),
    ask(1, token, 'POST', '/api/v2/bookings', order('call', '2027-03-02T12:30:00Z')),
  ];
  const waiting = async () =>
    (await server.pool.query("select 1 from pg_locks where not granted and locktype in ('transactionid', 'advisory')")).rowCount;
  await until('both wait', async () => (await waiting()) === 2);
  await other.query('commit');
  other.release();
  for (const refused of await Promise.all(attempts)) {
    expect(refused).toMatchObject({ status: 409, code: 'slot_unavailable', reason: 'slot_taken' });
    expect((refused as unknown as { alternatives: string[] }).alternatives).toHaveLength(3);
  }
});

it('those who wait for a host keep nobody waiting who only reads', async () => {
  await server.load(world(organization('waiting', { users: [user('busy'), user('idle')], eventTypes: [eventType('busy', 'call')] })));
  const [busy, idle] = await Promise.all([server.token('busy'), server.token('idle')]);
  const eventTypeId = (await eventTypesOf(busy)).get('call') as string;
  const holder = await server.pool.connect();
  await holder.query('begin');
  await holder.query("select pg_advisory_xact_lock(hashtextextended(id::text, 0)) from users where slug = 'busy'");
  // More than there are connections, all for one server.
  const waiting = Array.from({ length: 30 }, () =>
    ask(0, busy, 'POST', '/api/v2/bookings', { eventTypeId, startAt: '2027-03-02T09:00:00Z', invitee: invitee() }),
  );
  await until(
    'they wait',
    async () => (await server.pool.query("select from pg_locks where not granted and locktype = 'advisory'")).rowCount,
  );
  expect((await ask(0, idle, 'GET', '/api/v2/me')).status).toBe(200);
  await holder.query('rollback');
  holder.release();
  const statuses = (await Promise.all(waiting)).map(({ status }) => status).sort();
  expect(statuses).toEqual([201, ...Array.from({ length: 29 }, () => 409)]);
});
