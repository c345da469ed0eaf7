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
  /** A property that says when the event is, and cannot be understood. Undefined for an event that is busy. */
  unreadable: string | undefined;
};

/** An event that occupies the host at an unknown time. The message is the name of the property. */
export class UnreadableEvent extends Error {
  readonly uid: string;

  constructor(property: string, uid: string) {
    super(property);
    this.uid = uid;
  }
}

export type Context = { zones: Zones; counting: Counting; isCanceled: boolean; report: Report };

/** The properties of an event. `unreadable`: names of those that say when it is, and cannot be understood. */
type Reading = { component: Component; zones: Zones; report: Report; unreadable: Set<string> };

/** Throws an UnreadableEvent. Undefined for an event that does not occupy the host, and is at no time that can be understood. */
export function toEvent(component: Component, { zones, counting, isCanceled, report }: Context): CalendarEvent | undefined {
  const reading: Reading = { component, zones, report, unreadable: new Set() };
  const uid = String(findProperty(component, 'UID', report)?.values[0] ?? '').trim();
  const [recurrenceId] = readMoments(reading, 'RECURRENCE-ID');
  const start = readMoments(reading, 'DTSTART')[0] ?? (reading.unreadable.has('DTSTART') ? undefined : recurrenceId);
  const canceled = isCanceled || findValue(component.lines, 'STATUS') === 'CANCELLED';
  const isBusy = !canceled && occupiesHost(component, start?.isDate ?? false, counting, report);
  const times = start && timesOf(reading, start);
  const [unreadable] = start === undefined ? ['DTSTART'] : reading.unreadable;
  if (isBusy && unreadable !== undefined) throw new UnreadableEvent(unreadable, uid);
  if (times === undefined || unreadable === 'RECURRENCE-ID') {
    report('An event is at an unknown time, and is left out, because it is not busy.');
    return undefined;
  }
  return {
    ...{ uid, recurrenceId, ...times, isBusy, unreadable },
    sequence: Number.parseInt(findValue(component.lines, 'SEQUENCE'), 10) || 0,
    isThisAndFuture: findProperty(component, 'RECURRENCE-ID', report)?.parameters.range?.toUpperCase() === 'THISANDFUTURE',
    isCanceled: canceled,
  };
}

function timesOf(reading: Reading, start: Moment) {
  const { component, zones, report } = reading;
  return {
    start,
    length: lengthOf(reading, start),
    rules: toRules(reading, 'RRULE', readProperties(reading, 'RRULE')),
    // Without these, more is busy.
    excludedRules: toRules({ ...reading, unreadable: new Set() }, 'EXRULE', findProperties(component, 'EXRULE', report)),
    added: readProperties(reading, 'RDATE').flatMap((property) => toAdded(property, reading)),
    excluded: findProperties(component, 'EXDATE', report).flatMap((property) => toMoments(property, zones, report)),
  };
}

function readProperties({ component, report, unreadable }: Reading, name: string): Property[] {
  return findProperties(component, name, (problem) => {
    unreadable.add(name);
    report(problem);
  });
}

function readMoments(reading: Reading, name: string): Moment[] {
  return readProperties(reading, name).flatMap((property) => {
    const moments = toMoments(property, reading.zones, reading.report);
    if (moments.length < property.values.length) reading.unreadable.add(name);
    return moments;
  });
}

/** One is usual (RFC 5545 §3.8.5.3). */
const mostRules = 100;

function toRules({ report, unreadable }: Reading, name: string, properties: Property[]): Rule[] {
  const rules = properties.map(({ values }) => values[0] as Rule | undefined);
  if (rules.length > mostRules) throw new ExpensiveRule(`has more than ${mostRules} recurrence rules`);
  return rules.flatMap((rule) => {
    if (rule?.freq !== undefined) return { ...rule, ...(rule.count !== undefined && { count: Math.max(rule.count, 1) }) };
    report(`An ${name} has no frequency.`);
    unreadable.add(name);
    return [];
  });
}

const aDay: Length = { days: 1, exactMs: 0 };
const noTime: Length = { days: 0, exactMs: 0 };

/** DTEND sets the exact length of every occurrence, DURATION the nominal one (RFC 5545 §3.8.5.3). Dates always last whole days. */
function lengthOf(reading: Reading, start: Moment): Length {
  const length = writtenLength(reading, start) ?? (start.isDate ? aDay : noTime);
  const isBackward = length.days < 0 || length.exactMs < 0;
  if (isBackward) reading.report('An event ends before it starts.');
  // Exporters that take the end of a date as inclusive write the same date twice.
  if (start.isDate && (isBackward || (length.days === 0 && length.exactMs === 0))) return aDay;
  return isBackward ? noTime : length;
}

function writtenLength(reading: Reading, start: Moment): Length | undefined {
  const [end] = readMoments(reading, 'DTEND');
  if (end !== undefined) return lengthBetween(start, end);
  const [duration] = readProperties(reading, 'DURATION');
  const length = duration && toLength(duration.values[0]);
  if (duration !== undefined && length === undefined) reading.unreadable.add('DURATION');
  return length;
}

/** A date as the end of a time is midnight in the zone of the start. */
function lengthBetween(start: Moment, end: Moment): Length {
  if (start.isDate && end.isDate) return { days: Math.round((end.local - start.local) / DAY_MS), exactMs: 0 };
  const zone = end.isDate ? start.zone : end.zone;
  return { days: 0, exactMs: zone.toInstant(end.local) - instantOf(start) };
}

/** An RDATE is a date, a time, or a period with its own length. */
const toAdded = (property: Property, { zones, report, unreadable }: Reading): Added[] =>
  property.values.flatMap((value) => {
    const [first, second] = [value].flat();
    const start = toMoment(first, property, zones, report);
    const end = second === undefined ? undefined : toMoment(second, property, zones, report);
    const length = start && end ? lengthBetween(start, end) : second === undefined ? undefined : toLength(second);
    if (start !== undefined && (second === undefined || length !== undefined)) return { start, length };
    report(`${String(value)} is not a date, a time or a period`);
    unreadable.add('RDATE');
    return [];
  });
