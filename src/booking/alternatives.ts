import { costOfHostDays, costOfSchedules } from '../api/costs.ts';
import type { Budget } from '../api/rate-limit.ts';
import { windowDays } from '../api/window.ts';
import { DAY_MS } from '../availability/dates.ts';
import { withoutBooking } from '../availability/leaving.ts';
import { findFirstSlots, type Slot } from '../availability/slots.ts';
import type { Db } from '../database/connect.ts';
import { parseInstant } from '../formats.ts';
import { findFacts } from '../queries/availability.ts';
import type { Viewer } from '../queries/event-types.ts';
import { recallTeamSize } from '../queries/known-event-types.ts';
import { chooseDuration } from './choices.ts';

const enough = 3;

/** `leaving`: the meeting of a booking that is to be moved, whose own time is no obstacle, and the start where it stands as it is wanted. */
type Asked = {
  viewer: Viewer;
  eventTypeId: string;
  startAt: string;
  durationMin?: number;
  leaving?: { meetingId: string; start: number | null };
};

/** Hosts × days searched for a client without a token. */
const publicHostDays = 100;

/** `now` in epoch milliseconds. */
export type Budgeted = { now: number; budget: Budget };
type Asking = Budgeted & { db: Db; caller: object | null };

/**
 * The next free starts, up to three, within 31 days of the one that was asked for, or of now if that is past. The search costs by hosts and
 * days, and ends where the client's budget does: what is refused is refused, and fewer alternatives are better than another refusal.
 */
export async function findAlternatives({ db, now, caller, budget }: Asking, asked: Asked): Promise<string[]> {
  const teamSize = recallTeamSize(asked.viewer, asked.eventTypeId) ?? 1;
  if (!budget.canAfford(costOfHostDays(teamSize, 1))) return [];
  const days = caller === null ? Math.min(windowDays, Math.max(1, Math.floor(publicHostDays / teamSize))) : windowDays;
  const start = Math.max(parseInstant(asked.startAt), now);
  const facts = await findFacts(db, asked.viewer, { eventTypeId: asked.eventTypeId, window: { start, end: start + days * DAY_MS } });
  if (!facts.active || !budget.canAfford(costOfSchedules(facts.hosts))) return [];
  const hosts = asked.leaving === undefined ? facts.hosts : withoutBooking(facts.hosts, asked.leaving.meetingId);
  const durationMin = chooseDuration(facts, asked.durationMin, '/body/durationMin');
  const found: Slot[] = [];
  for (const { from, to } of stretchesOf(days)) {
    if (!budget.canAfford(costOfHostDays(hosts.length, to))) break;
    const window = { start: start + from * DAY_MS, end: start + to * DAY_MS };
    const { slots } = findFirstSlots({ rules: facts, durationMin, hosts, window, now: facts.now }, enough + 1);
    found.push(...slots.filter((slot) => slot.start !== asked.leaving?.start));
    if (found.length >= enough) break;
  }
  return found.slice(0, enough).map((slot) => new Date(slot.start).toISOString());
}

/** Days searched one after the other, each stretch twice as long as the one before: a month of a large team is much to compute. */
function stretchesOf(days: number): { from: number; to: number }[] {
  const stretches = [];
  for (let from = 0; from < days; from = 2 * from + 1) stretches.push({ from, to: Math.min(days, 2 * from + 1) });
  return stretches;
}
