/** The pages of a host's bookings, without a browser. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/visitor.ts';

const base = '/settings/bookings';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

async function bookAt(client: ApiClient, eventTypeId: string, startAt: string, rest: Record<string, unknown> = {}): Promise<string> {
  const { data } = await book(client, eventTypeId, startAt, rest);
  return data?.id as string;
}

const getBooking = async (client: ApiClient, id: string) => (await client.GET('/api/v2/bookings/{id}', { params: { path: { id } } })).data;

it('lists upcoming, past and canceled bookings by day, and filters them', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const invitee = { name: 'Ann <Lee>', email: 'ann@example.com', timezone: 'Europe/London' };
  const id = await bookAt(client, eventTypeId, at('09:00'), { invitee });
  await bookAt(client, eventTypeId, at('10:00', '2027-03-03'));
  const canceled = await bookAt(client, eventTypeId, at('11:00', '2027-03-03'));
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: canceled }, query: { reason: 'Ill' } } });
  const visitor = await signIn(server, slug);
  const { text } = await visitor.get(base);
  expect(text).toMatch(/Tomorrow, Tuesday, March 2, 2027[\s\S]*9:00 AM – 9:30 AM[\s\S]*Ann &lt;Lee&gt;[\s\S]*Wednesday, March 3, 2027/);
  expect(text).toContain(`href="${base}/${id}"`);
  expect(text).not.toContain(canceled);
  const found = await visitor.get(`${base}?invitee=ann%40&type=${eventTypeId}&host=me`);
  expect([found.text.includes(id), found.text.includes('March 3')]).toEqual([true, false]);
  expect((await visitor.get(`${base}?invitee=nobody`)).text).toContain('No bookings match these filters.');
  expect((await visitor.get(`${base}?tab=canceled`)).text).toMatch(new RegExp(`${canceled}[\\s\\S]*canceled`));
  expect((await visitor.get(`${base}?tab=past`)).text).toContain('No past bookings.');
  await server.setClock('2027-03-02T09:10:00Z');
  expect((await visitor.get(base)).text).toMatch(/Today, [\s\S]*now</);
  await server.setClock('2027-03-02T09:40:00Z');
  expect((await visitor.get(base)).text).not.toContain(id);
  expect((await visitor.get(`${base}?tab=past`)).text).toContain(id);
  await server.setClock('2027-03-01T08:00:00Z');
});

it('without bookings, leads to the first event type', async () => {
  const { slug, client, eventTypeId } = await createHost(server);
  const visitor = await signIn(server, slug);
  expect((await visitor.get(base)).text).toContain('Share the link');
  await client.DELETE('/api/v2/event-types/{id}', { params: { path: { id: eventTypeId } } });
  expect((await visitor.get(base)).text).toContain('href="/settings/event-types/new"');
});

it('has further pages, and shows what is going on also after midnight and after many other meetings', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { durations: [5] });
  for (let index = 0; index < 31; index += 1) {
    const time = new Date(Date.parse(at('09:00')) + index * 300_000).toISOString();
    await bookAt(client, eventTypeId, time);
  }
  const visitor = await signIn(server, slug);
  const first = await visitor.get(base);
  const next = /rel="next" href="([^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await visitor.get(next);
  expect(second.text).toContain('11:30 AM – 11:35 AM');
  expect(second.text).not.toContain('9:00 AM – 9:05 AM');
  expect((await visitor.get(next.replace(/cursor=[^&]*/, 'cursor=xyz'))).location).toBe(`${base}?tab=upcoming`);
  const late = await bookAt(client, eventTypeId, at('23:58', '2027-03-01'), { waive: ['outside_hours'] });
  await server.setClock('2027-03-02T00:01:00Z');
  expect((await visitor.get(base)).text).toContain(late);
  await server.setClock('2027-03-02T11:34:00Z');
  expect((await visitor.get(base)).text).toContain('11:30 AM – 11:35 AM');
  await server.setClock('2027-03-01T08:00:00Z');
});

