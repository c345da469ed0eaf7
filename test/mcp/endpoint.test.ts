/** The MCP endpoint: authentication, allowed origins, rate limits and message formats. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newToken } from '../../src/accounts/secrets.ts';
import { scopes } from '../../src/contract.ts';
import { type Answer, send } from '../support/http.ts';
import { call, endpoint, markedTools, tell } from '../support/mcp.ts';
import { makeApp, obtainTokens } from '../support/oauth.ts';
import { spawnServer } from '../support/process.ts';
import { expectRefusal } from '../support/refusals.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/visitor.ts';
import { sendRaw } from '../support/wire.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const limit = 20;
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: limit, mcpAllowedOrigins: ['https://agent.example'] });
  const companies = ['acme', 'free'].map((slug) =>
    organization(slug, {
      users: [user(`of-${slug}`)],
      eventTypes: [eventType(`of-${slug}`, 'intro')],
      plan: slug === 'free' ? 'free' : 'team',
    }),
  );
  await server.load(world(...companies));
  await server.setClock('2027-03-01T12:00:00Z');
});
// The tests share a user, whose tokens have one limit together.
let minutes = 0;
beforeEach(() => server.setClock(new Date(Date.parse('2027-03-01T12:00:00Z') + 60_000 * minutes++)));
afterAll(() => server.stop());

const token = (scopes?: string[]) => server.token('of-acme', scopes);
const metadata = () => `resource_metadata="${server.url}/.well-known/oauth-protected-resource/api/mcp"`;
const remaining = ({ headers }: Answer) => Number(headers.get('x-ratelimit-remaining') ?? Number.NaN);

const neededScopes = Object.keys(scopes).filter((scope) => markedTools.some((tool) => tool.scope === scope));

const json = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });

const messages = [
  { method: 'initialize', params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'x', version: '1' } } },
  { method: 'ping' },
  { method: 'tools/list' },
  { method: 'tools/call', params: { name: 'list_event_types', arguments: {} } },
  { method: 'nonsense' },
];

describe.each(messages)('$method', (message) => {
  it('needs a token that is known, and says whom to ask for one', async () => {
    for (const [wrong, error] of [
      [undefined, ''],
      ['nonsense', ', error="invalid_token"'],
      [newToken(), ', error="invalid_token"'],
    ] as const) {
      const answer = await tell(server, wrong, message);
      expectRefusal(answer, 401, 'unauthorized');
      const [, rest = ''] = /^Bearer realm="Caledee API"(.*)$/.exec(answer.headers.get('www-authenticate') ?? '') ?? [];
      expect(rest).toBe(`${error}, ${metadata()}, scope="${neededScopes.join(' ')}"`);
    }
  });

  it('counts once', async () => {
    const raw = await token();
    expect(remaining(await tell(server, raw, message))).toBe(limit - 1);
    expect(remaining(await tell(server, raw, message))).toBe(limit - 2);
  });
});

describe('a token', () => {
  it('in the address is no token', async () => {
    const raw = await token();
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    const answer = await server.send('POST', `${endpoint}?access_token=${raw}`, { body, headers: { 'Content-Type': 'application/json' } });
    expectRefusal(answer, 401, 'unauthorized');
  });

  it('that is revoked works no more', async () => {
    const raw = await token();
    expect((await call(server, raw, 'list_event_types')).status).toBe(200);
    await server.pool.query('update personal_access_tokens set revoked_at = now()');
    expectRefusal(await call(server, raw, 'list_event_types'), 401, 'unauthorized');
  });

  it('of a plan without the API is refused', async () => {
    const answer = await tell(server, await server.token('of-free'), { method: 'tools/list' });
    expectRefusal(answer, 401, 'plan_required');
    expect(answer.headers.get('www-authenticate')).toContain(metadata());
  });

  it('for another resource is refused, and one for this endpoint works here alone', async () => {
    const [visitor, app] = [await signIn(server, 'of-acme'), await makeApp(server, 'of-acme')];
    const obtain = async (path: string) =>
      (await obtainTokens(server, visitor, app, { scope: 'read:event-types', resource: server.url + path })).access_token;
    const [here, alsoHere, there] = [await obtain('/api/mcp'), await obtain('/api/mcp/'), await obtain('/api/v2')];
    const statusOf = async (raw: string) => [
      (await call(server, raw, 'list_event_types')).status,
      (await server.send('GET', '/api/v2/event-types', { headers: { Authorization: `Bearer ${raw}` } })).status,
    ];
    expect([await statusOf(here), await statusOf(alsoHere), await statusOf(there)]).toEqual([
      [200, 401],
      [200, 401],
      [401, 200],
    ]);
    const slashed = (raw: string) =>
      server.send('POST', `${endpoint}/`, { body: ping, headers: { ...json, Authorization: `Bearer ${raw}` } });
    expect([(await slashed(here)).status, (await slashed(alsoHere)).status, (await slashed(there)).status]).toEqual([200, 200, 401]);
  });

  it('is obtained in the same way where a slash is added to the address', async () => {
    const told = await server.send('POST', `${endpoint}/`, { body: ping, headers: json });
    const [, metadataUrl = ''] = /resource_metadata="([^"]+)"/.exec(told.headers.get('www-authenticate') ?? '') ?? [];
    expect([told.status, metadataUrl]).toEqual([401, `${server.url}/.well-known/oauth-protected-resource/api/mcp/`]);
    const document = (await server.send('GET', metadataUrl.replace(server.url, ''))).body;
    const plain = (await server.send('GET', metadataUrl.replace(server.url, '').slice(0, -1))).body;
    expect([document, plain.resource]).toEqual([{ ...plain, resource: `${server.url}/api/mcp/` }, `${server.url}/api/mcp`]);
    expect((await server.send('GET', `${endpoint}/`, { headers: { Authorization: `Bearer ${await token()}` } })).status).toBe(405);
    expect((await server.send('POST', `${endpoint}//`, { body: ping, headers: json })).status).toBe(404);
  });

  it('is shown the tools of its scopes, in the order of the contract', async () => {
    const listed = async (scopes?: string[]) => {
      const { body } = await tell(server, await token(scopes), { method: 'tools/list' });
      return body.result.tools.map(({ name }: { name: string }) => name);
    };
    expect(await listed()).toEqual(markedTools.map(({ name }) => name));
    expect(await listed(['read:leads'])).toEqual(['list_leads', 'get_lead']);
    expect(await listed(['read:bookings'])).toEqual(['list_bookings', 'get_booking', 'list_messages', 'get_stats']);
    expect(await listed([])).toEqual([]);
  });

  it('without the scope gets an HTTP error that names it', async () => {
    const answer = await call(server, await token(['read:bookings']), 'cancel_booking', { id: 'x' });
    expectRefusal(answer, 403, 'insufficient_scope');
    const challenge = `Bearer realm="Caledee API", error="insufficient_scope", scope="write:bookings", ${metadata()}`;
    expect(answer.headers.get('www-authenticate')).toBe(challenge);
    expect(remaining(answer)).toBe(limit - 1);
  });

  it('has one rate limit for HTTP and MCP, with Retry-After', async () => {
    const raw = await token();
    for (let count = 0; count < limit / 2; count += 1) {
      await tell(server, raw, { method: 'ping' });
      await server.send('GET', '/api/v2/me', { headers: { Authorization: `Bearer ${raw}` } });
    }
    const ask = () => server.send('GET', endpoint, { headers: { Authorization: `Bearer ${raw}` } });
    for (const answer of [...(await Promise.all(messages.map((message) => tell(server, raw, message)))), await ask()]) {
      expectRefusal(answer, 429, 'rate_limited');
      expect(answer.headers.get('retry-after')).toBe('60');
      expect(remaining(answer)).toBe(0);
    }
  });
});

describe('who asks from a browser, or by another name', () => {
  const from = async (headers: Record<string, string>, line = `POST ${endpoint}`, url = server.url) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });
    const all = {
      Host: 'localhost',
      Authorization: `Bearer ${await token()}`,
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      'Content-Length': String(body.length),
      ...headers,
    };
    const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : `${name}: ${value}`));
    return sendRaw(url, [`${line} HTTP/1.1`, ...lines, '', body].join('\r\n'));
  };

  it.each(['localhost', 'localhost:1', '127.0.0.1:9999', '[::1]:3000', 'LOCALHOST'])(
    'is heard where the server is called %s',
    async (Host) => {
      expect((await from({ Host })).status).toBe(200);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '192.168.1.5', 'local%68ost'])('is refused where it is called "%s"', async (Host) => {
    expectRefusal(await from({ Host }), 403, 'foreign_origin');
  });

  it.each(['a b', '', 'evil.example@localhost', 'localhost/evil', 'localhost?x', 'localhost#x', 'localhost\\x', 'localhost:x'])(
    'is not valid HTTP where it is called "%s"',
    async (Host) => {
      expectRefusal(await from({ Host }), 400, 'invalid_argument');
    },
  );

  it.each(['http://localhost:6274', 'http://127.0.0.1', 'http://[::1]:80', 'https://agent.example'])(
    'may be a page of %s',
    async (Origin) => {
      expect((await from({ Origin })).status).toBe(200);
    },
  );

  it.each(['https://evil.example', 'http://agent.example', 'https://agent.example:444', 'https://localhost.evil.example', 'null', 'x'])(
    'may not be a page of %s',
    async (Origin) => expectRefusal(await from({ Origin }), 403, 'foreign_origin'),
  );

  it.each(['http://evil.example@localhost', 'http://localhost/evil'])(
    'may not say that it is a page of %s, which is no origin',
    async (Origin) => expectRefusal(await from({ Origin }), 403, 'foreign_origin'),
  );

  it.each([
    ['Origin', 'https://evil.example'],
    ['Host', 'evil.example'],
  ])('counts all the same, where its token is known, by a foreign %s', async (name, value) => {
    const told = { [name]: value };
    const Authorization = `Bearer ${await token()}`;
    for (let count = 1; count <= limit; count += 1) {
      const answer = await from({ ...told, Authorization });
      expectRefusal(answer, 403, 'foreign_origin');
      expect(remaining(answer)).toBe(limit - count);
    }
    expectRefusal(await from({ ...told, Authorization }), 429, 'rate_limited');
    for (const unknown of ['', `Bearer ${newToken()}`, 'x']) {
      const answer = await from({ ...told, Authorization: unknown });
      expectRefusal(answer, 403, 'foreign_origin');
      expect(answer.headers.has('x-ratelimit-limit')).toBe(false);
    }
  });

  it("comes from a trusted proxy's header, and no loopback name is accepted at a public address", async () => {
    const publicUrl = 'https://book.example';
    const [proxied, plain] = await Promise.all([
      startServer(server.databaseUrl, { publicUrl, trustProxy: 1 }),
      startServer(server.databaseUrl, { publicUrl }),
    ]);
    const at = (port: number) => `http://127.0.0.1:${port}`;
    const forwarded = { 'X-Forwarded-Host': 'book.example' };
    expect((await from(forwarded, undefined, at(proxied.port))).status).toBe(200);
    expectRefusal(await from(forwarded, undefined, at(plain.port)), 403, 'foreign_origin');
    expect((await from({ Host: 'book.example', Origin: publicUrl }, undefined, at(plain.port))).status).toBe(200);
    expectRefusal(await from({ Host: 'book.example', Origin: 'http://localhost:6274' }, undefined, at(plain.port)), 403, 'foreign_origin');
    await Promise.all([proxied.stop(), plain.stop()]);
  });
});

describe('what is sent', () => {
  const post = async (method: string, body?: string, headers: Record<string, string> = {}) =>
    server.send(method, endpoint, {
      ...(body !== undefined && { body }),
      headers: {
        Authorization: `Bearer ${await token()}`,
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        ...headers,
      },
    });

  it.each(['GET', 'HEAD', 'DELETE', 'PUT', 'PATCH'])('is not by %s, which counts all the same', async (method) => {
    const answer = await post(method);
    expect([answer.status, answer.headers.get('allow'), remaining(answer)]).toEqual([405, 'POST', limit - 1]);
    if (method !== 'HEAD') expectRefusal(answer, 405, 'method_not_allowed');
    expect((await server.send(method, endpoint)).status).toBe(405);
  });

  it('is at most 100 KB, and JSON', async () => {
    expectRefusal(await post('POST', JSON.stringify({ jsonrpc: '2.0', method: 'x'.repeat(102_400) })), 413, 'payload_too_large');
    expectRefusal(await post('POST', 'x', { 'Content-Type': 'text/plain' }), 415, 'unsupported_media_type');
  });

  it.each([
    ['no JSON', '{', 400, -32700],
    ['nothing', '', 400, -32700],
    ['no message', '{"x":1}', 400, -32600],
    ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","id":2,"method":"ping"}]', 400, -32600],
    ['an empty batch', '[]', 400, -32600],
    ...[{ protocolVersion: null }, { protocolVersion: 5 }, {}, undefined].map((params): [string, string, number, number] => [
      `an initialize with ${JSON.stringify(params)}`,
      JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params }),
      200,
      -32602,
    ]),
    ['an unknown method', '{"jsonrpc":"2.0","id":1,"method":"nonsense"}', 200, -32601],
    ['an unknown tool', '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"nonsense"}}', 200, -32602],
    ['a tool of the name of a member', '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"constructor"}}', 200, -32602],
    [
      'arguments that are none',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_leads","arguments":[]}}',
      200,
      -32602,
    ],
  ])('is answered by the protocol when it is %s', async (_, text, status, code) => {
    const answer = await post('POST', text);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect([answer.headers.has('x-request-id'), remaining(answer)]).toEqual([true, limit - 1]);
  });

  it('is answered whatever is said to be taken, since there is but one kind of answer', async () => {
    expect((await post('POST', '{"jsonrpc":"2.0","id":1,"method":"ping"}', { Accept: '*/*' })).body).toMatchObject({ id: 1, result: {} });
  });

  it.each(['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'])('may be of protocol version %s', async (version) => {
    const params = { protocolVersion: version, capabilities: {}, clientInfo: { name: 'x', version: '1' } };
    const { body } = await tell(server, await token(), { method: 'initialize', params });
    expect(body.result.protocolVersion).toBe(version);
    const listed = await tell(server, await token(), { method: 'tools/list' }, { 'MCP-Protocol-Version': version });
    expect(listed.body.result.tools.length).toBe(markedTools.length);
  });

  it.each(['2024-10-07', '2027-01-01', 'abc', '5'])(
    'is offered a version that is supported, if it names %s, and refused if it goes on with that',
    async (version) => {
      const params = { protocolVersion: version, capabilities: {}, clientInfo: { name: 'x', version: '1' } };
      for (const headers of [{}, { 'MCP-Protocol-Version': version }] as Record<string, string>[]) {
        const { body } = await tell(server, await token(), { method: 'initialize', params }, headers);
        expect(body.result.protocolVersion).toBe('2025-11-25');
      }
      const refused = await tell(server, await token(), { method: 'tools/list' }, { 'MCP-Protocol-Version': version });
      expect([refused.status, refused.body.error.message]).toEqual([
        400,
        `Bad Request: Unsupported protocol version: ${version} (supported versions: 2026-07-28, 2025-11-25, 2025-06-18, 2025-03-26, 2024-11-05)`,
      ]);
    },
  );

  it('is not answered when it is a notification', async () => {
    const { status, text, headers } = await post('POST', '{"jsonrpc":"2.0","method":"notifications/initialized"}');
    expect([status, text, headers.has('x-request-id')]).toEqual([202, '', true]);
  });

  it('allows CORS preflights', async () => {
    const headers = {
      Origin: 'https://agent.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'mcp-method',
    };
    const { status, headers: told } = await server.send('OPTIONS', endpoint, { headers });
    expect([status, told.get('access-control-allow-headers')]).toEqual([204, 'mcp-method']);
  });
});

it('is logged like any request, with the operation that was called, and no secret', async () => {
  const running = await spawnServer({ DATABASE_URL: server.databaseUrl });
  const raw = await token();
  const told = await call({ send: (method, path, init) => send(running.url, method, path, init) }, raw, 'get_booking', { id: 'nothing' });
  await running.stop();
  const lines = running.output().trim().split('\n');
  const line = lines.map((one) => JSON.parse(one)).find(({ requestId }) => requestId === told.headers.get('x-request-id'));
  expect(line).toMatchObject({ method: 'POST', path: endpoint, operationId: 'getBooking', status: 200, code: 'not_found' });
  expect(running.output()).not.toContain(raw);
});
