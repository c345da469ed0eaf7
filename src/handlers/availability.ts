import { findCached, toAvailabilityETag } from '../api/availability-etag.ts';
import { type Handlers, type Request, type Written, written } from '../api/handler.ts';
import { publicWindowDays, toRoughWindow, toStart, toWindow, windowDays } from '../api/window.ts';
import { bookableDates } from '../availability/bookable-dates.ts';
import { type HostCalendar, oldestOf } from '../availability/calendars.ts';
import { costOfHostDays, costOfSchedules } from '../availability/costs.ts';
import { DAY_MS, MINUTE_MS } from '../availability/dates.ts';
import { reasonOfNone } from '../availability/empty.ts';
import { type Explanation, explainStart, type HostExplanation } from '../availability/explain.ts';
import { localFormat, utcFormat } from '../availability/format.ts';
import type { Interval } from '../availability/intervals.ts';
import { findFirstSlotsOfMove, isCurrent, type Leaving, withoutBooking } from '../availability/leaving.ts';
import { hoursOfDate } from '../availability/schedule.ts';
import { type FirstSlots, findFirstSlots, type SlotQuery } from '../availability/slots.ts';
import { toSlotsJson } from '../availability/slots-json.ts';
import { validUntil } from '../availability/validity.ts';
import { localDate } from '../availability/wallclock.ts';
import { zoneVersion } from '../availability/zones.ts';
import { findAlternatives } from '../booking/alternatives.ts';
import { chooseDuration, toChosen } from '../booking/choices.ts';
import { findMovable, toLeaving } from '../booking/leaving.ts';
import { durationOf } from '../booking/to-booking.ts';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import { checkAll, unchangedStart } from '../errors.ts';
import { parseInstant } from '../formats.ts';
import {
  type EventTypeKey,
  findFacts,
  findFactsUnlessKnown,
  type NamedHost,
  type SchedulingFacts,
  seenBy,
  toName,
} from '../queries/availability.ts';
import { type BookingRow, findActiveByStart } from '../queries/bookings.ts';
import { toAuthorized, toMember, type Viewer } from '../queries/event-types.ts';
import { recallTeamSize } from '../queries/known-event-types.ts';
import type { Owner } from '../queries/owner.ts';

export const availability = {
  async getAvailability(request) {
    const { db, caller, query } = request;
    const booking = await findMovable(db, caller, query);
    return listSlots(request, toViewer(caller, booking), { eventTypeId: query.eventTypeId }, booking && toLeaving(booking));
  },

  async getAvailabilityExplanation(request) {
    const { db, caller, query, budget } = request;
    const booking = await findMovable(db, caller, query);
    const viewer = toViewer(caller, booking);
    budget.charge(costOfHostDays(recallTeamSize(viewer, query.eventTypeId) ?? 1, 1));
    const instant = parseInstant(query.startAt);
    const found = await findFacts(db, viewer, { eventTypeId: query.eventTypeId, window: { start: instant, end: instant } });
    const facts = seenBy(found, caller.userId);
    budget.charge(Math.max(costOfHostDays(facts.hosts.length, 1), costOfSchedules(facts.hosts)));
    const durationMin = toChosen(chooseDuration(facts, query.durationMin ?? (booking && durationOf(booking)), '/query/durationMin'));
    const start = toStart(query.startAt, durationMin, '/query/startAt');
    if (booking && isCurrent(toLeaving(booking), { start, durationMin })) throw unchangedStart('/query/startAt');
    const hosts = booking ? withoutBooking(facts.hosts, booking.meetingId) : facts.hosts;
    const explanation = explainStart({ rules: facts, durationMin, hosts, now: facts.now }, start);
    const moved = booking && { meetingId: booking.meetingId, start: booking.startsAt.getTime() };
    const [bookingIds, alternatives] = await Promise.all([
      findBlocking(db, caller, explanation),
      explanation.offered ? [] : findAlternatives(request, { viewer, ...query, durationMin, ...(moved && { moved }) }),
    ]);
    return toExplanation(facts, { start, durationMin, explanation, bookingIds, alternatives, userId: caller.userId });
  },
} satisfies Partial<Handlers>;

/** All who see a booking may move it, including a former host of the event type. */
const toViewer = (caller: Owner, booking: BookingRow | undefined): Viewer =>
  booking === undefined ? toMember(caller) : toAuthorized(booking);

type Query = Omit<Request<'getAvailability'>['query'], 'eventTypeId'>;
type Listing = Pick<Request<'getAvailability'>, 'db' | 'header' | 'budget'> & { query: Query };

export async function listSlots(
  { db, query, header, budget }: Listing,
  viewer: Viewer,
  key: EventTypeKey,
  leaving?: Leaving,
): Promise<Written<Schemas['Availability']>> {
  const cached = findCached(header['if-none-match'], query);
  const window = toRoughWindow(query, longestFor(viewer));
  const wanted = { ...key, window };
  // Reading the facts of a large team costs as much as its slots do.
  budget.charge(costOf(window, viewer, recallTeamSize(viewer, toName(key))));
  const known = await findFactsUnlessKnown(db, viewer, wanted, cached?.digest ?? null);
  if (cached && known.facts === null && known.now < cached.until) return written({ etag: cached.etag, write: neverWritten });
  const facts = known.facts === null ? await findFacts(db, viewer, wanted) : { ...known.facts, digest: known.digest };
  budget.charge(Math.max(costOf(window, viewer, facts.hosts.length), costOfSchedules(facts.hosts)));
  return toAvailability(facts, query, { isPublic: viewer.isPublic, leaving });
}

