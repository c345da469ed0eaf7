import { busyOf } from './calendars.ts';
import { calendarsAgainst, type Host, type Meeting, type Reason, readableMeetings } from './conditions.ts';
import { MINUTE_MS } from './dates.ts';
import { toIntervals } from './intervals.ts';
import { findSlots, judgeStart, type SlotQuery } from './slots.ts';
import { isFitting, isShared, readableReasons, type Team, teamsOf } from './teams.ts';

/**
 * All reasons against one start, by host and rule. They come from the same conditions as the slots, so that an explanation cannot contradict
 * the list.
 */
export type Explanation = { offered: boolean; reason: Reason | null; seatsRemaining: number; hosts: HostExplanation[] };

/** `calendars`: the host's own that are reasons against the start, where the viewer may read them. */
export type HostExplanation = {
  hostId: string;
  offered: boolean;
  reason: Reason | null;
  seatsRemaining: number;
  rules: RuleOutcome[];
  calendars: { id: string; reason: Reason }[];
  blockedBy: Blocker[];
};
/** A meeting or busy time that the viewer may read, which overlaps the start's meeting or only one of their buffers. */
export type Blocker = { kind: 'booking' | 'buffer' | 'calendar'; start: number; end: number };
export type RuleOutcome = { rule: Rule; passes: boolean; reasons: Reason[] };
export type Rule = 'open' | 'fits' | 'free' | 'seats';

const RULES: Record<Exclude<Rule, 'seats'>, Reason[]> = {
  open: ['out_of_office', 'outside_hours'],
  fits: ['in_past', 'off_grid', 'below_minimum_notice', 'beyond_booking_window', 'daily_limit_reached'],
  free: ['slot_taken', 'buffer_conflict', 'calendar_busy', 'calendar_unreachable'],
};

export function explainStart(about: Omit<SlotQuery, 'window'>, start: number): Explanation {
  const query = { ...about, window: { start, end: start + 1 } };
  const verdict = judgeStart(about, start);
  return {
    offered: verdict.offered,
    reason: verdict.offered ? null : verdict.reason,
    seatsRemaining: findSlots(query)[0]?.seatsRemaining ?? 0,
    hosts: teamsOf(query).flatMap((team) => explainTeam(query, team)),
  };
}

function explainTeam(query: SlotQuery, team: Team): HostExplanation[] {
  const fits = isFitting(query, team);
  const shared = team.hosts[0]!.meetings.find((one) => one.start === query.window.start && isShared(query, team.hosts, one));
  return team.hosts.map((host, index) => {
    const reasons = readableReasons(query, team, { index, fits });
    return explainHost(query, host, { reasons, shared: fits || host.hides !== 'all' ? shared : undefined });
  });
}

function explainHost(
  query: SlotQuery,
  host: Host,
  { reasons, shared }: { reasons: Reason[]; shared: Meeting | undefined },
): HostExplanation {
  const { id: hostId, hides } = host;
  const isFull = shared !== undefined && shared.seatsTaken >= query.rules.maxInvitees;
  const outcome = (rule: Rule, failed: Reason[]): RuleOutcome => ({ rule, passes: failed.length === 0, reasons: failed });
  const among = (some: Reason[]) => reasons.filter((reason) => some.includes(reason));
  return {
    hostId,
    blockedBy: shared === undefined || isFull ? blockersOf(query, host) : [],
    offered: reasons.length === 0,
    reason: reasons[0] ?? null,
    seatsRemaining: reasons.length === 0 ? query.rules.maxInvitees - (shared?.seatsTaken ?? 0) : 0,
    rules: [
      outcome('open', among(RULES.open)),
      outcome('fits', among(RULES.fits)),
      outcome('free', among(RULES.free)),
      outcome('seats', isFull && hides !== 'all' ? ['slot_taken'] : []),
    ],
    calendars: hides === undefined && reasons.some(isOfCalendars) ? calendarsAgainst(query, host) : [],
  };
}

const isOfCalendars = (reason: Reason): boolean => reason === 'calendar_busy' || reason === 'calendar_unreachable';

function blockersOf({ rules, durationMin, window: { start } }: SlotQuery, host: Host): Blocker[] {
  const end = start + durationMin * MINUTE_MS;
  const occupies = { start: start - rules.bufferBeforeMin * MINUTE_MS, end: end + rules.bufferAfterMin * MINUTE_MS };
  const meetings = readableMeetings(host)
    .filter((other) => other.occupies.start < occupies.end && occupies.start < other.occupies.end)
    .map((other): Blocker => ({ kind: other.start < end && start < other.end ? 'booking' : 'buffer', start: other.start, end: other.end }));
  const busy = host.hides === undefined ? toIntervals(busyOf(host.calendars)) : [];
  const times = busy.filter((time) => time.start < occupies.end && occupies.start < time.end);
  return [...meetings, ...times.map((time): Blocker => ({ kind: 'calendar', ...time }))].sort((a, b) => a.start - b.start);
}
