import { MINUTE_MS } from '../availability/dates.ts';
import { localFormat, utcFormat } from '../availability/format.ts';
import type { Interval } from '../availability/intervals.ts';
import { findSlots, type Slot } from '../availability/slots.ts';
import { chooseDuration } from '../booking/choices.ts';
import type { Handlers, Schemas } from '../contract.ts';
import { type Facts, findFacts } from '../queries/availability.ts';
import { toRoughWindow, toWindow } from '../window.ts';

export const availability = {
  async getAvailability({ db, caller, query }) {
    const facts = await findFacts(db, caller.userId, query.eventTypeId, toRoughWindow(query));
    const timezone = query.tz ?? facts.ownerTimezone;
    const window = toWindow(query, timezone);
    const durationMin = chooseDuration(facts, query.duration, '/query/duration');
    const slots = facts.active ? findSlots({ rules: facts, durationMin, hosts: facts.hosts, window, now: facts.now }) : [];
    return toAvailability(facts, { durationMin, timezone, window, slots });
  },
} satisfies Partial<Handlers>;

type Found = { durationMin: number; timezone: string; window: Interval; slots: Slot[] };

function toAvailability(facts: Facts, { durationMin, timezone, window, slots }: Found): Schemas['Availability'] {
  const [toStart, toEnd, toLocal] = [utcFormat(), utcFormat(), localFormat(timezone)];
  return {
    eventTypeId: facts.id,
    durationMin,
    timezone,
    tzVersion: process.versions.tz as string,
    from: toStart(window.start),
    to: toEnd(window.end),
    slots: slots.map(({ start, seatsRemaining }) => ({
      startAt: toStart(start),
      endAt: toEnd(start + durationMin * MINUTE_MS),
      localStartAt: toLocal(start),
      seatsRemaining,
    })),
  };
}
