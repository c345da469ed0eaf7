import { type Question, REASONS, type Reason, type Slot, startsOf } from './conditions.ts';
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
  return alike.map((group) => slotsOfAlike(question, group)).reduceRight(union, []);
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

/** Of several hosts' refusals, the one of the host who came closest. Where there is no host at all, nobody is open. */
function furthest(reasons: Reason[]): Reason {
  return reasons.reduce((best, reason) => (REASONS.indexOf(reason) > REASONS.indexOf(best) ? reason : best), reasons[0] ?? 'outside_hours');
}
