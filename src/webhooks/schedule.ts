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

const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** How long a `Retry-After` header asks for (RFC 9110 §10.2.3), in milliseconds. One that cannot be read asks for nothing. */
export function toAskedMs(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return 0;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * SECOND_MS;
  const at = httpDate.test(retryAfter) ? Date.parse(retryAfter) : Number.NaN;
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}
