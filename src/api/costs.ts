/** Costs of computing availability, in units of the rate limit. */

const hostDaysPerUnit = 31;

export const costOfHostDays = (hosts: number, days: number): number => Math.max(1, Math.ceil((hosts * days) / hostDaysPerUnit));

/** Reading so many time ranges of schedules takes about as long as one unit's computation. */
const rangesPerUnit = 1000;

type WithSchedule = { schedule: { weekly: Record<string, unknown[]>; overrides: { hours: unknown[] }[] } | null };

/** 1 unless the schedules have unusually many time ranges. */
export function costOfSchedules(hosts: readonly WithSchedule[]): number {
  let ranges = 0;
  for (const { schedule } of hosts) {
    if (schedule === null) continue;
    for (const day in schedule.weekly) ranges += schedule.weekly[day]?.length ?? 0;
    for (const { hours } of schedule.overrides) ranges += hours.length;
  }
  return Math.max(1, Math.ceil(ranges / rangesPerUnit));
}
