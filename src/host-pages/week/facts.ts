/** A week of the host's time, by the operations of the API. All times in epoch milliseconds. */
import { DAY_MS } from '../../availability/dates.ts';
import type { Interval } from '../../availability/intervals.ts';
import { openRuns } from '../../availability/schedule.ts';
import { startOfDate } from '../../availability/wallclock.ts';
import type { Schemas } from '../../contract.ts';
import { listAbsences } from '../availability/absences.ts';
import { withPairs } from '../availability/hours.ts';
import { listSchedules } from '../availability/schedules.ts';
import { listAll } from '../lookups.ts';
import type { Visit } from '../visit.ts';

export type Meeting = Interval & { id: string; name: string; eventTypeName: string; invitees: number };
export type Busy = Interval & { calendar: string };

export type WeekFacts = {
  window: Interval;
  /** The host's hours without absences. */
  open: Interval[];
  meetings: Meeting[];
  busy: Busy[];
  /** Free starts of the event type. */
  starts: number[];
  reason: Schemas['RefusalReason'] | null;
};

/** `dates`: the first of the week, and the one after its last. */
type Wanted = { dates: [from: string, to: string]; eventType: Schemas['EventType'] | undefined; durationMin: number | undefined };

export async function findWeek(visit: Visit, { dates: [from, to], eventType, durationMin }: Wanted): Promise<WeekFacts> {
  const { timezone } = visit.session;
  const window = { start: startOfDate(timezone, from), end: startOfDate(timezone, to) };
  const [open, meetings, busy, availability] = await Promise.all([
    findOpen(visit, window, eventType),
    findMeetings(visit, window),
    findBusy(visit, [from, to]),
    eventType && findStarts(visit, [from, to], eventType.id, durationMin),
  ]);
  const starts = availability?.slots.map(({ startAt }) => Date.parse(startAt)) ?? [];
  return { window, open, meetings, busy, starts, reason: availability?.reason ?? null };
}

/** In the schedule that the event type uses. */
async function findOpen(visit: Visit, window: Interval, eventType: Schemas['EventType'] | undefined): Promise<Interval[]> {
  const [schedules, absences] = await Promise.all([listSchedules(visit), listAbsences(visit)]);
  const used = eventType?.hosts.find(({ id }) => id === visit.session.userId)?.scheduleId;
  const schedule = schedules.find(({ id }) => id === used) ?? schedules.find(({ isDefault }) => isDefault);
  return schedule === undefined ? [] : openRuns(withPairs(schedule), absences, window);
}

/** Bookings of one meeting are shown once. */
async function findMeetings(visit: Visit, window: Interval): Promise<Meeting[]> {
  // A meeting is at most a day long.
  const [from, to] = [window.start - DAY_MS, window.end].map((instant) => new Date(instant).toISOString()) as [string, string];
  const query = { host: 'me', status: 'active', sort: 'startAt', from, to };
  const bookings = await listAll((page) => visit.call<'listBookings'>({ path: '/api/v2/bookings', query: { ...query, ...page } }));
  const byStart = Map.groupBy(bookings, ({ startAt, endAt, eventTypeId }) => `${startAt} ${endAt} ${eventTypeId}`);
  return [...byStart.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const meeting = { start: Date.parse(first.startAt), end: Date.parse(first.endAt) };
    const name = first.invitee.name;
    return meeting.end > window.start ? { ...meeting, id: first.id, name, eventTypeName: first.eventTypeName, invitees: group.length } : [];
  });
}

async function findBusy(visit: Visit, [from, to]: [string, string]): Promise<Busy[]> {
  const [times, { items: calendars }] = await Promise.all([
    listAll((page) => visit.call<'listBusyTimes'>({ path: '/api/v2/busy', query: { from, to, ...page } })),
    visit.call<'listCalendars'>({ path: '/api/v2/calendars', query: { limit: '100' } }),
  ]);
  const names = new Map(calendars.map(({ id, name }) => [id, name]));
  return times.map(({ startAt, endAt, calendarId }) => ({
    start: Date.parse(startAt),
    end: Date.parse(endAt),
    calendar: names.get(calendarId) ?? 'a calendar',
  }));
}

function findStarts({ call, session }: Visit, [from, to]: [string, string], eventTypeId: string, durationMin: number | undefined) {
  const query = { eventTypeId, from, to, tz: session.timezone, ...(durationMin !== undefined && { duration: String(durationMin) }) };
  return call<'getAvailability'>({ path: '/api/v2/availability', query });
}
