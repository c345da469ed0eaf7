/** Mail scanners and previews open every link of every mail, some by HEAD. That must change nothing. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost } from '../support/hosts.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { invitee } from '../support/worlds.ts';

let mail: MailServer;
let server: TestServer;
beforeAll(async () => {
  mail = await startMailServer();
  const from = { name: '', address: 'meetings@acme.test' };
  server = await startTestServer({ worker: true, mail: { smtpUrl: mail.url, from }, rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

/** Requests are counted, whoever sends them. */
const counters = ['rate_limit_counts'];

async function dump(): Promise<Record<string, string[]>> {
  const { rows: tables } = await server.pool.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker') order by 1",
  );
  const contents: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !counters.includes(table.name.replace('public.', '')))) {
    const { rows } = await server.pool.query<{ row: string }>(`select t::text as row from ${name} as t order by 1`);
    contents[name] = rows.map(({ row }) => row);
  }
  return contents;
}

const linksIn = (text: string): string[] => [...text.matchAll(/https?:\/\/[^\s"'<>]+/g)].map(([link]) => link.replaceAll('&amp;', '&'));

const pathsIn = (text: string): string[] => [...text.matchAll(/href="(\/[^"]*)"/g)].map(([, path = '']) => path.replaceAll('&amp;', '&'));

it('GET and HEAD of every link of every mail, and of every link of those pages, change nothing', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { bookingMode: 'details_first', reminders: [60, 1440] });
  const people = [invitee(), invitee(), invitee()];
  const [first, second] = await Promise.all(
    people.map((person, index) =>
      book(client, eventTypeId, at(`1${index}:00`), { invitee: person, guests: [`friend-of-${person.email}`], notes: 'See you.' }),
    ),
  );
  await client.POST('/api/v2/bookings/{id}/reschedule', {
    params: { path: { id: first?.data?.id as string } },
    body: { startAt: at('15:00') },
  });
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: second?.data?.id as string }, query: { reason: 'Ill' } } });
  await server.setClock('2027-03-01T12:30:00Z');
  const due = "select from messages where status = 'pending' and (next_attempt_at <= current_instant() or attempts > 0)";
  await until('everything due is sent', async () => (await server.pool.query(due)).rowCount === 0 && mail.received.length >= 14);

  const links = new Set(mail.received.flatMap((one) => linksIn(`${one.mail.text} ${one.mail.html}`)));
  expect(links.size).toBe(3);
  const before = await dump();
  const opened = new Set<string>();
  const openAll = async (urls: Iterable<string>): Promise<string> => {
    let text = '';
    for (const url of urls) {
      if (opened.has(url)) continue;
      opened.add(url);
      for (const method of ['HEAD', 'GET']) {
        const response = await fetch(url, { method, redirect: 'manual', headers: { Accept: 'text/html' } });
        expect([url, method, response.status]).toEqual([url, method, 200]);
        text += await response.text();
      }
    }
    return text;
  };
  const pages = await openAll(links);
  const own = pathsIn(pages).filter((path) => path.startsWith('/b/') || path.startsWith(`/${slug}`));
  expect(own.some((path) => path.endsWith('/cancel'))).toBe(true);
  const next = await openAll(own.map((path) => server.url + path));
  await openAll(
    pathsIn(next)
      .filter((path) => path.startsWith('/b/'))
      .map((path) => server.url + path),
  );
  expect(opened.size).toBeGreaterThan(10);
  expect(await dump()).toEqual(before);
});
