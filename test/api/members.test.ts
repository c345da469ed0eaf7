import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { book, createTeam } from '../support/hosts.ts';
import { collect, getMe } from '../support/http.ts';
import { listLockWaits } from '../support/lock-waits.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { type ApiClient, startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { signIn, testPassword, visit } from '../support/visitor.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
});
beforeEach(async () => {
  await server.setClock('2027-03-01T08:00:00Z');
  await server.pool.query('delete from public_booking_budgets');
});
afterAll(() => server.stop());

let people = 0;
const newEmail = () => {
  people += 1;
  return `Jo.Mc-Fly+${people}@example.com`;
};

type Change = Schemas['MemberChange'];
const invite = (client: ApiClient, body: Schemas['NewMember'] = { email: newEmail() }) => client.POST('/api/v2/members', { body });
const change = (client: ApiClient, id: string, body: Change) => client.PATCH('/api/v2/members/{id}', { params: { path: { id } }, body });
const remove = (client: ApiClient, id: string) => client.DELETE('/api/v2/members/{id}', { params: { path: { id } } });
const renew = (client: ApiClient, id: string) => client.POST('/api/v2/members/{id}/invitation', { params: { path: { id } } });
const list = async (client: ApiClient, query = {}) =>
  (await client.GET('/api/v2/members', { params: { query } })).data?.items as Schemas['Member'][];
const codeOf = ({ error }: { error?: unknown }) => (error as Schemas['Error'] | undefined)?.code;

async function createCompany() {
  const { slugs, clients, ...rest } = await createTeam(server, 3, { kind: 'round_robin' });
  const [imad, rosa, olga] = (await list(clients[0] as ApiClient)) as [Schemas['Member'], Schemas['Member'], Schemas['Member']];
  const [owner, member, admin] = clients as [ApiClient, ApiClient, ApiClient];
  await change(owner, olga.id, { role: 'admin' });
  return { ...rest, slugs, owner, member, admin, imad, rosa, olga };
}

describe('listMembers', () => {
  it('lists the people of the organization page by page, and filters them', async () => {
    const { client, slugs, clients } = await createTeam(server, 3, { kind: 'collective' });
    const items = await collect(async (cursor) => {
      const query = { limit: 2, ...(cursor && { cursor }) };
      return (await client.GET('/api/v2/members', { params: { query } })).data as Schemas['MemberList'];
    });
    expect(items.map(({ slug }) => slug)).toEqual(slugs);
    const common = { timezone: 'UTC', active: true, externalId: null, invitationExpiresAt: null };
    expect(items[0]).toMatchObject({ id: expect.any(String), email: `${slugs[0]}@acme.test`, role: 'owner', ...common });
    expect(items.map(({ role }) => role)).toEqual(['owner', 'member', 'member']);
    const [, second] = items as [Schemas['Member'], Schemas['Member']];
    await change(client, second.id, { active: false, externalId: 'hr-7' });
    const slugsOf = async (query: object, by = client) => (await list(by, query)).map(({ slug }) => slug);
    expect(await slugsOf({ active: true })).toEqual([slugs[0], slugs[2]]);
    expect(await slugsOf({ active: false }, clients[2])).toEqual([slugs[1]]);
    expect(await slugsOf({ externalId: 'hr-7' })).toEqual([slugs[1]]);
    expect(await slugsOf({ externalId: 'hr-7', active: true })).toEqual([]);
    expect(await slugsOf({})).toHaveLength(3);
    const { clients: strangers } = await createTeam(server, 1, {});
    expect(await slugsOf({}, strangers[0])).toHaveLength(1);
    expect((await getOne(strangers[0] as ApiClient, second.id)).response.status).toBe(404);
    expect((await getOne(client, second.id)).data).toMatchObject({ slug: slugs[1], active: false });
  });

  const getOne = (by: ApiClient, id: string) => by.GET('/api/v2/members/{id}', { params: { path: { id } } });
});

