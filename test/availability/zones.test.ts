import { describe, expect, it } from '@jest/globals';
import { DAY_MS, toDate, toDay } from '../../src/availability/dates.ts';
import { localFormat } from '../../src/availability/format.ts';
import { localDate, runsOf, startOfDate, wallClock } from '../../src/availability/wallclock.ts';

/** Checks every zone against the local times of Intl; the program uses its offsets instead. */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const [FROM, TO] = [Date.parse('2026-01-01T00:00Z'), Date.parse('2037-01-01T00:00Z')];
const LINKS = [
  'Asia/Calcutta',
  'Asia/Kolkata',
  'Europe/Kyiv',
  'US/Eastern',
  'Australia/ACT',
  'America/Buenos_Aires',
  'Etc/GMT+5',
  'GB',
  'UTC',
];
const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), ...LINKS])];

function wallOf(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant) => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
}

/** Halving as the program does, but in steps of five days, and on the wall's time. */
function changesOf(wall: (instant: number) => number): number[] {
  const changes: number[] = [];
  const offset = (instant: number) => wall(instant) - instant;
  for (let from = FROM; from < TO; from += 5 * DAY_MS) {
    let [same, other] = [from, from + 5 * DAY_MS];
    if (offset(same) === offset(other)) continue;
    while (other - same > MINUTE_MS) {
      const middle = Math.floor((same + other) / 2 / MINUTE_MS) * MINUTE_MS;
      if (offset(middle) === offset(from)) same = middle;
      else other = middle;
    }
    changes.push(other);
  }
  return changes;
}

/** Midnight to midnight by looking every minute, from the earliest instant at which the date can be. */
function minutesOfDate(wall: (instant: number) => number, date: string): number[] {
  const midnight = Date.parse(date);
  const minutes: number[] = [];
  for (let instant = midnight - 15 * HOUR_MS; instant < midnight + 39 * HOUR_MS; instant += 15 * MINUTE_MS) {
    const time = wall(instant);
    if (midnight <= time && time < midnight + DAY_MS) minutes.push(instant);
  }
  return minutes;
}

const zones = ZONES.map((zone) => {
  const wall = wallOf(zone);
  return { zone, wall, changes: changesOf(wall) };
});

describe(`the ${ZONES.length} zones of Intl, 2026 to 2036`, () => {
  it('change their clocks', () => {
    expect(zones.length).toBeGreaterThan(400);
    expect(zones.reduce((count, { changes }) => count + changes.length, 0)).toBeGreaterThan(2000);
  });

  it('show the right time a minute before, at, and a minute after each change, and amid', () => {
    for (const { zone, wall, changes } of zones) {
      const instants = [FROM, TO, ...changes.flatMap((change) => [change - MINUTE_MS, change, change + MINUTE_MS, change + 20 * DAY_MS])];
      const ours = wallClock(zone);
      expect(instants.map((instant) => [zone, instant, ours(instant)])).toEqual(instants.map((instant) => [zone, instant, wall(instant)]));
    }
  });

  it('format local times', () => {
    for (const { zone, wall, changes } of zones) {
      const format = localFormat(zone);
      for (const instant of changes.flatMap((change) => [change - MINUTE_MS, change])) {
        const text = format(instant);
        expect([zone, Date.parse(text), text.slice(0, 23)]).toEqual([zone, instant, new Date(wall(instant)).toISOString().slice(0, 23)]);
      }
    }
  });

  it('begin and fill the dates on which clocks change', () => {
    for (const { zone, wall, changes } of zones) {
      for (const change of changes.slice(0, 4)) {
        const day = toDay(localDate(zone, change));
        for (const date of [toDate(day - 1), toDate(day)]) {
          const minutes = minutesOfDate(wall, date);
          expect([zone, date, startOfDate(zone, date)]).toEqual([zone, date, minutes[0]]);
          const window = { start: change - 3 * DAY_MS, end: change + 3 * DAY_MS };
          const runs = runsOf(zone, window, (other) => (toDate(other) === date ? [{ start: 0, end: DAY_MS }] : []));
          const elapsed = runs.reduce((sum, { start, end }) => sum + end - start, 0);
          expect([zone, date, elapsed]).toEqual([zone, date, minutes.length * 15 * MINUTE_MS]);
        }
      }
    }
  });
});
