/** The table of a week: half hours of local time as rows, dates as columns. */
import { addDays, DAY_MS, MINUTE_MS, toDay } from '../../availability/dates.ts';
import type { Interval } from '../../availability/intervals.ts';
import { firstInstantAt, wallClock } from '../../availability/wallclock.ts';
import type { Busy, Meeting, WeekFacts } from './facts.ts';

export const rowMin = 30;
const [earliestHour, latestHour] = [9, 17];

export type Cell = {
  /** Of the half hour; null where clock changes skip it. */
  start: number | null;
  isOpen: boolean;
  isPast: boolean;
  /** Those that begin here. In the first row, also those that began before it. */
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
  const rows: Row[] = [];
  for (let minute = first; minute < last; minute += rowMin)
    rows.push({ minute, cells: dates.map((date) => toCell(facts, startOf(date, minute, timezone), { now, isFirst: minute === first })) });
  return { dates, rows };
}

function startOf(date: string, minute: number, timezone: string): number | null {
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const instant = firstInstantAt(timezone, `${date}T${time}`);
  return wallClock(timezone)(instant) === toDay(date) * DAY_MS + minute * MINUTE_MS ? instant : null;
}

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

function toCell(facts: WeekFacts, start: number | null, { now, isFirst }: Place): Cell {
  if (start === null) return { start, isOpen: false, isPast: false, meetings: [], busy: [], starts: [], isTaken: false, isBusy: false };
  const cell = { start, end: start + rowMin * MINUTE_MS };
  const overlaps = (one: Interval) => one.start < cell.end && one.end > cell.start;
  const begins = (one: Interval) =>
    (one.start >= cell.start && one.start < cell.end) || (isFirst && one.start < cell.start && overlaps(one));
  return {
    start,
    isOpen: facts.open.some(overlaps),
    isPast: cell.end <= now,
    meetings: facts.meetings.filter(begins),
    busy: facts.busy.filter(begins),
    starts: facts.starts.filter((one) => one >= cell.start && one < cell.end),
    isTaken: facts.meetings.some(overlaps),
    isBusy: facts.busy.some(overlaps),
  };
}
