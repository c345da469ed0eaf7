import type { Hours } from '../../src/availability/schedule.ts';
import type { Candidate, Host, Reason, Slot, SlotQuery, Verdict } from '../../src/availability/slots.ts';

/**
 * The definition of a slot, said again as plainly as can be, to hold the program against: it looks at the clock on the wall minute by minute,
 * by Intl alone, and shares no code with it. It knows whole minutes only, and is slow.
 */
export type Oracle = { slots: () => Slot[]; judge: (start: number) => Verdict };

/** Minutes: since the run began, that it stays open, until the next out of office. */
type Minute = { date: string; isOpen: boolean; isAway: boolean; elapsed: number; openFor: number; awayIn: number };

const MINUTE_MS = 60_000;
/** No run is longer: one date was twice. */
const MARGIN = 50 * 60;
const ORDER: Reason[] = [
  ...(['in_past', 'out_of_office', 'outside_hours', 'off_grid', 'below_minimum_notice'] as const),
  ...(['beyond_booking_window', 'daily_limit_reached', 'slot_taken', 'buffer_conflict'] as const),
  ...(['calendar_busy', 'calendar_unreachable'] as const),
];

export function oracleOf(question: SlotQuery): Oracle {
  const walls = new Map(question.hosts.map((host) => [host.id, wallOf(host, question)]));
  const judge = (start: number) => judgeBy(question, walls, start);
  return { judge, slots: () => slotsBy(question, judge) };
}

function slotsBy({ window }: SlotQuery, judge: Oracle['judge']): Slot[] {
  const slots: Slot[] = [];
  for (let start = Math.ceil(window.start / MINUTE_MS) * MINUTE_MS; start < window.end; start += MINUTE_MS) {
    const seats = mostSeats(judge(start));
    if (seats > 0) slots.push({ start, seatsRemaining: seats });
  }
  return slots;
}

/** A free host offers all seats, even if another host has a meeting with free seats. */
const seatsOf = new WeakMap<Verdict, number>();
const mostSeats = (verdict: Verdict) => seatsOf.get(verdict) ?? 0;

function judgeBy(question: SlotQuery, walls: Map<string, Wall>, start: number): Verdict {
  const { hosts, rules } = question;
  const teams = { one_on_one: [hosts.slice(0, 1)], collective: [hosts], round_robin: hosts.map((host) => [host]) }[rules.kind];
  const offers: Candidate[] = [];
  const refusals: Reason[] = [];
  for (const team of teams.filter(({ length }) => length > 0)) {
    const begun = begunMeeting(question, team, start);
    const refused = team.map((host, i) =>
      refusal(question, host, walls.get(host.id)!, start, { isFirst: i === 0, joins: begun !== undefined }),
    );
    const reason = refused.find((one) => one !== null);
    if (reason) refusals.push(reason);
    else offers.push({ hostId: team[0]!.id, joins: begun?.id ?? null, seatsRemaining: rules.maxInvitees - (begun?.seatsTaken ?? 0) });
  }
  if (offers.length === 0) {
    const furthest = Math.max(...refusals.map((reason) => ORDER.indexOf(reason)));
    return { offered: false, reason: ORDER[furthest] ?? 'outside_hours' };
  }
  const joins = offers.filter((offer) => offer.joins !== null);
  const verdict: Verdict = { offered: true, candidates: joins.length > 0 ? joins : offers };
  seatsOf.set(verdict, Math.max(...offers.map((offer) => offer.seatsRemaining)));
  return verdict;
}

function begunMeeting({ rules, durationMin }: SlotQuery, team: Host[], start: number) {
  const ids = (list: string[]) => list.toSorted().join();
  return team[0]!.meetings.find(
    (meeting) =>
      meeting.sameEventType &&
      meeting.start === start &&
      meeting.end === start + durationMin * MINUTE_MS &&
      ids(meeting.hostIds) === ids(team.map(({ id }) => id)) &&
      meeting.seatsTaken < rules.maxInvitees,
  );
}

