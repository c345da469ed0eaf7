/**
 * The periods of a zone in Node.js's own data. Intl returns offsets of single instants only, so changes are searched for day by day. The
 * shortest known period is seven days (Gaza in 2040).
 */
import { DAY_MS } from './dates.ts';
import type { Interval } from './intervals.ts';
import type { OffsetPeriod } from './tzif.ts';

const SECOND_MS = 1000;

type ReadOffset = (instant: number) => number;

/** Parses "GMT+05:45", with seconds for local mean time. A call takes two microseconds. */
export function createOffsetReader(timeZone: string): ReadOffset {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (instant) => {
    const [, sign, hours, minutes, seconds = 0] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(format.format(instant)) ?? [];
    const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * SECOND_MS;
    return sign === undefined ? 0 : sign === '-' ? -size : size;
  };
}

/** The stretch must last whole days. */
export function searchPeriods(readOffset: ReadOffset, { start, end }: Interval): OffsetPeriod[] {
  const periods: OffsetPeriod[] = [];
  let current = { start, end: start, offset: readOffset(start) };
  for (let probe = start + DAY_MS; probe <= end; probe += DAY_MS) {
    while (readOffset(probe) !== current.offset) {
      current.end = endOfOffset(readOffset, current, probe);
      periods.push(current);
      current = { start: current.end, end: current.end, offset: readOffset(current.end) };
    }
    current.end = probe;
  }
  return [...periods, current];
}

function endOfOffset(readOffset: ReadOffset, known: OffsetPeriod, probe: number): number {
  let [same, other] = [known.end, probe];
  while (other - same > SECOND_MS) {
    const middle = same + Math.floor((other - same) / 2 / SECOND_MS) * SECOND_MS;
    if (readOffset(middle) === known.offset) same = middle;
    else other = middle;
  }
  return other;
}
