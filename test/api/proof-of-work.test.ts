/** Event types that need a proof of work from invitees without a token. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from '../../src/database/connect.ts';
import { removeExpired } from '../../src/queries/expired.ts';
import { at, book, createHost } from '../support/hosts.ts';
import { read, solve, write } from '../support/proofs.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';

const now = '2027-03-01T00:00:00Z';
let server: TestServer;
let anybody: ApiClient;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  anybody = server.client();
});
beforeEach(async () => {
  await server.setClock(now);
  await server.pool.query('delete from public_booking_budgets');
});
afterAll(() => server.stop());

const protectedHost = () => createHost(server, { botProtection: 'proof_of_work' });

const findChallenge = async (slug: string) => {
  const { data } = await anybody.GET('/api/public/{user}/{eventType}/challenge', { params: { path: { user: slug, eventType: 'call' } } });
  return data as NonNullable<typeof data>;
};

const findProof = async (slug: string) => solve(await findChallenge(slug));

type Rest = { proofOfWork?: string; key?: string; email?: string };

async function bookPublicly(eventTypeId: string, time: string, { proofOfWork, key, email }: Rest = {}) {
  const body = {
    eventTypeId,
    startAt: at(time),
    invitee: invitee(email === undefined ? {} : { email, name: 'Ann' }),
    ...(proofOfWork !== undefined && { proofOfWork }),
  };
  const { response, data, error } = await anybody.POST('/api/bookings', {
    body,
    ...(key !== undefined && { headers: { 'Idempotency-Key': key } }),
  });
  return [response.status, error?.code ?? data?.status];
}

const refused = [403, 'proof_of_work_required'];

it('is off by default, and switched on by event type', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const publicly = async () => {
    const { data } = await anybody.GET('/api/public/{user}/{eventType}', { params: { path: { user: slug, eventType: 'call' } } });
    return data?.botProtection;
  };
  expect(await publicly()).toBe('none');
  expect(await bookPublicly(eventTypeId, '09:00')).toEqual([201, 'active']);
  const path = { id: eventTypeId };
  const { data } = await client.PATCH('/api/v2/event-types/{id}', { params: { path }, body: { botProtection: 'proof_of_work' } });
  expect([data?.botProtection, await publicly()]).toEqual(['proof_of_work', 'proof_of_work']);
  expect(await bookPublicly(eventTypeId, '10:00')).toEqual(refused);
  const created = await client.POST('/api/v2/event-types', {
    body: { name: 'New', slug: 'new', kind: 'one_on_one', durations: [30], botProtection: 'proof_of_work' },
  });
  expect(created.data?.botProtection).toBe('proof_of_work');
});

describe('a proof', () => {
  it('books once; a booking that is refused does not use it up', async () => {
    const { client, slug, eventTypeId } = await protectedHost();
    await book(client, eventTypeId, at('09:00'));
    const proofOfWork = await findProof(slug);
    expect(await bookPublicly(eventTypeId, '09:00', { proofOfWork })).toEqual([409, 'slot_unavailable']);
    expect(await bookPublicly(eventTypeId, '10:00', { proofOfWork })).toEqual([201, 'active']);
    expect(await bookPublicly(eventTypeId, '11:00', { proofOfWork })).toEqual(refused);
  });

  it('is not used twice by a repeated request', async () => {
    const { slug, eventTypeId } = await protectedHost();
    const rest = { proofOfWork: await findProof(slug), key: 'once', email: 'ann@example.com' };
    expect(await bookPublicly(eventTypeId, '09:00', rest)).toEqual([201, 'active']);
    expect(await bookPublicly(eventTypeId, '09:00', rest)).toEqual([201, 'active']);
  });

  it('books one of eight starts that are requested at the same time', async () => {
    const { slug, eventTypeId } = await protectedHost();
    const proofOfWork = await findProof(slug);
    const times = Array.from({ length: 8 }, (_, index) => `${String(9 + index).padStart(2, '0')}:00`);
    const results = await Promise.all(times.map((time) => bookPublicly(eventTypeId, time, { proofOfWork })));
    expect(results.filter(([status]) => status === 201)).toHaveLength(1);
    expect(results.filter(([status]) => status === 403)).toHaveLength(7);
  });

  it('of another event type, of an earlier time or with a change is refused', async () => {
    const [{ slug, eventTypeId }, other] = [await protectedHost(), await protectedHost()];
    const proofOfWork = await findProof(slug);
    const { salt, ...rest } = read(proofOfWork) as { salt: string; number: number; signature: string; challenge: string };
    const wrong = [
      await findProof(other.slug),
      write({ ...rest, salt: salt.replace(/expires=\d+/, 'expires=1999999999') }),
      write({ ...rest, salt: salt.replace(/eventType=[^&]+/, `eventType=${other.eventTypeId}`) }),
      write({ ...rest, salt, number: rest.number + 1 }),
      write({ ...rest, salt, signature: rest.challenge }),
      write({ ...rest, salt, algorithm: 'SHA-1' }),
      write({ ...rest, salt: null }),
      write([]),
      'null',
      '%',
    ];
    for (const one of wrong) expect(await bookPublicly(eventTypeId, '09:00', { proofOfWork: one })).toEqual(refused);
    expect(await bookPublicly(eventTypeId, '09:00', { proofOfWork })).toEqual([201, 'active']);
    // Another spelling of the same solution.
    const again = write({ ...rest, salt: salt.replace(/&$/, '') });
    expect(await bookPublicly(eventTypeId, '10:00', { proofOfWork: again })).toEqual(refused);
    const late = await findProof(slug);
    await server.setClock('2027-03-01T00:30:00Z');
    expect(await bookPublicly(eventTypeId, '10:00', { proofOfWork: late })).toEqual(refused);
  });

  it('is forgotten when it expires', async () => {
    const { slug, eventTypeId } = await protectedHost();
    await bookPublicly(eventTypeId, '09:00', { proofOfWork: await findProof(slug) });
    const { db, close } = connect(server.databaseUrl, { size: 1, report: () => {} });
    const count = async () => (await server.pool.query('select count(*)::int as count from spent_proofs')).rows[0].count;
    await removeExpired(db);
    expect(await count()).toBeGreaterThan(0);
    await server.setClock('2027-03-01T01:00:00Z');
    await removeExpired(db);
    expect(await count()).toBe(0);
    await close();
  });
});

it('a token needs none', async () => {
  const { client, eventTypeId } = await protectedHost();
  expect((await book(client, eventTypeId, at('09:00'))).response.status).toBe(201);
  expect((await book(client, eventTypeId, at('10:00'), { proofOfWork: 'x' })).response.status).toBe(201);
});

it('leads need one each', async () => {
  const { slug, eventTypeId } = await protectedHost();
  const params = { path: { user: slug, eventType: 'call' } };
  const capture = async (proofOfWork?: string) => {
    const body = { name: 'Ann', email: 'ann@example.com', ...(proofOfWork !== undefined && { proofOfWork }) };
    const { response, error } = await anybody.POST('/api/public/{user}/{eventType}/leads', { params, body });
    return [response.status, error?.code];
  };
  expect(await capture()).toEqual(refused);
  const proofOfWork = await findProof(slug);
  expect(await capture(proofOfWork)).toEqual([201, undefined]);
  expect(await capture(proofOfWork)).toEqual(refused);
  expect(await bookPublicly(eventTypeId, '09:00', { proofOfWork })).toEqual(refused);
});

it('challenges differ, and are of event types that anybody can book', async () => {
  const { slug } = await protectedHost();
  const [one, other] = [await findChallenge(slug), await findChallenge(slug)];
  expect(one.challenge).not.toBe(other.challenge);
  expect(one.expiresAt).toBe('2027-03-01T00:30:00.000Z');
  const hidden = await createHost(server, { publicBooking: false });
  const params = { path: { user: hidden.slug, eventType: 'call' } };
  expect((await anybody.GET('/api/public/{user}/{eventType}/challenge', { params })).response.status).toBe(404);
});
