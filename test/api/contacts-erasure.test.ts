import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { runCommand } from '../support/process.ts';
import { insertEndpoint, listDeliveries, type Receiver, startReceiver } from '../support/receivers.ts';
import { expectRefusal } from '../support/refusals.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { dump } from '../support/tables.ts';
import { until } from '../support/until.ts';
import { invitee } from '../support/worlds.ts';

const before = '2027-03-02T06:00:00.000Z';
const after = '2027-03-02T20:00:00.000Z';

let server: TestServer;
let receiver: Receiver;
beforeAll(async () => {
  // Receivers may answer with what they were sent.
  receiver = await startReceiver(({ raw }, res) => res.writeHead(200).end(raw));
  server = await startTestServer({ rateLimitPerMinute: 1_000_000, worker: true, webhookAllowHosts: [receiver.host] });
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

const erase = (client: ApiClient, email: string, key?: string) =>
  client.POST('/api/v2/contacts/erase', {
    body: { email },
    ...(key !== undefined && { params: { header: { 'Idempotency-Key': key } } }),
  });

const questions = [{ id: 'why', label: 'Why?', type: 'short_text', required: false }];

/** Creates all traces of a person: bookings, a lead, guests, answers, events, deliveries, messages, and responses stored for keys. */
async function leaveTraces(host: { client: ApiClient; eventTypeId: string; slug: string }, email: string) {
  const person = { name: 'Zora Quill', email, timezone: 'Europe/Paris', phone: '+44 20 7946 0958' };
  const order = {
    eventTypeId: host.eventTypeId,
    startAt: at('09:00'),
    invitee: person,
    answers: [{ questionId: 'why', value: 'Because Zora Quill asked' }],
    notes: 'Call Quill first',
    guests: ['other.guest@example.net'],
  };
  const key = `key-${host.slug}`;
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    server.send('POST', '/api/bookings', {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, ...headers },
    });
  expect((await post(order)).status).toBe(201);
  const { data: own } = await book(host.client, host.eventTypeId, at('10:00'), { invitee: { ...person, email: email.toUpperCase() } });
  const canceled = await host.client.DELETE('/api/v2/bookings/{id}', {
    params: { path: { id: own?.id as string }, query: { reason: 'Zora Quill is ill' }, header: { 'Idempotency-Key': `cancel-${email}` } },
  });
  expect(canceled.error).toBeUndefined();
  await host.client.POST('/api/v2/leads', {
    body: { eventTypeId: host.eventTypeId, name: person.name, email, phone: person.phone, answers: order.answers },
    params: { header: { 'Idempotency-Key': `lead-${host.slug}` } },
  });
  const captured = await server.send('POST', `/api/public/${host.slug}/call/leads`, {
    body: JSON.stringify({ name: person.name, email, timezone: person.timezone }),
    headers: { 'Content-Type': 'application/json' },
  });
  expect(captured.status).toBe(201);
  return { order, key, post };
}

const traces = /zora|quill|7946|other\.guest/i;

describe('erases a person', () => {
  let host: Awaited<ReturnType<typeof createHost>>;
  let left: Awaited<ReturnType<typeof leaveTraces>>;
  let figures: unknown;
  let receipt: Schemas['Erasure'];
  let contactId: string;
  const email = 'Zora@Quill.example';
  const getStats = async () =>
    (await host.client.GET('/api/v2/stats', { params: { query: { from: '2027-03-01', to: '2027-03-31' } } })).data;

  beforeAll(async () => {
    await server.setClock(before);
    host = await createHost(server, { questions, reminders: [60] });
    const endpoint = await insertEndpoint(server.pool, host.slug, {
      url: receiver.url,
      events: ['booking_created', 'booking_canceled', 'lead_created'],
    });
    left = await leaveTraces(host, email);
    await book(host.client, host.eventTypeId, at('11:00'), { guests: ['ZORA@quill.example', 'kept@example.com'] });
    await server.pool.query(
      `insert into pending_bookings (organization_id, id, event_type_id, form_hash, wanted, expires_at)
        select organization_id, gen_random_uuid(), id, sha256('x'), $2, '2028-01-01' from event_types where id = $1`,
      [host.eventTypeId, JSON.stringify({ ...left.order, invitee: { ...left.order.invitee, email } })],
    );
    await until('all is delivered', async () =>
      (await listDeliveries(server.pool, endpoint.id)).every(({ status }) => status === 'succeeded'),
    );
    await server.setClock(after);
    figures = await getStats();
    const { data: found } = await host.client.GET('/api/v2/contacts', { params: { query: { q: email } } });
    contactId = found?.items[0]?.id as string;
    expect(traces.test(await dump(server.pool))).toBe(true);
    const { data, error } = await erase(host.client, 'ZORA@quill.EXAMPLE', `erase-${email}`);
    expect(error).toBeUndefined();
    receipt = data as Schemas['Erasure'];
  });

  it('with a receipt', () => {
    expect(receipt).toEqual({
      id: expect.any(String),
      erasedAt: after,
      bookings: 2,
      guestBookings: 1,
      leads: 1,
      contacts: 1,
      messages: expect.any(Number),
      events: 6,
    });
  });

  it('so that no row of the database has the address, the name or the phone number', async () => {
    const lines = (await dump(server.pool)).split('\n');
    // Checksums of migrations have any digits.
    expect(lines.filter((line) => !line.startsWith('migrations ') && traces.test(line))).toEqual([]);
  });

  it('keeps bookings, leads and statistics', async () => {
    expect(await getStats()).toEqual(figures);
    const { data: bookings } = await host.client.GET('/api/v2/bookings');
    const erased = bookings?.items.filter(({ invitee }) => invitee.name === 'Erased');
    expect(erased).toMatchObject(
      Array.from({ length: 2 }, () => ({
        invitee: { email: `erased-${receipt.id}@erased.invalid`, phone: null, phoneE164: null },
        guests: [],
        answers: [],
        notes: null,
        cancelReason: null,
      })),
    );
    const { data: leads } = await host.client.GET('/api/v2/leads');
    expect(leads?.items.map(({ name, phone }) => [name, phone])).toEqual([['Erased', null]]);
    expect(bookings?.items.find(({ guests }) => guests.length > 0)?.guests).toEqual(['kept@example.com']);
  });

  it('removes the contact', async () => {
    const { data } = await host.client.GET('/api/v2/contacts');
    expect(data?.items.map(({ email }) => email)).not.toContain('zora@quill.example');
    expect(data?.total).toBe(data?.items.length);
    expectRefusal(await server.as(host.slug).get(`/api/v2/contacts/${contactId}`), 404, 'not_found');
  });

  it('answers a repeated request with the receipt, and another one with 404', async () => {
    expect((await erase(host.client, 'ZORA@quill.EXAMPLE', `erase-${email}`)).data).toEqual(receipt);
    expectRefusal(await server.as(host.slug).post('/api/v2/contacts/erase', { email }), 404, 'not_found');
  });

  it('answers a repeated booking with what is left of it', async () => {
    const again = await left.post(left.order);
    expect([again.status, again.headers.get('Idempotent-Replayed')]).toEqual([201, 'true']);
    expect(again.body).toMatchObject({ invitee: { name: 'Erased' }, notes: null, answers: [] });
  });
});

it('is refused while the person has upcoming bookings, and to a member who does not see all of the person', async () => {
  await server.setClock(before);
  const team = await createTeam(server, 2, { kind: 'round_robin', hostSelection: 'least_busy', reminders: [] });
  const [owner, member] = team.clients as [ApiClient, ApiClient];
  const person = invitee();
  await book(owner, team.eventTypeId, at('09:00'), { invitee: person });
  await book(owner, team.eventTypeId, at('10:00'), { invitee: person });
  expect((await erase(member, person.email)).error).toMatchObject({ code: 'role_required' });
  const all = (await owner.GET('/api/v2/bookings', { params: { query: { sort: 'startAt' } } })).data?.items ?? [];
  const { error, response } = await erase(owner, person.email);
  expect(response.status).toBe(409);
  expect(error).toMatchObject({ code: 'contact_has_bookings', bookingIds: all.map(({ id }) => id) });
  for (const { id } of all) await owner.DELETE('/api/v2/bookings/{id}', { params: { path: { id } } });
  expect((await erase(member, person.email)).response.status).toBe(403);
  expect((await erase(owner, person.email)).data).toMatchObject({ bookings: 2, contacts: 2 });
});

it('by a member who sees all of the person', async () => {
  await server.setClock(before);
  const team = await createTeam(server, 2, { kind: 'collective', reminders: [] });
  const [owner, member] = team.clients as [ApiClient, ApiClient];
  const person = invitee();
  const { data } = await book(owner, team.eventTypeId, at('09:00'), { invitee: person });
  await owner.DELETE('/api/v2/bookings/{id}', { params: { path: { id: data?.id as string } } });
  expect((await erase(member, person.email)).data).toMatchObject({ bookings: 1, contacts: 2 });
  expect((await erase(owner, person.email)).response.status).toBe(404);
});

it('finds only people whom the caller can see, guests among them', async () => {
  await server.setClock(before);
  const host = await createHost(server);
  const other = await createHost(server);
  const [person, guest] = [invitee(), 'only.guest@example.com'];
  await book(host.client, host.eventTypeId, at('09:00'), { invitee: person, guests: [guest] });
  expect((await erase(other.client, person.email)).response.status).toBe(404);
  expect((await erase(other.client, guest)).response.status).toBe(404);
  const { data } = await erase(host.client, guest);
  expect(data).toMatchObject({ bookings: 0, guestBookings: 1, contacts: 0 });
  expect(await dump(server.pool)).not.toContain(guest);
});

it('by the command line, with the same rules', async () => {
  await server.setClock(before);
  const host = await createHost(server);
  const person = invitee();
  const { data } = await book(host.client, host.eventTypeId, at('09:00'), { invitee: person });
  const run = (email: string) => runCommand(['contact', 'erase', host.organization, email], { DATABASE_URL: server.databaseUrl });
  expect(await run(person.email)).toMatchObject({
    code: 1,
    stderr: `This person has upcoming bookings. Cancel them first.\n${data?.id}\n`,
  });
  await server.setClock(after);
  expect(await run('nobody@example.com')).toMatchObject({ code: 1, stderr: 'Contact not found.\n' });
  const { code, stdout } = await run(person.email);
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { bookings: 1, contacts: 1 }]);
});

it('needs its own scope', async () => {
  const host = await createHost(server);
  const answer = await server.as(host.slug, ['read:contacts']).post('/api/v2/contacts/erase', { email: 'a@example.com' });
  expectRefusal(answer, 403, 'insufficient_scope');
});
