/**
 * Recurrence rules (RFC 5545 §3.3.10) as ical.js parses them, expanded by rrule-temporal. Rules are expanded in local time, written as if it
 * were UTC, so that any zone will do; conversion to instants comes after.
 */
import { RRuleTemporal } from 'rrule-temporal';
import type { Interval } from '../availability/intervals.ts';
import { expandSteps, findSteps, type Rule } from './plain-rules.ts';

/** A rule with more occurrences than can be listed. */
export class ExpensiveRule extends Error {}

/** Of one rule within 400 days: every 15 minutes is less. */
const mostOccurrences = 50_000;
const mostTimesPerDay = 1000;

const parts = [
  ['byday', 'byDay'],
  ['bymonth', 'byMonth'],
  ['bymonthday', 'byMonthDay'],
  ['byyearday', 'byYearDay'],
  ['byweekno', 'byWeekNo'],
  ['byhour', 'byHour'],
  ['byminute', 'byMinute'],
  ['bysecond', 'bySecond'],
  ['bysetpos', 'bySetPos'],
] as const;

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

export const hasParts = (rule: Rule): boolean => parts.some(([name]) => rule[name] !== undefined);

/** Starts within `window`, both ends included; some may be listed twice. UNTIL is not applied. DTSTART is the first even if it is off the rule. */
export function expandRule(rule: Rule, start: number, window: Interval): number[] {
  const steps = findSteps(rule, start);
  if (steps !== undefined) return expandSteps(steps, { ...rule, start }, window, mostOccurrences) ?? tooMany(rule);
  if (timesPerDay(rule) > mostTimesPerDay) return tooMany(rule);
  const first = start >= window.start && start <= window.end ? [start] : [];
  if (rule.count === undefined || isFirst(rule, start)) return [...first, ...listOccurrences(rule, start, window)];
  return rule.count > 1 ? [...first, ...listOccurrences({ ...rule, count: rule.count - 1 }, start, window)] : first;
}

/** BYSETPOS selects from them. */
const timesPerDay = ({ byhour, byminute, bysecond, bysetpos }: Rule): number =>
  bysetpos === undefined ? [byhour, byminute, bysecond].reduce<number>((product, part) => product * [part].flat().length, 1) : 1;

const tooMany = ({ freq }: Rule): never => {
  throw new ExpensiveRule(`repeats too often (FREQ=${freq})`);
};

const isFirst = (rule: Rule, start: number): boolean => {
  const { count: _count, ...endless } = rule;
  return toLibraryRule(endless, start).between(new Date(start), new Date(start), true).length > 0;
};

function listOccurrences(rule: Rule, start: number, window: Interval): number[] {
  if (window.end < start) return [];
  try {
    const found = toLibraryRule(rule, start).between(new Date(Math.max(window.start, start)), new Date(window.end), true);
    return found.length > mostOccurrences ? tooMany(rule) : found.map(({ epochMilliseconds }) => epochMilliseconds);
  } catch (error) {
    if (error instanceof Error && /maximum|exceeded/i.test(error.message)) return tooMany(rule);
    throw error;
  }
}

function toLibraryRule(rule: Rule, start: number) {
  const dtstart = { timeZoneId: 'UTC', toString: () => `${new Date(start).toISOString().replace('Z', '+00:00')}[UTC]` };
  const lists = parts.flatMap(([name, option]) => (rule[name] === undefined ? [] : [[option, [rule[name]].flat()]]));
  return new RRuleTemporal({
    freq: rule.freq,
    ...(rule.interval !== undefined && { interval: rule.interval }),
    ...(rule.count !== undefined && { count: rule.count }),
    ...(rule.wkst !== undefined && { wkst: weekdays[rule.wkst - 1] as string }),
    ...(rule.rscale !== undefined && { rscale: rule.rscale, skip: (rule.skip ?? 'OMIT') as 'OMIT' }),
    ...Object.fromEntries(lists),
    dtstart,
    cache: false,
    maxIterations: mostOccurrences,
  });
}
