/** Results stay within what a model can read, whatever is in the database. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CallToolResult } from '@modelcontextprotocol/client';
import { call } from '../support/mcp.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { daily, eventType, organization, user, world } from '../support/worlds.ts';

const perDay = 96;
let server: TestServer;
let token: string;
let eventTypeId: string;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
  const bookings = Array.from({ length: 60 }, (_, index) => ({
    ...{ eventType: 'imad/call', hosts: ['imad'], durationMin: 15, status: 'active' },
    startAt: new Date(Date.parse('2027-05-01T00:00:00Z') + index * 900_000).toISOString(),
    ...{ invitee: { name: 'Ann', email: 'ann@example.com', timezone: 'UTC' }, createdAt: '2027-01-01T00:00:00Z' },
  }));
  const busy = eventType('imad', 'call', { durations: [15], slotIntervalMin: 15, minimumNoticeMin: 0 });
  await server.load(
    world(organization('acme', { users: [user('imad', { weekly: daily(['00:00', '24:00']) })], eventTypes: [busy], bookings })),
  );
  token = await server.token('imad');
  const { items } = (await use('list_event_types', {})).structuredContent as { items: { id: string }[] };
  eventTypeId = items[0]?.id as string;
});
afterAll(() => server.stop());

async function use(name: string, given: Record<string, unknown>) {
  const { result } = await call(server, token, name, given);
  const { structuredContent, content } = result as CallToolResult;
  expect(content).toHaveLength(1);
  return { structuredContent, text: (content[0] as { text: string }).text, size: Buffer.byteLength(JSON.stringify(result)) };
}

type Availability = { slots: Record<string, string[]>; nextFrom?: string };

const month = { from: '2027-03-10', to: '2027-04-09', timezone: 'Europe/Paris' };
const startsIn = ({ slots }: Availability): string[] =>
  Object.entries(slots).flatMap(([date, times]) => times.map((time) => new Date(`${date}T${time}`).toISOString()));

it('a month of quarter hours: the first hundred starts, and where to go on', async () => {
  const { structuredContent, text, size } = await use('get_availability', { eventTypeId, ...month });
  const starts = startsIn(structuredContent as Availability);
  const { nextFrom } = structuredContent as Availability;
  expect([starts.length, Date.parse(nextFrom as string)]).toEqual([100, Date.parse(starts[99] as string) + 900_000]);
  expect(text).toMatch(/\n100 starts\.\n- 2027-03-10: 00:00\+01:00, 00:15\+01:00, .*, 23:45\+01:00\n- 2027-03-11: 00:00\+01:00, .*$/);
  expect(size).toBeLessThan(5_000);
});

it('all of it if so asked, in parts of 25 KB, with both offsets of a day on which clocks change', async () => {
  const starts: string[] = [];
  let changed: string[] = [];
  for (let from: string | undefined = month.from; from !== undefined; ) {
    const { structuredContent, size } = await use('get_availability', { eventTypeId, ...month, from, limit: 3000 });
    const part = structuredContent as Availability;
    expect(size).toBeLessThan(25_000);
    starts.push(...startsIn(part));
    changed = [...changed, ...(part.slots['2027-03-28'] ?? [])];
    from = part.nextFrom;
  }
  expect([starts.length, new Set(starts).size]).toEqual([31 * perDay - 4, 31 * perDay - 4]);
  expect(changed).toEqual(expect.arrayContaining(['01:45+01:00', '03:00+02:00']));
});

it('a page that is asked to be long: as many as fit, and the next page goes on with the next one', async () => {
  const { structuredContent, size } = await use('list_bookings', { limit: 100 });
  const { items, nextCursor } = structuredContent as { items: { id: string }[]; nextCursor: string };
  expect([size < 25_000, items.length > 20, items.length < 60]).toEqual([true, true, true]);
  const { structuredContent: rest } = await use('list_bookings', { limit: 100, cursor: nextCursor });
  const all = [...items, ...(rest as { items: { id: string }[] }).items].map(({ id }) => id);
  expect(new Set(all).size).toBe(60);
});

it('one object with long texts and lists: shortened, which the result says', async () => {
  const options = Array.from({ length: 20 }, (_, index) => `${index} ${'x'.repeat(90)}`);
  const questions = Array.from({ length: 40 }, (_, index) => ({
    id: `q-${index}`,
    label: 'y'.repeat(150),
    type: 'single_choice',
    options,
  }));
  const given = { name: 'Long', slug: 'long', kind: 'one_on_one', durations: [30], questions };
  const { structuredContent, text, size } = await use('create_event_type', given);
  expect(size).toBeLessThan(25_000);
  expect(structuredContent).toMatchObject({ isCut: true, slug: 'long', id: expect.any(String), questionsCount: 40 });
  expect(text).toContain('\nLong texts and lists are shortened.');
});

it.each([
  ['list_bookings', { from: '2027-03-01' }],
  ['list_bookings', { invitee: 'a' }],
  ['list_event_types', {}],
  ['list_schedules', {}],
  ['get_stats', {}],
  ['set_out_of_office', { from: '2027-03-01', to: '2027-12-31', dry_run: true }],
])('%s %j: at most 25 KB', async (name, given) => {
  const { structuredContent, size } = await use(name, given);
  expect(Object.keys(structuredContent as object).length).toBeGreaterThan(0);
  expect(size).toBeLessThan(25_000);
});

it('bookings: a page of twenty, and the next', async () => {
  const { structuredContent, text } = await use('list_bookings', {});
  const { items, nextCursor } = structuredContent as { items: object[]; nextCursor: string };
  expect([items.length, text.match(/^- /gm)?.length]).toEqual([20, 20]);
  const { structuredContent: next } = await use('list_bookings', { cursor: nextCursor, limit: '2' });
  expect((next as { items: object[] }).items).toHaveLength(2);
});
