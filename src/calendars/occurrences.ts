/** The occurrences of a recurring event (RFC 5545 §3.8.5): its start, its rules and added dates, without the excluded ones. */
import { DAY_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import { instantOf, type Length, type Moment, toMoment, type Zone, type Zones } from './moments.ts';
import type { Rule } from './plain-rules.ts';
import type { Report } from './properties.ts';
import { ExpensiveRule, expandRule, hasParts } from './rules.ts';
import { type CalendarEvent, UnreadableEvent } from './vevent.ts';

/** `local` is in the zone of the event's start. */
export type Occurrence = { local: number; instant: number; length: Length };

/** Dates and times of an event that stand for occurrences: those at the same instant, or on the same date of the event's zone. */
export type Marks = { instants: Set<number>; days: Set<number> };

export type Expansion = { zones: Zones; report: Report };

/** Local times differ from UTC by less. */
const zoneMarginMs = 2 * DAY_MS;

/** Occurrences that start within `window`, and maybe some around it. Throws an ExpensiveRule, and an UnreadableEvent. */
export function listOccurrences(event: CalendarEvent, window: Interval, expansion: Expansion): Occurrence[] {
  const { start, length, rules, added } = event;
  const found = new Map<number, Occurrence>();
  const add = (occurrence: Occurrence): void => {
    if (!found.has(occurrence.instant)) found.set(occurrence.instant, occurrence);
  };
  for (const { start: moment, length: own } of added) add({ ...toStart(moment, start, expansion.zones), length: own ?? length });
  add({ local: start.local, instant: instantOf(start), length });
  for (const rule of rules) {
    const starts = startsOf(rule, start, window, expansion);
    if (starts === undefined) throw new UnreadableEvent('RRULE', event.uid);
    for (const one of starts) add({ ...one, length });
  }
  const excluded = markOccurrences(event.excluded, start, expansion.zones);
  for (const rule of event.excludedRules)
    for (const { instant } of startsOf(rule, start, window, expansion) ?? []) excluded.instants.add(instant);
  return [...found.values()].filter((occurrence) => !isMarked(occurrence, excluded));
}

export const isMarked = ({ instant, local }: Occurrence, { instants, days }: Marks): boolean =>
  instants.has(instant) || (days.size > 0 && days.has(Math.floor(local / DAY_MS)));

/** Exporters write dates for occurrences that have a time, and times for those that have none. */
export function markOccurrences(moments: readonly Moment[], start: Moment, zones: Zones): Marks {
  const marks: Marks = { instants: new Set(), days: new Set() };
  for (const moment of moments) {
    if (start.isDate) marks.instants.add(start.zone.toInstant(dateOf(moment, zones)));
    else if (moment.isDate) marks.days.add(moment.local / DAY_MS);
    else {
      marks.instants.add(instantOf(moment));
      if (moment.isFloating) marks.instants.add(start.zone.toInstant(moment.local));
    }
  }
  return marks;
}

/** The date, as local midnight. Of a time in UTC it is the host's, unless exporters clearly mean the date as written. */
function dateOf({ local, zone, isDate, isFloating }: Moment, { host }: Zones): number {
  const timeOfDay = local % DAY_MS;
  const isAsWritten = isDate || isFloating || zone.name !== 'UTC' || timeOfDay === 0 || timeOfDay === DAY_MS - 1000;
  const hostLocal = isAsWritten ? local : host.toLocal(local);
  return Math.floor(hostLocal / DAY_MS) * DAY_MS;
}

/** A date added to an event that has a time means that time on the date. */
function toStart(moment: Moment, start: Moment, zones: Zones): { local: number; instant: number } {
  const timeOfDay = start.local - Math.floor(start.local / DAY_MS) * DAY_MS;
  const isSameKind = moment.isDate === start.isDate;
  const local = isSameKind ? start.zone.toLocal(instantOf(moment)) : dateOf(moment, zones) + timeOfDay;
  return { local, instant: isSameKind ? instantOf(moment) : start.zone.toInstant(local) };
}

type Start = { local: number; instant: number };

/** Undefined for a rule that cannot be understood. */
function startsOf(rule: Rule, start: Moment, window: Interval, expansion: Expansion): Start[] | undefined {
  const last = lastStart(rule, start, expansion);
  const range = { start: window.start - zoneMarginMs, end: Math.min(window.end, last) + zoneMarginMs };
  if (range.end < range.start) return [];
  try {
    return expand(rule, start, range).filter(({ instant }) => instant <= last);
  } catch (error) {
    if (error instanceof ExpensiveRule) throw error;
    expansion.report('A recurrence rule cannot be understood.');
    return undefined;
  }
}

/** UNTIL as an instant, included. Exporters write a date for events that have a time, and a time for those that have none. */
function lastStart({ until }: Rule, start: Moment, { zones, report }: Expansion): number {
  if (until === undefined) return Infinity;
  const moment = toMoment(until, noProperty, zones, report);
  if (moment === undefined) {
    report(`The end of a recurrence rule cannot be understood: ${until}`);
    return Infinity;
  }
  if (start.isDate) return start.zone.toInstant(dateOf(moment, zones));
  if (moment.isDate) return start.zone.toInstant(moment.local + DAY_MS) - 1;
  return moment.isFloating ? start.zone.toInstant(moment.local) : instantOf(moment);
}

const noProperty = { parameters: {}, type: 'recur', values: [] };

/** Hours follow each other without regard to clock changes. A rule that names days or hours means local ones, and repeated hours twice. */
function expand(rule: Rule, start: Moment, range: Interval): Start[] {
  const { zone, local } = start;
  const isSubDaily = rule.freq === 'HOURLY' || rule.freq === 'MINUTELY' || rule.freq === 'SECONDLY';
  if (isSubDaily && !hasParts(rule))
    return expandRule(rule, instantOf(start), range).map((instant) => ({ local: zone.toLocal(instant), instant }));
  const starts = expandRule(rule, local, range).map((one) => ({ local: one, instant: zone.toInstant(one) }));
  return isSubDaily ? starts.flatMap((one) => repeatedStarts(one, zone)) : starts;
}

function repeatedStarts({ local, instant }: Start, { toLocal }: Zone): Start[] {
  const offsetAt = (at: number): number => toLocal(at) - at;
  const later = instant + offsetAt(instant) - offsetAt(instant + DAY_MS);
  const instants = later > instant ? [instant, later] : [instant];
  return instants.filter((at) => toLocal(at) === local).map((at) => ({ local, instant: at }));
}
