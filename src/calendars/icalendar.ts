/**
 * Reads when iCalendar objects (RFC 5545) occupy a host. Busy times are complete if there is no `error`: a time that cannot be read is an error
 * unless the event is not busy. Where calendar programs agree on the meaning, it is only a problem. Titles, places and other people are not
 * read.
 */
import { type Interval, merge } from '../availability/intervals.ts';
import { isOwnUid } from '../mail/calendar-file.ts';
import { type Calendar, type Component, parseCalendars, UnreadableCalendar } from './content-lines.ts';
import { readFreeBusy } from './freebusy.ts';
import { endOf, instantOf, type Zones } from './moments.ts';
import type { Counting } from './participation.ts';
import type { Report } from './properties.ts';
import { ExpensiveRule } from './rules.ts';
import { busyOf } from './series.ts';
import { type CalendarEvent, toEvent, UnreadableEvent } from './vevent.ts';
import { createZones, zoneNamed } from './zones.ts';

/** `timezone`: the host's, for dates and for times without a zone. */
export type ReadOptions = Counting & { timezone: string; window: Interval };

/**
 * An event with the UID of a booking of ours, or of another server like this one. `start`, `end`: of its first occurrence, which is the booking.
 * `busy`: all occurrences, if it is not one of this host's bookings. `repeated`: the others, of a recurring event.
 */
export type OwnEvent = { uid: string; start: number; end: number; isCanceled: boolean; busy: Interval[]; repeated: Interval[] };

export type ObjectTimes = {
  /** Of the first event. */
  uid: string | null;
  /** Of all events but `own`, in order, as far as they overlap the window; merged if there are very many. */
  busy: Interval[];
  own: OwnEvent[];
  /** Set if busy times are unknown. Follows "The calendar" in a sentence. */
  error: string | null;
  /** Sentences about what was left out, or taken in a certain way. */
  problems: string[];
};

const mostProblems = 20;
/** Of an object, unmerged: 10,000 weekly events have 580,000. */
const mostUnmerged = 20_000;

export function readObject(text: string, options: ReadOptions): ObjectTimes {
  const problems = new Set<string>();
  const report: Report = (problem) => problems.size < mostProblems && problems.add(problem);
  try {
    return { ...readTimes(text, options, report), error: null, problems: [...problems] };
  } catch (error) {
    const message = toMessage(error);
    if (message === undefined) throw error;
    return { ...unread(message), problems: [...problems] };
  }
}

function toMessage(error: unknown): string | undefined {
  if (error instanceof UnreadableEvent) return `contains an event whose ${error.message} cannot be read${toSuffix(error.uid)}`;
  return error instanceof UnreadableCalendar || error instanceof ExpensiveRule ? error.message : undefined;
}

const toSuffix = (uid: string): string => (uid === '' ? '' : `. Its UID is ${uid.slice(0, 100)}`);

export const unread = (error: string): ObjectTimes => ({ uid: null, busy: [], own: [], error, problems: [] });

type Times = Pick<ObjectTimes, 'uid' | 'busy' | 'own'>;

function readTimes(text: string, options: ReadOptions, report: Report): Times {
  const { window } = options;
  const host = zoneNamed(options.timezone);
  const contents = parseCalendars(text, options.addresses).map((calendar) => ({ calendar, zones: createZones(calendar, host, window) }));
  const events = contents.flatMap(({ calendar, zones }) => readEvents(calendar, zones, options, report));
  const freeBusy = contents.flatMap(({ calendar, zones }) =>
    componentsOf(calendar, 'VFREEBUSY').flatMap((component) => readFreeBusy(component, zones, report)),
  );
  const times: Times = { uid: events[0]?.uid || null, busy: freeBusy.filter((one) => overlaps(one, window)), own: [] };
  for (const group of groupByUid(events)) addGroup(times, group, window, { zones: { host, find: () => host }, report });
  return { ...times, busy: times.busy.sort((a, b) => a.start - b.start) };
}

function addGroup(times: Times, group: readonly CalendarEvent[], window: Interval, expansion: { zones: Zones; report: Report }): void {
  const busy = expandGroup(group, window, expansion);
  const [{ uid }] = group as [CalendarEvent];
  if (isOwnUid(uid)) times.own.push({ uid, ...toOwn(group, busy), busy });
  else for (const interval of busy) times.busy.push(interval);
  if (times.busy.length > mostUnmerged) times.busy = [...merge(times.busy)];
}

function expandGroup(group: readonly CalendarEvent[], window: Interval, expansion: { zones: Zones; report: Report }): Interval[] {
  try {
    return busyOf(group, window, expansion);
  } catch (error) {
    if (!(error instanceof ExpensiveRule)) throw error;
    throw new ExpensiveRule(`contains an event that ${error.message}${toSuffix(group[0]?.uid ?? '')}`);
  }
}

/** `busy`: of all events of the group. */
function toOwn(group: readonly CalendarEvent[], busy: Interval[]): Omit<OwnEvent, 'uid' | 'busy'> {
  const series = group.find(({ recurrenceId }) => recurrenceId === undefined) ?? (group[0] as CalendarEvent);
  const isFirst = ({ recurrenceId }: CalendarEvent) => recurrenceId !== undefined && instantOf(recurrenceId) === instantOf(series.start);
  const { start, length } = group.find(isFirst) ?? series;
  const first = { start: instantOf(start), end: endOf(start.zone, start.local, length) };
  const repeated = busy.filter((one) => one.start !== first.start || one.end !== first.end);
  return { ...first, isCanceled: series.isCanceled, repeated };
}

const overlaps = ({ start, end }: Interval, window: Interval): boolean => start < end && start < window.end && end > window.start;

const componentsOf = ({ components }: Calendar, name: string): Component[] =>
  components.flatMap((component) => [
    ...(component.name === name ? [component] : []),
    // Inside of one whose own end is missing.
    ...component.parts.filter((part) => part.name === name),
  ]);

function readEvents(calendar: Calendar, zones: Zones, counting: Counting, report: Report): CalendarEvent[] {
  const context = { zones, counting, report, isCanceled: calendar.method === 'CANCEL' };
  return componentsOf(calendar, 'VEVENT').flatMap((component) => toEvent(component, context) ?? []);
}

/** An event without a UID is related to no other. */
function groupByUid(events: readonly CalendarEvent[]): Iterable<CalendarEvent[]> {
  const groups = Map.groupBy(events, ({ uid }) => (uid === '' ? Symbol() : uid));
  return groups.values();
}
