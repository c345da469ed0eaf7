import { MINUTE_MS, toDate } from './dates.ts';
import type { SlotQuery } from './slots.ts';
import { dayAt, endOfDateAt, localDate, nextMidnight, startOfDate } from './wallclock.ts';

/** `last`: null without a limit. `until`: the instant at which `first` changes; `last` changes at a host's midnight. */
export type BookableDates = { first: string; last: string | null; until: number };

/** The dates, in the time zone, of the earliest and the latest start that the minimum notice and the booking window allow with any host. */
export function bookableDates({ rules, hosts, now }: Omit<SlotQuery, 'window'>, timezone: string): BookableDates {
  const noticeMs = rules.minimumNoticeMin * MINUTE_MS;
  const { bookingWindowDays } = rules;
  const ends = hosts.flatMap(({ schedule }) =>
    schedule === null || bookingWindowDays === null ? [] : [endOfWindow(schedule.timezone, now, bookingWindowDays)],
  );
  return {
    first: localDate(timezone, now + noticeMs),
    last: ends.length === 0 ? null : localDate(timezone, Math.max(...ends) - 1),
    until: nextMidnight(timezone, now + noticeMs) - noticeMs,
  };
}

function endOfWindow(timezone: string, now: number, days: number): number {
  const lastDate = toDate(dayAt(timezone, now) + days);
  return endOfDateAt(timezone, startOfDate(timezone, lastDate));
}
