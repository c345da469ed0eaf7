import { caldav } from './caldav-source.ts';
import { ics } from './ics.ts';
import type { CalendarSource } from './source.ts';

export type ReadKind = 'caldav' | 'ics';

/** The kinds of calendars that can be connected, beside `push`. */
export const sources: Partial<Record<ReadKind, CalendarSource>> = { caldav, ics };
