/** The cost of computing slots, in units of the rate limit. */

export type Budget = {
  /** Raises the request's total charge to this many units. Throws 429 if too few are left. */
  charge: (units: number) => void;
  canAfford: (units: number) => boolean;
};

const hostDaysPerUnit = 31;

export const costOfHostDays = (hosts: number, days: number): number => Math.max(1, Math.ceil((hosts * days) / hostDaysPerUnit));

/** Reading this many time ranges takes about as long as computing one unit. */
const rangesPerUnit = 1000;

/** Busy times are read faster. */
const busyTimesPerUnit = 5000;

type WithSchedule = {
  calendars: { busy: ArrayLike<number> }[];
  schedule: { weekly: Record<string, unknown[]>; overrides: { hours: unknown[] }[] } | null;
};

export function costOfSchedules(hosts: readonly WithSchedule[]): number {
  let ranges = 0;
  for (const { schedule, calendars } of hosts) {
    for (const { busy } of calendars) ranges += (busy.length / 2) * (rangesPerUnit / busyTimesPerUnit);
    if (schedule === null) continue;
    for (const day in schedule.weekly) ranges += schedule.weekly[day]?.length ?? 0;
    for (const { hours } of schedule.overrides) ranges += hours.length;
  }
  return Math.max(1, Math.ceil(ranges / rangesPerUnit));
}
