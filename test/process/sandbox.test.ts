import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newToken } from '../../src/accounts/secrets.ts';
import { declared, exampleOf } from '../support/contract.ts';
import { send } from '../support/http.ts';
import { call } from '../support/mcp.ts';
import { runCommand, type ServerProcess, spawnServer } from '../support/process.ts';
import { expectFault, expectRefusal } from '../support/refusals.ts';

type Parameter = Example & { name: string; in: string; required?: boolean };
type Example = { example?: unknown; examples?: Record<string, { value: unknown }> };
type Response = { content?: { 'application/json': Example } };
type Operation = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: { 'application/json': { example: unknown } } };
  responses: Record<string, Response>;
  'x-rate-limit-budget'?: { multiple: number };
};

// No DATABASE_URL and no folder for an embedded database: any use of a database would fail.
const nowhere = { DATA_DIR: '/nowhere/at/all' };
const authorization = `Bearer ${newToken()}`;
let sandbox: ServerProcess;

beforeAll(async () => {
  sandbox = await spawnServer(nowhere, ['src/cli/program.ts', 'mock', '--port', '0']);
}, 120_000);
afterAll(() => sandbox.stop());

const operations = Object.entries(declared.paths).flatMap(([path, item]) =>
  ['get', 'post', 'put', 'patch', 'delete'].flatMap((method) => {
    const operation = item[method] as unknown as Operation | undefined;
    return operation ? [{ ...operation, method, path, parameters: operation.parameters ?? [] }] : [];
  }),
);
type Listed = (typeof operations)[number];

/** A request made of the contract's examples, without conditions, which could yield 304. */
function requestOf({ method, path, parameters, requestBody }: Listed, headers: Record<string, string> = {}): Parameters<typeof ask> {
  const valueFor = (name: string) => encodeURIComponent(String(exampleOf(parameters.find((one) => one.name === name) ?? {})));
  const isShown = (one: Parameter) => one.in === 'query' && exampleOf(one) !== undefined;
  const query = parameters.filter(isShown).map(({ name }) => `${name}=${valueFor(name)}`);
  const address = path.replace(/\{([^}]+)\}/g, (_, name) => valueFor(name)) + (query.length > 0 ? `?${query.join('&')}` : '');
  const body = requestBody && { body: JSON.stringify(requestBody.content['application/json'].example) };
  return [method.toUpperCase(), address, { ...body, headers: { ...(body && { 'content-type': 'application/json' }), ...headers } }];
}

const contentOf = ({ responses }: Listed, status: string): Example => responses[status]?.content?.['application/json'] ?? {};

/** With a token of its own, since all operations together need more requests than one token has. */
const ask = (method: string, path: string, init: RequestInit = {}) =>
  send(sandbox.url, method, path, { ...init, headers: { authorization: `Bearer ${newToken()}`, ...(init.headers as object) } });

describe.each(operations)('$operationId', (operation) => {
  const statuses = Object.keys(operation.responses).filter((status) => operation.responses[status]?.content);
  const success = statuses.find((status) => status.startsWith('2')) as string;

  it("answers the contract's example with the contract's example", async () => {
    const { status, body, headers } = await ask(...requestOf(operation));
    expect([status, body]).toEqual([Number(success), contentOf(operation, success).example]);
    expect(headers.get('x-ratelimit-limit')).toBe(String(600 * (operation['x-rate-limit-budget']?.multiple ?? 1)));
  });

  it.each(statuses.filter((status) => status !== success))('answers %s for the asking', async (status) => {
    const answer = await ask(...requestOf(operation, { prefer: `code=${status}` }));
    const { example, examples = {} } = contentOf(operation, status);
    const shown = example ?? Object.values(examples)[0]?.value;
    const { requestId: _, ...told } = shown as { requestId: string; code: string };
    expectRefusal(answer, Number(status), told.code);
    expect(answer.body).toMatchObject(told);
    for (const [name, { value }] of Object.entries(examples)) {
      const named = await ask(...requestOf(operation, { prefer: `code=${status}, example=${name}` }));
      expect(named.body.code).toBe((value as { code: string }).code);
    }
  });
});

