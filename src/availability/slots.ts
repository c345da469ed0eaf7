import { type Meeting, REASONS, type Reason, type Slot, type SlotQuery, startsOf } from './conditions.ts';
import { DAY_MS, MINUTE_MS } from './dates.ts';
import { around, type Interval, subtract } from './intervals.ts';
import { afterMeetings, refusalOf, type Team, teamsOf, toSlots, whenOpen } from './teams.ts';

/**
 * Finds the slots of a window, and the reason why a start is not one.
 *
 * Every rule is a condition that filters a set of starts. The slots are the starts of the window that pass all conditions; the reason for a
 * refused start is the first condition that rejects it. So the list and the reasons cannot contradict each other. This module reads no clock
 * and no database: the result depends on its arguments only, and the verdict on a start does not depend on the window.
 */
export type { Host, Meeting, Reason, Rules, Slot, SlotQuery } from './conditions.ts';

/** `joins`: the id of the meeting with free seats that the invitee would join. `hostId`: the first host of a collective. */
export type Candidate = { hostId: string; joins: string | null; seatsRemaining: number };

export type Verdict = { offered: true; candidates: Candidate[] } | { offered: false; reason: Reason };

export function findSlots(query: SlotQuery): Slot[] {
  const groups = [...Map.groupBy(teamsOf(query), ({ openTimes }) => openTimes).values()];
  return unionOf(
    query,
    groups.map((alike) => slotsOfAlike(query, alike)),
  );
}

export type FirstSlots = { slots: Slot[]; nextFrom: number | null };

/**
 * Finds at most `most` slots. Searches the window in parts, so that the work is limited like the result: the first part is as long as a grid
 * without meetings needs for that many slots, and after a sparse part the next is twice as long.
 */
export function findFirstSlots(query: SlotQuery, most: number): FirstSlots {
  const { start, end } = query.window;
  const slots: Slot[] = [];
  let days = Math.max(1, Math.floor(most / startsPerDay(query)));
  for (let from = start; from < end && slots.length <= most; ) {
    const to = Math.min(end, from + days * DAY_MS);
    const found = findSlots(to - from === end - start ? query : narrow(query, { start: from, end: to }));
    if (from === start && to === end) return cut(found, most);
    for (const slot of found) slots.push(slot);
    if (found.length * 4 < most) days *= 2;
    from = to;
  }
  return cut(slots, most);
}

const cut = (slots: Slot[], most: number): FirstSlots =>
  slots.length <= most ? { slots, nextFrom: null } : { slots: slots.slice(0, most), nextFrom: slots[most]!.start };

const startsPerDay = ({ rules, durationMin }: SlotQuery): number => DAY_MS / MINUTE_MS / Math.max(rules.slotIntervalMin ?? durationMin, 1);

/** More than any duration with its buffers (three days) and any date that a daily limit counts. */
const MARGIN_MS = 5 * DAY_MS;

function narrow(query: SlotQuery, window: Interval): SlotQuery {
  const hosts = query.hosts.map((host) => {
    const [first, last] = [window.start - MARGIN_MS, window.end + MARGIN_MS].map((instant) => countBefore(host.meetings, instant));
    const calendars = host.calendars.map((one) => ({ ...one, busy: around(one.busy, window.start - MARGIN_MS, window.end + MARGIN_MS) }));
    return { ...host, calendars, meetings: host.meetings.slice(first, last) };
  });
  return { ...query, hosts, window };
}

function countBefore(meetings: readonly Meeting[], instant: number): number {
  let [low, high] = [0, meetings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (meetings[middle]!.start < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function judgeStart(about: Omit<SlotQuery, 'window'>, start: number): Verdict {
  const query = { ...about, window: { start, end: start + 1 } };
  const teams = teamsOf(query);
  const candidates = teams.flatMap((team) => candidatesOf(query, team));
  if (candidates.length === 0) return { offered: false, reason: furthest(teams.map((team) => refusalOf(query, team))) };
  const joins = candidates.filter((candidate) => candidate.joins !== null);
  return { offered: true, candidates: joins.length > 0 ? joins : candidates };
}

/**
 * Slots of teams with the same hours. Once a team offers a start with all seats, no other team can offer more, so that start is done: of
 * fifty hosts, few are evaluated for each start.
 */
function slotsOfAlike(query: SlotQuery, teams: Team[]): Slot[] {
  let open = whenOpen(query, teams[0]!);
  const slots: Slot[][] = [];
  for (const team of teams) {
    if (open.length === 0) break;
    const allowed = afterMeetings(query, team, open);
    slots.push(toSlots(query, team, allowed));
    if (team !== teams.at(-1)) open = subtract(open, subtract(allowed, startsOf(team.joinable)));
  }
  return slots.reduceRight(union, []); // later lists are shorter
}

function candidatesOf(query: SlotQuery, team: Team): Candidate[] {
  const allowed = afterMeetings(query, team, whenOpen(query, team));
  return toSlots(query, team, allowed).map(({ start, seatsRemaining }) => {
    return { hostId: team.hosts[0]!.id, joins: team.joinable.find((meeting) => meeting.start === start)?.id ?? null, seatsRemaining };
  });
}

function union(a: Slot[], b: Slot[]): Slot[] {
  if (a.length === 0) return b;
  const either: Slot[] = [];
  let i = 0;
  for (const slot of b) {
    while (i < a.length && a[i]!.start < slot.start) either.push(a[i++]!);
    const same = a[i]?.start === slot.start ? a[i++] : undefined;
    either.push(same && same.seatsRemaining > slot.seatsRemaining ? same : slot);
  }
  while (i < a.length) either.push(a[i++]!);
  return either;
}

const FEW = 4;

/** For many lists, marks the minutes of the window: merging a hundred lists one by one costs ten times as much. */
function unionOf({ window }: SlotQuery, lists: Slot[][]): Slot[] {
  if (lists.length <= FEW) return lists.reduceRight(union, []);
  const first = Math.floor(window.start / MINUTE_MS);
  const seats = new Uint32Array(Math.ceil(window.end / MINUTE_MS) - first);
  for (const list of lists) {
    for (const { start, seatsRemaining } of list) {
      const index = start / MINUTE_MS - first;
      if (!Number.isInteger(index)) return lists.reduceRight(union, []); // historical offsets with seconds
      if (seatsRemaining > seats[index]!) seats[index] = seatsRemaining;
    }
  }
  const either: Slot[] = [];
  for (let index = 0; index < seats.length; index++) {
    const seatsRemaining = seats[index]!;
    if (seatsRemaining > 0) either.push({ start: (first + index) * MINUTE_MS, seatsRemaining });
  }
  return either;
}

function furthest(reasons: Reason[]): Reason {
  return reasons.reduce((best, reason) => (REASONS.indexOf(reason) > REASONS.indexOf(best) ? reason : best), reasons[0] ?? 'outside_hours');
}
