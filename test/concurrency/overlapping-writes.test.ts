/** A change of contacts or leads that is not yet committed when somebody begins to follow them, or books. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import { organizationScopes, scopes } from '../../src/contract.ts';
import { at, book, createHost } from '../support/hosts.ts';
import { listLockWaits } from '../support/lock-waits.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { createEndpoint } from '../support/webhooks.ts';
import { invitee } from '../support/worlds.ts';

let server: TestServer;
let holders: pg.Pool;

beforeAll(async () => {
  server = await startTestServer();
  await server.setClock('2027-03-01T00:00:00Z');
  holders = new (server.pool.constructor as typeof pg.Pool)({ connectionString: server.databaseUrl, max: 1 });
});
afterAll(async () => {
  await holders.end();
  await server.stop();
});

/** Captures a lead in a transaction that is committed when `action` waits for it, and returns what `action` returned. */
async function during<Result>(lead: Lead, action: () => Promise<Result>): Promise<Result> {
  const holder = await holders.connect();
  try {
    await holder.query('begin');
    // Two statements: a function among the arguments of another one would run on the coordinator of Citus.
    const { rows } = await holder.query('select capture_lead($1, $2) as id', [lead.organizationId, JSON.stringify(lead.values)]);
    await holder.query(`select insert_lead_event($1, $2, 'lead_created')`, [lead.organizationId, rows[0].id]);
    const acting = action();
    await until('the action waits', async () => (await listLockWaits(server.pool)).length > 0);
    await holder.query('commit');
    return await acting;
  } finally {
    await holder.query('rollback');
    holder.release();
  }
}

async function createBooked() {
  const host = await createHost(server);
  await book(host.client, host.eventTypeId, at('09:00'));
  const { rows } = await server.pool.query('select organization_id, owner_id from event_types where id = $1', [host.eventTypeId]);
  const { organization_id: organizationId, owner_id: ownerId } = rows[0] as Record<'organization_id' | 'owner_id', string>;
  return { ...host, organizationId, ownerId };
}

type Lead = { organizationId: string; values: object };

const toLead = ({ organizationId, ownerId, eventTypeId }: Awaited<ReturnType<typeof createBooked>>, person: object): Lead => ({
  organizationId,
  values: { id: randomUUID(), owner_id: ownerId, event_type_id: eventTypeId, ...person },
});

const kim = { name: 'Kim Roe', email: 'kim@example.com' };

it('a contact that is being created when its first follower comes is listed by what the follower reads next', async () => {
  const host = await createBooked();
  const latest = { params: { query: { after: 'latest' } } } as const;
  const followed = await during(toLead(host, kim), () => host.client.GET('/api/v2/contacts/events', latest));
  expect(followed.response.status).toBe(200);
  const { data } = await host.client.GET('/api/v2/contacts');
  expect(data?.items.map(({ email }) => email)).toContain(kim.email);
});

it('an endpoint for all members, whose owner follows already, waits as well', async () => {
  const host = await createBooked();
  await server.pool.query(`update users set role = 'admin' where organization_id = $1`, [host.organizationId]);
  await host.client.GET('/api/v2/contacts/events');
  const manager = server.client(await server.token(host.slug, Object.keys({ ...scopes, ...organizationScopes })));
  const wanted = { events: ['contact_changed' as const], organization: true };
  await during(toLead(host, kim), () => createEndpoint(manager, wanted));
  const { data } = await host.client.GET('/api/v2/contacts');
  expect(data?.items.map(({ email }) => email)).toContain(kim.email);
});

it('a lead that is being captured when its address books becomes the booking', async () => {
  const host = await createBooked();
  const { data: booking } = await during(toLead(host, kim), () =>
    book(host.client, host.eventTypeId, at('11:00'), { invitee: invitee(kim) }),
  );
  const { data } = await host.client.GET('/api/v2/leads');
  expect(data?.items).toEqual([expect.objectContaining({ email: kim.email, bookingId: booking?.id })]);
});
