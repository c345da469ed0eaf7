/** Random calendar files, read by the server: its offers against an expansion that counts days one by one, with another zone library. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fromZonedTime } from 'date-fns-tz';
import fc from 'fast-check';
import { syncUntil } from '../support/caldav.ts';
import { type FileServer, startFileServer, toCalendar } from '../support/calendar-files.ts';
import { createHost } from '../support/hosts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { daily } from '../support/worlds.ts';

const RUNS = process.env.FUZZ_SEED ? 150 : 20;
const hostZone = 'Europe/Paris';
const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Clocks go forward on March 14 in New York and on March 28 in Paris. */
const window = { from: '2027-03-10T00:00:00Z', to: '2027-04-10T00:00:00Z' };
const firstDay = Date.parse('2027-02-15') / dayMs;
const lastDay = Date.parse('2027-04-15') / dayMs;

let files: FileServer;
let server: TestServer;

beforeAll(async () => {
  files = await startFileServer();
  server = await startTestServer({ worker: true, webhookAllowHosts: [files.host], rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T00:00:00Z');
});
afterAll(async () => {
  await server.stop();
  await files.stop();
});

type Rule = { freq: 'DAILY' | 'WEEKLY' | 'MONTHLY'; interval: number; weekdays: number[]; count?: number; untilDay?: number };

/** `day`: since 1970. `zone`: null for all-day events. `skipped`, `moved`: which occurrences, by number. */
type Event = {
  day: number;
  startMin: number;
  lengthMin: number;
  zone: 'UTC' | 'Europe/Paris' | 'America/New_York' | 'floating' | null;
  rule: Rule | null;
  skipped: number[];
  moved: { number: number; byMin: number } | null;
  isFree: boolean;
};

const rules: fc.Arbitrary<Rule> = fc
  .record({
    freq: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const),
    interval: fc.integer({ min: 1, max: 4 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
    end: fc.oneof(
      fc.constant({}),
      fc.integer({ min: 1, max: 20 }).map((count) => ({ count })),
      fc.integer({ min: firstDay, max: lastDay }).map((untilDay) => ({ untilDay })),
    ),
  })
  .map(({ end, ...rest }) => ({ ...rest, ...end }));

/** Not in the first hours of a day, where clock changes skip and repeat times: tables of cases have those. */
const events: fc.Arbitrary<Event> = fc.record({
  day: fc.integer({ min: firstDay, max: lastDay }),
  startMin: fc.integer({ min: 16, max: 95 }).map((quarter) => quarter * 15),
  lengthMin: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 3000 })),
  zone: fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'floating', null),
  rule: fc.option(rules),
  skipped: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 2 }),
  moved: fc.option(fc.record({ number: fc.integer({ min: 0, max: 12 }), byMin: fc.integer({ min: -30, max: 30 }).map((n) => n * 15) })),
  isFree: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
});

const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
const localOf = (day: number, min: number): string => new Date(day * dayMs + min * minuteMs).toISOString().slice(0, 19);
const compact = (text: string): string => text.replace(/[-:]/g, '');
const weekdayOf = (day: number): number => new Date(day * dayMs).getUTCDay();
const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

const toInstant = (local: string, zone: Event['zone']): number =>
  fromZonedTime(local, zone === 'floating' || zone === null ? hostZone : zone).getTime();

/** True for the days of a rule. `since`: the first day of the event. */
function isOn({ freq, interval, weekdays }: Rule, day: number, since: number): boolean {
  if (freq === 'DAILY') return (day - since) % interval === 0;
  const monday = (one: number) => one - ((weekdayOf(one) + 6) % 7);
  if (freq === 'WEEKLY') {
    const days = [...weekdays, weekdayOf(since)];
    return ((monday(day) - monday(since)) / 7) % interval === 0 && days.includes(weekdayOf(day));
  }
  const [a, b] = [new Date(since * dayMs), new Date(day * dayMs)];
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return a.getUTCDate() === b.getUTCDate() && months % interval === 0;
}

function listDays({ day: since, rule }: Event): number[] {
  if (rule === null) return [since];
  const days: number[] = [];
  for (let day = since; day <= lastDay && days.length < (rule.count ?? Infinity); day++) {
    if (rule.untilDay !== undefined && day > rule.untilDay && day > since) break;
    if (day === since || isOn(rule, day, since)) days.push(day);
  }
  return rule.untilDay !== undefined && rule.untilDay < since ? [since] : days;
}

type Interval = { start: number; end: number };

