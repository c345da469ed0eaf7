import {
  type Condition,
  type Host,
  keepAll,
  type Meeting,
  meetingConditions,
  type OpenTimes,
  openTimesOf,
  REASONS,
  type Reason,
  readableMeetings,
  refineReason,
  type Slot,
  type SlotQuery,
  startsOf,
} from './conditions.ts';
import { MINUTE_MS } from './dates.ts';
import { type InstantSet, intersect, unite } from './intervals.ts';

/**
 * Hosts who meet an invitee together: all hosts of a collective event type, or a single host of a round robin. A team offers a start that is
 * on its first host's grid and passes every condition of every host.
 */
export type Team = {
  hosts: Host[];
  openTimes: OpenTimes[];
  joinable: readonly Meeting[];
};

/** In the order of the hosts. Teams with the same hours share one `openTimes` array. */
export function teamsOf(query: SlotQuery): Team[] {
  const { rules, hosts } = query;
  if (hosts.length === 0) return [];
  const toTeam = (members: Host[], openTimes: OpenTimes[]) => ({ hosts: members, openTimes, joinable: joinableBy(query, members) });
  if (rules.kind === 'one_on_one') return [toTeam([hosts[0]!], [openTimesOf(query, hosts[0]!)])];
  if (rules.kind === 'collective')
    return [
      toTeam(
        hosts,
        hosts.map((host) => openTimesOf(query, host)),
      ),
    ];
  const known = new Map<string, OpenTimes[]>();
  return hosts.map((host) => {
    const hours = JSON.stringify([host.schedule, host.outOfOffice]);
    const openTimes = known.get(hours) ?? [openTimesOf(query, host)];
    known.set(hours, openTimes);
    return toTeam([host], openTimes);
  });
}

function joinableBy(query: SlotQuery, hosts: Host[]): Meeting[] {
  const { maxInvitees } = query.rules;
  return maxInvitees === 1 ? [] : hosts[0]!.meetings.filter((one) => one.seatsTaken < maxInvitees && isShared(query, hosts, one));
}

export const isShared = ({ durationMin }: SlotQuery, hosts: readonly Host[], meeting: Meeting): boolean =>
  meeting.sameEventType &&
  meeting.end - meeting.start === durationMin * MINUTE_MS &&
  meeting.hostIds.length === hosts.length &&
  hosts.every(({ id }) => meeting.hostIds.includes(id));

export const whenOpen = ({ window }: SlotQuery, { openTimes }: Team): InstantSet =>
  keepAll(
    [window.start, window.end],
    openTimes.flatMap(({ conditions }) => conditions),
  );

export function afterMeetings(query: SlotQuery, { hosts, openTimes, joinable }: Team, starts: InstantSet): InstantSet {
  const conditions = hosts.flatMap((host, i) => meetingConditions(query, host, openTimes[i]!));
  return unite(keepAll(starts, conditions), intersect(starts, startsOf(joinable)));
}

/** Starts of `allowed` on the grid: the beginning of each run, and every slot interval (of elapsed time) after it. */
export function toSlots({ rules, durationMin }: SlotQuery, { openTimes, joinable }: Team, allowed: InstantSet): Slot[] {
  const step = Math.max(rules.slotIntervalMin ?? durationMin, 1) * MINUTE_MS;
  const slots = new Array<Slot>(countSteps(allowed, step));
  let [count, i, k] = [0, 0, 0];
  for (const run of openTimes[0]!.runs) {
    while (i < allowed.length && allowed[i + 1]! <= run.start) i += 2;
    for (let j = i; j < allowed.length && allowed[j]! < run.end; j += 2) {
      const steps = Math.ceil((Math.max(allowed[j]!, run.start) - run.start) / step);
      const end = Math.min(allowed[j + 1]!, run.end);
      for (let start = run.start + steps * step; start < end; start += step) {
        while (k < joinable.length && joinable[k]!.start < start) k++;
        const seatsTaken = joinable[k]?.start === start ? joinable[k]!.seatsTaken : 0;
        slots[count++] = { start, seatsRemaining: rules.maxInvitees - seatsTaken };
      }
    }
  }
  slots.length = count;
  return slots;
}

function countSteps(set: InstantSet, step: number): number {
  let steps = 0;
  for (let i = 0; i < set.length; i += 2) steps += Math.ceil((set[i + 1]! - set[i]!) / step);
  return steps;
}

/** The first reason of the first host who has one, as the viewer may read it. */
export function refusalOf(query: SlotQuery, team: Team): Reason {
  const fits = isFitting(query, team);
  for (const index of team.hosts.keys()) {
    const [first] = readableReasons(query, team, { index, fits });
    if (first !== undefined) return first;
  }
  return 'off_grid'; // for instance, a fraction of a millisecond
}

/** On the grid, and in the open hours of all hosts. */
export const isFitting = (query: SlotQuery, team: Team): boolean => toSlots(query, team, whenOpen(query, team)).length > 0;

/**
 * One host's reasons that the viewer may read, in the order of `REASONS`. Hidden meetings and calendars count only for a start that otherwise
 * fits, where the list of slots shows them anyway. Otherwise, requests for every minute, or for starts outside of another host's hours, would
 * reveal when each hidden meeting and busy time starts and ends.
 */
export function readableReasons(query: SlotQuery, team: Team, { index, fits }: { index: number; fits: boolean }): Reason[] {
  const host = team.hosts[index]!;
  if (host.hides === undefined) return [...reasonsAgainst(query, team, index)];
  const [first] = fits ? reasonsAgainst(query, team, index) : [];
  const hosts = team.hosts.map((one) => (one === host ? { ...host, meetings: readableMeetings(host), calendars: [] } : one));
  const found = new Set([...(first ? [first] : []), ...reasonsAgainst(query, { ...team, hosts }, index)]);
  return REASONS.filter((reason) => found.has(reason));
}

/** One host's reasons, in the order of `REASONS`. The grid and the rules by date apply only while the host is available. */
function* reasonsAgainst(query: SlotQuery, team: Team, index: number): Iterable<Reason> {
  const { openTimes, joinable } = team;
  const { window } = query;
  const host = team.hosts[index]!;
  const [hours, ...others] = openTimes[index]!.conditions;
  const starts = [window.start, window.end];
  const fails = ({ keep }: Condition) => keep(starts).length === 0;
  const isOver = window.start < query.now;
  if (isOver) yield 'in_past';
  const isClosed = fails(hours);
  if (isClosed) yield refineReason(hours.otherwise, query, host);
  else if (index === 0 && toSlots(query, team, starts).length === 0) yield 'off_grid';
  const isJoined = joinable.some(({ start }) => start === window.start);
  const implied: Reason[] = [...(isOver ? ['below_minimum_notice' as const] : []), ...(isClosed ? BY_DATE : [])];
  for (const condition of [...others, ...(isJoined ? [] : meetingConditions(query, host, openTimes[index]!))])
    if (fails(condition) && !implied.includes(condition.otherwise)) yield refineReason(condition.otherwise, query, host);
}

const BY_DATE: Reason[] = ['beyond_booking_window', 'daily_limit_reached'];
