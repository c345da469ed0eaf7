import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { removeExpired } from '../../src/queries/expired.ts';
import { at, book, createHost } from '../support/hosts.ts';
import { withDb } from '../support/oauth.ts';
import { runCommand } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dump } from '../support/tables.ts';
import { signIn } from '../support/visitor.ts';
import { invitee } from '../support/worlds.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
});
afterAll(() => server.stop());

const set = (organization: string, ...options: string[]) =>
  runCommand(['organization', 'set', organization, ...options], { DATABASE_URL: server.databaseUrl });

it('people of older bookings and leads are erased, older events and messages deleted, and figures stay', async () => {
  await server.setClock('2027-03-01T08:00:00Z');
  const host = await createHost(server, { reminders: [], bookingWindowDays: 365 });
  const other = await createHost(server, { reminders: [] });
  const [leaver, stayer] = [invitee({ name: 'Lea Ver' }), invitee({ name: 'Stay Er' })];
  await book(host.client, host.eventTypeId, at('09:00'), { invitee: leaver, notes: 'Lea Ver is new' });
  await book(host.client, host.eventTypeId, at('10:00'), { invitee: stayer });
  await book(host.client, host.eventTypeId, at('10:00', '2027-04-20'), { invitee: stayer });
  await book(other.client, other.eventTypeId, at('09:00'), { invitee: invitee({ name: 'Oth Er' }) });
  await host.client.POST('/api/v2/leads', { body: { eventTypeId: host.eventTypeId, name: 'Lead Er', email: 'lead.er@example.com' } });
  const options = ['--keep-bookings', '30', '--keep-leads', '10', '--keep-messages', '5', '--keep-events', '5'];
  expect((await set(host.organization, ...options)).code).toBe(0);
  const figures = async () =>
    (await host.client.GET('/api/v2/stats', { params: { query: { from: '2027-03-01', to: '2027-05-01' } } })).data;
  const contacts = async () => (await host.client.GET('/api/v2/contacts')).data;

  await server.setClock('2027-03-15T08:00:00Z');
  await withDb(server, removeExpired);
  expect(await dump(server.pool)).not.toMatch(/lead.?er/i);
  expect((await host.client.GET('/api/v2/events')).data?.items).toEqual([]);
  expect((await other.client.GET('/api/v2/events')).data?.items).toHaveLength(1);
  expect(await contacts()).toMatchObject({ total: 2 });

  await server.setClock('2027-04-02T08:00:00Z');
  const before = await figures();
  await withDb(server, removeExpired);
  const rows = await dump(server.pool);
  expect(rows).not.toMatch(/lea ver/i);
  expect(rows).not.toContain(leaver.email);
  expect(rows).toMatch(/Oth Er/);
  expect(await figures()).toEqual(before);
  expect(await contacts()).toMatchObject({ total: 1, items: [{ email: stayer.email, name: 'Stay Er', bookingCount: 1 }] });
});

it('is set by owners on their page, within bounds', async () => {
  await server.setClock('2027-03-01T08:00:00Z');
  const host = await createHost(server);
  const visitor = await signIn(server, host.slug);
  const save = (fields: Record<string, string>) => visitor.fill('/settings/organization', fields, '/settings/organization/retention');
  const wrong = await save({ keepBookingsDays: 'soon', keepLeadsDays: '', keepMessagesDays: '91', keepEventsDays: '' });
  expect([wrong.status, wrong.text.match(/or nothing\./g)?.length]).toEqual([400, 4]);
  expect(wrong.text).toContain('Email records: days: enter a whole number from 1 to 90, or nothing.');
  expect((await visitor.get('/settings/organization/retention')).location).toBe('/settings/organization');
  const saved = await save({ keepBookingsDays: '365', keepLeadsDays: '', keepMessagesDays: '', keepEventsDays: '7' });
  expect(saved.status).toBe(303);
  const { rows } = await server.pool.query(
    'select keep_bookings_days as bookings, keep_leads_days as leads, keep_events_days as events from organizations where slug = $1',
    [host.organization],
  );
  expect(rows).toEqual([{ bookings: 365, leads: null, events: 7 }]);
});

it('ends with `default` on the command line', async () => {
  const { organization } = await createHost(server);
  const columns = 'keep_bookings_days, keep_leads_days, keep_messages_days, keep_events_days';
  const limits = async () => {
    const { rows } = await server.pool.query(`select ${columns} from organizations where slug = $1`, [organization]);
    return Object.values(rows[0]);
  };
  const names = ['--keep-bookings', '--keep-leads', '--keep-messages', '--keep-events'];
  expect(await set(organization, ...names.flatMap((name) => [name, '30']))).toMatchObject({ code: 0 });
  expect(await limits()).toEqual([30, 30, 30, 30]);
  expect(await set(organization, ...names.flatMap((name) => [name, 'default']))).toMatchObject({ code: 0 });
  expect(await limits()).toEqual([null, null, null, null]);
});

it('is refused outside its bounds on the command line', async () => {
  const { code, stderr } = await set('acme', '--keep-events', '31');
  expect(code).toBe(1);
  expect(stderr).toContain('It must be a whole number from 1 to 30, or `default`.');
});
