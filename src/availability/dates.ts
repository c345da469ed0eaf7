/** A date of the calendar as a number: days after 1970-01-01. It belongs to no zone and says nothing of instants. */
export type Day = number;

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** 'YYYY-MM-DD', years 0001 to 9999; `NaN`, which equals no day, for what is not a date at all. */
export const toDay = (date: string): Day => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

export const toDate = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => toDate(toDay(date) + days);

/** 1970-01-01 was a Thursday. The remainder is taken twice because that of a negative number is negative. */
export const weekdayOf = (day: Day): Weekday => WEEKDAYS[(((day + 3) % 7) + 7) % 7]!;
