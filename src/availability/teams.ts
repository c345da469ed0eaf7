import {
  type Calendar,
  type Condition,
  calendarOf,
  explain,
  type Host,
  keepAll,
  type Meeting,
  meetingConditions,
  type Question,
  type Reason,
  type Slot,
  startsOf,
} from './conditions.ts';
import { MINUTE_MS } from './dates.ts';
import { type Interval, intersect, unite } from './intervals.ts';

/**
 * Hosts who meet an invitee together: all of a collective event type, each single one of a round robin. A team offers a start
 * when it is on its first host's grid and satisfies every condition of every host.
 */
export type Team = {
  hosts: Host[];
  calendars: Calendar[];
  /** Begun meetings that an invitee may still join, in order of time. */
  joinable: readonly Meeting[];
};

/** In listed order. Teams that keep the same hours have the very same `calendars`. */
export function teamsOf(question: Question): Team[] {
  const { rules, hosts } = question;
  if (hosts.length === 0) return [];
  const toTeam = (members: Host[], calendars: Calendar[]) => ({ hosts: members, calendars, joinable: joinableBy(question, members) });
  if (rules.kind === 'one_on_one') return [toTeam([hosts[0]!], [calendarOf(question, hosts[0]!)])];
  if (rules.kind === 'collective')
    return [
      toTeam(
        hosts,
        hosts.map((host) => calendarOf(question, host)),
      ),
    ];
  const known = new Map<string, Calendar[]>();
  return hosts.map((host) => {
    const hours = JSON.stringify([host.schedule, host.outOfOffice]);
    const calendars = known.get(hours) ?? [calendarOf(question, host)];
    known.set(hours, calendars);
    return toTeam([host], calendars);
  });
}

/** A full meeting is as good as any other that is in the way. */
function joinableBy(question: Question, hosts: Host[]): Meeting[] {
  const { maxInvitees } = question.rules;
  return maxInvitees === 1 ? [] : hosts[0]!.meetings.filter((one) => one.seatsTaken < maxInvitees && isShared(question, hosts, one));
}

/** Shared is a meeting of the same event type, duration and hosts. */
export const isShared = ({ durationMin }: Question, hosts: readonly Host[], meeting: Meeting): boolean =>
  meeting.sameEventType &&
  meeting.end - meeting.start === durationMin * MINUTE_MS &&
  meeting.hostIds.length === hosts.length &&
  hosts.every(({ id }) => meeting.hostIds.includes(id));

/** The instants of the window at which the team's hours, the notice and the booking window let a meeting start. */
export const onCalendar = ({ window }: Question, { calendars }: Team): readonly Interval[] =>
  keepAll(
    [window],
    calendars.flatMap(({ conditions }) => conditions),
  );

/** Of those, the ones that the hosts' meetings leave, and those at which a begun meeting can be joined. */
export function afterMeetings(question: Question, { hosts, calendars, joinable }: Team, starts: readonly Interval[]): readonly Interval[] {
  const conditions = hosts.flatMap((host, i) => meetingConditions(question, host, calendars[i]!));
  return unite(keepAll(starts, conditions), intersect(starts, startsOf(joinable)));
}

/** What of `allowed` is on the grid: each run offers its beginning and every interval after it, in elapsed time. */
export function toSlots({ rules, durationMin }: Question, { calendars, joinable }: Team, allowed: readonly Interval[]): Slot[] {
  const step = Math.max(rules.slotIntervalMin ?? durationMin, 1) * MINUTE_MS;
  const slots: Slot[] = [];
  let [i, k] = [0, 0];
  for (const run of calendars[0]!.runs) {
    while (i < allowed.length && allowed[i]!.end <= run.start) i++;
    for (let j = i; j < allowed.length && allowed[j]!.start < run.end; j++) {
      const steps = Math.ceil((Math.max(allowed[j]!.start, run.start) - run.start) / step);
      const end = Math.min(allowed[j]!.end, run.end);
      for (let start = run.start + steps * step; start < end; start += step) {
        while (k < joinable.length && joinable[k]!.start < start) k++;
        const seatsTaken = joinable[k]?.start === start ? joinable[k]!.seatsTaken : 0;
        slots.push({ start, seatsRemaining: rules.maxInvitees - seatsTaken });
      }
    }
  }
  return slots;
}

/** Why a start that the team does not offer is refused: told by the first host, in listed order, to whom it is no good. */
export function refusalOf(question: Question, team: Team): Reason {
  for (const index of team.hosts.keys()) {
    const [first] = objectionsOf(question, team, index);
    if (first !== undefined) return first;
  }
  return 'off_grid'; // not a whole millisecond, for instance
}

/**
 * All that one host of a team has against a start, in the order of `REASONS`. The grid and what is counted by dates are judged only
 * where the host is open.
 */
export function* objectionsOf(question: Question, team: Team, index: number): Iterable<Reason> {
  const { calendars, joinable } = team;
  const { window } = question;
  const host = team.hosts[index]!;
  const [hours, ...others] = calendars[index]!.conditions;
  const fails = ({ keep }: Condition) => keep([window]).length === 0;
  const isClosed = fails(hours);
  if (isClosed) yield explain(hours.otherwise, question, host);
  else if (index === 0 && toSlots(question, team, [window]).length === 0) yield 'off_grid';
  const isJoined = joinable.some(({ start }) => start === window.start);
  for (const condition of [...others, ...(isJoined ? [] : meetingConditions(question, host, calendars[index]!))])
    if (fails(condition) && !(isClosed && BY_DATE.includes(condition.otherwise))) yield explain(condition.otherwise, question, host);
}

const BY_DATE: Reason[] = ['beyond_booking_window', 'daily_limit_reached'];
