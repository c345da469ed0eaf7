/**
 * Reads and writes connected calendars. Any number of processes can run a worker; the server runs one unless WORKER=off.
 *
 * Calendars are their own queue: each is claimed for one reading at a time, under a lease that ends by itself if a worker is killed. One that
 * fails is read again after a pause that becomes longer; hosts are not offered once their calendars are too old, so no outcome frees a time
 * that may be busy. Slow servers occupy only some of the places of their organization, and no organization has all.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { connect, inTransaction, recordPatiently } from '../database/connect.ts';
import type { Log } from '../process/log.ts';
import type { Metrics } from '../process/metrics.ts';
import {
  type ClaimedCalendar,
  claimCalendar,
  type DueCalendar,
  listDueCalendars,
  recordSyncFailure,
  releaseClaim,
} from '../queries/calendar-syncs.ts';
import { CalendarError } from './source.ts';
import { runMs, type SyncParts, syncCalendar } from './sync.ts';

const places = 12;
const placesPerOrganization = 3;
const listed = 100;
/** Longer than a reading and the recording of its outcome. */
const leaseSec = runMs / 1000 + 60;
const stopTimeoutMs = 12_000;

const MINUTE_SEC = 60;
/** After consecutive failures. */
const pausesSec = [1, 2, 5, 10, 15].map((minutes) => minutes * MINUTE_SEC);
/** Servers lock accounts after some wrong passwords. */
const pausesOfRefusedSec = [5, 15, 30].map((minutes) => minutes * MINUTE_SEC);

export type CalendarWorker = {
  /** Ends readings under way; other workers begin them anew. */
  stop: () => Promise<void>;
};

type Parts = Omit<SyncParts, 'db' | 'signal'> & {
  databaseUrl: string;
  databasePoolSize?: number;
  log: Log;
  metrics?: Metrics | undefined;
  pollMs?: number | undefined;
};

const maxConnections = 8;

export function startCalendarWorker({ pollMs = 1000, ...parts }: Parts): CalendarWorker {
  const { databaseUrl, databasePoolSize, log, metrics, ...rest } = parts;
  const report = (err: unknown) => log.warn({ err }, 'a database connection of the calendar worker was lost');
  const size = Math.min(maxConnections, databasePoolSize ?? maxConnections);
  const database = connect(databaseUrl, { size, applicationName: 'caledee calendars', report });
  metrics?.watchPool('calendars', database.pool);
  const stopping = new AbortController();
  const { signal } = stopping;
  const running: Reader['running'] = new Map();
  const reader = { ...rest, db: database.db, log, metrics, signal, running };
  const loop = repeat(reader, pollMs);
  return {
    async stop() {
      stopping.abort();
      const ended = loop.then(() => Promise.all([...reader.running.values()].map((one) => one.ended)));
      await Promise.race([ended, pause(stopTimeoutMs, undefined, { ref: false })]);
      await database.close();
    },
  };
}

type Reader = SyncParts & {
  log: Log;
  metrics: Metrics | undefined;
  running: Map<string, { organizationId: string; ended: Promise<void> }>;
};

async function repeat(reader: Reader, pollMs: number): Promise<void> {
  const { signal } = reader;
  while (!signal.aborted) {
    await startDue(reader).catch((err) => reader.log.warn({ err }, 'looking for due calendars failed'));
    await pause(pollMs, undefined, { signal }).catch(() => {});
  }
}

async function startDue(reader: Reader): Promise<void> {
  const { db, running, signal } = reader;
  if (running.size >= places) return;
  for (const due of await listDueCalendars(db, listed, placesPerOrganization)) {
    if (signal.aborted || running.size >= places) return;
    if (!hasPlace(reader, due)) continue;
    const claimed = await inTransaction(db, (tx) => claimCalendar(tx, due, leaseSec));
    if (claimed === undefined) continue;
    const ended = run(reader, claimed).finally(() => running.delete(due.id));
    running.set(due.id, { organizationId: due.organizationId, ended });
  }
}

const hasPlace = ({ running }: Reader, { id, organizationId }: DueCalendar): boolean =>
  !running.has(id) && [...running.values()].filter((one) => one.organizationId === organizationId).length < placesPerOrganization;

/** Never rejects. */
async function run(reader: Reader, claimed: ClaimedCalendar): Promise<void> {
  const { log, metrics } = reader;
  const about = { calendarId: claimed.id, kind: claimed.kind };
  try {
    await syncCalendar(reader, claimed);
    metrics?.countCalendarSync('succeeded');
    if (claimed.failures > 0) log.warn(about, 'a calendar can be read again');
  } catch (error) {
    await fail(reader, claimed, error).catch((err) => log.warn({ err, ...about }, 'recording the outcome of reading a calendar failed'));
  }
}

async function fail({ db, log, metrics, signal }: Reader, claimed: ClaimedCalendar, error: unknown): Promise<void> {
  if (signal.aborted) return releaseClaim(db, claimed);
  metrics?.countCalendarSync('failed');
  const { id: calendarId, kind, failures } = claimed;
  const isKnown = error instanceof CalendarError;
  const message = isKnown ? error.message : 'The calendar could not be read because of an internal error.';
  if (failures === 0) log.warn({ calendarId, kind, reason: message, ...(!isKnown && { err: error }) }, 'a calendar cannot be read');
  const pauses = isKnown && error.kind === 'refused' ? pausesOfRefusedSec : pausesSec;
  const nextSec = pauses[Math.min(failures, pauses.length - 1)] as number;
  await recordPatiently(() => recordSyncFailure(db, claimed, message, nextSec), signal);
}
