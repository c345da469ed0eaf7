/** Dates and times of iCalendar (RFC 5545 §3.3.4, §3.3.5, §3.3.6) as local times in zones. */
import { DAY_MS } from '../availability/dates.ts';
import { wallClock } from '../availability/wallclock.ts';
import type { Property, Report } from './properties.ts';

/** `local`: milliseconds as if the local time were UTC. */
export type Zone = { name: string; toInstant: (local: number) => number; toLocal: (instant: number) => number };

/** A date is midnight in the host's zone. `isFloating`: written without a zone, so in the host's. */
export type Moment = { local: number; zone: Zone; isDate: boolean; isFloating: boolean };

/** Days are nominal, the rest exact: `P1D` ends at the same local time of the next day. */
export type Length = { days: number; exactMs: number };

export type Zones = { host: Zone; find: (tzid: string, report: Report) => Zone };

export const UTC: Zone = { name: 'UTC', toInstant: (local) => local, toLocal: (instant) => instant };

/**
 * The earlier instant of a repeated local time, and the offset before the gap for one that is skipped (RFC 5545 §3.3.5): 02:30 means 03:30
 * where clocks go forward at 02:00.
 */
export function createZone(name: string, toLocal: (instant: number) => number): Zone {
  const offsetAt = (instant: number): number => toLocal(instant) - instant;
  const toInstant = (local: number): number => {
    const before = offsetAt(local - DAY_MS);
    if (offsetAt(local - before) === before) return local - before;
    const after = offsetAt(local + DAY_MS);
    return offsetAt(local - after) === after ? local - after : local - before;
  };
  return { name, toLocal, toInstant };
}

export const createNamedZone = (name: string): Zone => (name === 'UTC' ? UTC : createZone(name, wallClock(name)));

export const instantOf = ({ zone, local }: Moment): number => zone.toInstant(local);

export const endOf = (zone: Zone, local: number, { days, exactMs }: Length): number => zone.toInstant(local + days * DAY_MS) + exactMs;

const form = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)?)?(Z)?)?$/;

/** `value`: as in jCal, `2027-03-03T09:00:00`. Undefined for text of another form, and for dates that do not exist. */
export function toMoment(value: unknown, { parameters }: Property, zones: Zones, report: Report): Moment | undefined {
  const [, year, month, day, hour, minute, second, utc] = form.exec(String(value)) ?? [];
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // A year of two digits would mean 19xx.
  if (year === undefined || Number(year) < 100 || new Date(midnight).getUTCDate() !== Number(day)) return undefined;
  if (hour === undefined) return { local: midnight, zone: zones.host, isDate: true, isFloating: false };
  const local = midnight + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second ?? 0)) * 1000;
  if (utc !== undefined) return { local, zone: UTC, isDate: false, isFloating: false };
  const tzid = parameters.tzid?.trim();
  return { local, zone: tzid ? zones.find(tzid, report) : zones.host, isDate: false, isFloating: !tzid };
}

export function toMoments(property: Property, zones: Zones, report: Report): Moment[] {
  return property.values.flatMap((value) => {
    const moment = toMoment(value, property, zones, report);
    if (moment === undefined) report(`${String(value)} is not a date or time`);
    return moment ?? [];
  });
}

/** Undefined for text that is not a duration. Signs are allowed by the grammar; a negative event takes no time. */
export function toLength(text: unknown): Length | undefined {
  const [whole, sign, weeks, days, hours, minutes, seconds] =
    /^([+-])?P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?$/.exec(String(text)) ?? [];
  if (whole === undefined || !/\d/.test(whole)) return undefined;
  const factor = sign === '-' ? -1 : 1;
  const exactSeconds = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return { days: factor * (Number(weeks ?? 0) * 7 + Number(days ?? 0)), exactMs: factor * exactSeconds * 1000 };
}
