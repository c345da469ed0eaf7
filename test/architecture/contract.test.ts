import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readContract, scopes } from '../../src/contract.ts';
import { addContractFormats } from '../../src/formats.ts';
import { handlers } from '../../src/handlers/all.ts';
import { declared, exampleOf } from '../support/contract.ts';
import { expectRefusal } from '../support/refusals.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

// biome-ignore lint/suspicious/noExplicitAny: the contract as it stands, not as it should be.
type Json = any;

const methods = ['get', 'put', 'post', 'delete', 'patch', 'options', 'head', 'trace'];
const contract = readContract() as Json;
const operations: Json[] = Object.entries(declared.paths).flatMap(([path, item]) =>
  methods.filter((method) => item[method]).map((method) => ({ ...(item as Json)[method], method, path })),
);
const scopeOf = ({ security }: Json): string | undefined => security[0]?.personalAccessToken?.[0];
const isRead = ({ method }: Json): boolean => method === 'get';

/** Values that come from an earlier response, or must not be repeated. Tools that import the contract send every example that they find. */
const isOfOneCall = ({ name }: Json): boolean => ['Idempotency-Key', 'If-Match', 'If-None-Match', 'cursor', 'after'].includes(name);

/** They need no token, but for some event types a proof of work. */
const provenOperations = ['createPublicBooking', 'captureLead'];

describe.each(operations.map((operation) => [operation.operationId, operation]))('%s', (id, operation) => {
  const statuses = Object.keys(operation.responses);
  const isPublic = operation.security.length === 0;

  it('is named by a verb and a noun', () => {
    expect(id).toMatch(
      /^(accept|leave|get|list|create|update|cancel|capture|reschedule|mark|put|set|delete|erase|remove|test|redeliver|replay|rotate|revoke|sync)[A-Z][A-Za-z]+$/,
    );
    expect(id.length).toBeLessThanOrEqual(40);
    expect(operations.filter(({ operationId }) => operationId === id)).toHaveLength(1);
  });

  it('is fully described', () => {
    expect(operation.tags).toHaveLength(1);
    expect(contract.tags.map(({ name }: Json) => name)).toContain(operation.tags[0]);
    expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(operation.description).toMatch(/\.$/);
  });

  it('asks for a scope that there is, or says that it asks for none', () => {
    const scope = scopeOf(operation);
    const asked = scope === undefined ? [] : [scope];
    // Either kind of token, with the same scope.
    expect(operation.security).toEqual(isPublic ? [] : [{ personalAccessToken: asked }, { oauth2: asked }]);
    if (scope !== undefined) expect(Object.keys(scopes)).toContain(scope);
    if (scope !== undefined) expect(scope.startsWith(isRead(operation) ? 'read:' : 'write:')).toBe(true);
    expect(statuses.includes('401')).toBe(!isPublic);
    expect(statuses.includes('403')).toBe(scope !== undefined || provenOperations.includes(id));
  });

  it('declares one success, and every failure that it can have', () => {
    expect(statuses.filter((status) => status.startsWith('2'))).toHaveLength(1);
    expect(statuses).toEqual(expect.arrayContaining(['400', '405', '429', '500', '503']));
    expect(statuses.includes('304')).toBe(isRead(operation));
    expect(statuses.includes('413') && statuses.includes('415')).toBe('requestBody' in operation);
    if (operation.path.includes('{')) expect(statuses).toContain('404');
    for (const status of statuses) expect(operation.responses[status].headers).toHaveProperty('X-Request-Id');
  });

  it('has an example of what is sent and of what is answered', () => {
    for (const parameter of operation.parameters ?? [])
      expect([parameter.name, exampleOf(parameter) !== undefined]).toEqual([parameter.name, !isOfOneCall(parameter)]);
    const bodies = [operation.requestBody, ...Object.values(operation.responses)].flatMap((one: Json) => Object.values(one?.content ?? {}));
    for (const body of bodies as Json[]) expect(body.example ?? body.examples).toBeDefined();
  });
});

