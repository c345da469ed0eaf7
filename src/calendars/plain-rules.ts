/**
 * Rules whose starts repeat after a fixed time, such as every day or every second week on Tuesday and Friday: nearly all rules of a calendar.
 * rrule-temporal takes 0.3 ms for one, which is seconds for 10,000 events; this takes 3 µs.
 */
import { DAY_MS, MINUTE_MS, weekdayOf } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';

/** As in jCal (RFC 7265 §3.6.10): a part with one value is not a list. `wkst`: 1 is Sunday. `until`: a date or time. */
export type Rule = {
  freq: 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY' | 'HOURLY' | 'MINUTELY' | 'SECONDLY';
  interval?: number;
  count?: number;
  until?: string;
  wkst?: number;
  rscale?: string;
  skip?: string;
} & Partial<
  Record<'byday' | 'bymonth' | 'bymonthday' | 'byyearday' | 'byweekno' | 'byhour' | 'byminute' | 'bysecond' | 'bysetpos', unknown>
>;

/** Starts are `anchor + n × periodMs + offset`, for each of the offsets, from DTSTART on. */
export type Steps = { anchor: number; periodMs: number; offsets: number[] };

const units: Partial<Record<Rule['freq'], number>> = {
  DAILY: DAY_MS,
  WEEKLY: 7 * DAY_MS,
  HOURLY: 60 * MINUTE_MS,
  MINUTELY: MINUTE_MS,
  SECONDLY: 1000,
};

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Undefined for a rule that is not so plain. */
export function findSteps(rule: Rule, start: number): Steps | undefined {
  const unit = units[rule.freq];
  const { byday, ...others } = rule;
  if (unit === undefined || Object.keys(others).some((name) => name.startsWith('by') || name === 'rscale')) return undefined;
  const periodMs = unit * (rule.interval ?? 1);
  if (byday === undefined) return { anchor: start, periodMs, offsets: [0] };
  const days = [byday].flat().map((day) => weekdays.indexOf(String(day)));
  if (rule.freq !== 'WEEKLY' || days.includes(-1)) return undefined;
  // In jCal 1 is Sunday; weeks begin on Monday unless the rule says otherwise.
  const firstDay = ((rule.wkst ?? 2) + 5) % 7;
  const sinceFirst = (weekday: number): number => (weekday - firstDay + 7) % 7;
  const offsets = days.map((day) => sinceFirst(day) * DAY_MS).sort((a, b) => a - b);
  return { anchor: start - sinceFirst(weekdayOf(Math.floor(start / DAY_MS))) * DAY_MS, periodMs, offsets };
}

/** Returns the starts within `window`, both ends included. Undefined if there are more than `most`. */
export function expandSteps(steps: Steps, { start, count = Infinity }: { start: number; count?: number }, window: Interval, most: number) {
  const { anchor, periodMs, offsets } = steps;
  const perPeriod = offsets.length;
  const startOf = (index: number): number => anchor + Math.floor(index / perPeriod) * periodMs + (offsets[index % perPeriod] as number);
  const first = offsets.findIndex((offset) => anchor + offset >= start);
  const firstIndex = first === -1 ? perPeriod : first;
  // DTSTART counts as the first one even if the rule does not include it.
  const isFirst = startOf(firstIndex) === start;
  const lastIndex = firstIndex + count - (isFirst ? 1 : 2);
  const from = Math.max(firstIndex, Math.floor((window.start - anchor) / periodMs) * perPeriod);
  const to = Math.min(lastIndex, (Math.floor((window.end - anchor) / periodMs) + 1) * perPeriod - 1);
  if (to - from > most) return undefined;
  const starts = isFirst ? [] : [start];
  for (let index = from; index <= to; index++) starts.push(startOf(index));
  return starts.filter((one) => one >= window.start && one <= window.end);
}
