/** When a delivery that failed is attempted again. */

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const pausesMs = [5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS, 10 * HOUR_MS];

/** So that receivers who were away are not all called upon at the same moment. */
const mostJitter = 0.1;

/** A receiver that asks for more time than this gets this. */
const longestAskedMs = 24 * HOUR_MS;

/**
 * How long to wait after a delivery has failed so many times. Null: that was the last time.
 *
 * @param askedMs what the receiver asked for; it is not called upon sooner, nor sooner than by our own schedule
 * @param chance from 0 to 1
 */
export function pauseAfter(failures: number, { askedMs = 0, chance }: { askedMs?: number; chance: number }): number | null {
  const pauseMs = pausesMs[failures - 1];
  if (pauseMs === undefined) return null;
  return Math.round(Math.max(pauseMs * (1 + mostJitter * chance), Math.min(askedMs, longestAskedMs)));
}

/** The form of today, and the two that receivers of it must know as well (RFC 9110 §5.6.7); the last one is UTC, and does not say so. */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const rfc850Date = /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const asctimeDate = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/** How long a `Retry-After` header asks for (RFC 9110 §10.2.3), in milliseconds. One that cannot be read asks for nothing. */
export function toAskedMs(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return 0;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * SECOND_MS;
  const at = toInstant(retryAfter);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}

/** Not a number where there is none. */
function toInstant(date: string): number {
  if (httpDate.test(date) || rfc850Date.test(date)) return Date.parse(date);
  return asctimeDate.test(date) ? Date.parse(`${date} GMT`) : Number.NaN;
}