describe('the contract', () => {
  it('has an example of each of its schemas', () => {
    for (const [name, schema] of Object.entries<Json>(contract.components.schemas))
      expect([name, schema.examples?.length > 0]).toEqual([name, true]);
  });

  it('gives only examples that keep to it', () => {
    const ajv = addContractFormats(new Ajv2020({ strict: false, allErrors: true }));
    const faults: string[] = [];
    const check = (where: string, schema: object, value: unknown) =>
      void (ajv.validate(schema, value) || faults.push(`${where}: ${ajv.errorsText()}`));
    let seen = 0;
    const walk = (node: Json, where: string): void => {
      if (node === null || typeof node !== 'object') return;
      const schema = node.schema ?? (where.includes('/schemas/') || where.includes('/schema') ? node : undefined);
      const examples = [
        ...('example' in node ? [node.example] : []),
        ...(Array.isArray(node.examples) ? node.examples : Object.values(node.examples ?? {}).map((one: Json) => one.value)),
      ];
      if (schema !== undefined && !where.endsWith('/properties')) {
        for (const example of examples) {
          check(where, schema, example);
          seen += 1;
        }
      }
      for (const [name, child] of Object.entries(node)) if (name !== 'example' && name !== 'examples') walk(child, `${where}/${name}`);
    };
    walk(declared, '');
    expect(faults).toEqual([]);
    expect(seen).toBeGreaterThan(200);
  });

  it('names the tools that agents know, each once', () => {
    const tools = operations.flatMap((operation) => operation['x-mcp-tool'] ?? []);
    const known = [
      ...['cancel_booking', 'create_availability_override', 'create_booking', 'create_event_type', 'create_lead', 'create_schedule'],
      ...['delete_availability_override', 'delete_event_type', 'delete_out_of_office', 'delete_schedule'],
      ...['explain_availability', 'get_availability'],
      ...[
        'get_booking',
        'get_booking_link',
        'get_lead',
        'get_stats',
        'list_bookings',
        'list_busy_times',
        'list_calendars',
        'list_event_types',
        'list_leads',
      ],
      ...['list_members', 'list_messages', 'list_out_of_office', 'list_schedules', 'mark_no_show', 'reschedule_booking'],
      ...['sync_calendar'],
      ...['set_out_of_office', 'update_event_type', 'update_lead', 'update_out_of_office', 'update_schedule', 'whoami'],
    ];
    expect(tools.toSorted()).toEqual(known.toSorted());
  });

  it('has the same operations as the code', () => {
    expect(Object.keys(handlers).sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
  });

  it('has a file of the name of each tag in handlers and in test, and no other handlers', () => {
    const tags = contract.tags.map(({ name }: Json) => name);
    expect(readdirSync('src/handlers').sort()).toEqual([...tags, 'all'].map((name) => `${name}.ts`).sort());
    expect(readdirSync('test/api')).toEqual(expect.arrayContaining(tags.map((name: string) => `${name}.test.ts`)));
    for (const tag of tags) expect(operations.some((operation) => operation.tags[0] === tag)).toBe(true);
  });
});

describe('the server', () => {
  let server: TestServer;
  let eventTypeId: string;

  beforeAll(async () => {
    server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
    await server.load(world(organization('acme', { users: [user('imad')], eventTypes: [eventType('imad', 'intro')] })));
    await server.setClock('2027-03-01T08:00:00Z');
    const client = server.client(await server.token('imad'));
    await client.PUT('/api/v2/calendar-feed', { body: { shows: 'busy' } });
    const { data } = await client.GET('/api/v2/event-types');
    eventTypeId = data?.items[0]?.id as string;
  });
  afterAll(() => server.stop());

  const ask = ({ method, path, parameters = [], requestBody }: Json, token?: string) => {
    const query = new URLSearchParams(
      parameters
        .filter((parameter: Json) => parameter.in === 'query' && parameter.required)
        .map((parameter: Json) => [parameter.name, parameter.name === 'eventTypeId' ? eventTypeId : String(exampleOf(parameter))]),
    );
    const body = requestBody && JSON.stringify(requestBody.content['application/json'].example);
    const headers = { ...(token && { Authorization: `Bearer ${token}` }), ...(body && { 'Content-Type': 'application/json' }) };
    const address = path.replace(/\{([^}]+)\}/g, (_: string, name: string) =>
      ['id', 'user'].includes(name) ? 'nothing' : String(exampleOf(parameters.find((parameter: Json) => parameter.name === name))),
    );
    return server.send(method.toUpperCase(), `${address}?${query}`, { headers, body });
  };
  const successOf = ({ responses }: Json) => Number(Object.keys(responses).find((status) => status.startsWith('2')));
  const namesNothing = ({ operationId, path, requestBody }: Json) =>
    path.includes('{') || operationId === 'eraseContact' || 'eventTypeId' in (requestBody?.content['application/json'].example ?? {});

  it.each(Object.keys(scopes))('lets a token with %s do what that scope is for, and no more', async (scope) => {
    const token = await server.token('imad', [scope]);
    for (const operation of operations) {
      const { operationId } = operation;
      const { status } = await ask(operation, token);
      const needed = scopeOf(operation);
      const isLetIn = needed === undefined || needed === scope;
      const expected = isLetIn ? (namesNothing(operation) ? 404 : successOf(operation)) : 403;
      expect([operationId, status]).toEqual([operationId, expected]);
    }
  });

  it('asks for a token wherever the contract does', async () => {
    for (const operation of operations) {
      const answer = await ask(operation);
      if (operation.security.length > 0) expectRefusal(answer, 401, 'unauthorized');
      else expect(answer.status).not.toBe(401);
    }
  });

  it('hands out the contract with its own address in it, to anyone', async () => {
    const { status, headers, body } = await server.send('GET', '/api/docs/openapi.json', { headers: { Origin: 'https://app.example' } });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(body.servers).toEqual([{ ...contract.servers[0], url: server.url }]);
    expect(body.info.contact).toEqual({ ...contract.info.contact, url: server.url });
    expect(body.components.securitySchemes.oauth2.flows.authorizationCode).toMatchObject({
      authorizationUrl: `${server.url}/oauth/authorize`,
      tokenUrl: `${server.url}/oauth/token`,
      refreshUrl: `${server.url}/oauth/token`,
    });
  });

  it('says when the contract has not changed', async () => {
    const etag = (await server.send('GET', '/api/docs/openapi.json')).headers.get('etag') as string;
    expect(etag).toMatch(/^"[^"]+"$/);
    for (const held of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const { status, text, headers } = await server.send('GET', '/api/docs/openapi.json', { headers: { 'If-None-Match': held } });
      expect([status, text, headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await server.send('GET', '/api/docs/openapi.json', { headers: { 'If-None-Match': '"x"' } })).status).toBe(200);
  });
});
