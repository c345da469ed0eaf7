/** Random calendars: what is listed and offered, against quarter hours that are counted one by one. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCalendar, listBusy, pushBusy } from '../support/calendars.ts';
import { createHost, offered } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';

const RUNS = process.env.FUZZ_SEED ? 200 : 25;
const quarterMs = 15 * 60_000;
const first = Date.parse('2027-03-01T00:00:00Z') / quarterMs;
const perDay = 96;
const days = 30;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-02-28T12:00:00Z');
});
afterAll(() => server.stop());

type Push = { from: number; to: number; intervals: [start: number, end: number][] };

/** In quarter hours since `first`. Half of the intervals are short, some are as long as the stretch. */
const pushes: fc.Arbitrary<Push> = fc
  .tuple(fc.nat({ max: days * perDay - 2 }), fc.oneof(fc.constant(days * perDay), fc.integer({ min: 1, max: 3 * perDay })))
  .map(([from, length]) => ({ from, to: Math.min(days * perDay, from + length) }))
  .chain(({ from, to }) =>
    fc
      .array(
        fc.tuple(
          fc.integer({ min: from, max: to - 1 }),
          fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 20 * perDay })),
        ),
        {
          maxLength: 12,
        },
      )
      .map((list) => ({ from, to, intervals: list.map(([start, length]): [number, number] => [start, Math.min(to, start + length)]) })),
  );

const toInstant = (quarter: number): string => new Date((first + quarter) * quarterMs).toISOString();

async function apply(client: ApiClient, id: string, { from, to, intervals }: Push, busy: Set<number>): Promise<void> {
  const list = intervals.map(([start, end]) => ({ startAt: toInstant(start), endAt: toInstant(end) }));
  const { response } = await pushBusy(client, id, { from: toInstant(from), to: toInstant(to), intervals: list });
  expect(response.status).toBe(200);
  for (let quarter = from; quarter < to; quarter++) busy.delete(quarter);
  for (const [start, end] of intervals) for (let quarter = start; quarter < end; quarter++) busy.add(quarter);
}

function runsOf(busy: Set<number>): [string, string][] {
  const starts = [...busy].filter((quarter) => !busy.has(quarter - 1)).sort((a, b) => a - b);
  return starts.map((start) => {
    let end = start;
    while (busy.has(end)) end += 1;
    return [toInstant(start), toInstant(end)];
  });
}

it('lists what was sent last for each quarter hour, and offers every start that it leaves free, and no other', async () => {
  const { client, eventTypeId } = await createHost(server, { bufferBeforeMin: 15, bufferAfterMin: 30, durations: [30] });
  const ids = [];
  for (let n = 0; n < 2; n++) ids.push((await createCalendar(client, { maxAgeMin: 43_200 })).data?.id as string);
  const calendars = ids.map((id) => ({ id, busy: new Set<number>() }));
  for (const { id, busy } of calendars) await apply(client, id, { from: 0, to: days * perDay, intervals: [] }, busy);
  const changes = fc.array(fc.tuple(fc.nat({ max: 1 }), pushes), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(changes, fc.nat({ max: days - 2 }), async (given, day) => {
      for (const [which, push] of given) await apply(client, calendars[which]!.id, push, calendars[which]!.busy);
      for (const { id, busy } of calendars) {
        const { data } = await listBusy(client, { from: toInstant(0), to: toInstant(days * perDay), limit: 100 });
        const shown = data?.items.filter(({ calendarId }) => calendarId === id).map(({ startAt, endAt }) => [startAt, endAt]);
        expect(shown).toEqual(runsOf(busy));
      }
      const isFree = (quarter: number) => calendars.every(({ busy }) => !busy.has(quarter));
      const starts = Array.from({ length: 16 }, (_, n) => day * perDay + 36 + 2 * n); // 09:00 to 16:30
      const expected = starts.filter((start) => [-1, 0, 1, 2, 3].every((more) => isFree(start + more)));
      const [from, to] = [toInstant(day * perDay), toInstant((day + 1) * perDay)];
      expect(await offered(client, eventTypeId, { from, to })).toEqual(expected.map((start) => toInstant(start).slice(11, 16)));
    }),
    { numRuns: RUNS },
  );
}, 180_000);
