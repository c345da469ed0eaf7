import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Answered, type DeclaredOperation, declared, faultsOf } from '../support/contract.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { createEndpoint } from '../support/webhooks.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

/** Parts of the Postman Collection Format v2.1, and of newman's report. */
type Request = { method: string; url: { path: string[] } };
type Item = { name: string; item: Item[] } | { name: string; request: Request };
type Collection = { item: Item[]; variable: { key: string; value: string }[] };
type Execution = {
  item: { request: Request };
  response: { code: number; header: { key: string; value: string }[]; stream: { data: number[] } };
};

let server: TestServer;
let workshop: Workshop;
let variables: Record<string, string>;

beforeAll(async () => {
  server = await startTestServer();
  workshop = await openWorkshop();
  await server.setClock('2027-03-01T08:00:00Z');
  await server.load(
    world(
      organization('acme', {
        users: [user('imad', { outOfOffice: [{ from: '2027-08-09', to: '2027-08-20' }] })],
        eventTypes: [eventType('imad', 'intro', { maxInvitees: 2 }), eventType('imad', 'unused')],
        bookings: [{ eventType: 'imad/intro', startAt: '2027-02-26T09:00:00Z', invitee: invitee(), createdAt: '2027-02-01T00:00:00Z' }],
      }),
    ),
  );
  const token = await server.token('imad');
  const client = server.client(token);
  const { data: types } = await client.GET('/api/v2/event-types');
  const typeOf = (wanted: string) => types?.items.find(({ slug }) => slug === wanted)?.id as string;
  const [eventTypeId, unusedId] = [typeOf('intro'), typeOf('unused')];
  const begunId = (await client.GET('/api/v2/bookings')).data?.items[0]?.id as string;
  const [bookingId, movedId] = await Promise.all(
    ['2027-03-02T09:00:00Z', '2027-03-02T11:00:00Z'].map(
      async (startAt) => (await client.POST('/api/v2/bookings', { body: { eventTypeId, startAt, invitee: invitee() } })).data?.id as string,
    ),
  );
  const managed = await client.POST('/api/v2/bookings', { body: { eventTypeId, startAt: '2027-03-02T13:00:00Z', invitee: invitee() } });
  const manageToken = managed.data?.manageUrl.split('/').at(-1) as string;
  const lead = await client.POST('/api/v2/leads', { body: { eventTypeId, name: 'Rita Novak', email: 'rita.novak@example.com' } });
  const leadId = lead.data?.id as string;
  const { data: contacts } = await client.GET('/api/v2/contacts', { params: { query: { q: 'guest' } } });
  const contactId = contacts?.items[0]?.id as string;
  const scheduleId = (await client.GET('/api/v2/schedules')).data?.items[0]?.id as string;
  const unused = await client.POST('/api/v2/schedules', { body: { name: 'Unused', weekly: {} } });
  const unusedScheduleId = unused.data?.id as string;
  const absenceId = (await client.GET('/api/v2/out-of-office')).data?.items[0]?.id as string;
  const memberId = (await client.POST('/api/v2/members', { body: { email: 'rosa@acme.test' } })).data?.id;
  const { id: webhookId } = await createEndpoint(client);
  const { data: delivery } = await client.POST('/api/v2/webhooks/{id}/test', { params: { path: { id: webhookId } } });
  const deliveryId = delivery?.id as string;
  const { data: calendar } = await client.POST('/api/v2/calendars', { body: { kind: 'push' } });
  const calendarId = calendar?.id as string;
  const collectionId = calendar?.collections[0]?.id as string;
  const busy = { version: 1, from: '2027-03-01T00:00:00Z', to: '2027-03-02T00:00:00Z', intervals: [] };
  await client.PUT('/api/v2/calendars/{id}/busy', { params: { path: { id: calendarId } }, body: busy });
  await client.PUT('/api/v2/calendar-feed', { body: { shows: 'busy' } });
  const ids = {
    memberId,
    calendarId,
    collectionId,
    unusedId,
    eventTypeId,
    bookingId,
    movedId,
    begunId,
    manageToken,
    leadId,
    contactId,
    scheduleId,
    unusedScheduleId,
    absenceId,
    webhookId,
    deliveryId,
  } as Record<string, string>;
  // An event type without hosts cannot be booked.
  variables = { ...ids, leftId: unusedId, bearerToken: token, startAt: '2027-03-02T15:00:00Z', moveAt: '2027-03-03T09:00:00Z' };
  await writeFile(join(workshop.folder, 'openapi.json'), await (await fetch(`${server.url}/api/docs/openapi.json`)).text());
});
afterAll(() => Promise.all([server.stop(), workshop.close()]));

async function convert({ optional }: { optional: boolean }): Promise<Collection> {
  const options = `parametersResolution=Example,enableOptionalParameters=${optional}`;
  await workshop.run('openapi2postmanv2', '-s', 'openapi.json', '-o', 'collection.json', '-O', options);
  const text = await readFile(join(workshop.folder, 'collection.json'), 'utf8');
  return JSON.parse(text, (_, value) => (Array.isArray(value) ? value.filter((one) => one?.key !== ofMembers) : value));
}

/** Only tokens of owners can have what it needs. */
const ofMembers = 'Caledee-Member';

/** Runs every request of a collection with newman; returns the responses by the contract's path. */
async function runAll(collection: Collection, values: Record<string, string>): Promise<Answered[]> {
  await writeFile(join(workshop.folder, 'collection.json'), JSON.stringify(collection));
  const given = Object.entries(values).flatMap(([name, value]) => ['--env-var', `${name}=${value}`]);
  await workshop.run('newman', 'run', 'collection.json', ...given, '-r', 'json', '--reporter-json-export', 'report.json');
  const report = JSON.parse(await readFile(join(workshop.folder, 'report.json'), 'utf8'));
  return report.run.executions.map(toAnswered);
}