describe('createMember', () => {
  it('adds a member with hours, and returns a link by which they join', async () => {
    const { owner, slugs } = await createCompany();
    const email = newEmail();
    const { data, response } = await invite(owner, { email, name: 'Jo', timezone: 'Europe/Paris', externalId: 'hr-1' });
    expect(response.status).toBe(201);
    const { id, invitationUrl, ...rest } = data as Schemas['MemberInvitation'];
    const slug = expect.stringMatching(/^jo-mc-fly-\d+$/);
    const joining = { active: true, invitationExpiresAt: '2027-03-08T08:00:00.000Z' };
    expect(rest).toEqual({ email, name: 'Jo', slug, timezone: 'Europe/Paris', role: 'member', externalId: 'hr-1', ...joining });
    expect(response.headers.get('Location')).toBe(`/api/v2/members/${id}`);
    expect(invitationUrl).toMatch(new RegExp(`^${server.url}/invitation/[\\w-]{43}$`));
    const { rows } = await server.pool.query('select s.name, s.timezone, is_default from schedules s where user_id = $1', [id]);
    expect(rows).toEqual([{ name: 'Working hours', timezone: 'Europe/Paris', is_default: true }]);
    const jo = visit(server.url);
    const path = invitationUrl.slice(server.url.length);
    expect((await jo.fill(path, { password: testPassword, repeated: testPassword })).status).toBe(303);
    expect((await jo.get('/settings/profile')).text).toContain(email);
    expect((await list(owner)).find((one) => one.id === id)).toMatchObject({ invitationExpiresAt: null });
    expect(codeOf(await renew(owner, id))).toBe('already_joined');
    expect(slugs).not.toContain(data?.slug);
  });

  it('is repeated with the same key, with the same link, which is stored nowhere', async () => {
    const { owner } = await createCompany();
    const ask = { body: { email: newEmail() }, params: { header: { 'Idempotency-Key': `k${people}` } } };
    const [first, second] = [await owner.POST('/api/v2/members', ask), await owner.POST('/api/v2/members', ask)];
    expect([second.data, second.response.headers.get('Idempotent-Replayed')]).toEqual([first.data, 'true']);
    const { rows } = await server.pool.query('select response::text from idempotency_keys where key = $1', [`k${people}`]);
    expect(rows[0].response).not.toContain('/invitation/');
  });

  it('is for owners and admins, and owners are invited by owners', async () => {
    const { owner, admin, member } = await createCompany();
    expect((await invite(member)).error).toMatchObject({
      code: 'role_required',
      message: 'Only owners and admins of the organization can do this.',
    });
    expect(codeOf(await invite(admin, { email: newEmail(), role: 'owner' }))).toBe('role_required');
    expect((await invite(admin, { email: newEmail(), role: 'admin' })).data?.role).toBe('admin');
    expect((await invite(owner, { email: newEmail(), role: 'owner' })).data?.role).toBe('owner');
  });

  it('refuses an email, a slug and an external id in use, and too many members', async () => {
    const { owner, slugs } = await createCompany();
    const { client: other } = await createTeam(server, 1, {});
    const email = newEmail();
    await invite(owner, { email, externalId: 'hr-1' });
    expect(codeOf(await invite(other, { email: email.toUpperCase() }))).toBe('email_taken');
    const { error } = await invite(other, { email: newEmail(), slug: slugs[0] as string });
    expect(error).toMatchObject({ code: 'slug_taken', freeSlug: `${slugs[0]}-2` });
    expect(codeOf(await invite(owner, { email: newEmail(), externalId: 'hr-1' }))).toBe('external_id_taken');
    expect((await invite(other, { email: newEmail(), externalId: 'hr-1' })).data?.externalId).toBe('hr-1');
    expect((await invite(other, { email: 'settings@example.com' })).data?.slug).toBe('settings-1');
    expect(codeOf(await invite(other, { email: newEmail(), slug: 'settings' }))).toBe('invalid_argument');
    expect((await invite(other, { email: '+@example.com' })).data?.slug).toBe('member');
    await server.pool.query(
      `insert into users (id, organization_id, slug, email, timezone)
        select gen_random_uuid(), organization_id, 'many-' || n, 'many-' || n || '@example.com', 'UTC'
        from users cross join generate_series(1, 1000) as n where slug = $1`,
      [slugs[0]],
    );
    expect((await invite(owner)).error).toMatchObject({ code: 'limit_reached', limit: 'members', maximum: 1000 });
  });
});

