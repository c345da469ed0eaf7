import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { expectFault, expectRefusal } from '../support/refusals.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const now = '2027-03-01T00:00:00Z';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
});
beforeEach(() => server.setClock(now));
afterAll(() => server.stop());

const bo = { name: 'Bo Berg', email: 'bo@example.com' };

describe('createLead', () => {
  it('creates a lead, its contact, and is booked by the next booking of the address', async () => {
    const { client, eventTypeId } = await createHost(server);
    const { data, response } = await client.POST('/api/v2/leads', { body: { eventTypeId, ...bo, phone: '+46 8 123 456' } });
    expect([response.status, response.headers.get('location')]).toEqual([201, `/api/v2/leads/${data?.id}`]);
    expect(data).toMatchObject({
      ...{ eventTypeId, ...bo, phone: '+46 8 123 456', phoneE164: '+468123456', timezone: null, answers: [], status: 'new' },
      ...{ booked: false, bookingId: null, createdAt: '2027-03-01T00:00:00.000Z', updatedAt: '2027-03-01T00:00:00.000Z' },
    });
    const read = await client.GET('/api/v2/leads/{id}', { params: { path: { id: data?.id as string } } });
    expect([read.data, read.response.headers.get('etag')]).toEqual([data, response.headers.get('etag')]);
    expect((await client.GET('/api/v2/contacts')).data?.items).toMatchObject([{ ...bo, kind: 'lead', leadCount: 1 }]);
    const booked = await book(client, eventTypeId, at('09:00'), { invitee: bo });
    expect((await client.GET('/api/v2/leads')).data?.items).toMatchObject([{ id: data?.id, booked: true, bookingId: booked.data?.id }]);
  });

  it('checks the answers, and that the caller owns the event type', async () => {
    const questions = [{ id: 'size', label: 'Size?', type: 'single_choice', options: ['small'], required: true }];
    const { client, slug, eventTypeId } = await createHost(server, { questions });
    const { post } = server.as(slug);
    expectFault(
      await post('/api/v2/leads', { eventTypeId, ...bo, answers: [{ questionId: 'size', value: 'x' }] }),
      '/body/answers/0/value',
    );
    expect((await client.POST('/api/v2/leads', { body: { eventTypeId, ...bo } })).response.status).toBe(201);
    const team = await createTeam(server, 2, { kind: 'collective' });
    expectRefusal(
      await server.as(team.slugs[1] as string).post('/api/v2/leads', { eventTypeId: team.eventTypeId, ...bo }),
      404,
      'not_found',
    );
    expectRefusal(await server.as(slug, ['read:leads']).post('/api/v2/leads', { eventTypeId, ...bo }), 403, 'insufficient_scope');
  });

  it('runs once for an Idempotency-Key', async () => {
    const { slug, client, eventTypeId } = await createHost(server);
    const { post } = server.as(slug);
    const key = { 'Idempotency-Key': 'a-lead' };
    const [first, second] = [
      await post('/api/v2/leads', { eventTypeId, ...bo }, key),
      await post('/api/v2/leads', { eventTypeId, ...bo }, key),
    ];
    expect(second.body).toEqual(first.body);
    expect((await client.GET('/api/v2/leads')).data?.items).toHaveLength(1);
  });
});

describe('updateLead', () => {
  const create = async () => {
    const host = await createHost(server);
    const { data } = await host.client.POST('/api/v2/leads', { body: { eventTypeId: host.eventTypeId, ...bo, timezone: 'UTC' } });
    const path = `/api/v2/leads/${data?.id}`;
    const patch = (body: object, headers: Record<string, string> = {}) =>
      server.as(host.slug).send('PATCH', path, {
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    return { ...host, path, patch, lead: data };
  };

  it('changes what is sent, and nothing without a change', async () => {
    const { patch, lead } = await create();
    await server.setClock('2027-03-01T01:00:00Z');
    const { status, body } = await patch({ status: 'contacted', phone: '+46 8 123 456', timezone: null });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...lead,
      ...{ status: 'contacted', phone: '+46 8 123 456', phoneE164: '+468123456', timezone: null, updatedAt: '2027-03-01T01:00:00.000Z' },
    });
    await server.setClock('2027-03-01T02:00:00Z');
    expect((await patch({ status: 'contacted' })).body).toEqual(body);
    expect((await patch({})).body).toEqual(body);
    expect((await patch({ phone: null })).body).toMatchObject({ phone: null, phoneE164: null });
  });

  it('is refused if the lead has changed since it was read', async () => {
    const { patch, path, slug } = await create();
    const etag = (await server.as(slug).get(path)).headers.get('etag') as string;
    expect((await patch({ status: 'qualified' }, { 'If-Match': etag })).status).toBe(200);
    expectRefusal(await patch({ status: 'lost' }, { 'If-Match': etag }), 412, 'precondition_failed');
  });

  it('finds only leads of own event types', async () => {
    const { path } = await create();
    const other = await createHost(server);
    expectRefusal(await server.as(other.slug).get(path), 404, 'not_found');
    expectRefusal(
      await server.as(other.slug).send('PATCH', path, { headers: { 'Content-Type': 'application/json' }, body: '{"status":"lost"}' }),
      404,
      'not_found',
    );
  });
});
