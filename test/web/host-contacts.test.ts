/** The pages of contacts and leads, without a browser. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
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
  expect((await visitor.get(`${base}?q=nobody`)).text).toContain('Nobody matches.');
  const person = await visitor.get(`${base}/person?email=ann%40example.com`);
  for (const part of ['+44 20 7946 0000', `/settings/bookings/${booking?.id}`, `${base}/leads/${lead?.id}`])
    expect(person.text).toContain(part);
  expect(person.text).not.toContain('9:30 AM');
  expect((await visitor.get(`${base}/person?email=no%40example.com`)).status).toBe(404);
  const path = `${base}/leads/${lead?.id}`;
  expect((await visitor.get(path)).text).toMatch(/How large is your team\?<dd class="lines">1–10/);
  expect((await visitor.fill(path, { status: 'qualified' })).location).toBe(`${path}?done=saved`);
  expect((await visitor.fill(path, { status: 'nonsense' })).status).toBe(400);
  const leads = await visitor.get(`${base}/leads?status=qualified`);
  expect([leads.text.includes('Ann Lee'), leads.text.includes('Bo Berg')]).toEqual([true, false]);
  expect((await visitor.get(`${base}/leads?booked=no`)).text).toContain('Bo Berg');
  expect((await visitor.get(`${base}/leads?cursor=x`)).location).toBe(`${base}/leads`);
  const stranger = await signIn(server, (await createHost(server)).slug);
  expect((await stranger.get(path)).status).toBe(404);
  expect((await stranger.get(`${base}/person?email=ann%40example.com`)).status).toBe(404);
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
