import { type Budget, costOfHostDays, costOfSchedules } from '../availability/costs.ts';
import { DAY_MS } from '../availability/dates.ts';
import { withoutBooking } from '../availability/leaving.ts';
import { findFirstSlots, type Slot } from '../availability/slots.ts';
import type { Db } from '../database/connect.ts';
import { parseInstant } from '../formats.ts';
import { findFacts } from '../queries/availability.ts';
import type { Viewer } from '../queries/event-types.ts';
import { recallTeamSize } from '../queries/known-event-types.ts';
import { chooseDuration, toChosen } from './choices.ts';

const mostAlternatives = 3;
const searchDays = 31;

const publicHostDays = 100;

/**
 * `moved`: the meeting of a booking to be moved, which does not block its own time, and the start to leave out because the booking is
 * already there.
 */
type Search = {
  viewer: Viewer;
  eventTypeId: string;
  startAt: string;
  durationMin?: number;
  moved?: { meetingId: string; start: number | null };
};

export type SearchContext = { db: Db; now: number; budget: Budget };

/**
 * Returns up to three free starts within 31 days of the requested one, or of now if that is past. Stops when the budget is used up: fewer
 * alternatives are better than a second error.
 */
export async function findAlternatives({ db, now, budget }: SearchContext, search: Search): Promise<string[]> {
  const { viewer, eventTypeId, moved } = search;
  const teamSize = recallTeamSize(viewer, eventTypeId) ?? 1;
  if (!budget.canAfford(costOfHostDays(teamSize, 1))) return [];
  const days = viewer.isPublic ? Math.min(searchDays, Math.max(1, Math.floor(publicHostDays / teamSize))) : searchDays;
  const start = Math.max(parseInstant(search.startAt), now);
  const facts = await findFacts(db, viewer, { eventTypeId, window: { start, end: start + days * DAY_MS } });
  if (!facts.active || !budget.canAfford(costOfSchedules(facts.hosts))) return [];
  const hosts = moved === undefined ? facts.hosts : withoutBooking(facts.hosts, moved.meetingId);
  const durationMin = toChosen(chooseDuration(facts, search.durationMin, '/body/durationMin'));
  const found: Slot[] = [];
  for (const { from, to } of periodsOf(days)) {
    if (!budget.canAfford(costOfHostDays(hosts.length, to))) break;
    const window = { start: start + from * DAY_MS, end: start + to * DAY_MS };
    const { slots } = findFirstSlots({ rules: facts, durationMin, hosts, window, now: facts.now }, mostAlternatives + 1);
    found.push(...slots.filter((slot) => slot.start !== moved?.start));
    if (found.length >= mostAlternatives) break;
  }
  return found.slice(0, mostAlternatives).map((slot) => new Date(slot.start).toISOString());
}

/** Consecutive periods of days, each twice as long as the one before, because a month of a large team is expensive to compute. */
function periodsOf(days: number): { from: number; to: number }[] {
  const periods = [];
  for (let from = 0; from < days; from = 2 * from + 1) periods.push({ from, to: Math.min(days, 2 * from + 1) });
  return periods;
}
