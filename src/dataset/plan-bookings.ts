import { MINUTE_MS } from '../availability/dates.ts';
import { isPrintable, parseInstant } from '../formats.ts';
import type { EventType, GivenBooking } from './document.ts';
import { nextDerivedId } from './ids.ts';
import { toHost } from './settle-event-types.ts';
import type { Context } from './settle-identity.ts';
import type { Settled } from './settle-organizations.ts';

/** Several bookings' common meeting. `beginner` is the one that makes it; null if it stands in the database already, with `taken` seats, of `emails` in lower case. */
export type SharedMeeting = { id: string; beginner: PlannedBooking | null; active: PlannedBooking[]; taken: number; emails: string[] };

/** A booking with all that it names found. Instants are epoch milliseconds. */
export type PlannedBooking = {
  settled: Settled;
  index: number;
  given: GivenBooking;
  id: string;
  eventType: EventType;
  hostIds: string[];
  start: number;
  end: number;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  seats: number;
  isActive: boolean;
  /** Null: a meeting of its own. */
  meeting: SharedMeeting | null;
};

export const pathOf = ({ settled, index }: { settled: Settled; index: number }): string => `${settled.path}/bookings/${index}`;

/** Those bookings of the document whose event type and hosts exist; the others are faults. */
export function planBookings(organizations: readonly Settled[], context: Context): Map<string, PlannedBooking> {
  const planned = new Map<string, PlannedBooking>();
  for (const settled of organizations) {
    for (const [index, given] of (settled.given.bookings ?? []).entries()) {
      const booking = plan(settled, index, given, context);
      if (!booking) continue;
      booking.id = idOf(booking, planned, context);
      planned.set(booking.id, booking);
    }
  }
  return planned;
}

function plan(settled: Settled, index: number, given: GivenBooking, { faults }: Context): PlannedBooking | null {
  const path = pathOf({ settled, index });
  checkCancellation(given, path, { faults });
  const eventType = settled.eventTypes.get(given.eventType);
  if (!eventType) {
    faults.add(`${path}/eventType`, 'is not an event type of this organization');
    return null;
  }
  const hostIds = findHosts({ settled, given, eventType, path }, { faults });
  if (!hostIds) return null;
  const start = parseInstant(given.startAt);
  const end = start + (given.durationMin ?? eventType.durations[0]!) * MINUTE_MS;
  if (!isPrintable(end)) faults.add(`${path}/startAt`, 'must let the booking end before the year 10000');
  return {
    settled,
    index,
    given,
    id: '',
    eventType,
    hostIds,
    start,
    end,
    bufferBeforeMin: given.bufferBeforeMin ?? eventType.bufferBeforeMin,
    bufferAfterMin: given.bufferAfterMin ?? eventType.bufferAfterMin,
    seats: given.seats ?? eventType.maxInvitees,
    isActive: given.status !== 'canceled',
    meeting: null,
  };
}

type Reporting = Pick<Context, 'faults'>;

function checkCancellation(given: GivenBooking, path: string, { faults }: Reporting): void {
  if (given.status === 'canceled') return;
  for (const name of ['cancelReason', 'canceledAt', 'canceledBy'] as const) {
    if (given[name] != null) faults.add(`${path}/${name}`, 'must be absent unless the status is canceled');
  }
}

type Named = Pick<PlannedBooking, 'settled' | 'given' | 'eventType'> & { path: string };

/** Any user of the organization: whoever held a meeting may be no host of the event type any more. */
function findHosts({ settled: { users }, given, eventType, path }: Named, { faults }: Reporting): string[] | null {
  if (!given.hosts && eventType.kind === 'round_robin') {
    faults.add(path, 'must have `hosts`: who of a round robin holds it cannot be guessed');
    return null;
  }
  const hosts = given.hosts ?? eventType.hosts.map((host) => toHost(host).slug);
  const unknown = hosts.findIndex((slug) => !users.has(slug));
  if (unknown < 0) return hosts.map((slug) => users.get(slug)!.id);
  if (given.hosts) faults.add(`${path}/hosts/${unknown}`, 'is not a user of this organization');
  return null;
}

function idOf(booking: PlannedBooking, planned: ReadonlyMap<string, PlannedBooking>, { faults }: Context): string {
  const { given, start, settled, index } = booking;
  if (!given.id) {
    const words = [given.eventType, start, given.durationMin ?? 'default', given.invitee.email.toLowerCase()];
    return nextDerivedId(words, given.createdAt === undefined ? null : parseInstant(given.createdAt), (id) => planned.has(id));
  }
  const id = given.id.toLowerCase();
  const twin = planned.get(id);
  if (twin) faults.add(`${pathOf({ settled, index })}/id`, `is the id of ${pathOf(twin)} too`);
  return id;
}
