import { busyOf, type HostCalendar, isTooOld } from './calendars.ts';
import { DAY_MS, type Day, MINUTE_MS } from './dates.ts';
import { append, appendMerged, type InstantSet, type Interval, intersect, subtract, toSet, widen } from './intervals.ts';
import { awayRuns, type OutOfOffice, openRuns, type Schedule } from './schedule.ts';
import { dayAt, LONGEST_DATE_MS, type Run, wallClock } from './wallclock.ts';

export type Rules = {
  kind: 'one_on_one' | 'round_robin' | 'collective';
  slotIntervalMin: number | null;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  minimumNoticeMin: number;
  bookingWindowDays: number | null;
  dailyLimit: number | null;
  maxInvitees: number;
};

export type Meeting = {
  id: string;
  start: number;
  end: number;
  /** Start to end, extended by the buffers at the time of booking. */
  occupies: Interval;
  sameEventType: boolean;
  seatsTaken: number;
  hostIds: string[];
};

/**
 * `meetings`: of this host, in order of start. A host without a schedule is never available. `calendars`: the connected ones that count.
 * `hides`: the meetings that the viewer may not read, those of other event types or all, and all calendars. Reasons about such a host say
 * only that the time is not free, and do not distinguish absences from closed hours. It affects reasons, never the slots.
 */
export type Host = {
  id: string;
  schedule: Schedule | null;
  outOfOffice: OutOfOffice[];
  meetings: Meeting[];
  calendars: HostCalendar[];
  hides?: 'foreign' | 'all';
};

export type SlotQuery = { rules: Rules; durationMin: number; hosts: Host[]; window: Interval; now: number };

/** In order of precedence: the first that applies is reported. */
export const REASONS = [
  'in_past',
  'out_of_office',
  'outside_hours',
  'off_grid',
  'below_minimum_notice',
  'beyond_booking_window',
  'daily_limit_reached',
  'slot_taken',
  'buffer_conflict',
  'calendar_busy',
  'calendar_unreachable',
] as const;
export type Reason = (typeof REASONS)[number];

export type Condition = { keep: (starts: InstantSet) => InstantSet; otherwise: Reason };

export const keepAll = (starts: InstantSet, conditions: readonly Condition[]): InstantSet =>
  conditions.reduce((remaining, { keep }) => keep(remaining), starts);

export type Slot = { start: number; seatsRemaining: number };

export function startsOf(meetings: readonly Meeting[]): InstantSet {
  const starts = new Array<number>(2 * meetings.length);
  let length = 0;
  for (const { start } of meetings) length = appendMerged(starts, length, start, start + 1);
  starts.length = length;
  return starts;
}

/** Depends on a host's schedule and absences only, so hosts with the same hours share it. */
export type OpenTimes = { runs: Run[]; conditions: [hours: Condition, ...others: Condition[]] };

/** Runs keep their true start, even before the window, because the slot grid starts there. Conditions are in the order of `REASONS`. */
export function openTimesOf({ rules, durationMin, window, now }: SlotQuery, { schedule, outOfOffice }: Host): OpenTimes {
  const noticed: Condition = { keep: notBefore(now + rules.minimumNoticeMin * MINUTE_MS), otherwise: 'below_minimum_notice' };
  if (!schedule) return { runs: [], conditions: [{ keep: within([]), otherwise: 'outside_hours' }, noticed] };
  const durationMs = durationMin * MINUTE_MS;
  const runs = openRuns(schedule, outOfOffice, { start: window.start - LONGEST_DATE_MS, end: window.end + durationMs });
  const conditions: OpenTimes['conditions'] = [{ keep: within(fitting(toSet(runs), durationMs)), otherwise: 'outside_hours' }, noticed];
  if (rules.bookingWindowDays !== null) {
    const lastDay = dayAt(schedule.timezone, now) + rules.bookingWindowDays;
    conditions.push({ keep: within(toSet(runs.filter(({ day }) => day <= lastDay))), otherwise: 'beyond_booking_window' });
  }
  return { runs, conditions };
}

/**
 * Not applied to joining a meeting, which already counts towards the daily limit and occupies the host, whatever the host's calendars say:
 * the meeting itself may be in one.
 */
export function meetingConditions(query: SlotQuery, host: Host, { runs }: OpenTimes): Condition[] {
  const { dailyLimit } = query.rules;
  const conditions: Condition[] = [{ keep: freeOf(query, host.meetings), otherwise: 'slot_taken' }, ...calendarConditions(query, host)];
  if (host.schedule && dailyLimit !== null) {
    const full = fullDays(host.schedule.timezone, host.meetings, dailyLimit);
    conditions.unshift({ keep: within(toSet(runs.filter(({ day }) => !full(day)))), otherwise: 'daily_limit_reached' });
  }
  return conditions;
}

