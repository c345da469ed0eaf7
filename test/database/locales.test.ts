/** Email addresses and searches compare the same in every locale that a database can have. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCommand } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { givePassword, testPassword, visit } from '../support/visitor.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const locales = [
  ['Turkish rules (ICU)', "encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'tr-TR'"],
  ['the locale C', "encoding 'UTF8' locale 'C'"],
];

const lead = (name: string, email: string) => ({ eventType: 'imad/call', name, email, createdAt: '2027-01-01T00:00:00Z' });

describe.each(locales)('a database with %s', (_name, locale) => {
  let server: TestServer;
  let eventTypeId: string;

  beforeAll(async () => {
    server = await startTestServer({ locale: locale as string, rateLimitPerMinute: 1_000_000 });
    await server.setClock('2027-03-01T08:00:00Z');
    const eventTypes = [eventType('imad', 'call', { maxInvitees: 3 })];
    const leads = [lead('ÉMİLE ZOLA', 'emile@example.com'), lead('ΟΔΥΣΣΕΥΣ', 'o@example.com'), lead('Iris', 'IRIS@info.test')];
    await server.load(world(organization('acme', { users: [user('imad', { email: 'IMAD@info.test' })], eventTypes, leads })));
    const { body } = await server.as('imad').get('/api/v2/event-types');
    eventTypeId = body.items[0].id;
  });
  afterAll(() => server.stop());

  const book = (email: string, startAt: string) =>
    server.as('imad').post('/api/v2/bookings', { eventTypeId, startAt, invitee: { name: 'Iris', email } });

  const find = async (q: string): Promise<string[]> => {
    const { body } = await server.as('imad').get(`/api/v2/contacts?${new URLSearchParams({ q })}`);
    return body.items.map(({ name }: { name: string }) => name);
  };

  it('knows one user by an address in any case', async () => {
    await expect(server.load(world(organization('other', { users: [user('bo', { email: 'imad@INFO.test' })] })))).rejects.toThrow(
      'is taken',
    );
    const wanted = ['user', 'create', '--organization', 'acme', '--slug', 'cy', '--email', 'imad@INFO.TEST'];
    const { stderr } = await runCommand(wanted, { DATABASE_URL: server.databaseUrl });
    expect(stderr).toContain('is already used by another user');
    await givePassword(server.databaseUrl, 'imad');
    const typed = { email: 'imad@iNfO.test', password: testPassword };
    expect(await visit(server.url).fill('/sign-in', typed)).toMatchObject({ status: 303 });
  });

  it('merges bookings and leads of an address in any case', async () => {
    expect((await book('iris@INFO.test', '2027-03-02T09:00:00Z')).status).toBe(201);
    expect(await book('Iris@info.test', '2027-03-02T09:00:00Z')).toMatchObject({ status: 409, body: { code: 'already_booked' } });
    expect((await book('IRIS@INFO.TEST', '2027-03-03T09:00:00Z')).status).toBe(201);
    const { body } = await server.as('imad').get('/api/v2/contacts?q=iris@info.test');
    expect(body.items).toMatchObject([{ bookingCount: 2, leadCount: 1 }]);
    expect((await server.as('imad').get('/api/v2/leads?booked=true')).body.items).toMatchObject([{ name: 'Iris' }]);
  });

  it.each([
    ['émile', ['ÉMİLE ZOLA']],
    ['ÉMI', ['ÉMİLE ZOLA']],
    ['E\u0301MILE Z', ['ÉMİLE ZOLA']],
    ['οδυσσευς', ['ΟΔΥΣΣΕΥΣ']],
    ['ΔΥΣ', ['ΟΔΥΣΣΕΥΣ']],
    ['IRIS', ['Iris']],
    ['iris@', ['Iris']],
    ['INFO', ['Iris']],
  ])('finds %j', async (q, found) => expect(await find(q)).toEqual(found));

  it('uses the indexes of addresses and searches', async () => {
    await server.pool.query(`
      insert into contacts (organization_id, user_id, email_key, id, email, name, booking_count, lead_count, first_seen_at, last_activity_at, updated_at)
      select organization_id, id, 'g' || n || '@info.test', new_id(), 'g' || n || '@info.test', 'Müller ' || md5(n::text), 0, 1, now(), now(), now()
      from users, generate_series(1, 20000) as n where slug = 'imad'`);
    await server.pool.query('analyze contacts');
    const plan = async (text: string) => JSON.stringify((await server.pool.query(`explain (format json) ${text}`)).rows);
    const imad = `organization_id = (select organization_id from users where slug = 'imad') and user_id = (select id from users where slug = 'imad')`;
    expect(await plan(`select from contacts where ${imad} and search like '%' || fold_text('IDA WELLS') || '%'`)).toContain(
      'contacts_by_text',
    );
    await server.pool.query('set enable_seqscan = off');
    expect(await plan(`select from users where lower(email) = lower('IMAD@info.test'::text collate "C")`)).toContain('users_email_key');
  });
});
