/** `If-Match`: a resource that changed since it was read is not modified. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock('2027-03-01T00:00:00Z');
});
afterAll(() => server.stop());

type Change = (client: ApiClient, path: { id: string }, header: { 'If-Match': string }) => Promise<{ response: Response; error?: unknown }>;

const ofBookings: [string, Change][] = [
  ['cancelBooking', (client, path, header) => client.DELETE('/api/v2/bookings/{id}', { params: { path, header } })],
  [
    'rescheduleBooking',
    (client, path, header) => client.POST('/api/v2/bookings/{id}/reschedule', { params: { path, header }, body: { startAt: at('10:00') } }),
  ],
  ['markNoShow', (client, path, header) => client.POST('/api/v2/bookings/{id}/no-show', { params: { path, header } })],
];

it.each(ofBookings)('%s is done to what was read, and to nothing else', async (name, change) => {
  const { client, eventTypeId } = await createHost(server);
  const path = { id: (await book(client, eventTypeId, at('09:00'))).data?.id as string };
  const read = async () => {
    const { data, response } = await client.GET('/api/v2/bookings/{id}', { params: { path } });
    return { data, etag: response.headers.get('etag') as string };
  };
  if (name === 'markNoShow') await server.setClock(at('09:00'));
  const { etag, data } = await read();
  await client.PATCH('/api/v2/event-types/{id}', { params: { path: { id: eventTypeId } }, body: { name: 'Another name' } });
  const changed = await read();
  for (const stale of [etag, `W/${etag}`, `w/${changed.etag}`, '"x"', `${etag}, "y"`, 'x']) {
    const { response, error } = await change(client, path, { 'If-Match': stale });
    expect([response.status, error]).toEqual([412, expect.objectContaining({ code: 'precondition_failed' })]);
  }
  expect((await read()).data).toEqual({ ...data, eventTypeName: 'Another name' });
  expect((await change(client, path, { 'If-Match': `"x", ${changed.etag}` })).response.ok).toBe(true);
  await server.setClock('2027-03-01T00:00:00Z');
});

it('updateEventType is done to what was read, and to nothing else', async () => {
  const { client, eventTypeId } = await createHost(server);
  const path = { id: eventTypeId };
  const { response: read } = await client.GET('/api/v2/event-types/{id}', { params: { path } });
  const change = (etag: string, name: string) =>
    client.PATCH('/api/v2/event-types/{id}', { params: { path, header: { 'If-Match': etag } }, body: { name } });
  const first = await change(read.headers.get('etag') as string, 'First');
  expect(first.data?.name).toBe('First');
  expect((await change(read.headers.get('etag') as string, 'Second')).error).toMatchObject({ code: 'precondition_failed' });
  expect((await change(first.response.headers.get('etag') as string, 'Third')).data?.name).toBe('Third');
  expect((await change('*', 'Fourth')).data?.name).toBe('Fourth');
});

it('an ETag that a compressing proxy has weakened is taken', async () => {
  const { client, eventTypeId } = await createHost(server);
  const path = { id: eventTypeId };
  const change = (etag: string, name: string) =>
    client.PATCH('/api/v2/event-types/{id}', { params: { path, header: { 'If-Match': etag } }, body: { name } });
  const { response } = await client.GET('/api/v2/event-types/{id}', { params: { path } });
  const weakened = `W/${response.headers.get('etag')}`;
  expect((await change(weakened, 'First')).data?.name).toBe('First');
  expect((await change(weakened, 'Second')).error).toMatchObject({ code: 'precondition_failed' });
});

it('a change that is already made succeeds again, with any If-Match', async () => {
  const { client, eventTypeId } = await createHost(server);
  const stale = { 'If-Match': '"x"' };
  const path = { id: (await book(client, eventTypeId, at('09:00'))).data?.id as string };
  const { data: canceled } = await client.DELETE('/api/v2/bookings/{id}', { params: { path } });
  const again = await client.DELETE('/api/v2/bookings/{id}', { params: { path, header: stale, query: { reason: 'Late.' } } });
  expect([again.response.status, again.data]).toEqual([200, canceled]);
  const change = (name: string, header = {}) =>
    client.PATCH('/api/v2/event-types/{id}', { params: { path: { id: eventTypeId }, header }, body: { name } });
  const { data: changed } = await change('Talk');
  expect((await change('Talk', stale)).data).toEqual(changed);
  expect((await change('Call', stale)).response.status).toBe(412);
});

it('one of many who have read the same is first', async () => {
  const { client, eventTypeId } = await createHost(server);
  const path = { id: eventTypeId };
  const { response: read } = await client.GET('/api/v2/event-types/{id}', { params: { path } });
  const header = { 'If-Match': read.headers.get('etag') as string };
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      client.PATCH('/api/v2/event-types/{id}', { params: { path, header }, body: { name: `Name ${index}` } }),
    ),
  );
  expect(answers.map(({ response }) => response.status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
});

it('what is not there is not found, whatever was read of it', async () => {
  const { client } = await createHost(server);
  for (const [, change] of ofBookings) expect((await change(client, { id: 'nothing' }, { 'If-Match': '"x"' })).response.status).toBe(404);
});
