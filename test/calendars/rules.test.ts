import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readObject } from '../../src/calendars/icalendar.ts';

const window = { start: Date.parse('2027-03-01T00:00Z'), end: Date.parse('2028-04-01T00:00Z') };
const options = { timezone: 'Europe/Paris', window, allDayIsBusy: true, needsActionIsBusy: false, addresses: [] };

const toEvent = (lines: string[], uid = 1): string => ['BEGIN:VEVENT', `UID:${uid}`, 'DURATION:PT1H', ...lines, 'END:VEVENT'].join('\r\n');
const toCalendar = (events: string[]): string => ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n');

const readRule = (start: string, rule: string) => readObject(toCalendar([toEvent([start, `RRULE:${rule}`])]), options);

const toText = (instant: Date): string => instant.toISOString().replace(/[-:]|\.000/g, '');
const starts = fc.date({ min: new Date('2020-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map((date) => {
  date.setUTCSeconds(0, 0);
  return date;
});
const zones = fc.constantFrom('Z', 'Europe/Paris', 'America/New_York', 'Australia/Sydney', 'Asia/Kolkata');
const days = fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), { minLength: 1 });
const ends = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 800 }).map((count) => `;COUNT=${count}`),
  starts.map((date) => `;UNTIL=${toText(date)}`),
);
const plainRules = fc
  .tuple(
    fc.oneof(
      fc.constant('FREQ=DAILY'),
      fc.constant('FREQ=WEEKLY'),
      fc.tuple(days, fc.constantFrom('', ';WKST=SU', ';WKST=MO', ';WKST=TH')).map(([names, wkst]) => `FREQ=WEEKLY;BYDAY=${names}${wkst}`),
    ),
    fc.integer({ min: 1, max: 9 }),
    ends,
  )
  .map(([rule, interval, end]) => `${rule};INTERVAL=${interval}${end}`);

it('plain rules, which are expanded by arithmetic, have the starts that rrule-temporal finds', () => {
  fc.assert(
    fc.property(starts, zones, plainRules, (start, zone, rule) => {
      const line = zone === 'Z' ? `DTSTART:${toText(start)}` : `DTSTART;TZID=${zone}:${toText(start).slice(0, -1)}`;
      // The part changes nothing, but such rules are not plain.
      expect(readRule(line, rule)).toEqual(readRule(line, `${rule};BYSECOND=0`));
    }),
    { numRuns: 300 },
  );
});

const measure = (work: () => unknown): number => {
  const times = [1, 2, 3].map(() => {
    const since = performance.now();
    work();
    return performance.now() - since;
  });
  return Math.min(...times);
};

it('ten times as many events take about ten times as long', () => {
  const events = Array.from({ length: 10_000 }, (_, index) =>
    toEvent(
      [
        `DTSTART;TZID=Europe/Paris:20270${1 + (index % 9)}0${1 + (index % 9)}T0${index % 10}0000`,
        ...(index % 10 ? [] : ['RRULE:FREQ=WEEKLY']),
      ],
      index,
    ),
  );
  const [few, many] = [toCalendar(events.slice(0, 1000)), toCalendar(events)];
  expect(readObject(many, options).busy.length).toBeGreaterThan(9000);
  expect(measure(() => readObject(many, options)) / measure(() => readObject(few, options))).toBeLessThan(30);
});
