/** The table of a week: half hours of local time as rows, dates as columns. */
import { addDays, DAY_MS, MINUTE_MS } from '../../availability/dates.ts';
import type { Interval } from '../../availability/intervals.ts';
import { runsOf, startOfDate, wallClock } from '../../availability/wallclock.ts';
import type { Busy, Meeting, WeekFacts } from './facts.ts';

export const rowMin = 30;
const [earliestHour, latestHour] = [9, 17];

export type Cell = {
  /** Of the half hour; null where clock changes skip it. */
  start: number | null;
  isOpen: boolean;
  isPast: boolean;
  /** Those that begin here. In the first cell of a date, also those that began before it. */
  meetings: Meeting[];
  busy: Busy[];
  starts: number[];
  isTaken: boolean;
  isBusy: boolean;
};

/** `minute`: after midnight. */
export type Row = { minute: number; cells: Cell[] };
export type Grid = { dates: string[]; rows: Row[] };

export function toGrid(
  facts: WeekFacts,
  { from, days, timezone, now }: { from: string; days: number; timezone: string; now: number },
): Grid {
  const dates = Array.from({ length: days }, (_, index) => addDays(from, index));
  const [first, last] = minutesOf(facts, timezone);
  const begun = new Set<string>();
  const toDateCell = (date: string, minute: number): Cell => {
    const cell = toCell(facts, spansOf(date, minute, timezone), { now, isFirst: !begun.has(date) });
    if (cell.start !== null) begun.add(date);
    return cell;
  };
  const rows: Row[] = [];
  for (let minute = first; minute < last; minute += rowMin) rows.push({ minute, cells: dates.map((date) => toDateCell(date, minute)) });
  return { dates, rows };
}

/** A half hour of a date: none where clock changes skip it, two where they repeat it. */
const spansOf = (date: string, minute: number, timezone: string): Interval[] =>
  runsOf(timezone, { start: startOfDate(timezone, date), end: startOfDate(timezone, addDays(date, 1)) }, () => [
    { start: minute * MINUTE_MS, end: (minute + rowMin) * MINUTE_MS },
  ]);

/** Whole hours that contain all that there is, and at least office hours. */
function minutesOf({ open, meetings, busy, starts, window }: WeekFacts, timezone: string): [first: number, last: number] {
  const toLocal = wallClock(timezone);
  const shown: Interval[] = [
    ...open,
    ...meetings,
    ...busy.filter(({ start, end }) => end - start < DAY_MS),
    ...starts.map((start) => ({ start, end: start + 1 })),
  ];
  let [first, last] = [earliestHour, latestHour];
  for (const { start, end } of shown) {
    const [from, to] = [Math.max(start, window.start), Math.min(end, window.end)];
    if (from >= to) continue;
    const [localFrom, localTo] = [toLocal(from), toLocal(to)];
    const isOneDay = Math.floor(localFrom / DAY_MS) === Math.floor((localTo - 1) / DAY_MS);
    first = Math.min(first, isOneDay ? Math.floor(hourOf(localFrom)) : 0);
    last = Math.max(last, isOneDay ? Math.ceil(hourOf(localTo - 1)) : 24);
  }
  return [first * 60, last * 60];
}

const hourOf = (local: number): number => (((local % DAY_MS) + DAY_MS) % DAY_MS) / (60 * MINUTE_MS);

type Place = { now: number; isFirst: boolean };

function toCell(facts: WeekFacts, spans: Interval[], { now, isFirst }: Place): Cell {
  const [start, end] = [spans[0]?.start ?? null, spans.at(-1)?.end ?? 0];
  if (start === null) return { start, isOpen: false, isPast: false, meetings: [], busy: [], starts: [], isTaken: false, isBusy: false };
  const contains = (instant: number) => spans.some((span) => instant >= span.start && instant < span.end);
  const overlaps = (one: Interval) => spans.some((span) => one.start < span.end && one.end > span.start);
  const begins = (one: Interval) => contains(one.start) || (isFirst && one.start < start && overlaps(one));
  return {
    start,
    isOpen: facts.open.some(overlaps),
    isPast: end <= now,
    meetings: facts.meetings.filter(begins),
    busy: facts.busy.filter(begins),
    starts: facts.starts.filter(contains),
    isTaken: facts.meetings.some(overlaps),
    isBusy: facts.busy.some(overlaps),
  };
}
