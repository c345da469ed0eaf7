/**
 * Changes of when a host can be booked. They are made under the host's lock, so that no booking slips in between: whatever was booked
 * before is seen here, and whatever is booked afterwards has seen the change. Nothing that is booked is canceled.
 */
import { closedRuns, faultsOfHours, type Hours, weekdayHours } from '../availability/schedule.ts';
import { datesBetween } from '../availability/wallclock.ts';
import type { Transaction } from '../database/connect.ts';
import { invalidArgument, invalidArguments } from '../errors.ts';
import { type Closed, listAffected } from '../queries/affected-bookings.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { lockHost, underLocks } from '../queries/host-locks.ts';
import { type Absence, checkAbsences, insertOutOfOffice, type OutOfOfficeRow } from '../queries/out-of-office.ts';
import { checkOverrides, findSchedule, listZones, removeOverride, upsertOverride } from '../queries/schedules.ts';

/** `hours`: null for the weekday's. */
export type DateHours = { userId: string; scheduleId: string; date: string; hours: Hours[] | null };
export type HoursNow = { scheduleId: string; date: string; hours: Hours[]; isOverride: boolean; affected: BookingRow[] };

/**
 * Sets the hours of a date of one of the user's schedules. Throws 404, 400 for hours that end before they begin, and 409
 * when the schedule has as many overrides as there can be.
 */
export async function setHours(tx: Transaction, { userId, scheduleId, date, hours }: DateHours): Promise<HoursNow> {
  const faults = faultsOfHours(hours ?? []);
  if (faults.length > 0) throw invalidArguments(faults.map(({ at, message }) => ({ path: `/body/hours/${at}`, message })));
  const [, [schedule]] = await underLocks(
    tx,
    () => lockHost(tx, userId),
    () => Promise.all([findSchedule(tx, userId, scheduleId), hours && checkOverrides(tx, userId, scheduleId, date)]),
  );
  const now = hours ?? weekdayHours(schedule, date);
  const closed = closedRuns(schedule.timezone, date, now).map((run) => ({ ...run, scheduleId: schedule.id }));
  const [, affected] = await Promise.all([
    hours ? upsertOverride(tx, userId, schedule.id, { date, hours }) : removeOverride(tx, userId, schedule.id, date),
    listAffected(tx, userId, closed),
  ]);
  return { scheduleId: schedule.id, date, hours: now, isOverride: hours !== null, affected };
}

/** `timezone`: the user's own, for what has no schedule. */
type Leave = { userId: string; timezone: string; absence: Absence };

/** Puts the user out of office. Throws 400 for dates that are the wrong way round, and 409 when there are as many absences as there can be. */
export async function leave(
  tx: Transaction,
  { userId, timezone, absence }: Leave,
): Promise<{ row: OutOfOfficeRow; affected: BookingRow[] }> {
  const { from, to } = absence;
  if (to < from) throw invalidArgument('/body/to', 'must not be before `from`');
  const [, [zones]] = await underLocks(
    tx,
    () => lockHost(tx, userId),
    () => Promise.all([listZones(tx, userId), checkAbsences(tx, userId)]),
  );
  const closed = [{ scheduleId: null, timezone }, ...zones].map(
    (zone): Closed => ({ ...datesBetween(zone.timezone, from, to), scheduleId: zone.scheduleId }),
  );
  const [row, affected] = await Promise.all([insertOutOfOffice(tx, userId, absence), listAffected(tx, userId, closed)]);
  return { row, affected };
}