/** A busy time occupies the host as it stands; the new meeting's own buffers must not overlap it. */
function calendarConditions(query: SlotQuery, { calendars }: Pick<Host, 'calendars'>): Condition[] {
  if (calendars.length === 0) return [];
  const taken = widen(busyOf(calendars), marginsOf(query));
  const isUnknown = calendars.some((calendar) => isTooOld(calendar, query.now));
  return [
    { keep: (starts) => subtract(starts, taken), otherwise: 'calendar_busy' },
    ...(isUnknown ? [{ keep: within([]), otherwise: 'calendar_unreachable' as const }] : []),
  ];
}

/** An absence fails the same condition as closed hours, and a buffer the same as a taken slot, but the reported reason differs. */
export function refineReason(reason: Reason, query: SlotQuery, host: Host): Reason {
  const { start } = query.window;
  const meeting = { start, end: start + query.durationMin * MINUTE_MS };
  const isAway = () => host.schedule !== null && awayRuns(host.schedule, host.outOfOffice, meeting).length > 0;
  if (reason === 'outside_hours') return host.hides === undefined && isAway() ? 'out_of_office' : reason;
  if (reason === 'calendar_busy' || reason === 'calendar_unreachable') return host.hides === undefined ? reason : 'slot_taken';
  return reason === 'slot_taken' && isBufferOf(readableMeetings(host), query, meeting) ? 'buffer_conflict' : reason;
}

export const readableMeetings = ({ hides, meetings }: Host): Meeting[] =>
  hides === undefined ? meetings : meetings.filter(({ sameEventType }) => hides === 'foreign' && sameEventType);

function isBufferOf(meetings: Meeting[], query: SlotQuery, meeting: Interval): boolean {
  const isTaken = meetings.some((other) => other.start < meeting.end && meeting.start < other.end);
  return !isTaken && freeOf(query, meetings)([query.window.start, query.window.end]).length === 0;
}

const within =
  (set: InstantSet): Condition['keep'] =>
  (starts) =>
    intersect(starts, set);

const notBefore =
  (earliest: number): Condition['keep'] =>
  (starts) =>
    starts[0] === undefined || starts[0] >= earliest ? starts : intersect(starts, [earliest, Infinity]);

function fitting(open: InstantSet, durationMs: number): InstantSet {
  const starts = new Array<number>(open.length);
  let length = 0;
  for (let i = 0; i < open.length; i += 2) length = append(starts, length, open[i]!, open[i + 1]! - durationMs + 1);
  starts.length = length;
  return starts;
}

function fullDays(timezone: string, meetings: readonly Meeting[], limit: number): (day: Day) => boolean {
  const counts = new Map<Day, number>();
  const toLocal = wallClock(timezone);
  let [last, count] = [NaN, 0];
  for (const { start, sameEventType } of meetings) {
    if (!sameEventType) continue;
    const day = Math.floor(toLocal(start) / DAY_MS);
    if (day !== last) {
      counts.set(last, count);
      [last, count] = [day, counts.get(day) ?? 0];
    }
    count++;
  }
  counts.set(last, count);
  return (day) => (counts.get(day) ?? 0) >= limit;
}

function freeOf(query: SlotQuery, meetings: readonly Meeting[]): Condition['keep'] {
  const occupied = meetings.map(({ occupies }) => occupies);
  const taken = toSet(occupied, marginsOf(query));
  return (starts) => subtract(starts, taken);
}

/**
 * Around an occupied interval, the starts that are not free. A new meeting with its buffers may touch the interval but not overlap it, hence
 * the millisecond.
 */
const marginsOf = ({ rules, durationMin }: SlotQuery): { before: number; after: number } => ({
  before: (durationMin + rules.bufferAfterMin) * MINUTE_MS - 1,
  after: rules.bufferBeforeMin * MINUTE_MS,
});

/** The calendars that are reasons against the start of the query. */
export const calendarsAgainst = (query: SlotQuery, { calendars }: Host): { id: string; reason: Reason }[] =>
  calendars.flatMap((calendar) => {
    const [first] = calendarConditions(query, { calendars: [calendar] }).filter(
      ({ keep }) => keep([query.window.start, query.window.end]).length === 0,
    );
    return first === undefined ? [] : [{ id: calendar.id, reason: first.otherwise }];
  });