function refusal(
  question: SlotQuery,
  host: Host,
  wall: Wall,
  start: number,
  { isFirst, joins }: { isFirst: boolean; joins: boolean },
): Reason | null {
  const { rules, durationMin, now } = question;
  if (start < now) return 'in_past';
  const { date, elapsed, openFor, awayIn } = wall(start);
  if (openFor < durationMin) return awayIn < durationMin ? 'out_of_office' : 'outside_hours';
  if (isFirst && elapsed % (rules.slotIntervalMin ?? durationMin) !== 0) return 'off_grid';
  if (start < now + rules.minimumNoticeMin * MINUTE_MS) return 'below_minimum_notice';
  const timezone = host.schedule!.timezone;
  const daysAhead = (Date.parse(date) - Date.parse(read(timezone, now).date)) / 86_400_000;
  if (rules.bookingWindowDays !== null && daysAhead > rules.bookingWindowDays) return 'beyond_booking_window';
  const count = host.meetings.filter((meeting) => meeting.sameEventType && read(timezone, meeting.start).date === date).length;
  if (joins) return null;
  if (rules.dailyLimit !== null && count >= rules.dailyLimit) return 'daily_limit_reached';
  return conflict(question, host, start);
}

function conflict({ rules, durationMin, now }: SlotQuery, host: Host, start: number): Reason | null {
  const end = start + durationMin * MINUTE_MS;
  const [from, to] = [start - rules.bufferBeforeMin * MINUTE_MS, end + rules.bufferAfterMin * MINUTE_MS];
  if (host.meetings.some((meeting) => meeting.start < end && start < meeting.end)) return 'slot_taken';
  if (host.meetings.some(({ occupies }) => occupies.start < to && from < occupies.end)) return 'buffer_conflict';
  return calendarConflict(host, now, from, to);
}

/** Busy times count as they stand, and calendars that were not read for too long leave nothing to offer. */
function calendarConflict({ calendars }: Host, now: number, from: number, to: number): Reason | null {
  for (const { busy } of calendars) {
    for (const [i, start] of busy.entries()) if (i % 2 === 0 && start < to && from < busy[i + 1]!) return 'calendar_busy';
  }
  const isUnknown = calendars.some(({ asOf, maxAgeMin }) => asOf === null || now - asOf > maxAgeMin * MINUTE_MS);
  return isUnknown ? 'calendar_unreachable' : null;
}

type Wall = (instant: number) => Minute;

/** The host's minutes from well before the window to the end of its last meeting. */
function wallOf(host: Host, { window, durationMin }: SlotQuery): Wall {
  const first = Math.floor(window.start / MINUTE_MS) - MARGIN;
  const last = Math.ceil(window.end / MINUTE_MS) + durationMin;
  const minutes: Minute[] = [];
  const look = lookerAt(host);
  for (let minute = first; minute < last; minute++) {
    const before = minutes.at(-1);
    const now = look(minute * MINUTE_MS);
    const isSameRun = before?.isOpen && now.isOpen && before.date === now.date;
    minutes.push({ ...now, elapsed: isSameRun ? before.elapsed + 1 : 0, openFor: 0, awayIn: Infinity });
  }
  minutes.reduceRight(
    (after, minute) => {
      minute.openFor = minute.isOpen ? after.openFor + 1 : 0;
      minute.awayIn = minute.isAway ? 0 : after.awayIn + 1;
      return minute;
    },
    { openFor: 0, awayIn: Infinity },
  );
  return (instant) => minutes[instant / MINUTE_MS - first]!;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

function lookerAt({ schedule, outOfOffice }: Host): (instant: number) => Pick<Minute, 'date' | 'isOpen' | 'isAway'> {
  if (!schedule) return () => ({ date: '', isOpen: false, isAway: false });
  const dates = new Map<string, { hours: Hours[]; isAway: boolean }>();
  const onDate = (date: string) => {
    const override = schedule.overrides.find((one) => one.date === date);
    const hours = override ? override.hours : (schedule.weekly[WEEKDAYS[new Date(date).getUTCDay()]!] ?? []);
    return { hours, isAway: outOfOffice.some(({ from, to }) => from <= date && date <= to) };
  };
  return (instant) => {
    const { date, time } = read(schedule.timezone, instant);
    const { hours, isAway } = dates.get(date) ?? dates.set(date, onDate(date)).get(date)!;
    return { date, isAway, isOpen: !isAway && hours.some(([start, end]) => start <= time && time < end) };
  };
}

type Reader = { format: Intl.DateTimeFormat; known: Map<number, { date: string; time: string }> };
const readers = new Map<string, Reader>();

/** Local time; the Swedish format is "2027-03-28 09:00". */
export function read(timeZone: string, instant: number): { date: string; time: string } {
  let reader = readers.get(timeZone);
  if (!reader) {
    reader = { format: new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }), known: new Map() };
    readers.set(timeZone, reader);
  }
  const minute = Math.floor(instant / MINUTE_MS);
  const known = reader.known.get(minute);
  if (known) return known;
  const [date, time] = reader.format.format(instant).split(' ') as [string, string];
  reader.known.set(minute, { date, time });
  return { date, time };
}
