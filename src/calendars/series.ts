/** The events that share a UID: a recurring one, and those that replace some of its occurrences (RECURRENCE-ID, RFC 5545 §3.8.4.4). */
import { DAY_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import { endOf, instantOf, type Length, type Moment } from './moments.ts';
import { type Expansion, isMarked, listOccurrences, markOccurrences, type Occurrence } from './occurrences.ts';
import { type CalendarEvent, UnreadableEvent } from './vevent.ts';

/** An override that changes all later occurrences as well. `from`: the instant of the one that it replaces. */
type Change = { from: number; shiftMs: number; event: CalendarEvent };

/** The busy times of all of them that overlap the window. */
export function busyOf(events: readonly CalendarEvent[], window: Interval, expansion: Expansion): Interval[] {
  const masters = newest(events.filter(({ recurrenceId }) => recurrenceId === undefined));
  const overrides = newestOverrides(events.filter(({ recurrenceId }) => recurrenceId !== undefined));
  // Overrides count even if they replace nothing, because the recurring event is missing or has changed.
  const busy = overrides.filter(({ isBusy }) => isBusy).map((override) => toInterval(override.start, toOccurrence(override)));
  for (const master of masters) for (const interval of busyOfMaster(master, overrides, window, expansion)) busy.push(interval);
  return busy.filter(({ start, end }) => start < end && start < window.end && end > window.start);
}

/** Of several versions, those with the highest SEQUENCE. Some exporters give several events one UID, so equal ones all count. */
function newest(events: readonly CalendarEvent[]): readonly CalendarEvent[] {
  if (events.length < 2) return events;
  const sequence = events.reduce((highest, event) => Math.max(highest, event.sequence), 0);
  return events.filter((event) => event.sequence === sequence);
}

const newestOverrides = (overrides: readonly CalendarEvent[]): CalendarEvent[] =>
  [...Map.groupBy(overrides, ({ recurrenceId }) => recurrenceId && instantOf(recurrenceId)).values()].flatMap(newest);

function busyOfMaster(master: CalendarEvent, overrides: readonly CalendarEvent[], window: Interval, expansion: Expansion): Interval[] {
  const changes = changesOf(master, overrides);
  if (!master.isBusy && !changes.some(({ event }) => event.isBusy)) return [];
  if (master.unreadable !== undefined) throw new UnreadableEvent(master.unreadable, master.uid);
  const replaced = markOccurrences(
    overrides.flatMap(({ recurrenceId }) => recurrenceId ?? []),
    master.start,
    expansion.zones,
  );
  return listOccurrences(master, widen(window, master, changes), expansion).flatMap((occurrence) => {
    if (isMarked(occurrence, replaced)) return [];
    const change = changes.findLast(({ from }) => from <= occurrence.instant);
    const { isBusy } = change?.event ?? master;
    return isBusy ? toInterval(master.start, change === undefined ? occurrence : move(occurrence, change, master.start)) : [];
  });
}

function changesOf({ start }: CalendarEvent, overrides: readonly CalendarEvent[]): Change[] {
  const changes = overrides.flatMap((event) => {
    if (!event.isThisAndFuture || event.recurrenceId === undefined) return [];
    const from = instantOf(event.recurrenceId);
    return { from, shiftMs: start.zone.toLocal(instantOf(event.start)) - start.zone.toLocal(from), event };
  });
  return changes.sort((a, b) => a.from - b.from);
}

/** By the same local time, whatever clock changes are between. */
function move({ local }: Occurrence, { shiftMs, event }: Change, { zone }: Moment): Occurrence {
  return { local: local + shiftMs, instant: zone.toInstant(local + shiftMs), length: event.length };
}

const toOccurrence = ({ start, length }: CalendarEvent): Occurrence => ({ local: start.local, instant: instantOf(start), length });

const toInterval = ({ zone }: Moment, { local, instant, length }: Occurrence): Interval => ({
  start: instant,
  end: length.days === 0 ? instant + length.exactMs : endOf(zone, local, length),
});

/** Long events reach into the window from before, and moved ones from anywhere. */
function widen({ start, end }: Interval, { length, added }: CalendarEvent, changes: readonly Change[]): Interval {
  const lengths = [length, ...added.flatMap((one) => one.length ?? []), ...changes.map(({ event }) => event.length)];
  const longest = lengths.reduce((most, one) => Math.max(most, toMs(one)), 0);
  const furthest = changes.reduce((most, { shiftMs }) => Math.max(most, Math.abs(shiftMs)), 0);
  return { start: start - longest - furthest, end: end + furthest };
}

const toMs = ({ days, exactMs }: Length): number => days * DAY_MS + exactMs;
