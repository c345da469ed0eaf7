/** Tokens of owners and admins that act for the members of their organization. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OperationId, organizationScopes, scopes } from '../../src/contract.ts';
import { declared } from '../support/contract.ts';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { runCommand } from '../support/process.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { invitee } from '../support/worlds.ts';

const all = Object.keys({ ...scopes, ...organizationScopes });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

type Declared = { operationId: OperationId; security: object[]; parameters?: { name: string }[] };

const idOf = async (client: ApiClient) => (await client.GET('/api/v2/me')).data?.id as string;

/** A member with an event type, and a token of the owner with these scopes. */
async function createCompany(given = all) {
  const { slugs, clients } = await createTeam(server, 2, { kind: 'round_robin' });
  const [ownerSlug, memberSlug] = slugs as [string, string];
  const [owner, member] = clients as [ApiClient, ApiClient];
  const token = await server.token(ownerSlug, given);
  const { data } = await member.POST('/api/v2/event-types', { body: { name: 'Demo', slug: 'demo', durations: [30], kind: 'one_on_one' } });
  return { ownerSlug, owner, member, memberSlug, memberId: await idOf(member), eventTypeId: data?.id as string, token };
}

type Sent = { body?: object; headers?: Record<string, string> };

const send = (token: string, method: string, path: string, member: string | null, { body, headers = {} }: Sent = {}) =>
  server.send(method, path, {
    headers: {
      Authorization: `Bearer ${token}`,
      ...(member !== null && { 'Caledee-Member': member }),
      ...(body && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });

it('sees and changes what the member sees and changes', async () => {
  const { owner, member, memberId, eventTypeId, token } = await createCompany();
  const { data: booking } = await book(member, eventTypeId, at('09:00'));
  const { data: lead } = await member.POST('/api/v2/leads', { body: { eventTypeId, name: 'Bo', email: 'bo@example.com' } });
  expect((await owner.GET('/api/v2/bookings/{id}', { params: { path: { id: booking?.id as string } } })).response.status).toBe(404);
  for (const path of [
    ...['bookings', `bookings/${booking?.id}`, `bookings/${booking?.id}/messages`, 'leads', `leads/${lead?.id}`, 'contacts', 'schedules'],
    ...['event-types', `event-types/${eventTypeId}`, 'out-of-office', 'events', 'stats'],
  ]) {
    const asMember = await member.GET(`/api/v2/${path}` as '/api/v2/bookings');
    const { status, body } = await send(token, 'GET', `/api/v2/${path}`, memberId);
    expect([path, status, body]).toEqual([path, 200, asMember.data]);
  }
  const created = await send(token, 'POST', '/api/v2/bookings', memberId, {
    body: { eventTypeId, startAt: at('10:00'), invitee: invitee() },
  });
  expect([created.status, created.body.hosts[0].id]).toEqual([201, memberId]);
  const canceled = await send(token, 'DELETE', `/api/v2/bookings/${booking?.id}`, memberId);
  expect([canceled.status, canceled.body.status]).toEqual([200, 'canceled']);
  const changed = await send(token, 'PATCH', `/api/v2/leads/${lead?.id}`, memberId, { body: { status: 'contacted' } });
  expect([changed.status, changed.body.status]).toEqual([200, 'contacted']);
  expect((await member.GET('/api/v2/bookings')).data?.items.map(({ id, status }) => [id, status])).toEqual([
    [created.body.id, 'active'],
    [booking?.id, 'canceled'],
  ]);
  // Without the header, it is a token of the owner.
  expect((await send(token, 'GET', '/api/v2/bookings', null)).body.items.map(({ id }: { id: string }) => id)).not.toContain(booking?.id);
});

it('finds no member of another organization, and nothing of theirs through a member', async () => {
  const { memberId, token } = await createCompany();
  const other = await createCompany();
  const stranger = await createHost(server);
  const { data: foreign } = await book(other.member, other.eventTypeId, at('09:00'));
  for (const id of [other.memberId, await idOf(stranger.client), '019ca9d0-7a01-7a42-9f60-4c2e3d5f6071', 'x', '']) {
    for (const path of ['bookings', 'leads', 'contacts', 'event-types', 'events', `bookings/${foreign?.id}`]) {
      const { status, body } = await send(token, 'GET', `/api/v2/${path}`, id);
      expect([id, path, status, body.details]).toMatchObject([id, path, 400, [{ path: '/header/caledee-member', rule: 'reference' }]]);
    }
  }
  for (const path of [`bookings/${foreign?.id}`, `event-types/${other.eventTypeId}`])
    expect((await send(token, 'GET', `/api/v2/${path}`, memberId)).status).toBe(404);
});

it('needs read:organization to read, write:organization to change, and the scope of the operation', async () => {
  const { ownerSlug, memberId, eventTypeId } = await createCompany();
  const without = (scope: string) =>
    server.token(
      ownerSlug,
      all.filter((one) => one !== scope),
    );
  const body = { eventTypeId, startAt: at('11:00'), invitee: invitee() };
  for (const [scope, method, path, sent] of [
    ['read:organization', 'GET', '/api/v2/bookings', {}],
    ['read:bookings', 'GET', '/api/v2/bookings', {}],
    ['write:organization', 'POST', '/api/v2/bookings', { body }],
    ['write:bookings', 'POST', '/api/v2/bookings', { body }],
  ] as const) {
    const refused = await send(await without(scope), method, path, memberId, sent);
    expect([scope, refused.status, refused.body.code]).toEqual([scope, 403, 'insufficient_scope']);
    expect(refused.headers.get('www-authenticate')).toContain(`scope="${scope}"`);
  }
});

describe('the width ends', () => {
  it('while the user of the token is neither owner nor admin, with the next request', async () => {
    const { ownerSlug, memberSlug, memberId, token } = await createCompany();
    const set = (slug: string, role: string) => runCommand(['user', 'set', slug, '--role', role], { DATABASE_URL: server.databaseUrl });
    await set(memberSlug, 'owner');
    for (const role of ['admin', 'owner']) {
      await set(ownerSlug, role);
      expect((await send(token, 'GET', '/api/v2/bookings', memberId)).status).toBe(200);
    }
    await set(ownerSlug, 'member');
    const { status, body } = await send(token, 'GET', '/api/v2/bookings', memberId);
    expect([status, body.code]).toEqual([403, 'insufficient_scope']);
    expect((await send(token, 'GET', '/api/v2/me', null)).body.scopes).not.toContain('read:organization');
    expect((await send(token, 'GET', '/api/v2/bookings', null)).status).toBe(200);
  }, 60_000);

  it('when they leave', async () => {
    const { ownerSlug, memberSlug, memberId, token } = await createCompany();
    await runCommand(['user', 'set', memberSlug, '--role', 'owner'], { DATABASE_URL: server.databaseUrl });
    await runCommand(['user', 'disable', ownerSlug], { DATABASE_URL: server.databaseUrl });
    expect((await send(token, 'GET', '/api/v2/bookings', memberId)).status).toBe(401);
  }, 60_000);
});

it('a member cannot create one', async () => {
  const { ownerSlug, memberSlug } = await createCompany();
  const create = (slug: string) =>
    runCommand(['token', 'create', '--user', slug, '--scopes', 'read:bookings,read:organization'], { DATABASE_URL: server.databaseUrl });
  expect(await create(ownerSlug)).toMatchObject({ code: 0 });
  const refused = await create(memberSlug);
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('are for owners and admins');
}, 60_000);

it('is refused by every other operation that takes a token', async () => {
  const { memberId, token } = await createCompany();
  const taking: OperationId[] = [];
  for (const [path, item] of Object.entries(declared.paths)) {
    for (const [method, operation] of Object.entries(item as unknown as Record<string, Declared>)) {
      if (operation.security.length === 0) continue;
      if (operation.parameters?.some(({ name }) => name === 'Caledee-Member')) {
        taking.push(operation.operationId);
        continue;
      }
      const { status, body } = await send(token, method.toUpperCase(), path.replace(/\{\w+\}/g, memberId), memberId);
      expect([operation.operationId, status, body.details?.[0]?.path]).toEqual([operation.operationId, 400, '/header/caledee-member']);
    }
  }
  expect(taking.length).toBeGreaterThan(30);
  expect(taking.filter((id) => /Member|Webhook|Calendar|Deliver|getMe|RateLimit/.test(id))).toEqual([]);
  const { status } = await server.send('POST', '/api/mcp', {
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      'Caledee-Member': memberId,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  expect(status).toBe(400);
});

it('a key is for one member, and a cursor too', async () => {
  const { ownerSlug, memberId, eventTypeId, token, owner } = await createCompany();
  const ownerId = await idOf(owner);
  const headers = { 'Idempotency-Key': `of-${ownerSlug}` };
  const body = { eventTypeId, name: 'Bo', email: 'bo@example.com' };
  const first = await send(token, 'POST', '/api/v2/leads', memberId, { body, headers });
  expect(first.status).toBe(201);
  const again = await send(token, 'POST', '/api/v2/leads', memberId, { body, headers });
  expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  expect((await send(token, 'POST', '/api/v2/leads', ownerId, { body, headers })).body.code).toBe('idempotency_key_reused');
  await send(token, 'POST', '/api/v2/leads', memberId, { body: { ...body, email: 'cy@example.com' } });
  const { nextCursor } = (await send(token, 'GET', '/api/v2/leads?limit=1', memberId)).body;
  expect((await send(token, 'GET', `/api/v2/leads?limit=1&cursor=${nextCursor}`, memberId)).body.items).toHaveLength(1);
  expect((await send(token, 'GET', `/api/v2/leads?limit=1&cursor=${nextCursor}`, ownerId)).status).toBe(400);
});