const toAnswered = ({ item: { request }, response }: Execution): Answered => ({
  method: request.method,
  path: `/${request.url.path.join('/').replace(/:(\w+)/g, '{$1}')}`,
  status: response.code,
  headers: new Headers(response.header.map(({ key, value }) => [key, value])),
  text: Buffer.from(response.stream.data).toString(),
});

const nameOf = ({ method, path }: { method: string; path: string }) => `${method.toUpperCase()} ${path}`;
const operations = Object.entries(declared.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([, operation]) => operation.operationId)
    .map(([method, operation]) => [nameOf({ method, path }), operation] as [string, DeclaredOperation]),
);
const successOf = ({ responses }: DeclaredOperation) => Number(Object.keys(responses).find((status) => status.startsWith('2')));

/** Replaces ids from the contract's examples by variables. */
function withVariables(collection: Collection): Collection {
  const startAt = (path: string): string => operationAt(path, 'post').requestBody.content['application/json'].example.startAt;
  const idAt = (path: string, method: string, index = 0): string => operationAt(path, method).parameters[index].example;
  const examples: [name: string, example: string][] = Object.entries({
    eventTypeId: idAt('/api/v2/event-types/{id}', 'get'),
    unusedId: idAt('/api/v2/event-types/{id}', 'delete'),
    leftId: idAt('/api/v2/event-types/{id}/leave', 'post'),
    unusedScheduleId: idAt('/api/v2/schedules/{id}', 'delete'),
    memberId: idAt('/api/v2/members/{id}', 'get'),
    bookingId: idAt('/api/v2/bookings/{id}', 'get'),
    movedId: idAt('/api/v2/bookings/{id}/reschedule', 'post'),
    begunId: idAt('/api/v2/bookings/{id}/no-show', 'post'),
    manageToken: idAt('/api/public/bookings/{token}', 'get'),
    leadId: idAt('/api/v2/leads/{id}', 'get'),
    contactId: idAt('/api/v2/contacts/{id}', 'get'),
    scheduleId: idAt('/api/v2/schedules/{id}/overrides/{date}', 'put'),
    absenceId: idAt('/api/v2/out-of-office/{id}', 'delete'),
    calendarId: idAt('/api/v2/calendars/{id}', 'get'),
    collectionId: operationAt('/api/v2/calendars/{id}', 'patch').requestBody.content['application/json'].example.collections[0].id,
    webhookId: idAt('/api/v2/webhooks/{id}', 'get'),
    deliveryId: idAt('/api/v2/webhooks/{id}/deliveries/{deliveryId}', 'get', 1),
  });
  const starts = ['/api/v2/bookings', '/api/bookings'].map((path): [string, string] => ['startAt', startAt(path)]);
  const moves = ['/api/v2/bookings/{id}/reschedule', '/api/public/bookings/{token}/reschedule'];
  const ends = moves.map((path): [string, string] => ['moveAt', startAt(path)]);
  return [...examples, ...starts, ...ends].reduce(
    (all, [name, example]) => JSON.parse(JSON.stringify(all).replaceAll(example, `{{${name}}}`)),
    collection,
  );
}

/** Deleting and canceling come last, as other requests need the resource; before them calendars, one of which offers nothing at first. */
function withEndsLast({ item, ...collection }: Collection): Collection {
  const inOrder = (items: Item[]): Item[] =>
    items.toSorted((one, other) => placeOf(one) - placeOf(other)).map((one) => ('item' in one ? { ...one, item: inOrder(one.item) } : one));
  return { ...collection, item: inOrder(item) };
}
const placeOf = (item: Item): number => (isEnd(item) ? 2 : item.name === 'calendars' ? 1 : 0);
const isEnd = (item: Item): boolean =>
  'item' in item ? item.item.every(isEnd) : item.request.method === 'DELETE' || item.request.url.path.at(-1) === 'cancel';

// biome-ignore lint/suspicious/noExplicitAny: parts of the contract that its type here leaves open.
const operationAt = (path: string, method: string): any => declared.paths[path]?.[method];

it('runs every operation from a Postman collection to its success, with a token, real ids and a real start', async () => {
  const collection = withEndsLast(withVariables(await convert({ optional: false })));
  expect(collection.variable).toEqual([expect.objectContaining({ key: 'baseUrl', value: server.url })]);
  const answers = await runAll(collection, variables);
  const statuses = Object.fromEntries(answers.map((answer) => [nameOf(answer), answer.status]));
  expect(statuses).toEqual(Object.fromEntries(operations.map(([name, operation]) => [name, successOf(operation)])));
  expect(answers.flatMap(faultsOf)).toEqual([]);
}, 120_000);

it.each([
  ['with a token', () => ({ bearerToken: variables.bearerToken as string }), [200, 201, 400, 404, 409, 422]],
  ['without one', () => ({}), [200, 201, 401, 404]],
])(
  'answers a collection as it was imported, every optional parameter on, %s, by nothing undeclared',
  async (_, given, statuses) => {
    const answers = await runAll(await convert({ optional: true }), given());
    expect(answers.map(nameOf).sort()).toEqual(operations.map(([name]) => name).sort());
    expect(answers.flatMap(faultsOf)).toEqual([]);
    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual(statuses);
  },
  60_000,
);
