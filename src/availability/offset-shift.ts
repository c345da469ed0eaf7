import { MINUTE_MS } from './dates.ts';
import { utcOffsetMin } from './wallclock.ts';

/** `utcOffsetMin`: of the time zone at `startsAt`, at the time of booking. */
type Made = { timezone: string; utcOffsetMin: number; startsAt: Date };

/** A booking whose local time newer time zone data have changed, with both local times; otherwise undefined. */
export function findShift<Booking extends Made>({ utcOffsetMin: madeWith, startsAt, ...booking }: Booking) {
  const offset = utcOffsetMin(booking.timezone, startsAt.getTime());
  if (offset === madeWith) return undefined;
  const toLocal = (minutes: number) => new Date(startsAt.getTime() + minutes * MINUTE_MS).toISOString().slice(0, 16);
  return { ...booking, startAt: startsAt, madeFor: toLocal(madeWith), isNow: toLocal(offset) };
}
