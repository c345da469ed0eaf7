import { join, oldestOf } from '../availability/calendars.ts';
import { type Interval, intersect, toIntervals } from '../availability/intervals.ts';
import type { Db } from '../database/connect.ts';
import { type BusyCalendar, listBusy } from '../queries/busy-times.ts';
import type { Owner } from '../queries/owner.ts';
import type { PageRequest, Position } from '../queries/paging.ts';

/** `createdAt`: its start; `id`: of the calendar. So lists of them are paged like others. */
export type BusyTimeRow = Position & { endAt: Date; kind: BusyCalendar['kind'] };

/** The busy times of a user's calendars in a window, cut off at its bounds, in order of their start. */
export async function listBusyTimes(db: Db, owner: Owner, window: Interval, { limit, after }: PageRequest) {
  const calendars = await listBusy(db, owner, window);
  const rows = calendars
    .flatMap((calendar) => rowsOf(calendar, window))
    .filter((row) => after === null || isBefore(after, row))
    .toSorted((a, b) => (isBefore(a, b) ? -1 : 1))
    .slice(0, limit + 1);
  return { rows, calendarsAsOf: oldestOf(calendars) };
}

const rowsOf = ({ id, kind, weeks }: BusyCalendar, { start, end }: Interval): BusyTimeRow[] => {
  return toIntervals(intersect(join(weeks), [start, end])).map((time) => ({
    ...{ createdAt: new Date(time.start), endAt: new Date(time.end), id, kind },
  }));
};

function isBefore(a: Position, b: Position): boolean {
  const apart = a.createdAt.getTime() - b.createdAt.getTime();
  return apart < 0 || (apart === 0 && a.id < b.id);
}
