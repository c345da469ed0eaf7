/**
 * Changes of a host's availability. They lock the host, so that every booking is either seen by the change or sees it. They cancel no
 * booking.
 */
import { closedRuns, errorsOfHours, type Hours, weekdayHours } from '../availability/schedule.ts';
import { datesBetween } from '../availability/wallclock.ts';
import type { Transaction } from '../database/connect.ts';
import { invalidArgument, invalidArguments } from '../errors.ts';
import { type Closed, listAffected } from '../queries/affected-bookings.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { lockHost, underLocks } from '../queries/host-locks.ts';
import { type Absence, checkAbsences, insertOutOfOffice, type OutOfOfficeRow } from '../queries/out-of-office.ts';
import type { Owner } from '../queries/owner.ts';
import { checkOverrides, findSchedule, listZones, removeOverride, upsertOverride } from '../queries/schedules.ts';

/** `hours`: null to use those of the weekday. */
export type DateHours = { owner: Owner; scheduleId: string; date: string; hours: Hours[] | null };
export type DateHoursResult = { scheduleId: string; date: string; hours: Hours[]; isOverride: boolean; affected: BookingRow[] };

/** Throws 404, 400 for hours that end before they begin, and 409 if the schedule has no room for another override. */
export async function setHours(tx: Transaction, { owner, scheduleId, date, hours }: DateHours): Promise<DateHoursResult> {
  const errors = errorsOfHours(hours ?? []);
  if (errors.length > 0) throw invalidArguments(errors.map(({ at, ...error }) => ({ path: `/body/hours/${at}`, ...error })));
  const [, [schedule]] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => Promise.all([findSchedule(tx, owner, scheduleId), hours && checkOverrides(tx, owner, scheduleId, date)]),
  );
  const newHours = hours ?? weekdayHours(schedule, date);
  const closed = closedRuns(schedule.timezone, date, newHours).map((run) => ({ ...run, scheduleId: schedule.id }));
  const [, affected] = await Promise.all([
    hours ? upsertOverride(tx, owner, schedule.id, { date, hours }) : removeOverride(tx, owner, schedule.id, date),
    listAffected(tx, owner, closed),
  ]);
  return { scheduleId: schedule.id, date, hours: newHours, isOverride: hours !== null, affected };
}

type NewAbsence = { owner: Owner; timezone: string; absence: Absence };

/** Throws 400 for dates in the wrong order, and 409 at the user's quota of absences. */
export async function addAbsence(
  tx: Transaction,
  { owner, timezone, absence }: NewAbsence,
): Promise<{ row: OutOfOfficeRow; affected: BookingRow[] }> {
  const { from, to } = absence;
  if (to < from) throw invalidArgument('/body/to', 'relation', 'must not be before `from`');
  const [, [zones]] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => Promise.all([listZones(tx, owner), checkAbsences(tx, owner)]),
  );
  const closed = [{ scheduleId: null, timezone }, ...zones].map(
    (zone): Closed => ({ ...datesBetween(zone.timezone, from, to), scheduleId: zone.scheduleId }),
  );
  const [row, affected] = await Promise.all([insertOutOfOffice(tx, owner, absence), listAffected(tx, owner, closed)]);
  return { row, affected };
}
