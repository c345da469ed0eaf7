/** Erasures of people while others change, read and deliver the same data. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { at, book, createHost } from '../support/hosts.ts';
import { listLockWaits } from '../support/lock-waits.ts';
import { type Event, insertEndpoint, listDeliveries, type Receiver, startReceiver } from '../support/receivers.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { dump, findFaults } from '../support/tables.ts';
import { until } from '../support/until.ts';

let server: TestServer;
let receiver: Receiver;
/** Responses that are held back, by path. */
const held: Record<string, (() => void)[]> = { '/held': [] };
beforeAll(async () => {
  // Repeats what it received.
  receiver = await startReceiver(({ path, raw }, res) => {
    const respond = () => res.writeHead(200).end(raw);
    if (held[path] === undefined) respond();
    else held[path].push(respond);
  });
  server = await startTestServer({ rateLimitPerMinute: 1_000_000, worker: true, webhookAllowHosts: [receiver.host] });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(async () => {
  expect(await findFaults(server.pool)).toEqual([]);
  await server.stop();
  await receiver.stop();
});

const events: Event[] = ['booking_created', 'booking_canceled', 'booking_rescheduled', 'booking_changed', 'lead_created', 'lead_changed'];

const subscribe = (slug: string, path = '/') => insertEndpoint(server.pool, slug, { url: receiver.url.replace(/\/$/, path), events });

const untilDelivered = (webhookId: string) =>
  until('all is delivered', async () => (await listDeliveries(server.pool, webhookId)).every(({ status }) => status === 'succeeded'));

const erase = (client: ApiClient, email: string) => client.POST('/api/v2/contacts/erase', { body: { email } });

const cancel = (client: ApiClient, id: string, key: string) =>
  client.DELETE('/api/v2/bookings/{id}', { params: { path: { id }, header: { 'Idempotency-Key': key } } });

const move = (client: ApiClient, id: string, key: string) =>
  client.POST('/api/v2/bookings/{id}/reschedule', {
    params: { path: { id }, header: { 'Idempotency-Key': key } },
    body: { startAt: at('15:00'), reason: 'Later' },
  });

const linesOf = async (trace: string) => (await dump(server.pool)).split('\n').filter((line) => line.toLowerCase().includes(trace));

const changeOf = async (client: ApiClient, id: string, key: string) => {
  const { data: moved } = await move(client, id, `move-${key}`);
  await cancel(client, moved?.id ?? id, `cancel-${key}`);
};

it('of the invitee or a guest, while the booking is moved and canceled: nothing remains', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const endpoint = await subscribe(slug);
  const remaining: string[] = [];
  for (let round = 0; round < 30; round++) {
    const name = `person${round}x`;
    const [person, other] = [
      { name, email: `${name}@example.com` },
      { name: 'Other', email: `other${round}@example.net` },
    ];
    const people = round % 2 === 0 ? { invitee: person, guests: [other.email] } : { invitee: other, guests: [person.email.toUpperCase()] };
    const { data: booking } = await book(client, eventTypeId, at('09:00'), { ...people, notes: round % 2 === 0 ? `For ${name}` : '' });
    const id = booking?.id as string;
    const untilErased = async () => {
      let answer = await erase(client, person.email);
      while (answer.response.status === 409) answer = await erase(client, person.email);
      expect(answer.response.status).toBe(200);
    };
    // Each order of the three comes first in some rounds.
    const tasks = [() => changeOf(client, id, `${round}`), untilErased, () => cancel(client, id, `again-${round}`)];
    const order = [...tasks.slice(round % 3), ...tasks.slice(0, round % 3)];
    await Promise.all(order.map((task) => task()));
    await untilDelivered(endpoint.id);
    remaining.push(...(await linesOf(name)));
  }
  expect(remaining).toEqual([]);
}, 120_000);

it('while a delivery is sent: the response of its receiver is not stored', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const endpoint = await subscribe(slug, '/held');
  const person = { name: 'Echo Quill', email: 'echo.quill@example.com' };
  const { data: booking } = await book(client, eventTypeId, at('09:00'), { invitee: person });
  await client.POST('/api/v2/leads', { body: { eventTypeId, ...person } });
  await cancel(client, booking?.id as string, 'cancel');
  await until('all are sent', () => held['/held']?.length === 3);
  expect((await erase(client, person.email)).response.status).toBe(200);
  for (const respond of held['/held'] ?? []) respond();
  await untilDelivered(endpoint.id);
  expect(await linesOf('quill')).toEqual([]);
  const params = { path: { id: endpoint.id } };
  const { data } = await server.client(await server.token(slug)).GET('/api/v2/webhooks/{id}/deliveries', { params });
  expect(data?.items.map(({ attempts }) => attempts.map(({ status, response }) => [status, response]))).toEqual(
    Array.from({ length: 3 }, () => [[200, null]]),
  );
});

/** Erases the person, and carries out the rest before the erasure commits, or as far as it gets. */
async function duringErasure(client: ApiClient, email: string, rest: () => Promise<unknown>): Promise<void> {
  const blocker = await server.pool.connect();
  const countWaiting = async () => (await listLockWaits(server.pool)).length;
  let isDone = false;
  try {
    await blocker.query('begin');
    await blocker.query('select from contacts where email_key = $1 for update', [email]);
    const erased = erase(client, email);
    await until('the erasure waits', async () => (await countWaiting()) === 1);
    const done = rest().then(() => (isDone = true));
    await until('the rest waits, or is done', async () => isDone || (await countWaiting()) >= 2);
    await blocker.query('commit');
    expect((await erased).response.status).toBe(200);
    await done;
  } finally {
    await blocker.query('rollback');
    blocker.release();
  }
}

it('while a canceled booking is canceled again: the stored response contains nothing of the person', async () => {
  const { client, eventTypeId } = await createHost(server);
  const person = { name: 'Rerun Quill', email: 'rerun.quill@example.com' };
  const { data: booking } = await book(client, eventTypeId, at('09:00'), { invitee: person });
  const id = booking?.id as string;
  await cancel(client, id, 'first');
  await duringErasure(client, person.email, () => cancel(client, id, 'second'));
  expect(await linesOf('rerun')).toEqual([]);
});

it('while a form captures the same person: the erased lead stays erased, and the form creates another one', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const person = { name: 'Form Quill', email: 'form.quill@example.com' };
  await client.POST('/api/v2/leads', { body: { eventTypeId, ...person } });
  await duringErasure(client, person.email, async () => {
    const body = JSON.stringify({ ...person, timezone: 'Europe/Paris' });
    const captured = await server.send('POST', `/api/public/${slug}/call/leads`, { headers: { 'Content-Type': 'application/json' }, body });
    expect(captured.status).toBe(201);
  });
  const { data } = await client.GET('/api/v2/leads');
  expect((data as Schemas['LeadList']).items.map(({ name }) => name).toSorted()).toEqual(['Erased', person.name]);
});
