import { DAY_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import { errorsOfHours, type Hours, openGaps, type Schedule, WEEKDAYS } from '../availability/schedule.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { onViolation } from '../database/violations.ts';
import { invalidArgument, invalidArguments } from '../errors.ts';
import { listAffected } from '../queries/affected-bookings.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { lockHost, underLocks } from '../queries/host-locks.ts';
import type { Owner } from '../queries/owner.ts';
import { findWholeSchedule, type ScheduleRow, updateSchedule } from '../queries/schedules.ts';

/** `now` in epoch milliseconds. */
type Change = { owner: Owner; id: string; wanted: Schemas['ScheduleChange']; now: number };

const orNameTaken = onViolation('schedules_organization_id_user_id_name_key', () =>
  invalidArgument('/body/name', 'unique', 'is the name of another of your schedules'),
);

const searchedDays = 366;

/** Locks the host, as every change of hours does. Cancels no booking. Throws 404, and 400 for hours that end before they begin. */
export async function changeSchedule(
  tx: Transaction,
  { owner, id, wanted, now }: Change,
): Promise<{ row: ScheduleRow; affected: BookingRow[] }> {
  const { weekly = {}, ...rest } = wanted;
  checkWeekly(weekly);
  const [, before] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => findWholeSchedule(tx, owner, id),
  );
  const changed = { ...rest, ...(wanted.weekly && { weekly: { ...(before.weekly as object), ...weekly } }) };
  if (Object.keys(changed).length > 0) await updateSchedule(tx, owner, before.id, changed).catch(orNameTaken);
  const row = { ...before, ...changed };
  const gaps = openGaps(row as Schedule, { start: now, end: now + searchedDays * DAY_MS });
  return {
    row,
    affected: await listAffected(
      tx,
      owner,
      gaps.map((gap: Interval) => ({ ...gap, scheduleId: before.id })),
    ),
  };
}

function checkWeekly(weekly: Partial<Record<string, string[][]>>): void {
  const errors = WEEKDAYS.flatMap((day) =>
    errorsOfHours((weekly[day] ?? []) as Hours[]).map(({ at, ...error }) => ({ path: `/body/weekly/${day}/${at}`, ...error })),
  );
  if (errors.length > 0) throw invalidArguments(errors);
}
