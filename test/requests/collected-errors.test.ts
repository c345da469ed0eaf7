/** Errors that no schema states are reported together, as those of the schemas are. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHost, day } from '../support/hosts.ts';
import { type Answer, createRawClient } from '../support/http.ts';
import { expectRefusal } from '../support/refusals.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await server.setClock('2027-03-01T00:00:00Z');
});
afterAll(() => server.stop());

async function setUp() {
  const { slug, eventTypeId } = await createHost(server);
  return { eventTypeId, ...createRawClient(server.url, server.token(slug)) };
}

function pathsOf(answer: Answer): string[] {
  expectRefusal(answer, 400, 'invalid_argument');
  return answer.body.details.map(({ path }: { path: string }) => path);
}

const missing = '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60';

it('of a window and a duration', async () => {
  const { eventTypeId, get } = await setUp();
  const path = `/api/v2/availability?eventTypeId=${eventTypeId}`;
  expect(pathsOf(await get(`${path}&from=${day}&to=2027-05-01&duration=31`))).toEqual(['/query/to', '/query/duration']);
  expect(pathsOf(await get(`${path}&from=0000-01-01&to=0000-01-02`))).toEqual(['/query/from', '/query/to']);
});

it('of an event type and its hosts', async () => {
  const { eventTypeId, post, send } = await setUp();
  const rules = { hostSelection: 'rotation', questions: [{ id: 'a', label: 'A', type: 'single_choice' }], hosts: [{ id: missing }] };
  const paths = ['/body/hostSelection', '/body/questions/0/options', '/body/hosts/0/id'];
  const created = await post('/api/v2/event-types', { name: 'Call', slug: 'new', kind: 'one_on_one', durations: [30], ...rules });
  expect(pathsOf(created)).toEqual(paths);
  const headers = { 'Content-Type': 'application/json' };
  expect(pathsOf(await send('PATCH', `/api/v2/event-types/${eventTypeId}`, { headers, body: JSON.stringify(rules) }))).toEqual(paths);
});

it('of the collections of a calendar', async () => {
  const { post, send } = await setUp();
  const { body: calendar } = await post('/api/v2/calendars', { kind: 'push' });
  const body = JSON.stringify({ collections: [{ id: missing, countsAsBusy: true }], writesTo: missing });
  const changed = await send('PATCH', `/api/v2/calendars/${calendar.id}`, { headers: { 'Content-Type': 'application/json' }, body });
  expect(pathsOf(changed)).toEqual(['/body/collections/0/id', '/body/writesTo']);
});

it('of a booking: duration, location, answers and lead', async () => {
  const { eventTypeId, post } = await setUp();
  const invitee = { name: 'Ann', email: 'ann@example.com' };
  const wrong = { durationMin: 31, location: { kind: 'phone' }, answers: [{ questionId: 'x', value: 'y' }], leadId: missing };
  const refused = await post('/api/v2/bookings', { eventTypeId, startAt: `${day}T09:00:00Z`, invitee, ...wrong });
  expect(pathsOf(refused)).toEqual(['/body/durationMin', '/body/location', '/body/answers/0/questionId', '/body/leadId']);
});
