/** Reads an invitee's choices from a query or a form. Values that are not offered are ignored. */
import { isTimezone } from '../availability/timezones.ts';
import type { Schemas } from '../contract.ts';
import { isDate, isInstant, parseInstant } from '../formats.ts';

export type EventType = Schemas['PublicEventType'];

/** `from`: the first date shown. `start` in epoch milliseconds. */
export type Choice = { timezone: string; durationMin: number; from: string | undefined; start: number | undefined };

type Offered = { timezone: string; durations: number[] };

export function readChoice(given: URLSearchParams, { timezone, durations }: Offered): Choice {
  const [zone, from, start] = ['tz', 'from', 'start'].map((name) => given.get(name) ?? '') as [string, string, string];
  return {
    timezone: isTimezone(zone) ? zone : timezone,
    durationMin: durations.find((one) => String(one) === given.get('duration')) ?? (durations[0] as number),
    from: isDate(from) ? from : undefined,
    start: toStart(start),
  };
}

/** The first date that a form shows. It has another name than a choice of a week, which does not book. */
export function readWeek(form: URLSearchParams): string | undefined {
  const week = form.get('week') ?? '';
  return isDate(week) ? week : undefined;
}

/** As the operations accept it. */
const toStart = (text: string): number | undefined => (text.endsWith('Z') && isInstant(text) ? parseInstant(text) : undefined);

export const writeInstant = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');

export function toQuery({ timezone, durationMin }: Choice, rest: Record<string, string> = {}): string {
  return `?${new URLSearchParams({ duration: String(durationMin), tz: timezone, ...rest })}`;
}
