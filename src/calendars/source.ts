/**
 * A kind of calendar that is read: `ics`, `caldav`. A source makes requests and parses; it reads and writes no database, and is never called
 * inside a transaction. It keeps nothing of foreign events but times and identifiers.
 */
import type { Outbound } from '../outbound/outbound.ts';
import type { CalendarCredentials } from './credentials.ts';
import type { OwnEvent } from './icalendar.ts';

/** Recurring events are expanded, and busy times are kept, from this many days before to that many after the reading. */
export const pastDays = 31;
export const horizonDays = 400;

export const mostCollections = 100;
export const mostObjects = 10_000;
/** Of one collection, after overlapping ones are merged. */
export const mostBusyTimes = 20_000;

/** `signal`: aborts when the time limit of the whole reading is over. `now`: in epoch milliseconds. */
export type SourceContext = { outbound: Outbound; signal: AbortSignal; now: number };

export type FoundCollection = { href: string; name: string; isWritable: boolean };

/** `url`: for display, without secrets. `credentials`: with what discovery found. */
export type Connection = { name: string | null; url: string; credentials: CalendarCredentials; collections: FoundCollection[] };

/** `timezone`: of the host, for all-day events and floating times. `addresses`: the host's email addresses, in lower case. */
export type Reading = {
  credentials: CalendarCredentials;
  timezone: string;
  addresses: string[];
  allDayIsBusy: boolean;
  needsActionIsBusy: boolean;
};

/**
 * A collection, and what its last reading returned. `expandedUntil`: in epoch milliseconds; null to read everything. `listEtags`: of the
 * objects that are stored, by href.
 */
export type KnownCollection = {
  href: string;
  syncToken: string | null;
  etag: string | null;
  lastModified: string | null;
  expandedUntil: number | null;
  listEtags: () => Promise<Map<string, string | null>>;
};

/**
 * `stretches`: start and end of each busy time in epoch milliseconds, in any order. Empty for an event that is not busy. `own`: events that
 * may be bookings of the host; they are busy if they are not.
 */
export type ChangedObject = { href: string; etag: string | null; uid: string | null; stretches: number[]; own: OwnEvent[] };

/** `isComplete`: `changed` has every object of the collection, and all others are gone. */
export type Changes = {
  isComplete: boolean;
  changed: ChangedObject[];
  removed: string[];
  syncToken: string | null;
  etag: string | null;
  lastModified: string | null;
  /** Up to where recurring events are expanded now. */
  expandedUntil: number;
};

/** All functions throw a `CalendarError`, whose message can be shown: a sentence without addresses, credentials or texts of the server. */
export type CalendarSource = {
  /** Finds the collections, at most `mostCollections`. */
  check: (context: SourceContext, credentials: CalendarCredentials) => Promise<Connection>;
  /** Lists the collections as they are now. Without it, there is always one. */
  list?: (context: SourceContext, credentials: CalendarCredentials) => Promise<FoundCollection[]>;
  /** Returns null if nothing has changed. */
  read: (context: SourceContext, reading: Reading, collection: KnownCollection) => Promise<Changes | null>;
};

export class CalendarError extends Error {
  readonly kind: 'unreachable' | 'refused';

  /** `refused`: the server refuses the credentials. */
  constructor(kind: CalendarError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CalendarError';
    this.kind = kind;
  }
}