/** Busy times, by definition: one day after the other. */
function expand(event: Event): Interval[] {
  if (event.isFree) return [];
  const { zone, startMin, lengthMin, skipped, moved, rule } = event;
  return listDays(event).flatMap((day, number): Interval[] => {
    const isRecurring = rule !== null;
    if (isRecurring && skipped.includes(number)) return [];
    if (zone === null) {
      const days = Math.ceil(lengthMin / 1440);
      return [{ start: toInstant(`${dateOf(day)}T00:00:00`, zone), end: toInstant(`${dateOf(day + days)}T00:00:00`, zone) }];
    }
    const byMin = isRecurring && moved?.number === number ? moved.byMin : 0;
    const start = toInstant(localOf(day, startMin + byMin), zone);
    return [{ start, end: start + lengthMin * minuteMs }];
  });
}

function toProperty(name: string, { zone }: Event, day: number, min: number): string {
  if (zone === null) return `${name};VALUE=DATE:${compact(dateOf(day))}`;
  const local = compact(localOf(day, min));
  if (zone === 'UTC') return `${name}:${local}Z`;
  return zone === 'floating' ? `${name}:${local}` : `${name};TZID=${zone}:${local}`;
}

function toRule({ freq, interval, weekdays, count, untilDay }: Rule, event: Event): string {
  const days = [...new Set([...weekdays, weekdayOf(event.day)])].map((weekday) => names[weekday]);
  const part = freq === 'WEEKLY' ? `;BYDAY=${days}` : '';
  // The last minute of the day in the event's zone.
  const end = event.zone === null || untilDay === undefined ? undefined : new Date(toInstant(`${dateOf(untilDay)}T23:59:00`, event.zone));
  const until = end === undefined ? compact(dateOf(untilDay ?? 0)) : `${compact(end.toISOString().slice(0, 19))}Z`;
  return `RRULE:FREQ=${freq};INTERVAL=${interval}${part}${count === undefined ? '' : `;COUNT=${count}`}${untilDay === undefined ? '' : `;UNTIL=${until}`}`;
}

function toText(event: Event, uid: number): string {
  const { day, startMin, lengthMin, zone, rule, skipped, moved, isFree } = event;
  const length = zone === null ? `DURATION:P${Math.ceil(lengthMin / 1440)}D` : `DURATION:PT${lengthMin}M`;
  const wrap = (...lines: string[]) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    ...lines,
    length,
    `TRANSP:${isFree ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ];
  const days = rule === null ? [] : listDays(event);
  const excluded = skipped.flatMap((number) => days[number] ?? []);
  const master = wrap(
    toProperty('DTSTART', event, day, startMin),
    ...(rule === null ? [] : [toRule(rule, event)]),
    ...excluded.map((one) => toProperty('EXDATE', event, one, startMin)),
  );
  const movedDay = zone === null || moved === null || skipped.includes(moved.number) ? undefined : days[moved.number];
  const override =
    movedDay === undefined || moved === null
      ? []
      : wrap(toProperty('RECURRENCE-ID', event, movedDay, startMin), toProperty('DTSTART', event, movedDay, startMin + moved.byMin));
  return [...master, ...override].join('\r\n');
}

it('offers every start that the events leave free, and no other', async () => {
  const rest = { durations: [30], bookingWindowDays: null };
  const { client, eventTypeId, slug } = await createHost(server, rest, { timezone: 'UTC', weekly: daily(['00:00', '24:00']) });
  await server.pool.query('update users set timezone = $1 where slug = $2', [hostZone, slug]);
  files.answer = (_req, res) => res.end(toCalendar());
  const { data } = await client.POST('/api/v2/calendars', { body: { kind: 'ics', url: `${files.url}/a.ics` } });
  const id = data?.id as string;
  const starts: number[] = [];
  for (let start = Date.parse(window.from); start < Date.parse(window.to); start += 30 * minuteMs) starts.push(start);
  await fc.assert(
    fc.asyncProperty(fc.array(events, { minLength: 1, maxLength: 8 }), async (given) => {
      const text = toCalendar(...given.map(toText));
      files.answer = (_req, res) => res.end(text);
      await syncUntil(client, id, 'it is read', async () => true);
      const busy = given.flatMap(expand);
      const free = starts.filter((start) => !busy.some((one) => one.start < start + 30 * minuteMs && start < one.end));
      const { data: listed } = await client.GET('/api/v2/availability', { params: { query: { eventTypeId, ...window, tz: 'UTC' } } });
      expect(listed?.slots.map(({ startAt }) => startAt)).toEqual(free.map((start) => new Date(start).toISOString()));
    }),
    { numRuns: RUNS },
  );
}, 300_000);
