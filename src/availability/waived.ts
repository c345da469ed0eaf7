/** Rules that a host waives for one booking. The others, among them absences and meetings, always apply. */
import type { SlotQuery } from './conditions.ts';
import { WEEKDAYS } from './dates.ts';
import type { Hours, Schedule } from './schedule.ts';
import { judgeStart } from './slots.ts';

export type Waivable = 'minimum_notice' | 'outside_hours' | 'booking_window' | 'daily_limit';

type Judged = Omit<SlotQuery, 'window'>;

const wholeDay: Hours[] = [['00:00', '24:00']];
const always = Object.fromEntries(WEEKDAYS.map((day) => [day, wholeDay])) as Schedule['weekly'];

/** Without hours there is no slot grid that begins with them, so any minute is a start. */
export function waive(query: Judged, waived: readonly Waivable[]): Judged {
  const rules = { ...query.rules };
  if (waived.includes('minimum_notice')) rules.minimumNoticeMin = 0;
  if (waived.includes('booking_window')) rules.bookingWindowDays = null;
  if (waived.includes('daily_limit')) rules.dailyLimit = null;
  if (!waived.includes('outside_hours')) return { ...query, rules };
  const hosts = query.hosts.map((host) => ({ ...host, schedule: host.schedule && { ...host.schedule, weekly: always, overrides: [] } }));
  return { ...query, hosts, rules: { ...rules, slotIntervalMin: 1 } };
}

/** Those of `wanted` without which the start is not offered. A round robin may have several such sets; then it is one of them. */
export function needed(query: Judged, start: number, wanted: readonly Waivable[]): Waivable[] {
  let kept = [...wanted];
  for (const rule of wanted) {
    const others = kept.filter((one) => one !== rule);
    if (judgeStart(waive(query, others), start).offered) kept = others;
  }
  return kept;
}
