/** Every page with names in Hebrew: none changes the order of the text around it, and no two links are read aloud the same. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, day } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { signIn, type Visitor, visit } from '../support/visitor.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

/** Without isolation, the mark at its end is shown at its beginning. */
const named = (what: string) => `שם ${what}!`;

let server: TestServer;
let host: Visitor;

const questions = [
  { id: 'size', label: named('size'), type: 'single_choice', required: false, options: [named('one'), named('two')] },
  { id: 'why', label: named('why'), type: 'long_text' },
];
const schedule = (name: string, isDefault: boolean) => ({
  name: named(name),
  timezone: 'UTC',
  default: isDefault,
  weekly: { tuesday: [['09:00', '17:00']] },
});
const outOfOffice = [{ from: '2027-03-05', to: '2027-03-05', reason: named('absence') }];
const location = { kind: 'in_person', value: named('place') };
const eventTypes = [
  eventType('imad', 'intro', { name: named('intro'), description: named('about'), internalNote: named('note'), questions, location }),
  eventType('imad', 'team', { name: named('team'), kind: 'round_robin', hosts: ['imad', 'ada'], bookingMode: 'details_first', questions }),
  eventType('ada', 'other', { name: named('other'), kind: 'collective', hosts: ['ada', { slug: 'imad', pending: true }] }),
];
const leads = [{ eventType: 'imad/team', name: named('lead'), email: 'lead@example.com', answers: [] }];

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
  const imad = user('imad', {
    name: named('imad'),
    role: 'owner',
    outOfOffice,
    schedules: [schedule('usual', true), schedule('late', false)],
  });
  await server.load(
    world(organization(named('org'), { slug: 'acme', users: [imad, user('ada', { name: named('ada') })], eventTypes, leads })),
  );
  host = await signIn(server, 'imad');
  const client = server.client(await server.token('imad'));
  const { data } = await client.GET('/api/v2/event-types');
  const intro = data?.items.find(({ slug }) => slug === 'intro')?.id as string;
  const invitee = { name: named('ann'), email: 'ann@example.com', timezone: 'UTC' };
  const answers = [{ questionId: 'size', value: named('one') }];
  const rest = { invitee, notes: named('notes'), answers };
  await book(client, intro, at('09:00'), rest);
  await book(client, intro, at('10:00'), rest);
  const canceled = await book(client, intro, at('11:00'), rest);
  await client.DELETE('/api/v2/bookings/{id}', {
    params: { path: { id: canceled.data?.id as string }, query: { reason: named('reason') } },
  });
  await client.POST('/api/v2/calendars', { body: { kind: 'push', name: named('calendar') } });
  await client.POST('/api/v2/webhooks', {
    body: { url: 'https://example.com/hook', description: named('hook'), events: ['booking_created'] },
  });
  await host.fill('/settings/developers/tokens/new', { name: named('token'), scope: 'read:profile' }, '/settings/developers/tokens');
});
afterAll(() => server.stop());

/** Beginnings of paths that are no pages of ours, or that every page links to. */
const left = /^\/(?:assets|docs|api|sign-in|.*\.(?:ics|csv)(?:$|\?))/;

/** One page of each kind, by its path without ids and dates and by the names of its parameters; two, since two objects may differ. */
const kindOf = (path: string): string => {
  const { pathname, searchParams } = new URL(path, server.url);
  return `${pathname.replace(/[0-9a-f-]{36}|\d{4}-\d\d-\d\d|\/b\/[^/]+/g, 'x')}?${[...new Set(searchParams.keys())].sort()}`;
};

async function* crawl(visitor: Visitor, seeds: string[]): AsyncGenerator<[path: string, text: string]> {
  const seen = new Map<string, number>();
  const paths = [...seeds];
  for (const path of paths) {
    const kind = kindOf(path);
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    if ((seen.get(kind) as number) > 2) continue;
    const { status, text } = await visitor.get(path, { Accept: 'text/html' });
    if (status === 303) continue;
    // An erasure that is refused explains why.
    expect([path, [200, 409].includes(status)]).toEqual([path, true]);
    yield [path, text];
    for (const [, href = ''] of text.matchAll(/<a [^>]*href="([^"#]*)/g)) {
      const next = href.replaceAll('&amp;', '&').replace(server.url, '');
      if (next.startsWith('/') && !left.test(next) && !paths.includes(next)) paths.push(next);
    }
  }
}

const isolates = (tag: string): boolean => tag.startsWith('<bdi') || / dir="auto"/.test(tag);

/** Names that stand in the text of the page as they are. A title and an option contain no elements, but characters that isolate. */
function findBare(text: string): string[] {
  const open: string[] = [];
  return (text.match(/<[^>]*>|[^<]+/g) ?? []).flatMap((part) => {
    if (part.startsWith('</')) open.splice(open.findLastIndex((tag) => tag.startsWith(`<${part.slice(2, -1)}`)));
    else if (part.startsWith('<input'))
      return / value="שם/.test(part) && !isolates(part) && !/type="(hidden|radio|checkbox)"/.test(part) ? [part] : [];
    else if (part.startsWith('<')) open.push(part);
    else if (/שם/.test(part.replace(/\u2068שם[^\u2069]*\u2069/g, '')) && !open.some(isolates)) return [part];
    return [];
  });
}

/** Names of links, such as are read in a list of all links, that lead to different places. */
function findAmbiguous(text: string): string[] {
  const [, main = ''] = text.split('<main');
  const targets = new Map<string, Set<string>>();
  for (const [, attributes = '', content = ''] of main.matchAll(/<a ([^>]*)>([\s\S]*?)<\/a>/g)) {
    const name = / ?aria-label="([^"]*)"/.exec(attributes)?.[1] ?? content.replace(/<[^>]*>/g, '');
    const [, href = ''] = /href="([^"]*)"/.exec(attributes) ?? [];
    targets.set(name, (targets.get(name) ?? new Set()).add(href));
  }
  return [...targets].flatMap(([name, found]) => (found.size > 1 ? [`${name}: ${[...found].join(' ')}`] : []));
}

it('on all pages of hosts and of invitees', async () => {
  const details = `tz=UTC&start=${day}T14:00:00Z`;
  const [, mine] = (await host.get('/settings/bookings')).text.match(/href="(\/settings\/bookings\/[0-9a-f-]{36})"/) ?? [];
  const [, manage = ''] = (await host.get(mine as string)).text.match(/data-copy="link">([^<]+)/) ?? [];
  const own = [
    '/settings/bookings',
    '/settings/bookings?tab=canceled',
    '/settings/profile',
    `/settings/week?from=${day}&start=${day}T09:00:00Z`,
  ];
  const open = [
    manage.replace(server.url, ''),
    `/imad/intro?${details}`,
    '/imad/team?tz=UTC',
    '/imad?lang=fr',
    `/imad/intro?lang=fr&${details}`,
  ];
  const problems: Record<string, string[]> = {};
  let pages = 0;
  for (const [visitor, seeds] of [
    [host, [...own, `${mine}/move?start=${day}T12:00:00Z`]],
    [visit(server.url), open],
  ] as const)
    for await (const [path, text] of crawl(visitor, [...seeds])) {
      pages += 1;
      const found = [...findBare(text), ...findAmbiguous(text)];
      if (found.length > 0) problems[path] = found;
    }
  expect(problems).toEqual({});
  expect(pages).toBeGreaterThan(60);
});