describe('createInvitation', () => {
  it('replaces the link, for members who have not joined', async () => {
    const { owner, member, imad } = await createCompany();
    const { data: first } = await invite(owner);
    const { data: second } = await renew(owner, first?.id as string);
    expect(second?.invitationUrl).not.toBe(first?.invitationUrl);
    const statusOf = async (link = '') => (await visit(server.url).get(link.slice(server.url.length))).status;
    expect([await statusOf(first?.invitationUrl), await statusOf(second?.invitationUrl)]).toEqual([404, 200]);
    expect(codeOf(await renew(owner, imad.id))).toBe('already_joined');
    expect(codeOf(await renew(member, first?.id as string))).toBe('role_required');
  });

  it('is limited per address', async () => {
    const { owner } = await createCompany();
    const { data } = await invite(owner);
    await renew(owner, data?.id as string);
    await renew(owner, data?.id as string);
    const { error, response } = await renew(owner, data?.id as string);
    expect([codeOf({ error }), response.headers.get('Retry-After')]).toEqual(['rate_limited', '1200']);
  });
});

describe('updateMember', () => {
  it('changes what is named', async () => {
    const { owner, rosa } = await createCompany();
    const wanted = { name: 'Rosa L.', timezone: 'Asia/Tokyo', role: 'admin', externalId: 'hr-2' } as const;
    const { data } = await change(owner, rosa.id, wanted);
    expect(data).toEqual({ ...rosa, ...wanted, affectedBookings: [] });
    expect((await change(owner, rosa.id, { externalId: null })).data).toMatchObject({ ...wanted, externalId: null });
    expect((await change(owner, rosa.id, {})).data).toMatchObject({ name: 'Rosa L.' });
  });

  it('is for owners and admins; owners are changed by owners alone', async () => {
    const { owner, admin, member, imad, rosa, olga } = await createCompany();
    expect(codeOf(await change(member, rosa.id, { name: 'Me' }))).toBe('role_required');
    expect(codeOf(await change(admin, imad.id, { name: 'You' }))).toBe('role_required');
    expect(codeOf(await change(admin, rosa.id, { role: 'owner' }))).toBe('role_required');
    expect((await change(admin, rosa.id, { role: 'admin' })).data?.role).toBe('admin');
    expect((await change(owner, olga.id, { role: 'owner' })).data?.role).toBe('owner');
    const { clients } = await createTeam(server, 1, {});
    expect((await change(clients[0] as ApiClient, rosa.id, { name: 'X' })).response.status).toBe(404);
  });

  it('is refused to requests that began before the caller lost the role', async () => {
    const { admin, slugs, imad, rosa, olga } = await createCompany();
    const { data: invited } = await invite(admin);
    const demotion = await server.pool.connect();
    try {
      await demotion.query('begin');
      await demotion.query("update users set role = 'member' where slug = $1", [slugs[2]]);
      const id = invited?.id as string;
      const late = [change(admin, rosa.id, { role: 'admin' }), remove(admin, id)];
      await until('both wait', async () => (await listLockWaits(server.pool)).length === 2);
      await demotion.query('commit');
      expect((await Promise.all(late)).map(codeOf)).toEqual(['role_required', 'role_required']);
    } finally {
      demotion.release();
    }
    expect((await list(admin)).map((one) => [one.id, one.role])).toEqual([
      [imad.id, 'owner'],
      [rosa.id, 'member'],
      [olga.id, 'member'],
      [invited?.id, 'member'],
    ]);
  });

  it('leaves no organization without an active owner', async () => {
    const { owner, imad, rosa } = await createCompany();
    for (const wanted of [{ role: 'member' as const }, { active: false }])
      expect(codeOf(await change(owner, imad.id, wanted))).toBe('last_owner');
    expect(codeOf(await remove(owner, imad.id))).toBe('last_owner');
    await change(owner, rosa.id, { role: 'owner' });
    const both = await Promise.all([imad, rosa].map(({ id }) => change(owner, id, { role: 'member' })));
    expect(both.map(codeOf).filter((code) => code === undefined)).toHaveLength(1);
  });

  it('deactivates: access ends, bookings stay and are listed; and reactivates', async () => {
    const { owner, rosa, slugs } = await createCompany();
    const rosas = server.client(await server.token(slugs[1] as string));
    const { data: own } = await rosas.POST('/api/v2/event-types', {
      body: { name: 'Own', slug: 'own', kind: 'one_on_one', durations: [30] },
    });
    const { data: booking } = await book(rosas, own?.id as string, '2027-03-02T10:00:00Z');
    const token = await server.token(slugs[1] as string);
    const page = await signIn(server, slugs[1] as string);
    const { data } = await change(owner, rosa.id, { active: false });
    expect(data).toMatchObject({ active: false, affectedBookings: [{ id: booking?.id, status: 'active' }] });
    expect(data?.affectedBookings[0]?.manageUrl).toMatch(/\/b\//);
    expect([await getMe(server, token), (await page.get('/settings/profile')).status]).toEqual([401, 303]);
    const open = () => server.send('GET', `/api/public/${slugs[1]}/own`);
    expect((await open()).body.active).toBe(false);
    expect((await change(owner, rosa.id, { active: false })).data?.affectedBookings).toEqual([]);
    expect((await change(owner, rosa.id, { active: true })).data?.active).toBe(true);
    expect([await getMe(server, token), (await open()).body.active]).toEqual([401, true]);
    expect((await visit(server.url).fill('/sign-in', { email: rosa.email, password: testPassword })).status).toBe(303);
  });
});

describe('deleteMember', () => {
  it('removes a member with what is theirs alone, once', async () => {
    const { owner, admin, member, eventTypeId, rosa } = await createCompany();
    await member.POST('/api/v2/out-of-office', { body: { from: '2027-04-01', to: '2027-04-02' } });
    await member.POST('/api/v2/calendars', { body: { kind: 'push', name: 'Vans' } });
    await member.PUT('/api/v2/calendar-feed', { body: {} as never });
    await member.POST('/api/v2/webhooks', { body: { url: 'https://hooks.example/x' } });
    const { data: own } = await member.POST('/api/v2/event-types', {
      body: { name: 'Own', slug: 'own', kind: 'one_on_one', durations: [30] },
    });
    expect(codeOf(await remove(admin, rosa.id))).toBe('member_in_use');
    await member.DELETE('/api/v2/event-types/{id}', { params: { path: { id: own?.id as string } } });
    expect(codeOf(await remove(member, rosa.id))).toBe('role_required');
    expect((await remove(admin, rosa.id)).data).toEqual(rosa);
    expect((await remove(admin, rosa.id)).response.status).toBe(404);
    const { data } = await owner.GET('/api/v2/event-types/{id}', { params: { path: { id: eventTypeId } } });
    expect(data?.hosts).toHaveLength(2);
    expect((await invite(owner, { email: rosa.email, slug: rosa.slug })).response.status).toBe(201);
  });

  it('keeps a member with bookings', async () => {
    const { owner, rosa, olga, eventTypeId } = await createCompany();
    const { data } = await book(owner, eventTypeId, '2027-03-02T10:00:00Z');
    const host = data?.hosts[0]?.id as string;
    const answers = await Promise.all([rosa, olga].map(({ id }) => remove(owner, id)));
    const expected = [rosa, olga].map(({ id }) => (id === host ? 'member_in_use' : undefined));
    expect(answers.map(codeOf)).toEqual(expected);
  });
});

describe('with a mail server', () => {
  let mail: MailServer;
  let sending: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    mail = await startMailServer({});
    const from = { name: 'Acme', address: 'meetings@acme.test' };
    sending = await startServer(server.databaseUrl, { worker: true, mail: { smtpUrl: mail.url, from } });
  });
  afterAll(async () => {
    await sending.stop();
    await mail.stop();
  });

  it('the link is sent as well', async () => {
    const { slugs } = await createCompany();
    const token = await server.token(slugs[0] as string);
    const email = newEmail();
    const response = await fetch(`${sending.url}/api/v2/members`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ email }),
    });
    const { invitationUrl } = (await response.json()) as { invitationUrl: string };
    await until('the mail was sent', () => mail.to(email).length > 0);
    expect(mail.to(email)[0]?.mail.text).toContain(invitationUrl);
    expect(mail.to(email)[0]?.mail.subject).toMatch(/^Join org-/);
    const due = () => server.pool.query('select from invitations where next_attempt_at is not null');
    await until('that was recorded', async () => (await due()).rowCount === 0);
  });
});
