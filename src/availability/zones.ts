/**
 * Time zones as periods with a fixed offset from UTC, from the newer of the operating system's data and Node.js's own. Periods are computed
 * in blocks of 400 days on first use and cached.
 */
import { DAY_MS } from './dates.ts';
import type { Interval } from './intervals.ts';
import { createOffsetReader, searchPeriods } from './intl-zone.ts';
import { type OffsetPeriod, parseTzif, periodsIn, type ZoneTable } from './tzif.ts';

/** `read`: a zone's TZif file, or undefined if there is none. */
export type ZoneSource = { version: string; read: (name: string) => Uint8Array | undefined };

type Zone = { read: (block: Interval) => OffsetPeriod[]; blocks: Map<number, OffsetPeriod[]> };

const BLOCK_MS = 400 * DAY_MS;
/** Cached blocks per zone, 17 years: requests may name any of the 9,999 years. Reading a block takes 10 µs, searching it with Intl 1 ms. */
export const KEPT_BLOCKS = 16;
/** More than there are. */
export const KEPT_ZONES = 1000;

/** Instants whose local date has a four-digit year in every zone. Outside, nothing is available and nothing is shown. */
export const PRINTABLE: Interval = { start: Date.parse('0001-01-03T00:00Z'), end: Date.parse('9999-12-30T00:00Z') };

const ownVersion = process.versions.tz as string;

const zones = new Map<string, Zone>();
let files: ZoneSource | undefined;

/** Replaces the data in use. Files are used if they are at least as new as Node.js's data. Versions are years with letters: `2026c`. */
export function useZoneFiles(given: ZoneSource | undefined): void {
  files = given !== undefined && given.version >= ownVersion ? given : undefined;
  zones.clear();
}

/** The version of the time zone database in use. */
export const zoneVersion = (): string => files?.version ?? ownVersion;

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = { read: readerOf(name), blocks: new Map() };
  if (zones.size >= KEPT_ZONES) zones.delete(zones.keys().next().value as string);
  zones.set(name, zone);
  return zone;
}

function readerOf(name: string): Zone['read'] {
  const table = readTable(name);
  if (table !== undefined) return (block) => periodsIn(table, block);
  const readOffset = createOffsetReader(name);
  return (block) => searchPeriods(readOffset, block);
}

/** Undefined if there is no usable file, for example while a package is being installed. */
function readTable(name: string): ZoneTable | undefined {
  const bytes = files?.read(name);
  try {
    return bytes && parseTzif(bytes);
  } catch {
    return undefined;
  }
}

function blockOf(zone: Zone, number: number): OffsetPeriod[] {
  const known = zone.blocks.get(number);
  if (known) return known;
  const block = zone.read({ start: number * BLOCK_MS, end: (number + 1) * BLOCK_MS });
  if (zone.blocks.size >= KEPT_BLOCKS) zone.blocks.delete(zone.blocks.keys().next().value as number);
  zone.blocks.set(number, block);
  return block;
}

export const countBlocks = (timezone: string): number => zoneOf(timezone).blocks.size;

/** Returns the period at an instant, by zone: keep the function for many instants. A period may end before the offset changes. */
export function periodReader(timezone: string): (instant: number) => OffsetPeriod {
  const zone = zoneOf(timezone);
  return (instant) => {
    const within = Math.min(Math.max(instant, PRINTABLE.start), PRINTABLE.end);
    const block = blockOf(zone, Math.floor(within / BLOCK_MS));
    let i = 0;
    while (within >= block[i]!.end) i++;
    return block[i]!;
  };
}
