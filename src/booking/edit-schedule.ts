import { isDeepStrictEqual } from 'node:util';
import { DAY_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import { errorsOfHours, type Hours, openGaps, type Schedule, WEEKDAYS } from '../availability/schedule.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { onViolation } from '../database/violations.ts';
import { defaultSchedule, invalidArgument, invalidArguments, scheduleInUse } from '../errors.ts';
import { listAffected } from '../queries/affected-bookings.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { lockHost, underLocks } from '../queries/host-locks.ts';
import type { Owner } from '../queries/owner.ts';
import {
  checkSchedules,
  findDefaultSchedule,
  findWholeSchedule,
  insertSchedule,
  listUses,
  removeDefault,
  removeSchedule,
  type ScheduleRow,
  updateSchedule,
} from '../queries/schedules.ts';

/** `now` in epoch milliseconds. */
type Change = { owner: Owner; id: string; wanted: Schemas['ScheduleChange']; now: number };

type Creation = { owner: Owner & { timezone: string }; wanted: Schemas['NewSchedule']; now: number };

const orNameTaken = onViolation('schedules_organization_id_user_id_name_key', () =>
  invalidArgument('/body/name', 'unique', 'is the name of another of your schedules'),
);

const searchedDays = 366;

type Result = { row: ScheduleRow; affected: BookingRow[]; isChanged: boolean };

/** Throws 400 for hours that end before they begin and for a name in use, and 409 at the user's quota. */
export async function createSchedule(tx: Transaction, { owner, wanted, now }: Creation): Promise<Result> {
  const { timezone = owner.timezone, weekly, isDefault = false, name } = wanted;
  checkWeekly(weekly);
  const [, [before]] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => Promise.all([findDefaultSchedule(tx, owner), checkSchedules(tx, owner)]),
  );
  const values = { name, timezone, weekly, isDefault: isDefault || before === undefined };
  const [, created] = await Promise.all([
    values.isDefault && removeDefault(tx, owner),
    insertSchedule(tx, owner, values).catch(orNameTaken),
  ]);
  const row = { ...created, overrides: [] };
  return { row, affected: row.isDefault ? await listOutside(tx, owner, row, now) : [], isChanged: true };
}

/**
 * Locks the host, as every change of hours does. Cancels no booking. Throws 404, and 400 for hours that end before they begin, for a name in
 * use, and for a default schedule that would be none.
 */
export async function changeSchedule(tx: Transaction, { owner, id, wanted, now }: Change): Promise<Result> {
  const { weekly = {}, ...rest } = wanted;
  checkWeekly(weekly);
  const [, before] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => findWholeSchedule(tx, owner, id),
  );
  if (before.isDefault && wanted.isDefault === false)
    throw invalidArgument('/body/isDefault', 'relation', 'must not be `false` for the default schedule; send `true` for another schedule');
  const changed = { ...rest, ...(wanted.weekly && { weekly: { ...(before.weekly as object), ...weekly } }) };
  if (Object.keys(changed).length > 0) {
    await Promise.all([
      wanted.isDefault && !before.isDefault && removeDefault(tx, owner),
      updateSchedule(tx, owner, before.id, changed).catch(orNameTaken),
    ]);
  }
  const row = { ...before, ...changed };
  return { row, affected: await listOutside(tx, owner, row, now), isChanged: !isDeepStrictEqual(row, before) };
}

/** Bookings of the next 366 days that are partly outside the hours. */
function listOutside(tx: Transaction, owner: Owner, row: ScheduleRow, now: number): Promise<BookingRow[]> {
  const gaps = openGaps(row as Schedule, { start: now, end: now + searchedDays * DAY_MS });
  return listAffected(
    tx,
    owner,
    gaps.map((gap: Interval) => ({ ...gap, scheduleId: row.id })),
  );
}

const orInUse = onViolation('event_type_hosts_organization_id_schedule_id_fkey', () => scheduleInUse([]));

/** Throws 404, and 409 for the default schedule and one that event types use. Returns it as it was. */
export async function deleteSchedule(tx: Transaction, owner: Owner, id: string): Promise<ScheduleRow> {
  const [, [before, uses]] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => Promise.all([findWholeSchedule(tx, owner, id), listUses(tx, owner, id)]),
  );
  if (before.isDefault) throw defaultSchedule();
  if (uses.length > 0) throw scheduleInUse(uses);
  await removeSchedule(tx, owner, before.id).catch(orInUse);
  return before;
}

function checkWeekly(weekly: Partial<Record<string, string[][]>>): void {
  const errors = WEEKDAYS.flatMap((day) =>
    errorsOfHours((weekly[day] ?? []) as Hours[]).map(({ at, ...error }) => ({ path: `/body/weekly/${day}/${at}`, ...error })),
  );
  if (errors.length > 0) throw invalidArguments(errors);
}
