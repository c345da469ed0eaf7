/** Checks of new retention limits of an organization. */
import type { Retention } from '../queries/retention.ts';

/** As the database checks them. Events and messages of every organization are deleted after this time. */
export const longestDays: Record<keyof Retention, number> = {
  keepBookingsDays: 3650,
  keepLeadsDays: 3650,
  keepMessagesDays: 90,
  keepEventsDays: 30,
};

/** Null for no limit. Undefined if it is not a number of days in these bounds. */
export function parseDays(name: keyof Retention, text: string, none: string): number | null | undefined {
  if (text === none) return null;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= longestDays[name] ? days : undefined;
}
