import { MINUTE_MS } from '../availability/dates.ts';
import { isPrintable, parseInstant } from '../formats.ts';
import type { EventType, GivenBooking, User } from './document.ts';
import { keyOf, nextDerivedId } from './ids.ts';
import { checkLocation, toHost } from './normalize-event-types.ts';
import type { Context } from './normalize-identity.ts';
import type { NormalizedOrganization } from './normalize-organizations.ts';

/**
 * A meeting of several bookings. `creator` is the booking that creates it; null if it exists in the database, with `seatsTaken` seats
 * and the invitees' `emails` in lower case.
 */
export type SharedMeeting = { id: string; creator: PlannedBooking | null; active: PlannedBooking[]; seatsTaken: number; emails: string[] };

/** A booking with its references resolved. Instants are epoch milliseconds. */
export type PlannedBooking = {
  normalized: NormalizedOrganization;
  index: number;
  given: GivenBooking;
  id: string;
  eventType: EventType;
  hostIds: string[];
  /** Of the first host. */
  timezone: string;
  start: number;
  end: number;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  seats: number;
  isActive: boolean;
  /** Null: not shared. */
  meeting: SharedMeeting | null;
};

export const pathOf = ({ normalized, index }: { normalized: NormalizedOrganization; index: number }): string =>
  `${normalized.path}/bookings/${index}`;

/** By organization and id. */
export function planBookings(organizations: readonly NormalizedOrganization[], context: Context): Map<string, PlannedBooking> {
  const planned = new Map<string, PlannedBooking>();
  for (const normalized of organizations) {
    for (const [index, given] of (normalized.given.bookings ?? []).entries()) {
      const booking = plan(normalized, index, given, context);
      if (!booking) continue;
      booking.id = idOf(booking, planned, context);
      planned.set(keyOf({ organizationId: normalized.organization.id, id: booking.id }), booking);
    }
  }
  return planned;
}

function plan(normalized: NormalizedOrganization, index: number, given: GivenBooking, { errors }: Context): PlannedBooking | null {
  const path = pathOf({ normalized, index });
  checkCancellation(given, path, { errors });
  if (given.location) checkLocation(given.location, path, { errors });
  const eventType = normalized.eventTypes.get(given.eventType);
  if (!eventType) {
    errors.add(`${path}/eventType`, 'is not an event type of this organization');
    return null;
  }
  const hosts = findHosts({ normalized, given, eventType, path }, { errors });
  if (!hosts) return null;
  const start = parseInstant(given.startAt);
  const end = start + (given.durationMin ?? eventType.durations[0]!) * MINUTE_MS;
  if (!isPrintable(end)) errors.add(`${path}/startAt`, 'must let the booking end before the year 10000');
  return {
    normalized,
    index,
    given,
    id: '',
    eventType,
    hostIds: hosts.map(({ id }) => id),
    timezone: timezoneOf(hosts[0]!),
    start,
    end,
    bufferBeforeMin: given.bufferBeforeMin ?? eventType.bufferBeforeMin,
    bufferAfterMin: given.bufferAfterMin ?? eventType.bufferAfterMin,
    seats: given.seats ?? eventType.maxInvitees,
    isActive: given.status !== 'canceled',
    meeting: null,
  };
}

type Errors = Pick<Context, 'errors'>;

function checkCancellation(given: GivenBooking, path: string, { errors }: Errors): void {
  if (given.status === 'canceled') return;
  for (const name of ['cancelReason', 'canceledAt', 'canceledBy'] as const) {
    if (given[name] != null) errors.add(`${path}/${name}`, 'must be absent unless the status is canceled');
  }
}

type HostSearch = Pick<PlannedBooking, 'normalized' | 'given' | 'eventType'> & { path: string };

/** Any user of the organization: past hosts need not be hosts of the event type today. */
function findHosts({ normalized: { users }, given, eventType, path }: HostSearch, { errors }: Errors): User[] | null {
  if (!given.hosts && eventType.kind === 'round_robin') {
    errors.add(path, 'must have `hosts`, because its event type is a round robin');
    return null;
  }
  const hosts = given.hosts ?? eventType.hosts.map((host) => toHost(host).slug);
  const unknown = hosts.findIndex((slug) => !users.has(slug));
  if (unknown < 0) return hosts.map((slug) => users.get(slug)!);
  if (given.hosts) errors.add(`${path}/hosts/${unknown}`, 'is not a user of this organization');
  return null;
}

const timezoneOf = ({ schedules, timezone }: User): string => schedules.find((schedule) => schedule.default)?.timezone ?? timezone;

function idOf(booking: PlannedBooking, planned: ReadonlyMap<string, PlannedBooking>, { errors }: Context): string {
  const { given, start, normalized, index } = booking;
  const toOwnKey = (id: string) => keyOf({ organizationId: normalized.organization.id, id });
  if (!given.id) {
    const words = [given.eventType, start, given.durationMin ?? 'default', given.invitee.email.toLowerCase()];
    return nextDerivedId(words, given.createdAt === undefined ? null : parseInstant(given.createdAt), (id) => planned.has(toOwnKey(id)));
  }
  const id = given.id.toLowerCase();
  const duplicate = planned.get(toOwnKey(id));
  if (duplicate) errors.add(`${pathOf({ normalized, index })}/id`, `is also the id of ${pathOf(duplicate)}`);
  return id;
}
