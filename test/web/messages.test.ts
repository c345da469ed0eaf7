import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/visitor.ts';
import { invitee } from '../support/worlds.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

const base = '/settings/messages';
const linksOf = (text: string) => [...text.matchAll(/href="(\/settings\/messages\/[0-9a-f-]{36})"/g)].map(([, path = '']) => path);

it('without a mail server the page shows what would have been sent', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { name: 'Intro <call>', reminders: [] });
  const person = invitee({ name: 'Ann <Lee>', timezone: 'Europe/Paris' });
  const { data } = await book(client, eventTypeId, at('09:00'), { invitee: person, notes: 'Two\nlines' });
  const visitor = await signIn(server, slug);
  const { text } = await visitor.get(base);
  expect(text).toContain('No mail server is configured');
  expect(text).toContain('<bdi>Intro &lt;call&gt;</bdi>, <time');
  expect(linksOf(text)).toHaveLength(2);
  const [toHost, toInvitee] = await Promise.all(linksOf(text).map((path) => visitor.get(path)));
  expect(toHost?.text).toContain('<span lang="en">New booking: Intro &lt;call&gt;, Tue, Mar 2, 2027');
  expect(toHost?.text).toContain('Ann &lt;Lee&gt; booked a meeting with you.');
  expect(toInvitee?.text).toContain('10:00\u00a0AM – 10:30\u00a0AM</bdi><br><bdi>Central European Time (Europe/Paris)');
  expect(toInvitee?.text).toContain('<bdi>Two</bdi><br><bdi>lines</bdi>');
  expect(toInvitee?.text).toContain(`href="${data?.manageUrl}"`);
  expect(toHost?.text).not.toContain('/b/');
});

it('shows only messages about bookings that the user sees', async () => {
  const [own, other] = [await createHost(server, { reminders: [] }), await createHost(server, { reminders: [] })];
  await book(other.client, other.eventTypeId, at('09:00'));
  const [mine, theirs] = [await signIn(server, own.slug), await signIn(server, other.slug)];
  expect((await mine.get(base)).text).toContain('No messages yet.');
  const [path = ''] = linksOf((await theirs.get(base)).text);
  expect((await theirs.get(path)).status).toBe(200);
  expect((await mine.get(path)).status).toBe(404);
  expect((await mine.get(`${base}/nonsense`)).status).toBe(404);
});

it('shows twenty at a time', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { reminders: [] });
  for (const time of ['09:00', '10:00', '11:00'])
    await book(client, eventTypeId, at(time), { guests: Array.from({ length: 8 }, (_, n) => `g${n}@example.com`) });
  const visitor = await signIn(server, slug);
  const first = await visitor.get(base);
  const next = /rel="next" href="([^"#]+)/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await visitor.get(next);
  expect([linksOf(first.text).length, linksOf(second.text).length]).toEqual([20, 10]);
  expect(new Set([...linksOf(first.text), ...linksOf(second.text)]).size).toBe(30);
});

it('shows why a message failed', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { reminders: [] });
  await book(client, eventTypeId, at('09:00'));
  await server.pool.query(
    `update messages set status = 'failed', next_attempt_at = null, attempts = 2, error = 'The mail server responded: 550 <no>'
    where email = $1`,
    [`${slug}@acme.test`],
  );
  const visitor = await signIn(server, slug);
  const { text } = await visitor.get(base);
  expect(text).toContain('<span class="badge warning">failed</span>');
  expect((await visitor.get(linksOf(text)[0] ?? '')).text).toContain('The mail server responded: 550 &lt;no&gt;');
});