describe('refuses as the real server does', () => {
  it.each([undefined, 'Bearer', 'Bearer pat_x', `Bearer pat_${'a'.repeat(38)}`, 'Basic abc'])('the token "%s"', async (value) => {
    const answer = await send(sandbox.url, 'GET', '/api/v2/me', value ? { headers: { authorization: value } } : {});
    expectRefusal(answer, 401, 'unauthorized');
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
  });

  const post = (body: string, type = 'application/json') => ask('POST', '/api/v2/bookings', { body, headers: { 'content-type': type } });

  it('what the contract does not know', async () => {
    expectFault(await ask('GET', '/api/v2/leads?color=red'), '/query/color');
    expectFault(await ask('GET', '/api/v2/leads?status=old'), '/query/status');
    expectFault(await ask('GET', '/api/v2/bookings?limit=0'), '/query/limit');
    expectFault(await post('{"eventTypeId":"x","startAt":"now","invitee":{"name":"Ann","email":"ann@example.com"}}'), '/body/startAt');
    expectFault(await post('{'), '/body');
    expectRefusal(await post('{}', 'text/plain'), 415, 'unsupported_media_type');
    expectRefusal(await post(`"${'a'.repeat(200_000)}"`), 413, 'payload_too_large');
    expectRefusal(await ask('GET', '/api/v2/nowhere'), 404, 'not_found');
    expectFault(await ask('GET', '/api/v2/me', { headers: { prefer: 'code=418' } }), '/header/prefer');
    expectFault(await ask('GET', '/api/v2/me', { headers: { prefer: 'code=404' } }), '/header/prefer');
    expectFault(await ask('GET', '/api/v2/me', { headers: { prefer: 'code=400, example=none' } }), '/header/prefer');
  });

  it('a method that an address does not take', async () => {
    const answer = await ask('DELETE', '/api/v2/bookings');
    expectRefusal(answer, 405, 'method_not_allowed');
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('one request too many', async () => {
    const small = await spawnServer({ ...nowhere, RATE_LIMIT_PER_MINUTE: '2' }, ['src/cli/program.ts', 'mock', '--port', '0']);
    try {
      const statuses: number[] = [];
      // Five in a row: at most one change of the minute lies between them.
      for (let count = 0; count < 5; count += 1) {
        const { status, headers } = await send(small.url, 'GET', '/api/v2/me', { headers: { authorization } });
        statuses.push(status);
        expect(headers.has('retry-after')).toBe(status === 429);
      }
      expect(statuses).toContain(429);
      expect((await send(small.url, 'GET', '/api/v2/rate-limit', { headers: { authorization } })).status).toBe(200);
    } finally {
      await small.stop();
    }
  });
});

describe('has the addresses of the real server', () => {
  it('for HEAD and for conditions', async () => {
    const { headers } = await ask('GET', '/api/v2/me');
    const etag = headers.get('etag') as string;
    expect(await ask('HEAD', '/api/v2/me')).toMatchObject({ status: 200, text: '' });
    expect((await ask('GET', '/api/v2/me', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('for browsers of any origin', async () => {
    const headers = { origin: 'https://shop.example', 'access-control-request-method': 'POST' };
    const preflight = await send(sandbox.url, 'OPTIONS', '/api/v2/bookings', { headers });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    expect((await ask('GET', '/api/v2/me', { headers })).headers.get('access-control-allow-origin')).toBe('*');
  });

  it('with the contract, its reference, and its health', async () => {
    const { body } = await send(sandbox.url, 'GET', '/api/docs/openapi.json');
    expect(body.servers[0].url).toBe(sandbox.url);
    expect((await send(sandbox.url, 'GET', '/api/docs')).status).toBe(200);
    expect((await send(sandbox.url, 'GET', '/healthz')).status).toBe(200);
    expect((await send(sandbox.url, 'GET', '/readyz')).status).toBe(200);
  });
});

it('has the tools of the contract too, which answer with its examples', async () => {
  const server = { send: (method: string, path: string, init?: RequestInit) => send(sandbox.url, method, path, init) };
  const { result } = await call(server, newToken(), 'get_booking', { id: 'any' });
  const getBooking = operations.find(({ operationId }) => operationId === 'getBooking') as Listed;
  const { id, startAt } = contentOf(getBooking, '200').example as { id: string; startAt: string };
  expect(result?.structuredContent).toMatchObject({ id, startAt: `${startAt.slice(0, 16)}+00:00` });
});

it('has the refusals of tools for the asking too', async () => {
  const told = async (prefer: string) => {
    const server = {
      send: (method: string, path: string, init: RequestInit = {}) =>
        send(sandbox.url, method, path, { ...init, headers: { ...init.headers, prefer, 'if-match': '"x"' } }),
    };
    const given = {
      eventTypeId: '019ca9d0-7a10-7b22-9c41-5d6e7f809112',
      startAt: '2027-03-02T09:00:00Z',
      invitee: { name: 'Ann Lee', email: 'ann@example.com' },
    };
    return call(server, newToken(), 'create_booking', given);
  };
  const { result } = await told('code=409, example=slotUnavailable');
  expect(result).toMatchObject({ isError: true, structuredContent: { code: 'slot_unavailable', reason: expect.any(String) } });
  expect((await told('code=409, example=requestInProgress')).result?.structuredContent).toMatchObject({ code: 'request_in_progress' });
  expect((await told('code=404')).result?.structuredContent).toMatchObject({ code: 'not_found' });
  expectRefusal(await told('code=429'), 429, 'rate_limited');
  expect((await told('code=418')).result?.structuredContent).toMatchObject({ details: [{ path: 'prefer' }] });
});

it('logs its address, with a request that works unchanged', async () => {
  const [, url, token] = /curl -s (\S+)\/api\/v2\/bookings -H "Authorization: (Bearer pat_\w+)"/.exec(sandbox.output()) ?? [];
  expect(url).toBe(sandbox.url);
  expect((await send(sandbox.url, 'GET', '/api/v2/bookings', { headers: { authorization: token as string } })).status).toBe(200);
});

it('answers the request that the documentation shows', async () => {
  const guide = await readFile(new URL('../../docs/clients.md', import.meta.url), 'utf8');
  const [, prefer, body] = /-H 'Prefer: ([^']+)' \\\n +-d '([^']+)'/.exec(guide) ?? [];
  const headers = { 'content-type': 'application/json', prefer: prefer as string };
  expectRefusal(await send(sandbox.url, 'POST', '/api/bookings', { headers, body: body as string }), 409, 'slot_unavailable');
});

it.each([['70000'], ['-1'], ['http']])('refuses --port %s', async (port) => {
  const { code, stderr } = await runCommand(['mock', `--port=${port}`], nowhere);
  expect(code).toBe(1);
  expect(stderr).toContain('It must be a whole number from 0 to 65535.');
});

it('says which port is in use', async () => {
  const { code, stderr } = await runCommand(['mock', '--port', new URL(sandbox.url).port], nowhere);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^PORT \d+ is already in use/)]);
});
