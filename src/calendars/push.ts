/** Busy times that integrations send. */
import { DAY_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { invalidArgument, invalidArguments, limitReached, staleVersion } from '../errors.ts';
import { parseInstant } from '../formats.ts';
import { recordPush, replaceBusy } from '../queries/busy-times.ts';
import { type CalendarRow, findCalendar, lockCalendar } from '../queries/calendars.ts';
import { lockHost, underLocks } from '../queries/host-locks.ts';
import type { Owner } from '../queries/owner.ts';
import { mostBusyTimes } from './source.ts';

const longestStretchDays = 400;

export type Push = { version: number; stretch: Interval; times: Interval[] };

/** Throws 400 for a stretch or an interval that is empty or too long, and for an interval that is not within the stretch. */
export function toPush({ version, from, to, intervals }: Schemas['NewBusyTimes']): Push {
  const stretch = { start: parseInstant(from), end: parseInstant(to) };
  if (stretch.start < 0) throw invalidArgument('/body/from', 'notAllowed', 'must not be before 1970');
  if (stretch.end <= stretch.start) throw invalidArgument('/body/to', 'relation', 'must be after `from`');
  if (stretch.end - stretch.start > longestStretchDays * DAY_MS) {
    const message = `must be at most ${longestStretchDays} days after \`from\``;
    throw invalidArguments([{ path: '/body/to', message, rule: 'relation', limit: longestStretchDays }]);
  }
  const times = intervals.map(({ startAt, endAt }) => ({ start: parseInstant(startAt), end: parseInstant(endAt) }));
  const errors = times.flatMap(({ start, end }, index) => [
    ...(start < stretch.start || start >= stretch.end
      ? [{ path: `/body/intervals/${index}/startAt`, message: 'must be at or after `from` and before `to`', rule: 'relation' as const }]
      : []),
    ...(end <= start ? [{ path: `/body/intervals/${index}/endAt`, message: 'must be after `startAt`', rule: 'relation' as const }] : []),
    ...(end > stretch.end
      ? [{ path: `/body/intervals/${index}/endAt`, message: 'must not be after `to`', rule: 'relation' as const }]
      : []),
  ]);
  if (errors.length > 0) throw invalidArguments(errors);
  return { version, stretch, times };
}

/**
 * Replaces the busy times of a stretch. Throws 404, 400 for a calendar of another kind, 409 for a version lower than one before, and 409 at
 * the limit of busy times.
 */
export async function pushBusy(tx: Transaction, owner: Owner, id: string, { version, stretch, times }: Push): Promise<CalendarRow> {
  const [, calendar] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => lockCalendar(tx, owner, id),
  );
  const [collection] = calendar.collections;
  if (calendar.kind !== 'push' || collection === undefined)
    throw invalidArgument('/path/id', 'reference', 'must be a calendar of the kind `push`');
  if (calendar.version !== null && version < calendar.version) throw staleVersion(calendar.version);
  const replacement = { organizationId: owner.organizationId, collectionId: collection.id, stretch, times };
  const [count] = await Promise.all([replaceBusy(tx, replacement), recordPush(tx, owner, calendar.id, version)]);
  if (count > mostBusyTimes) throw busyTimesReached();
  return findCalendar(tx, owner, id);
}

const busyTimesReached = () =>
  limitReached(
    'busy_times',
    mostBusyTimes,
    `A calendar can have at most ${mostBusyTimes} busy times. Remove those that are past, and try again.`,
  );
