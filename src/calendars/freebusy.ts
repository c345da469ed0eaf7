/** Busy times that a calendar publishes without events (VFREEBUSY, RFC 5545 §3.6.4). */
import type { Interval } from '../availability/intervals.ts';
import type { Component } from './content-lines.ts';
import { endOf, instantOf, toLength, toMoment, type Zones } from './moments.ts';
import { findProperties, type Property, type Report } from './properties.ts';

/** Unknown types are busy (RFC 5545 §3.2.9). */
export function readFreeBusy(component: Component, zones: Zones, report: Report): Interval[] {
  const properties = findProperties(component, 'FREEBUSY', report);
  const busy = properties.filter(({ parameters }) => String(parameters.fbtype ?? 'BUSY').toUpperCase() !== 'FREE');
  return busy.flatMap((property) => property.values.flatMap((value) => toInterval(value, property, zones, report)));
}

function toInterval(value: unknown, property: Property, zones: Zones, report: Report): Interval | [] {
  const [first, second] = [value].flat();
  const start = toMoment(first, property, zones, report);
  const end = toMoment(second, property, zones, report);
  const length = end === undefined ? toLength(second) : undefined;
  if (start === undefined || (end === undefined && length === undefined)) {
    report(`A period of a VFREEBUSY cannot be understood: ${String(value)}`);
    return [];
  }
  return { start: instantOf(start), end: length === undefined ? instantOf(end as typeof start) : endOf(start.zone, start.local, length) };
}
