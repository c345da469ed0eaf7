/**
 * Sixteen organizations, each with a server whose connections see only its own rows: a policy raises an error for every row of another one
 * that a statement touches, whether it would be returned or not.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { createCaledeeClient } from '../../src/client.ts';
import { tenantTables } from '../../src/database/distribution.ts';
import { server } from '../support/database.ts';
import { at, book, day } from '../support/hosts.ts';
import { checkedFetch } from '../support/http.ts';
import { startReceiver } from '../support/receivers.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

const names = Array.from({ length: 16 }, (_, index) => `tenant-${index}`);

/** Roles belong to the cluster, which other tests share. */
const role = `tenant_${randomBytes(4).toString('hex')}`;

/** Costs more than any condition of a statement, so that PostgreSQL evaluates it last; a row that an index excludes is not touched. */
const policies = `
  create function own_row(organization uuid) returns boolean language plpgsql stable cost 100000 as $$
  begin
    if organization::text is distinct from current_setting('test.organization', true) then
      raise exception 'a statement touches a row of another organization';
    end if;
    return true;
  end $$;
  create role ${role} login password 'tenant';
  grant all on schema public, graphile_worker to ${role};
  grant all on all tables in schema public, graphile_worker to ${role};
  grant all on all sequences in schema public, graphile_worker to ${role};
  do $$ declare t text; begin
    for t in select tablename from pg_tables where schemaname = 'graphile_worker' loop
      execute format('create policy everything on graphile_worker.%I to ${role} using (true) with check (true)', t);
    end loop;
  end $$;
  ${tenantTables
    .map(
      (table) => `alter table ${table} enable row level security;
        create policy own on ${table} to ${role} using (own_row(organization_id)) with check (own_row(organization_id));`,
    )
    .join('\n')}`;

let base: TestServer;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  base = await startTestServer();
  await base.setClock('2027-03-01T00:00:00Z');
  await base.load(
    world(
      ...names.map((name) =>
        organization(name, {
          users: [user(`${name}-a`), user(`${name}-b`)],
          eventTypes: [
            eventType(`${name}-a`, 'call'),
            eventType(`${name}-a`, 'team', { hosts: [`${name}-a`, `${name}-b`], kind: 'round_robin', hostSelection: 'least_busy' }),
            eventType(`${name}-a`, 'class', { maxInvitees: 3 }),
          ],
          bookings: [{ eventType: `${name}-a/call`, startAt: at('15:00'), invitee: invitee() }],
          leads: [{ eventType: `${name}-a/call`, name: 'Ann', email: 'ann@example.com' }],
        }),
      ),
    ),
  );
  await base.pool.query(policies);
});
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await base.stop();
  const admin = new pg.Client(server());
  await admin.connect();
  await admin.query(`drop role ${role}`);
  await admin.end();
});

/** A server that sees one organization. */
async function serve(name: string, options: object = {}): Promise<string> {
  const { rows } = await base.pool.query('select id from organizations where slug = $1', [name]);
  const url = new URL(base.databaseUrl);
  url.username = role;
  url.password = 'tenant';
  url.searchParams.set('options', `-c test.organization=${rows[0].id}`);
  const started = await startServer(url.href, options);
  stops.push(started.stop);
  return started.url;
}

const ok = <Result extends { response: Response; error?: unknown }>({ response, error }: Result): void => {
  expect([response.status < 300, error]).toEqual([true, undefined]);
};

