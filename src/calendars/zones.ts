/** The zones of a calendar: by name, else as its VTIMEZONE describes them. */
import type { Interval } from '../availability/intervals.ts';
import type { Calendar, Component } from './content-lines.ts';
import { createNamedZone, createZone, type Zone, type Zones } from './moments.ts';
import { findProperty, type Report } from './properties.ts';
import { describeZone } from './vtimezone.ts';
import { resolveName } from './zone-names.ts';

const minuteMs = 60_000;

const named = new Map<string, Zone>();

/** Zones are kept for the thread's life: there are some 600 names, and as many offsets as minutes in two days. */
export function zoneNamed(name: string): Zone {
  const known = named.get(name);
  if (known !== undefined) return known;
  const zone = createFromName(name);
  named.set(name, zone);
  return zone;
}

function createFromName(name: string): Zone {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(name) ?? [];
  if (sign === undefined) return createNamedZone(name);
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs;
  return createZone(name, (instant) => instant + offset);
}

export function createZones(calendar: Calendar, host: Zone, window: Interval): Zones {
  const found = new Map<string, Zone>();
  return {
    host,
    find(tzid, report) {
      const known = found.get(tzid);
      if (known !== undefined) return known;
      const zone = findZone(tzid, calendar, window, report) ?? host;
      found.set(tzid, zone);
      return zone;
    },
  };
}

function findZone(tzid: string, { components }: Calendar, window: Interval, report: Report): Zone | undefined {
  const name = resolveName(tzid);
  if (name !== undefined) return zoneNamed(name);
  const definition = components.find((one) => one.name === 'VTIMEZONE' && textOf(one, 'TZID', report) === tzid);
  const location = definition && textOf(definition, 'X-LIC-LOCATION', report);
  const located = location ? resolveName(location) : undefined;
  if (located !== undefined) return zoneNamed(located);
  const zone = definition && describeZone(tzid, definition, window, report);
  if (zone === undefined) report(`The time zone "${tzid}" is unknown, so its times are taken as those of the host.`);
  return zone;
}

const textOf = (component: Component, name: string, report: Report): string =>
  String(findProperty(component, name, report)?.values[0] ?? '').trim();
