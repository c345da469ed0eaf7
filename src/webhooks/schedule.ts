const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const pausesMs = [5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS, 10 * HOUR_MS];

/** Spreads the retries to a receiver that was down. */
const maxJitter = 0.1;

const maxRetryAfterMs = 24 * HOUR_MS;

/**
 * Returns the pause after a delivery's nth failure in milliseconds, or null after the last one. `retryAfterMs` can only lengthen it.
 *
 * @param chance from 0 to 1
 */
export function pauseAfter(failures: number, { retryAfterMs = 0, chance }: { retryAfterMs?: number; chance: number }): number | null {
  const pauseMs = pausesMs[failures - 1];
  if (pauseMs === undefined) return null;
  return Math.round(Math.max(pauseMs * (1 + maxJitter * chance), Math.min(retryAfterMs, maxRetryAfterMs)));
}

/** The three formats of RFC 9110 §5.6.7. The last one is UTC without saying so. */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const rfc850Date = /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const asctimeDate = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/** Parses a `Retry-After` header (RFC 9110 §10.2.3) to milliseconds; 0 when absent or malformed. */
export function toRetryAfterMs(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return 0;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * SECOND_MS;
  const at = toInstant(retryAfter);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}

function toInstant(date: string): number {
  if (httpDate.test(date) || rfc850Date.test(date)) return Date.parse(date);
  return asctimeDate.test(date) ? Date.parse(`${date} GMT`) : Number.NaN;
}
