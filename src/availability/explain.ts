import { type Host, REASONS, type Reason, readable } from './conditions.ts';
import { findSlots, judgeStart, type Question } from './slots.ts';
import { isShared, objectionsOf, onCalendar, type Team, teamsOf, toSlots } from './teams.ts';

/**
 * One start, host by host and rule by rule: all that is against it. The conditions are those that make the slots, asked one by one, so
 * an explanation cannot disagree with what is offered.
 */
export type Explanation = { offered: boolean; reason: Reason | null; seatsRemaining: number; hosts: HostExplanation[] };

/** `seatsRemaining`: how many this host can take at this start. */
export type HostExplanation = { hostId: string; offered: boolean; reason: Reason | null; seatsRemaining: number; rules: RuleOutcome[] };
export type RuleOutcome = { rule: Rule; passes: boolean; reasons: Reason[] };
export type Rule = 'open' | 'fits' | 'free' | 'seats';

/** Which rule of a slot each reason belongs to. */
const RULES: Record<Exclude<Rule, 'seats'>, Reason[]> = {
  open: ['out_of_office', 'outside_hours'],
  fits: ['off_grid', 'below_minimum_notice', 'beyond_booking_window', 'daily_limit_reached'],
  free: ['slot_taken', 'buffer_conflict'],
};

export function explainStart(about: Omit<Question, 'window'>, start: number): Explanation {
  const question = { ...about, window: { start, end: start + 1 } };
  const verdict = judgeStart(about, start);
  return {
    offered: verdict.offered,
    reason: verdict.offered ? null : verdict.reason,
    seatsRemaining: findSlots(question)[0]?.seatsRemaining ?? 0,
    hosts: teamsOf(question).flatMap((team) => team.hosts.map((host, index) => explainHost(question, team, host, index))),
  };
}

function explainHost(question: Question, team: Team, host: Host, index: number): HostExplanation {
  const { id: hostId, hides } = host;
  const objections = hides === undefined ? [...objectionsOf(question, team, index)] : readableObjections(question, team, index);
  const begun = team.hosts[0]!.meetings.find((one) => one.start === question.window.start && isShared(question, team.hosts, one));
  const isFull = begun !== undefined && begun.seatsTaken >= question.rules.maxInvitees;
  const outcome = (rule: Rule, reasons: Reason[]): RuleOutcome => ({ rule, passes: reasons.length === 0, reasons });
  const among = (reasons: Reason[]) => objections.filter((reason) => reasons.includes(reason));
  return {
    hostId,
    offered: objections.length === 0,
    reason: objections[0] ?? null,
    seatsRemaining: objections.length === 0 ? question.rules.maxInvitees - (begun?.seatsTaken ?? 0) : 0,
    rules: [
      outcome('open', among(RULES.open)),
      outcome('fits', among(RULES.fits)),
      outcome('free', among(RULES.free)),
      outcome('seats', isFull && hides !== 'all' ? ['slot_taken'] : []),
    ],
  };
}

/**
 * What is against a start for a host who hides meetings. The hidden ones count only for a start that fits the schedules and the rules, as
 * `findSlots` would give them away: asked about every minute, they would show when each hidden meeting begins and ends.
 */
function readableObjections(question: Question, team: Team, index: number): Reason[] {
  const fits = toSlots(question, team, onCalendar(question, team)).length > 0;
  const [first] = fits ? objectionsOf(question, team, index) : [];
  const hosts = team.hosts.map((host, at) => (at === index ? { ...host, meetings: readable(host) } : host));
  const found = new Set([...(first ? [first] : []), ...objectionsOf(question, { ...team, hosts }, index)]);
  return REASONS.filter((reason) => found.has(reason));
}
