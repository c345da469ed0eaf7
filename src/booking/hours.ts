/**
 * Changes of a host's availability. They lock the host, so that every booking is either seen by the change or sees it. They cancel no
 * booking.
 */
import { isDeepStrictEqual } from 'node:util';
import { toDay } from '../availability/dates.ts';
import { closedRuns, errorsOfHours, type Hours, weekdayHours } from '../availability/schedule.ts';
import { datesBetween } from '../availability/wallclock.ts';
import type { Transaction } from '../database/connect.ts';
import { invalidArgument, invalidArguments } from '../errors.ts';
import { type Closed, listAffected } from '../queries/affected-bookings.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { lockHost, underLocks } from '../queries/host-locks.ts';
import {
  type Absence,
  checkAbsences,
  findOutOfOffice,
  insertOutOfOffice,
  listOverlapping,
  type OutOfOfficeRow,
  removeOutOfOffice,
  updateOutOfOffice,
} from '../queries/out-of-office.ts';
import type { Owner } from '../queries/owner.ts';
import { checkOverrides, findOverride, findSchedule, listZones, removeOverride, upsertOverride } from '../queries/schedules.ts';

/** `hours`: null to use those of the weekday. */
export type DateHours = { owner: Owner; scheduleId: string; date: string; hours: Hours[] | null };
export type DateHoursResult = {
  scheduleId: string;
  date: string;
  hours: Hours[];
  isOverride: boolean;
  previous: Hours[];
  affected: BookingRow[];
  /** They close the date, whatever its hours. */
  absences: OutOfOfficeRow[];
  isChanged: boolean;
};

/** Throws 404, 400 for hours that end before they begin, and 409 if the schedule has no room for another override. */
export async function setHours(tx: Transaction, { owner, scheduleId, date, hours }: DateHours): Promise<DateHoursResult> {
  const errors = errorsOfHours(hours ?? []);
  if (errors.length > 0) throw invalidArguments(errors.map(({ at, ...error }) => ({ path: `/body/hours/${at}`, ...error })));
  const [, [schedule, override]] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () =>
      Promise.all([
        findSchedule(tx, owner, scheduleId),
        findOverride(tx, owner, scheduleId, date),
        hours && checkOverrides(tx, owner, scheduleId, date),
      ]),
  );
  const newHours = hours ?? weekdayHours(schedule, date);
  const closed = closedRuns(schedule.timezone, date, newHours).map((run) => ({ ...run, scheduleId: schedule.id }));
  const [, affected, absences] = await Promise.all([
    hours ? upsertOverride(tx, owner, schedule.id, { date, hours }) : removeOverride(tx, owner, schedule.id, date),
    listAffected(tx, owner, closed),
    listOverlapping(tx, owner, { from: date, to: date }),
  ]);
  return {
    scheduleId: schedule.id,
    date,
    hours: newHours,
    isOverride: hours !== null,
    previous: override ?? weekdayHours(schedule, date),
    affected,
    absences,
    isChanged: !isDeepStrictEqual(override ?? null, hours),
  };
}

type NewAbsence = { owner: Owner; timezone: string; absence: Absence };
export type AbsenceResult = { row: OutOfOfficeRow; affected: BookingRow[]; overlapping: OutOfOfficeRow[]; isChanged: boolean };

/** Throws 400 for dates in the wrong order or too many of them, and 409 at the user's quota of absences. */
export async function addAbsence(tx: Transaction, { owner, timezone, absence }: NewAbsence): Promise<AbsenceResult> {
  checkDates(absence);
  const [, [zones]] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => Promise.all([listZones(tx, owner), checkAbsences(tx, owner)]),
  );
  const [row, effects] = await Promise.all([insertOutOfOffice(tx, owner, absence), findEffects(tx, { owner, timezone, absence }, zones)]);
  return { row, ...effects, overlapping: effects.overlapping.filter(({ id }) => id !== row.id), isChanged: true };
}

type AbsenceChange = Omit<NewAbsence, 'absence'> & { id: string; wanted: Partial<Absence> };

/** Throws 404, and 400 as for a new absence. */
export async function changeAbsence(tx: Transaction, { owner, timezone, id, wanted }: AbsenceChange): Promise<AbsenceResult> {
  const [, [before, zones]] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => Promise.all([findOutOfOffice(tx, owner, id), listZones(tx, owner)]),
  );
  const { from = before.firstDate, to = before.lastDate, reason = before.reason } = wanted;
  const absence = { from, to, reason };
  checkDates(absence);
  const [row, effects] = await Promise.all([
    updateOutOfOffice(tx, owner, before.id, absence),
    findEffects(tx, { owner, timezone, absence }, zones),
  ]);
  const overlapping = effects.overlapping.filter((one) => one.id !== row.id);
  return { row, ...effects, overlapping, isChanged: !isDeepStrictEqual(row, before) };
}

/** Returns it as it was. Throws 404. */
export async function deleteAbsence(tx: Transaction, owner: Owner, id: string): Promise<Omit<AbsenceResult, 'affected' | 'isChanged'>> {
  const row = await removeOutOfOffice(tx, owner, id);
  return { row, overlapping: await listOverlapping(tx, owner, { from: row.firstDate, to: row.lastDate }) };
}

const mostDates = 366;

function checkDates({ from, to }: Absence): void {
  if (to < from) throw invalidArgument('/body/to', 'relation', 'must not be before `from`');
  if (toDay(to) - toDay(from) >= mostDates) {
    const message = `must be less than ${mostDates} days after \`from\``;
    throw invalidArguments([{ path: '/body/to', message, rule: 'relation', limit: mostDates }]);
  }
}

type Zone = { scheduleId: string; timezone: string };

async function findEffects(tx: Transaction, { owner, timezone, absence: { from, to } }: NewAbsence, zones: Zone[]) {
  const closed = [{ scheduleId: null, timezone }, ...zones].map(
    (zone): Closed => ({ ...datesBetween(zone.timezone, from, to), scheduleId: zone.scheduleId }),
  );
  const [affected, overlapping] = await Promise.all([listAffected(tx, owner, closed), listOverlapping(tx, owner, { from, to })]);
  return { affected, overlapping };
}
