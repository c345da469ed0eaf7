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
  const [first, second] = content.map((part) => (part as { text: string }).text) as [string, string];
  return { structuredContent, first, second, size: Buffer.byteLength(JSON.stringify(result)) };
}

type Availability = { slots: { startAt: string; localStartAt: string }[]; nextFrom: string | null };

const month = { from: '2027-03-10', to: '2027-04-10', tz: 'Europe/Paris' };

it('a month of quarter hours: the first hundred slots, and where to go on', async () => {
  const { structuredContent, first, second, size } = await use('get_availability', { eventTypeId, ...month });
  const { slots, nextFrom } = structuredContent as Availability;
  expect([slots.length, nextFrom]).toEqual([100, new Date(Date.parse(slots[99]?.startAt as string) + 900_000).toISOString()]);
  expect(first).toMatch(
    /\nslots: 100\. Local starts:\n- 2027-03-10, UTC\+01:00: 00:00, 00:15, .*, 23:45\n- 2027-03-11, UTC\+01:00: 00:00, .*00:45$/,
  );
  expect(JSON.parse(second)).toMatchObject({ eventTypeId, nextFrom, timezone: 'Europe/Paris' });
  expect(second.length).toBeLessThan(400);
  expect(size).toBeLessThan(20_000);
});

it('all of it if so asked, day by day in the text, with both offsets of a day on which clocks change', async () => {
  const { structuredContent, first, second, size } = await use('get_availability', { eventTypeId, ...month, limit: 3000 });
  const { slots, nextFrom } = structuredContent as Availability;
  expect([slots.length, nextFrom]).toEqual([31 * perDay - 4, null]);
  const named = [...first.matchAll(/^- (\S+), UTC(\S+): (.*)$/gm)].flatMap(([, date, offset, times = '']) =>
    times.split(', ').map((time) => `${date}T${time}:00.000${offset}`),
  );
  expect(named).toEqual(slots.map(({ localStartAt }) => localStartAt));
  expect(first).toMatch(/\n- 2027-03-28, UTC\+01:00: .*01:45\n- 2027-03-28, UTC\+02:00: 03:00, /);
  expect(first.length + second.length).toBeLessThan(27_000);
  expect(size).toBeLessThan(450_000);
});

it('bookings: a page of ten', async () => {
  const { structuredContent, first, size } = await use('list_bookings', {});
  const { items, nextCursor } = structuredContent as { items: object[]; nextCursor: string };
  expect([items.length, first.match(/^- id /gm)?.length]).toEqual([10, 10]);
  expect(size).toBeLessThan(30_000);
  const { structuredContent: next } = await use('list_bookings', { cursor: nextCursor, limit: '2' });
  expect((next as { items: object[] }).items).toHaveLength(2);
});
