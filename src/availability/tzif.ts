/** Compiled time zones (TZif, RFC 9636), version 2 or later. No npm library reads them with the rule for times after the table. */
import type { Interval } from './intervals.ts';
import { type Change, parsePosixRule, type YearlyRule } from './posix-rule.ts';

/** `offset`: before the first of the changes, which are in order of time. `rule`: for times after the last of them. */
export type ZoneTable = { offset: number; changes: Change[]; rule: YearlyRule | null };

export type OffsetPeriod = Interval & { offset: number };

const headerLength = 44;
const dataTypeLength = 6;

type Counts = { isUt: number; isStandard: number; leap: number; time: number; type: number; character: number };

/** Throws if the bytes are not such a file, or if it counts leap seconds. */
export function parseTzif(bytes: Uint8Array): ZoneTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = readCounts(view, 0);
  const start = headerLength + lengthOf(first, 4);
  const counts = readCounts(view, start);
  if (counts.leap > 0) throw new Error('the file counts leap seconds');
  const times = start + headerLength;
  const types = times + counts.time * 8;
  const offsets = types + counts.time;
  const offsetOf = (type: number): number => view.getInt32(offsets + type * dataTypeLength) * 1000;
  const changes = Array.from({ length: counts.time }, (_, index) => ({
    instant: Number(view.getBigInt64(times + index * 8)) * 1000,
    offset: offsetOf(view.getUint8(types + index)),
  }));
  const footer = new TextDecoder().decode(bytes.subarray(times + lengthOf(counts, 8))).split('\n')[1] ?? '';
  return { offset: offsetOf(0), changes, rule: footer === '' ? null : parsePosixRule(footer) };
}

function readCounts(view: DataView, at: number): Counts {
  const isTzif = view.byteLength >= at + headerLength && view.getUint32(at) === 0x545a6966;
  if (!isTzif || view.getUint8(at + 4) < 0x32) throw new Error('not a TZif file of version 2 or later');
  const [isUt, isStandard, leap, time, type, character] = Array.from({ length: 6 }, (_, index) => view.getUint32(at + 20 + index * 4));
  return { isUt, isStandard, leap, time, type, character } as Counts;
}

const lengthOf = ({ isUt, isStandard, leap, time, type, character }: Counts, timeLength: number): number =>
  time * (timeLength + 1) + type * dataTypeLength + character + leap * (timeLength + 4) + isStandard + isUt;

/** The periods of a stretch of time, adjacent and in order. */
export function periodsIn(table: ZoneTable, { start, end }: Interval): OffsetPeriod[] {
  const periods: OffsetPeriod[] = [];
  const { offset, changes } = changesAround(table, start, end);
  let current: OffsetPeriod = { start, end, offset };
  for (const change of changes) {
    if (change.instant >= end) break;
    if (change.instant <= start) current.offset = change.offset;
    else if (change.offset !== current.offset) {
      if (change.instant > current.start) periods.push({ ...current, end: change.instant });
      current = { start: change.instant, end, offset: change.offset };
    }
  }
  return [...periods, current];
}

/** Changes before `end`, beginning with the last one before `start`; `offset` is that before them. */
function changesAround({ offset, changes, rule }: ZoneTable, start: number, end: number): { offset: number; changes: Change[] } {
  const next = firstAfter(changes, start);
  const index = Math.max(0, next - 1);
  const before = index === 0 ? offset : (changes[index - 1] as Change).offset;
  const last = changes.at(-1)?.instant ?? Number.NEGATIVE_INFINITY;
  const found = changes.slice(index);
  if (rule === null || end <= last) return { offset: before, changes: found };
  const ruled: Change[] = [];
  for (let year = yearOf(Math.max(start, last)) - 1; year <= yearOf(end) + 1; year++)
    ruled.push(...rule(year).filter(({ instant }) => instant > last));
  return { offset: before, changes: [...found, ...ruled] };
}

function firstAfter(changes: Change[], instant: number): number {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((changes[middle] as Change).instant <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

const yearOf = (instant: number): number => new Date(instant).getUTCFullYear();
