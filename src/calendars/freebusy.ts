/** Busy times that a calendar publishes without events (VFREEBUSY, RFC 5545 §3.6.4). */
import type { Interval } from '../availability/intervals.ts';
import { type Component, UnreadableCalendar } from './content-lines.ts';
import { endOf, instantOf, toLength, toMoment, type Zones } from './moments.ts';
import { findProperties, type Property, type Report } from './properties.ts';

/** Unknown types are busy (RFC 5545 §3.2.9). Throws an UnreadableCalendar for a busy period that cannot be understood. */
export function readFreeBusy(component: Component, zones: Zones, report: Report): Interval[] {
  const properties = findProperties(component, 'FREEBUSY', () => {
    throw unreadable();
  });
  const busy = properties.filter(({ parameters }) => String(parameters.fbtype ?? 'BUSY').toUpperCase() !== 'FREE');
  return busy.flatMap((property) => property.values.map((value) => toInterval(value, property, zones, report)));
}

const unreadable = () => new UnreadableCalendar('contains a busy period whose FREEBUSY cannot be read');

function toInterval(value: unknown, property: Property, zones: Zones, report: Report): Interval {
  const [first, second] = [value].flat();
  const start = toMoment(first, property, zones, report);
  const end = toMoment(second, property, zones, report);
  const length = end === undefined ? toLength(second) : undefined;
  if (start === undefined || (end === undefined && length === undefined)) throw unreadable();
  return { start: instantOf(start), end: length === undefined ? instantOf(end as typeof start) : endOf(start.zone, start.local, length) };
}
