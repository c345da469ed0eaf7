import { DAY_MS, MINUTE_MS } from '../availability/dates.ts';
import { findSlots, type Meeting, type SlotQuery } from '../availability/slots.ts';
import type { DatasetDocument, GivenBooking, GivenEventType, GivenUser } from '../dataset/document.ts';
import { type DemoBooking, demoBookingPlans, demoEventTypes, demoUsers } from './demo-company.ts';
import { type DemoPerson, demoLeads, people } from './demo-people.ts';
import { exampleOrganizationId } from './example-ids.ts';

/**
 * A company to try things with: Acme, with hosts on four continents, every kind of event type, and bookings and leads of the weeks around now.
 * Bookings are at starts that the API would offer, except those of the contract's examples, which stay free. The data are the same during a
 * UTC date.
 */
export function demoDataset(now: Date): DatasetDocument {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const createdAt = iso(today - 90 * DAY_MS);
  const users = demoUsers(today).map((user) => ({ ...user, createdAt }));
  const eventTypes = demoEventTypes.map((eventType) => ({ ...eventType, createdAt }));
  const bookings = demoBookings(users, eventTypes, today);
  return {
    organizations: [
      {
        id: exampleOrganizationId,
        slug: 'acme',
        name: 'Acme',
        plan: 'team',
        createdAt,
        users,
        eventTypes,
        bookings,
        leads: demoLeads(today),
      },
    ],
  };
}

type Calendar = Map<string, Meeting[]>;

/** Mornings of the examples: Tuesdays and Wednesdays of the next weeks, 10:00 and 11:00 in +01:00. */
function keptFree(today: number): Meeting[] {
  const days = Array.from({ length: 16 }, (_, day) => today + day * DAY_MS).filter((day) => [2, 3].includes(new Date(day).getUTCDay()));
  return days.map((day) => {
    const occupies = { start: day + 8 * 60 * MINUTE_MS, end: day + 11 * 60 * MINUTE_MS };
    return { id: `${day}`, ...occupies, occupies, sameEventType: false, seatsTaken: 0, hostIds: ['imad'] };
  });
}

function demoBookings(users: readonly GivenUser[], eventTypes: readonly GivenEventType[], today: number): GivenBooking[] {
  const calendar: Calendar = new Map(users.map(({ slug }) => [slug, slug === 'imad' ? keptFree(today) : []]));
  return demoBookingPlans.flatMap((plan, index) => {
    const eventType = eventTypes.find(({ owner, slug }) => `${owner}/${slug}` === plan.eventType)!;
    const hosts = plan.hosts ?? [eventType.owner];
    const team = hosts.map((slug) => toHost(users.find((user) => user.slug === slug)!, calendar));
    const start = findStart(plan, eventType, team, today);
    if (start === undefined) return [];
    const meeting = toMeeting(plan, eventType, hosts, start);
    for (const host of hosts) calendar.get(host)!.push(meeting);
    const guests = Array.from({ length: 1 + (plan.alsoComing ?? 0) }, (_, place) => people[(index + place) % people.length]!);
    return guests.map((person) => toBooking({ plan, hosts, start, today }, person));
  });
}

function findStart(plan: DemoBooking, eventType: GivenEventType, hosts: SlotQuery['hosts'], today: number): number | undefined {
  const from = today + plan.day * DAY_MS;
  // The plan names the host of a round robin.
  const kind = eventType.kind === 'round_robin' ? 'one_on_one' : eventType.kind;
  const rules = { ...noRules, ...eventType, kind, minimumNoticeMin: 0, bookingWindowDays: null };
  const window = { start: from, end: from + 14 * DAY_MS };
  const slots = findSlots({ rules, durationMin: plan.durationMin, hosts, window, now: window.start });
  return slots[plan.turn % Math.max(1, slots.length)]?.start;
}

const noRules = { slotIntervalMin: null, bufferBeforeMin: 0, bufferAfterMin: 0, dailyLimit: null, maxInvitees: 1 };

function toHost({ slug, timezone, schedules, outOfOffice = [] }: GivenUser, calendar: Calendar): SlotQuery['hosts'][number] {
  const { weekly = {}, overrides = [], timezone: zone = timezone } = schedules![0]!;
  const meetings = [...calendar.get(slug)!].sort((a, b) => a.start - b.start);
  return { id: slug, schedule: { timezone: zone, weekly, overrides }, outOfOffice, meetings, calendars: [] };
}

function toMeeting({ durationMin }: DemoBooking, eventType: GivenEventType, hosts: readonly string[], start: number): Meeting {
  const end = start + durationMin * MINUTE_MS;
  const [before, after] = [(eventType.bufferBeforeMin ?? 0) * MINUTE_MS, (eventType.bufferAfterMin ?? 0) * MINUTE_MS];
  // Full, so that no later booking joins it.
  const seatsTaken = 1000;
  return {
    id: `${start}`,
    start,
    end,
    occupies: { start: start - before, end: end + after },
    sameEventType: true,
    seatsTaken,
    hostIds: [...hosts],
  };
}

const iso = (instant: number): string => new Date(instant).toISOString();

type Placement = { plan: DemoBooking; hosts: string[]; start: number; today: number };

function toBooking({ plan, hosts, start, today }: Placement, { name, email, timezone, phone }: DemoPerson): GivenBooking {
  const createdAt = Math.min(start, today) - (1 + (plan.turn % 5)) * DAY_MS - (start % (7 * 60 * MINUTE_MS));
  const canceled = plan.cancelReason && {
    status: 'canceled' as const,
    canceledAt: iso(createdAt + 5 * 60 * MINUTE_MS),
    canceledBy: plan.turn % 2 === 0 ? ('invitee' as const) : ('host' as const),
    cancelReason: plan.cancelReason,
  };
  return {
    ...(plan.id && { id: plan.id }),
    eventType: plan.eventType,
    hosts,
    startAt: iso(start),
    durationMin: plan.durationMin,
    ...canceled,
    ...(plan.location && { location: plan.location }),
    invitee: { name, email, timezone, ...(phone && { phone }) },
    ...(plan.answers && { answers: plan.answers }),
    ...(plan.notes && { notes: plan.notes }),
    noShow: plan.noShow ?? false,
    createdAt: iso(createdAt),
  };
}
