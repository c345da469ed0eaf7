/** The free starts of one week for an event type of the host. */
import { addDays } from '../availability/dates.ts';
import { localDate } from '../availability/wallclock.ts';
import type { Schemas } from '../contract.ts';
import { isDate } from '../formats.ts';
import type { Visit } from './visit.ts';

export const weekDays = 7;
const furthestDays = 3650;

export type FreeWeek = { from: string; until: string; slots: Schemas['Slot'][]; reason: Schemas['RefusalReason'] | null };

type Wanted = { eventTypeId: string; from: string; durationMin: number; rescheduleBookingId?: string };

export async function findFreeWeek({ call, session }: Visit, { eventTypeId, from, durationMin, ...rest }: Wanted): Promise<FreeWeek> {
  const to = addDays(from, weekDays);
  const query = { eventTypeId, from, to, duration: String(durationMin), tz: session.timezone, ...rest };
  const { slots, reason } = await call<'getAvailability'>({ path: '/api/v2/availability', query });
  return { from, until: addDays(to, -1), slots, reason };
}

/** The date in the parameter, or `fallback` for another text or a date that is too far away. */
export function readDate(text: string | null, { timezone, now }: Visit['session'], fallback?: string): string {
  const today = localDate(timezone, now.getTime());
  const isNear = text !== null && isDate(text) && text >= addDays(today, -furthestDays) && text <= addDays(today, furthestDays);
  return isNear ? text : (fallback ?? today);
}
