import { formatInTimeZone } from 'date-fns-tz/formatInTimeZone';

// date-fns-tz formats by way of the process's local time, so it is an hour off where that zone skips one. UTC skips none.
process.env.TZ = 'UTC';

/**
 * Formats a local time, in milliseconds as if it were UTC. date-fns-tz is for people: it knows how a locale writes times. The local time
 * itself is computed as for slots, since Intl may have older time zone data.
 */
export const formatWallClock = (wallClockMs: number, pattern: string): string => formatInTimeZone(wallClockMs, 'UTC', pattern);