it('shows details, moves and cancels a booking', async () => {
  const questions = [{ id: 'size', label: 'How large is your team?', type: 'short_text', required: false, options: [] }];
  const { client, slug, eventTypeId } = await createHost(server, { questions, durations: [30, 60] });
  const id = await bookAt(client, eventTypeId, at('09:00'), { answers: [{ questionId: 'size', value: '1–10' }], notes: 'First\nSecond' });
  const visitor = await signIn(server, slug);
  const { text } = await visitor.get(`${base}/${id}`);
  for (const part of ['How large is your team?', '1–10', 'First\nSecond', '/b/', 'Booking confirmed']) expect(text).toContain(part);
  const times = await visitor.get(`${base}/${id}/move?duration=60`);
  expect(times.text).toContain('value="2027-03-02T10:00:00.000Z"');
  const chosen = `${base}/${id}/move?duration=60&start=2027-03-02T10:00:00.000Z`;
  expect((await visitor.get(chosen)).text).toContain('10:00 AM – 11:00 AM');
  const taken = await bookAt(client, eventTypeId, at('13:00'));
  const refused = await visitor.fill(chosen, { start: at('13:00') }, `${base}/${id}/move`);
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('The start overlaps another meeting.')]);
  const long = await visitor.fill(chosen, { reason: 'x'.repeat(501) }, `${base}/${id}/move`);
  expect([long.status, long.text]).toEqual([400, expect.stringContaining('The reason must have at most 500 characters.')]);
  const { location } = await visitor.fill(chosen, { reason: 'A conference' }, `${base}/${id}/move`);
  expect((await visitor.get(location ?? '')).text).toMatch(/Booking moved\.[\s\S]*A conference/);
  const moved = location?.replace(/.*\/|\?.*/g, '') ?? '';
  expect(await getBooking(client, moved)).toMatchObject({ startAt: '2027-03-02T10:00:00.000Z', durationMin: 60, rescheduledFromId: id });
  expect((await visitor.get(`${base}/${id}`)).text).toContain(`href="${base}/${moved}"`);
  expect((await visitor.get(`${base}/${id}/move`)).location).toBe(`${base}/${id}`);
  expect((await visitor.fill(`${base}/${taken}/cancel`, { reason: 'Ill' })).location).toBe(`${base}?done=canceled`);
  expect(await getBooking(client, taken)).toMatchObject({ status: 'canceled', cancelReason: 'Ill', canceledBy: 'host' });
  const longest = await visitor.fill(`${base}/${moved}/cancel`, { reason: 'x'.repeat(501) });
  expect([longest.status, longest.text]).toEqual([400, expect.stringContaining('The reason must have at most')]);
});

it('moves a booking to a time that invitees cannot choose, except over another meeting', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const visitor = await signIn(server, slug);
  const path = `${base}/${await bookAt(client, eventTypeId, at('10:00'))}/move`;
  await bookAt(client, eventTypeId, at('12:00'));
  expect((await visitor.get(`${path}?at=soon`)).text).toContain('<a href="#at">Enter a date and time.</a>');
  const submit = async (time: string) => visitor.fill(`${path}?at=2027-03-02T${time}`, {}, path);
  const refused = await submit('12:10');
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('The start overlaps another meeting.')]);
  const moved = await submit('05:10');
  const id = /bookings\/([0-9a-f-]+)\?done=moved/.exec(moved.location ?? '')?.[1] as string;
  expect(await getBooking(client, id)).toMatchObject({ startAt: '2027-03-02T05:10:00.000Z', waived: ['outside_hours'] });
});

it('marks a no-show, and cancels a meeting that is over', async () => {
  const { client, slug, eventTypeId } = await createHost(server);
  const id = await bookAt(client, eventTypeId, at('09:00'));
  const visitor = await signIn(server, slug);
  expect((await visitor.get(`${base}/${id}`)).text).not.toContain('no-show');
  await server.setClock('2027-03-02T10:00:00Z');
  expect((await visitor.fill(`${base}/${id}`, {}, `${base}/${id}/no-show`)).location).toBe(`${base}/${id}?done=no-show`);
  expect(await getBooking(client, id)).toMatchObject({ noShow: true });
  await visitor.fill(`${base}/${id}`, {}, `${base}/${id}/no-show`);
  expect(await getBooking(client, id)).toMatchObject({ noShow: false });
  expect((await visitor.get(`${base}/${id}/cancel`)).text).toContain('This meeting is over.');
  expect((await visitor.fill(`${base}/${id}/cancel`, {})).status).toBe(303);
  expect(await getBooking(client, id)).toMatchObject({ status: 'canceled' });
  const again = await visitor.post(`${base}/${id}/no-show`, { form_token: '', no_show: 'true' });
  expect(again.status).toBe(403);
  await server.setClock('2027-03-01T08:00:00Z');
});

it("shows a colleague's bookings of one's own event types only, on each plan", async () => {
  const team = await createTeam(server, 2, { kind: 'round_robin', hostSelection: 'priority' });
  const id = await bookAt(team.client, team.eventTypeId, at('09:00'));
  await server.pool.query(`update organizations set plan = 'free' where id = (select organization_id from users where slug = $1)`, [
    team.slugs[0],
  ]);
  const owner = await signIn(server, team.slugs[0] as string);
  expect((await owner.get(base)).text).toContain(id);
  expect((await owner.get(`${base}?host=me`)).text).toContain(id);
  const { slug } = await createHost(server);
  const stranger = await signIn(server, slug);
  for (const end of ['', '/cancel', '/move']) expect((await stranger.get(`${base}/${id}${end}`)).status).toBe(404);
});