it.each(names)('%s is served without a look at the others', async (name) => {
  const url = await serve(name);
  const token = await base.token(`${name}-a`);
  const client = createCaledeeClient({ baseUrl: url, token, fetch: checkedFetch, maxRetries: 0 });
  const { data } = await client.GET('/api/v2/event-types');
  const byslug = new Map(data?.items.map(({ slug, id }) => [slug, id]));
  const [call, team, group] = ['call', 'team', 'class'].map((slug) => byslug.get(slug) as string) as [string, string, string];

  const first = await book(client, call, at('09:00'));
  ok(first);
  ok(await book(client, team, at('10:00')));
  for (const email of ['a@example.com', 'b@example.com']) ok(await book(client, group, at('11:00'), { invitee: invitee({ email }) }));
  ok(
    await client.POST('/api/v2/bookings', {
      params: { header: { 'Idempotency-Key': 'k' } },
      body: { eventTypeId: call, startAt: at('12:00'), invitee: invitee() },
    }),
  );
  const id = first.data?.id as string;
  const moved = await client.POST('/api/v2/bookings/{id}/reschedule', { params: { path: { id } }, body: { startAt: at('13:00') } });
  ok(moved);
  ok(await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: moved.data?.id as string } } }));
  const anonymous = createCaledeeClient({ baseUrl: url, fetch: checkedFetch, maxRetries: 0 });
  ok(await anonymous.POST('/api/bookings', { body: { eventTypeId: call, startAt: at('14:00'), invitee: invitee() } }));

  ok(await client.GET('/api/v2/availability', { params: { query: { eventTypeId: team, from: day, to: '2027-03-05' } } }));
  ok(await client.GET('/api/v2/availability/explain', { params: { query: { eventTypeId: call, startAt: at('09:00') } } }));
  for (const path of [
    '/api/v2/bookings',
    '/api/v2/leads',
    '/api/v2/contacts',
    '/api/v2/events',
    '/api/v2/stats',
    '/api/v2/schedules',
    '/api/v2/out-of-office',
    '/api/v2/webhooks',
  ] as const)
    ok(await client.GET(path));
  ok(await client.GET('/api/v2/contacts', { params: { query: { q: 'exam' } } }));
  ok(await client.POST('/api/v2/contacts/erase', { body: { email: 'ann@example.com' } }));

  const created = await client.POST('/api/v2/event-types', { body: { name: 'New', slug: 'new', kind: 'one_on_one', durations: [30] } });
  ok(created);
  ok(await client.PATCH('/api/v2/event-types/{id}', { params: { path: { id: created.data?.id as string } }, body: { name: 'Newer' } }));
  const schedule = (await client.GET('/api/v2/schedules')).data?.items[0]?.id as string;
  const override = { params: { path: { id: schedule, date: '2027-03-08' } } };
  ok(await client.PUT('/api/v2/schedules/{id}/overrides/{date}', { ...override, body: { hours: [['09:00', '10:00']] } }));
  ok(await client.DELETE('/api/v2/schedules/{id}/overrides/{date}', override));
  const absence = await client.POST('/api/v2/out-of-office', { body: { from: '2027-03-09', to: '2027-03-10' } });
  ok(absence);
  ok(await client.DELETE('/api/v2/out-of-office/{id}', { params: { path: { id: absence.data?.id as string } } }));
});

it('delivers the webhooks of one organization without a look at the others', async () => {
  const receiver = await startReceiver();
  stops.push(receiver.stop);
  const [name = ''] = names;
  // The look-up of due deliveries reads all organizations, so only this one has any.
  const url = await serve(name, { worker: true, webhookAllowHosts: [receiver.host] });
  const client = createCaledeeClient({ baseUrl: url, token: await base.token(`${name}-b`), fetch: checkedFetch, maxRetries: 0 });
  const { data } = await client.POST('/api/v2/webhooks', { body: { url: receiver.url, events: ['booking_created'] } });
  const path = { id: data?.id as string };
  ok(await client.POST('/api/v2/webhooks/{id}/test', { params: { path } }));
  await until('it is delivered', () => receiver.received.length > 0);
  ok(await client.POST('/api/v2/webhooks/{id}/replay', { params: { path }, body: { since: '2027-02-28T00:00:00Z' } }));
  ok(await client.GET('/api/v2/webhooks/{id}/deliveries', { params: { path } }));
  ok(await client.POST('/api/v2/webhooks/{id}/rotate-secret', { params: { path } }));
  ok(await client.PATCH('/api/v2/webhooks/{id}', { params: { path }, body: { active: false } }));
  ok(await client.PATCH('/api/v2/webhooks/{id}', { params: { path }, body: { active: true } }));
  ok(await client.DELETE('/api/v2/webhooks/{id}', { params: { path } }));
});

it('would notice a statement that touches another organization', async () => {
  const { rows } = await base.pool.query('select id from organizations where slug = $1', [names[0]]);
  const client = await base.pool.connect();
  try {
    await client.query(`begin; set local role ${role}; set local test.organization = '${rows[0].id}'`);
    await expect(client.query('select count(*) from bookings')).rejects.toThrow('touches a row of another organization');
  } finally {
    await client.query('rollback');
    client.release();
  }
});
