/** The pages of contacts and leads, without a browser. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/visitor.ts';

const base = '/settings/contacts';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

it('finds people, and shows their details, bookings and leads', async () => {
  const questions = [{ id: 'size', label: 'How large is your team?', type: 'short_text', required: false, options: [] }];
  const { client, slug, eventTypeId } = await createHost(server, { questions, durations: [5] });
  const ann = { name: 'Ann <Lee>', email: 'ann@example.com', timezone: 'Europe/London', phone: '+44 20 7946 0000' };
  const { data: booking } = await book(client, eventTypeId, at('09:00'), { invitee: ann });
  await book(client, eventTypeId, at('09:30'), { invitee: { ...ann, name: 'Not Ann', email: 'joann@example.com' } });
  const answers = [{ questionId: 'size', value: '1–10' }];
  const { data: lead } = await client.POST('/api/v2/leads', {
    body: { eventTypeId, name: 'Ann Lee', email: 'Ann@example.com', phone: ann.phone, answers },
  });
  await client.POST('/api/v2/leads', { body: { eventTypeId, name: 'Bo Berg', email: 'bo@example.com' } });
  const visitor = await signIn(server, slug);
  expect((await visitor.get(base)).text).toMatch(/3 people[\s\S]*1 booking, 1 lead/);
  expect((await visitor.get(`${base}?q=bo%40`)).text).toContain('1 person');
  expect((await visitor.get(`${base}?kind=lead`)).text).not.toContain('joann');
  expect((await visitor.get(`${base}?q=nobody`)).text).toContain('No contacts match.');
  const { data: contacts } = await client.GET('/api/v2/contacts', { params: { query: { q: 'ann@' } } });
  const url = `${base}/person?id=${contacts?.items.find(({ email }) => email === 'ann@example.com')?.id}`;
  expect((await visitor.get(base)).text).toContain(`href="${url}"`);
  expect((await visitor.get(`${base}/person?email=ANN%40example.com`)).text).toContain('+44 20 7946 0000');
  const person = await visitor.get(url);
  for (const part of ['+44 20 7946 0000', `/settings/bookings/${booking?.id}`, `${base}/leads/${lead?.id}`])
    expect(person.text).toContain(part);
  expect(person.text).not.toContain('9:30 AM');
  expect((await visitor.get(`${base}/person?email=no%40example.com`)).status).toBe(404);
  const path = `${base}/leads/${lead?.id}`;
  expect((await visitor.get(path)).text).toMatch(/How large is your team\?<\/bdi><dd class="lines" dir="auto">1–10/);
  expect((await visitor.fill(path, { status: 'qualified' })).location).toBe(`${path}?done=saved`);
  expect((await visitor.fill(path, { status: 'nonsense' })).status).toBe(400);
  const leads = await visitor.get(`${base}/leads?status=qualified`);
  expect([leads.text.includes('Ann Lee'), leads.text.includes('Bo Berg')]).toEqual([true, false]);
  expect((await visitor.get(`${base}/leads?booked=no`)).text).toContain('Bo Berg');
  expect((await visitor.get(`${base}/leads?cursor=x`)).location).toBe(`${base}/leads`);
  const stranger = await signIn(server, (await createHost(server)).slug);
  expect((await stranger.get(path)).status).toBe(404);
  for (const one of [`${base}/person?email=ann%40example.com`, url, `${base}/person?id=x`])
    expect((await stranger.get(one)).status).toBe(404);
  expect((await stranger.get(base)).text).toContain('No contacts yet.');
});

it('has further pages', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  for (let index = 0; index < 51; index += 1)
    await client.POST('/api/v2/leads', { body: { eventTypeId, name: `Lead ${index}`, email: `lead${index}@example.com` } });
  const visitor = await signIn(server, slug);
  expect((await visitor.get(base)).text).toContain(`rel="next" href="${base}?offset=50"`);
  expect((await visitor.get(`${base}?offset=50`)).text).toContain(`rel="prev" href="${base}"`);
  const next = /rel="next" href="([^"]*)"/.exec((await visitor.get(`${base}/leads`)).text)?.[1] ?? '';
  expect((await visitor.get(next)).text).toContain('First page');
});

it('erases a person, after a page that says how much, and not while bookings are upcoming', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const ann = { name: 'Ann Lee', email: 'ann@example.com', timezone: 'Europe/London' };
  const { data: booking } = await book(client, eventTypeId, at('09:00'), { invitee: ann });
  await client.POST('/api/v2/leads', { body: { eventTypeId, name: ann.name, email: ann.email } });
  const visitor = await signIn(server, slug);
  const path = `${base}/person/erase`;
  const { data: contacts } = await client.GET('/api/v2/contacts');
  const url = `${path}?id=${contacts?.items[0]?.id}`;
  expect((await visitor.get(`${base}/person?email=ann%40example.com`)).text).toContain(`href="${url}"`);
  const refused = await visitor.get(url);
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('This person has upcoming bookings. Cancel them first.')]);
  expect(refused.text).toContain(`/settings/bookings/${booking?.id}`);
  expect(refused.text).not.toContain('Erase this person</button>');
  expect((await visitor.fill(url, {}, path)).status).toBe(409);
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: booking?.id as string } } });
  const { text } = await visitor.get(url);
  expect(text).toMatch(/Removed[\s\S]*From 1 booking and 1 lead:[\s\S]*Not removed/);
  expect((await client.GET('/api/v2/contacts')).data?.total).toBe(1);
  expect((await visitor.fill(url, {}, path)).location).toBe(`${base}?done=erased`);
  expect((await visitor.get(`${base}?done=erased`)).text).toMatch(/Person erased\.[\s\S]*No contacts yet\./);
  expect((await client.GET('/api/v2/bookings')).data?.items).toMatchObject([{ invitee: { name: 'Erased' } }]);
  expect((await visitor.get(url)).status).toBe(404);
});

it('a member cannot erase a person whom only colleagues have booked with; an owner sees how many bookings are theirs', async () => {
  const { clients, slugs } = await createTeam(server, 2, { kind: 'round_robin' });
  const [owner, member] = clients as [ApiClient, ApiClient];
  const ann = { name: 'Ann Lee', email: 'ann@example.com', timezone: 'Europe/London' };
  for (const [by, start] of [
    [owner, '09:00'],
    [member, '10:00'],
  ] as const) {
    const body = { name: 'Call', slug: 'talk', kind: 'one_on_one' as const, durations: [30] };
    const { data } = await by.POST('/api/v2/event-types', { body });
    await book(by, data?.id as string, at(start), { invitee: ann });
  }
  const url = `${base}/person/erase?email=ann%40example.com`;
  const refused = await (await signIn(server, slugs[1] as string)).get(url);
  expect([refused.status, refused.text]).toEqual([
    403,
    expect.stringContaining('Colleagues have bookings or leads of this person. Ask an owner'),
  ]);
  const { status, text } = await (await signIn(server, slugs[0] as string)).get(url);
  expect([status, text]).toEqual([409, expect.stringContaining('1 upcoming booking that only colleagues can see. Ask them to cancel.')]);
});