/** Whole days: a clock change makes a window an hour longer or shorter, and a date in another zone up to a day. */
const costOf = ({ start, end }: Interval, viewer: Viewer, hosts = 1): number =>
  costOfHostDays(hosts, Math.min(longestFor(viewer), Math.max(1, Math.round((end - start) / DAY_MS))));

const longestFor = ({ isPublic }: Pick<Viewer, 'isPublic'>): number => (isPublic ? publicWindowDays : windowDays);

const neverWritten = (): string => {
  throw new Error('The client has this response cached');
};

type Listed = { isPublic: boolean; leaving: Leaving | undefined };

function toAvailability(
  facts: SchedulingFacts & { digest: string },
  query: Query,
  { isPublic, leaving }: Listed,
): Written<Schemas['Availability']> {
  const timezone = query.tz ?? facts.ownerTimezone;
  const [window, durationMin] = checkAll(
    () => toWindow(query, timezone, longestFor({ isPublic })),
    () => toChosen(chooseDuration(facts, query.duration ?? leaving?.durationMin, '/query/duration')),
  );
  const hosts = leaving ? withoutBooking(facts.hosts, leaving.meetingId) : facts.hosts;
  const slotQuery = { rules: facts, durationMin, hosts, window, now: facts.now };
  const { slots, nextFrom } = facts.active ? findSlotsOf(slotQuery, query.limit, leaving) : { slots: [], nextFrom: null };
  const reason = slots.length > 0 ? null : facts.active ? reasonOfNone(slotQuery) : 'event_type_inactive';
  const dates = facts.active ? bookableDates(slotQuery, timezone) : { first: null, last: null, until: Infinity };
  const toUtc = utcFormat();
  const asOf = isPublic ? null : oldestOf(facts.hosts.flatMap(({ calendars }) => calendars));
  const head: Omit<Schemas['Availability'], 'slots'> = {
    eventTypeId: facts.id,
    durationMin,
    timezone,
    tzVersion: zoneVersion(),
    from: toUtc(window.start),
    to: toUtc(window.end),
    nextFrom: nextFrom === null ? null : toUtc(nextFrom),
    firstBookableDate: dates.first,
    lastBookableDate: dates.last,
    calendarsAsOf: asOf === null ? null : toUtc(asOf),
    reason,
  };
  return written({
    etag: toAvailabilityETag(facts.digest, Math.min(dates.until, validUntil(slotQuery, slots, reason)), query),
    write: () => `${JSON.stringify(head).slice(0, -1)},"slots":${toSlotsJson(slots, timezone, durationMin)}}`,
  });
}

const findSlotsOf = (query: SlotQuery, most: number, leaving: Leaving | undefined): FirstSlots =>
  leaving === undefined ? findFirstSlots(query, most) : findFirstSlotsOfMove(query, most, leaving);

/** Bookings of the meetings that are in the way, by start. */
async function findBlocking(db: Db, caller: Owner, { hosts }: Explanation): Promise<Map<number, string>> {
  const starts = hosts.flatMap(({ blockedBy }) => blockedBy.map(({ start }) => start));
  return starts.length === 0 ? new Map() : findActiveByStart(db, caller, starts);
}

type Explained = {
  start: number;
  durationMin: number;
  explanation: Explanation;
  bookingIds: Map<number, string>;
  alternatives: string[];
  userId: string;
};

function toExplanation(facts: SchedulingFacts, explained: Explained): Schemas['AvailabilityExplanation'] {
  const toUtc = utcFormat();
  const { start, durationMin, explanation, alternatives } = explained;
  const { offered, reason, seatsRemaining, hosts } = explanation;
  return {
    eventTypeId: facts.id,
    startAt: toUtc(start),
    endAt: toUtc(start + durationMin * MINUTE_MS),
    durationMin,
    offered: facts.active && offered,
    reason: facts.active ? reason : 'event_type_inactive',
    seatsRemaining: facts.active ? seatsRemaining : 0,
    hosts: hosts.map((host) => toHostExplanation(facts, host, explained)),
    alternatives,
  };
}

const mostBlockers = 10;

const hidden = { hours: null, hoursSource: null };

function toHostExplanation(
  { hosts }: SchedulingFacts,
  { hostId, blockedBy, ...explained }: HostExplanation,
  { start, bookingIds, userId }: Explained,
): Schemas['HostExplanation'] {
  const { id, name, slug, schedule, outOfOffice, calendars: own } = hosts.find((host) => host.id === hostId) as NamedHost;
  const { offered, reason, seatsRemaining, rules, calendars } = explained;
  const toUtc = utcFormat();
  return {
    id,
    name,
    slug,
    timezone: schedule?.timezone ?? null,
    localStartAt: schedule && localFormat(schedule.timezone)(start),
    offered,
    reason,
    seatsRemaining,
    rules,
    calendars: calendars.map((against) => toCalendarExplanation(own, against)),
    ...(schedule && id === userId ? hoursOfDate(schedule, outOfOffice, localDate(schedule.timezone, start)) : hidden),
    blockedBy: blockedBy.slice(0, mostBlockers).map((blocker) => ({
      kind: blocker.kind,
      startAt: toUtc(blocker.start),
      endAt: toUtc(blocker.end),
      bookingId: bookingIds.get(blocker.start) ?? null,
    })),
  };
}

function toCalendarExplanation(own: HostCalendar[], { id, reason }: HostExplanation['calendars'][number]): Schemas['CalendarExplanation'] {
  const { name, asOf } = own.find((calendar) => calendar.id === id) as HostCalendar;
  return { id, name, lastSyncedAt: asOf === null ? null : utcFormat()(asOf), reason };
}
