import { type Meeting, type Question, REASONS, type Reason, type Slot, startsOf } from './conditions.ts';
import { DAY_MS, MINUTE_MS } from './dates.ts';
import { type Interval, subtract } from './intervals.ts';
import { afterMeetings, onCalendar, refusalOf, type Team, teamsOf, toSlots } from './teams.ts';

/**
 * What can be booked, and why not.
 *
 * Everything that a start must satisfy is a condition, and a condition takes starts and keeps those that satisfy it. So the slots are what
 * all of them keep of the window, and a refusal is the first that does not keep the one start: the two cannot disagree.
 * Nothing here reads a clock or a database; the same question has the same answer, and a start the same verdict whatever the window.
 */
export type { Host, Meeting, Question, Reason, Rules, Slot } from './conditions.ts';

/** `joins`: the id of the begun meeting that the invitee would join. A collective is told by its first host. */
export type Candidate = { hostId: string; joins: string | null; seatsRemaining: number };

/** Candidates are in listed order. */
export type Verdict = { offered: true; candidates: Candidate[] } | { offered: false; reason: Reason };

/** The starts in the window, in order of time. */
export function findSlots(question: Question): Slot[] {
  const teams = teamsOf(question);
  const hours = [...new Set(teams.map(({ calendars }) => calendars))];
  const alike = hours.map((calendars) => teams.filter((team) => team.calendars === calendars));
  return unionOf(
    question,
    alike.map((group) => slotsOfAlike(question, group)),
  );
}

/** The first slots in the window. `nextFrom`: the first start after them, where the rest begins; `null` where there is none. */
export type FirstSlots = { slots: Slot[]; nextFrom: number | null };

/**
 * Finds at most `most` slots, stretch by stretch of the window, so that the work is bounded as the answer is. The first stretch is as
 * long as one grid without meetings needs for that many slots; after a sparse one the next is twice as long.
 */
export function findFirstSlots(question: Question, most: number): FirstSlots {
  const { start, end } = question.window;
  const slots: Slot[] = [];
  let days = Math.max(1, Math.floor(most / startsPerDay(question)));
  for (let from = start; from < end && slots.length <= most; ) {
    const to = Math.min(end, from + days * DAY_MS);
    const found = findSlots(to - from === end - start ? question : within(question, { start: from, end: to }));
    if (from === start && to === end) return cut(found, most);
    for (const slot of found) slots.push(slot);
    if (found.length * 4 < most) days *= 2;
    from = to;
  }
  return cut(slots, most);
}

const cut = (slots: Slot[], most: number): FirstSlots =>
  slots.length <= most ? { slots, nextFrom: null } : { slots: slots.slice(0, most), nextFrom: slots[most]!.start };

const startsPerDay = ({ rules, durationMin }: Question): number => DAY_MS / MINUTE_MS / Math.max(rules.slotIntervalMin ?? durationMin, 1);

/** Beyond any duration with its buffers (three days) and any date that a daily limit counts. */
const MARGIN_MS = 5 * DAY_MS;

/** The question about a part of its window, with only those meetings that matter there. */
function within(question: Question, window: Interval): Question {
  const hosts = question.hosts.map((host) => {
    const [first, last] = [window.start - MARGIN_MS, window.end + MARGIN_MS].map((instant) => countBefore(host.meetings, instant));
    return { ...host, meetings: host.meetings.slice(first, last) };
  });
  return { ...question, hosts, window };
}

/** The number of meetings that start before an instant. */
function countBefore(meetings: readonly Meeting[], instant: number): number {
  let [low, high] = [0, meetings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (meetings[middle]!.start < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Everything about one start: who can take it, or why nobody can. It is offered exactly when `findSlots` lists it. */
export function judgeStart(about: Omit<Question, 'window'>, start: number): Verdict {
  const question = { ...about, window: { start, end: start + 1 } };
  const teams = teamsOf(question);
  const candidates = teams.flatMap((team) => candidatesOf(question, team));
  if (candidates.length === 0) return { offered: false, reason: furthest(teams.map((team) => refusalOf(question, team))) };
  const joins = candidates.filter((candidate) => candidate.joins !== null);
  return { offered: true, candidates: joins.length > 0 ? joins : candidates };
}

/**
 * Slots of teams with the same hours. None can better what another offers with every seat, so that is settled, and of fifty
 * hosts few are asked about each start.
 */
function slotsOfAlike(question: Question, teams: Team[]): Slot[] {
  let left = onCalendar(question, teams[0]!);
  let settled: readonly Interval[] = [];
  const slots: Slot[][] = [];
  for (const team of teams) {
    left = subtract(left, settled);
    if (left.length === 0) break;
    const allowed = afterMeetings(question, team, left);
    slots.push(toSlots(question, team, allowed));
    settled = subtract(allowed, startsOf(team.joinable));
  }
  return slots.reduceRight(union, []); // the later, the fewer
}

function candidatesOf(question: Question, team: Team): Candidate[] {
  const allowed = afterMeetings(question, team, onCalendar(question, team));
  return toSlots(question, team, allowed).map(({ start, seatsRemaining }) => {
    return { hostId: team.hosts[0]!.id, joins: team.joinable.find((meeting) => meeting.start === start)?.id ?? null, seatsRemaining };
  });
}

/** Slots that either offers, with the seats of the one that has more. */
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

/** Slots that any list offers. Of many lists the minutes of the window are marked: list by list, a hundred cost ten times as much. */
function unionOf({ window }: Question, lists: Slot[][]): Slot[] {
  if (lists.length <= FEW) return lists.reduceRight(union, []);
  const first = Math.floor(window.start / MINUTE_MS);
  const seats = new Uint32Array(Math.ceil(window.end / MINUTE_MS) - first);
  for (const list of lists) {
    for (const { start, seatsRemaining } of list) {
      const index = start / MINUTE_MS - first;
      if (!Number.isInteger(index)) return lists.reduceRight(union, []); // clocks that once followed the sun
      if (seatsRemaining > seats[index]!) seats[index] = seatsRemaining;
    }
  }
  const either: Slot[] = [];
  for (const [index, seatsRemaining] of seats.entries())
    if (seatsRemaining > 0) either.push({ start: (first + index) * MINUTE_MS, seatsRemaining });
  return either;
}

/** Of several hosts' refusals, the one of the host who came closest. Where there is no host at all, nobody is open. */
function furthest(reasons: Reason[]): Reason {
  return reasons.reduce((best, reason) => (REASONS.indexOf(reason) > REASONS.indexOf(best) ? reason : best), reasons[0] ?? 'outside_hours');
}
