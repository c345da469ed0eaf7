/** A VEVENT (RFC 5545 §3.6.1): when it is, how it recurs and whether it occupies the host. */
import { DAY_MS } from '../availability/dates.ts';
import { type Component, findValue } from './content-lines.ts';
import { instantOf, type Length, type Moment, toLength, toMoment, toMoments, type Zones } from './moments.ts';
import { type Counting, occupiesHost } from './participation.ts';
import type { Rule } from './plain-rules.ts';
import { findProperties, findProperty, type Property, type Report } from './properties.ts';
import { ExpensiveRule } from './rules.ts';

export type Added = { start: Moment; length: Length | undefined };

export type CalendarEvent = {
  /** '' without one. */
  uid: string;
  sequence: number;
  recurrenceId: Moment | undefined;
  isThisAndFuture: boolean;
  start: Moment;
  length: Length;
  rules: Rule[];
  excludedRules: Rule[];
  added: Added[];
  excluded: Moment[];
  isBusy: boolean;
  isCanceled: boolean;
};

export type Context = { zones: Zones; counting: Counting; isCanceled: boolean; report: Report };

/** Undefined for an event that is at no time that can be understood. */
export function toEvent(component: Component, { zones, counting, isCanceled, report }: Context): CalendarEvent | undefined {
  const uid = String(findProperty(component, 'UID', report)?.values[0] ?? '').trim();
  const recurrence = findProperty(component, 'RECURRENCE-ID', report);
  const recurrenceId = recurrence && toMoments(recurrence, zones, report)[0];
  const startProperty = findProperty(component, 'DTSTART', report);
  const start = startProperty === undefined ? recurrenceId : toMoments(startProperty, zones, report)[0];
  if (start === undefined) {
    report('An event has no start, and is left out.');
    return undefined;
  }
  const canceled = isCanceled || findValue(component.lines, 'STATUS') === 'CANCELLED';
  return {
    uid,
    sequence: Number.parseInt(findValue(component.lines, 'SEQUENCE'), 10) || 0,
    recurrenceId,
    isThisAndFuture: recurrence?.parameters.range?.toUpperCase() === 'THISANDFUTURE',
    start,
    length: lengthOf(component, start, zones, report),
    rules: findRules(component, 'RRULE', report),
    excludedRules: findRules(component, 'EXRULE', report),
    added: findProperties(component, 'RDATE', report).flatMap((property) => toAdded(property, zones, report)),
    excluded: findProperties(component, 'EXDATE', report).flatMap((property) => toMoments(property, zones, report)),
    isCanceled: canceled,
    isBusy: !canceled && occupiesHost(component, start, counting, report),
  };
}

/** One is usual (RFC 5545 §3.8.5.3). */
const mostRules = 100;

function findRules(component: Component, name: string, report: Report): Rule[] {
  const rules = findProperties(component, name, report).map(({ values }) => values[0] as Rule);
  if (rules.length > mostRules) throw new ExpensiveRule(`has more than ${mostRules} recurrence rules`);
  return rules.flatMap((rule) => {
    if (rule?.freq === undefined) report(`An ${name} has no frequency, and is left out.`);
    return rule?.freq === undefined ? [] : { ...rule, ...(rule.count !== undefined && { count: Math.max(rule.count, 1) }) };
  });
}

const aDay: Length = { days: 1, exactMs: 0 };
const noTime: Length = { days: 0, exactMs: 0 };

/** DTEND sets the exact length of every occurrence, DURATION the nominal one (RFC 5545 §3.8.5.3). Dates always last whole days. */
function lengthOf(component: Component, start: Moment, zones: Zones, report: Report): Length {
  const length = writtenLength(component, start, zones, report) ?? (start.isDate ? aDay : noTime);
  const isBackward = length.days < 0 || length.exactMs < 0;
  if (isBackward) report('An event ends before it starts.');
  // Exporters that take the end of a date as inclusive write the same date twice.
  if (start.isDate && (isBackward || (length.days === 0 && length.exactMs === 0))) return aDay;
  return isBackward ? noTime : length;
}

function writtenLength(component: Component, start: Moment, zones: Zones, report: Report): Length | undefined {
  const end = findProperty(component, 'DTEND', report);
  const [moment] = end === undefined ? [] : toMoments(end, zones, report);
  if (moment !== undefined) return lengthBetween(start, moment);
  const duration = findProperty(component, 'DURATION', report);
  return duration && toLength(duration.values[0]);
}

/** A date as the end of a time is midnight in the zone of the start. */
function lengthBetween(start: Moment, end: Moment): Length {
  if (start.isDate && end.isDate) return { days: Math.round((end.local - start.local) / DAY_MS), exactMs: 0 };
  const zone = end.isDate ? start.zone : end.zone;
  return { days: 0, exactMs: zone.toInstant(end.local) - instantOf(start) };
}

/** An RDATE is a date, a time, or a period with its own length. */
const toAdded = (property: Property, zones: Zones, report: Report): Added[] =>
  property.values.flatMap((value) => {
    const [first, second] = [value].flat();
    const start = toMoment(first, property, zones, report);
    if (start === undefined) {
      report(`${String(first)} is not a date or time`);
      return [];
    }
    if (second === undefined) return { start, length: undefined };
    const end = toMoment(second, property, zones, report);
    return { start, length: end === undefined ? toLength(second) : lengthBetween(start, end) };
  });
