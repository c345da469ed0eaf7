import { DAY_MS, type Day, MINUTE_MS } from './dates.ts';
import { type Interval, intersect, merge, subtract } from './intervals.ts';
import { awayRuns, type OutOfOffice, openRuns, type Schedule } from './schedule.ts';
import { dayAt, LONGEST_DATE_MS, type Run, wallClock } from './wallclock.ts';

export type Rules = {
  kind: 'one_on_one' | 'round_robin' | 'collective';
  /** `null`: the duration. */
  slotIntervalMin: number | null;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  minimumNoticeMin: number;
  bookingWindowDays: number | null;
  dailyLimit: number | null;
  maxInvitees: number;
};

/** A meeting that stands: it has an active booking. */
export type Meeting = {
  id: string;
  start: number;
  end: number;
  /** Start to end with the buffers that it was made with. */
  occupies: Interval;
  sameEventType: boolean;
  seatsTaken: number;
  hostIds: string[];
};

/**
 * `meetings` are those of this host, in order of start. A host without a schedule is never open. `hides`: which of the meetings the viewer
 * may not read, those of other event types or all. Of such a host a reason says only that the time is not free, and absences are not
 * told from closed hours. It changes reasons alone, never what is offered.
 */
export type Host = { id: string; schedule: Schedule | null; outOfOffice: OutOfOffice[]; meetings: Meeting[]; hides?: 'foreign' | 'all' };

/** Which starts in `window` can be booked, for this duration, at the instant `now`? */
export type Question = { rules: Rules; durationMin: number; hosts: Host[]; window: Interval; now: number };

/** Why a start is refused. The order is that in which a host is asked: the first that holds is told. */
export const REASONS = [
  'out_of_office',
  'outside_hours',
  'off_grid',
  'below_minimum_notice',
  'beyond_booking_window',
  'daily_limit_reached',
  'slot_taken',
  'buffer_conflict',
] as const;
export type Reason = (typeof REASONS)[number];

/** What a start must satisfy for one host: of a set of starts it keeps those that do; of the others, this is said. */
export type Condition = { keep: (starts: readonly Interval[]) => readonly Interval[]; otherwise: Reason };

/** The starts, of those given, that satisfy every condition. */
export const keepAll = (starts: readonly Interval[], conditions: readonly Condition[]): readonly Interval[] =>
  conditions.reduce((left, { keep }) => keep(left), starts);

export type Slot = { start: number; seatsRemaining: number };

export const startsOf = (meetings: readonly Meeting[]): Interval[] => meetings.map(({ start }) => ({ start, end: start + 1 }));

/** What follows from a host's schedule and absences alone; hosts who keep the same hours share it. */
export type Calendar = { runs: Run[]; conditions: [hours: Condition, ...others: Condition[]] };

/** Runs come with their true beginnings, for the grid hangs on them. The conditions are told in the order of `REASONS`. */
export function calendarOf({ rules, durationMin, window, now }: Question, { schedule, outOfOffice }: Host): Calendar {
  const noticed: Condition = { keep: notBefore(now + rules.minimumNoticeMin * MINUTE_MS), otherwise: 'below_minimum_notice' };
  if (!schedule) return { runs: [], conditions: [{ keep: within([]), otherwise: 'outside_hours' }, noticed] };
  const durationMs = durationMin * MINUTE_MS;
  const runs = openRuns(schedule, outOfOffice, { start: window.start - LONGEST_DATE_MS, end: window.end + durationMs });
  const conditions: Calendar['conditions'] = [{ keep: within(fitting(merge(runs), durationMs)), otherwise: 'outside_hours' }, noticed];
  if (rules.bookingWindowDays !== null) {
    const lastDay = dayAt(schedule.timezone, now) + rules.bookingWindowDays;
    conditions.push({ keep: within(merge(runs.filter(({ day }) => day <= lastDay))), otherwise: 'beyond_booking_window' });
  }
  return { runs, conditions };
}

/** What follows from the host's meetings. A begun meeting that can be joined is beyond it: it has its place in the day and in the host's time. */
export function meetingConditions(question: Question, host: Host, { runs }: Calendar): Condition[] {
  const { dailyLimit } = question.rules;
  const conditions: Condition[] = [{ keep: freeOf(question, host.meetings), otherwise: 'slot_taken' }];
  if (host.schedule && dailyLimit !== null) {
    const full = fullDays(host.schedule.timezone, host.meetings, dailyLimit);
    conditions.unshift({ keep: within(merge(runs.filter(({ day }) => !full(day)))), otherwise: 'daily_limit_reached' });
  }
  return conditions;
}

/** Out of office is a way of being closed, and a buffer a way of being taken: the conditions are the same, what one is told is not. */
export function explain(reason: Reason, question: Question, host: Host): Reason {
  const { start } = question.window;
  const meeting = { start, end: start + question.durationMin * MINUTE_MS };
  const isAway = () => host.schedule !== null && awayRuns(host.schedule, host.outOfOffice, meeting).length > 0;
  if (reason === 'outside_hours') return host.hides === undefined && isAway() ? 'out_of_office' : reason;
  return reason === 'slot_taken' && isBufferOf(readable(host), question, meeting) ? 'buffer_conflict' : reason;
}

/** The meetings that the viewer may read. */
export const readable = ({ hides, meetings }: Host): Meeting[] =>
  hides === undefined ? meetings : meetings.filter(({ sameEventType }) => hides === 'foreign' && sameEventType);

/** Whether these meetings are in the way of a new one by their buffers alone. */
function isBufferOf(meetings: Meeting[], question: Question, meeting: Interval): boolean {
  const isTaken = meetings.some((other) => other.start < meeting.end && meeting.start < other.end);
  return !isTaken && freeOf(question, meetings)([question.window]).length === 0;
}

const within =
  (set: readonly Interval[]): Condition['keep'] =>
  (starts) =>
    intersect(starts, set);

const notBefore =
  (earliest: number): Condition['keep'] =>
  (starts) =>
    starts[0] === undefined || starts[0].start >= earliest ? starts : intersect(starts, [{ start: earliest, end: Infinity }]);

/** The starts from which a whole meeting lies within `open`. */
function fitting(open: readonly Interval[], durationMs: number): Interval[] {
  const starts: Interval[] = [];
  for (const { start, end } of open) if (end - start >= durationMs) starts.push({ start, end: end - durationMs + 1 });
  return starts;
}

function fullDays(timezone: string, meetings: readonly Meeting[], limit: number): (day: Day) => boolean {
  const counts = new Map<Day, number>();
  const wall = wallClock(timezone);
  for (const { start, sameEventType } of meetings) {
    if (!sameEventType) continue;
    const day = Math.floor(wall(start) / DAY_MS);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return (day) => (counts.get(day) ?? 0) >= limit;
}

/** A new meeting with its buffers may run into nothing that is occupied; it may touch it, hence the millisecond. */
function freeOf({ rules, durationMin }: Question, meetings: readonly Meeting[]): Condition['keep'] {
  const occupied = meetings.map(({ occupies }) => occupies);
  const before = (durationMin + rules.bufferAfterMin) * MINUTE_MS - 1;
  const after = rules.bufferBeforeMin * MINUTE_MS;
  return (starts) => subtract(starts, occupied, { before, after });
}
