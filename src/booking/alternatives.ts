import { DAY_MS } from '../availability/dates.ts';
import { withoutBooking } from '../availability/leaving.ts';
import { findSlots, type Slot } from '../availability/slots.ts';
import type { Db } from '../database/connect.ts';
import { parseInstant } from '../formats.ts';
import { findFacts } from '../queries/availability.ts';
import type { Viewer } from '../queries/event-types.ts';
import { windowDays } from '../window.ts';
import { chooseDuration } from './choices.ts';

const enough = 3;
/** Days searched one after the other: most often the first holds enough, and a month of a large team is much to compute. */
const strides = [1, 2, 4, 8, windowDays - 15];

/** `leaving`: the meeting of a booking that is to be moved, whose own time is no obstacle, and the start where it stands as it is wanted. */
type Asked = {
  viewer: Viewer;
  eventTypeId: string;
  startAt: string;
  durationMin?: number;
  leaving?: { meetingId: string; start: number | null };
};

/** The next free starts, up to three, within 31 days of the one that was asked for, or of now if that is past. */
export async function findAlternatives({ db, now }: { db: Db; now: number }, asked: Asked): Promise<string[]> {
  let from = Math.max(parseInstant(asked.startAt), now);
  const window = { start: from, end: from + windowDays * DAY_MS };
  const facts = await findFacts(db, asked.viewer, { eventTypeId: asked.eventTypeId, window });
  if (!facts.active) return [];
  const hosts = asked.leaving === undefined ? facts.hosts : withoutBooking(facts.hosts, asked.leaving.meetingId);
  const durationMin = chooseDuration(facts, asked.durationMin, '/body/durationMin');
  const found: Slot[] = [];
  for (const days of strides) {
    const window = { start: from, end: from + days * DAY_MS };
    const slots = findSlots({ rules: facts, durationMin, hosts, window, now: facts.now });
    found.push(...slots.filter(({ start }) => start !== asked.leaving?.start));
    if (found.length >= enough) break;
    from = window.end;
  }
  return found.slice(0, enough).map((slot) => new Date(slot.start).toISOString());
}
