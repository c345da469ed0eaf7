import { MINUTE_MS } from '../availability/dates.ts';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import type { ErrorCollector } from './errors.ts';
import { type PlannedBooking, pathOf, type SharedMeeting } from './plan-bookings.ts';
import { type Claim, findOverlaps } from './plan-overlaps.ts';
import { type ExistingClaim, readExistingClaims } from './read-existing-claims.ts';

/**
 * Assigns bookings to meetings, and adds an error for each host who would be in two meetings at once.
 *
 * Active bookings with the same event type, hosts, time, buffers and number of seats (more than one) share a meeting, also with bookings in
 * the database. A canceled booking belongs to such a meeting if there is one, otherwise to its own, which occupies nobody. The database's
 * constraints decide about bookings that are created between this check and the import's writes.
 */
export async function planMeetings(tx: Transaction, bookings: readonly PlannedBooking[], errors: ErrorCollector): Promise<void> {
  const shared = shareMeetings(bookings);
  const claims = bookings.filter(createsActiveMeeting).flatMap(claimsOf);
  const existing = await readExistingClaims(tx, claims);
  for (const claim of existing) join(shared.get(keyOf(claim.meeting)), claim);
  checkSeats(shared, errors);
  checkAddresses(shared, errors);
  const stored = existing.map((claim) => ({ ...claim, booking: null }));
  checkOverlaps([...stored, ...claims.filter(({ booking }) => createsActiveMeeting(booking))], errors);
}

export const createsMeeting = (booking: PlannedBooking): boolean => !booking.meeting || booking.meeting.creator === booking;

const createsActiveMeeting = (booking: PlannedBooking): boolean => booking.isActive && createsMeeting(booking);

type Timing = Pick<PlannedBooking, 'hostIds' | 'start' | 'end' | 'bufferBeforeMin' | 'bufferAfterMin' | 'seats'> & { eventTypeId: string };

const keyOf = ({ eventTypeId, hostIds, start, end, bufferBeforeMin, bufferAfterMin, seats }: Timing): string =>
  [eventTypeId, hostIds, start, end, bufferBeforeMin, bufferAfterMin, seats].join(' ');

const keyOfBooking = (booking: PlannedBooking): string => keyOf({ ...booking, eventTypeId: booking.eventType.id });

function shareMeetings(bookings: readonly PlannedBooking[]): Map<string, SharedMeeting> {
  const meetings = new Map<string, SharedMeeting>();
  const sharing = bookings.filter(({ seats }) => seats > 1);
  for (const booking of sharing.filter(({ isActive }) => isActive)) {
    const key = keyOfBooking(booking);
    const meeting = meetings.get(key) ?? { id: newId(), creator: booking, active: [], seatsTaken: 0, emails: [] };
    meetings.set(key, meeting);
    meeting.active.push(booking);
    booking.meeting = meeting;
  }
  for (const booking of sharing.filter(({ isActive }) => !isActive)) booking.meeting = meetings.get(keyOfBooking(booking)) ?? null;
  return meetings;
}

function join(meeting: SharedMeeting | undefined, claim: ExistingClaim): void {
  const { seatsTaken, emails } = claim.meeting;
  if (meeting) Object.assign(meeting, { id: claim.meetingId, creator: null, seatsTaken, emails });
}

function checkSeats(shared: ReadonlyMap<string, SharedMeeting>, errors: ErrorCollector): void {
  for (const { active, seatsTaken } of shared.values()) {
    for (const booking of active.slice(Math.max(0, active[0]!.seats - seatsTaken))) {
      errors.add(pathOf(booking), `has no seat: all ${booking.seats} seats of this meeting are taken`);
    }
  }
}

/** One email takes one seat. The database's constraint decides about letters outside ASCII. */
function checkAddresses(shared: ReadonlyMap<string, SharedMeeting>, errors: ErrorCollector): void {
  for (const { active, emails } of shared.values()) {
    const seen = new Map(emails.map((email) => [email, 'an existing booking']));
    for (const booking of active) {
      const email = booking.given.invitee.email.toLowerCase();
      const other = seen.get(email);
      if (other === undefined) seen.set(email, pathOf(booking));
      else errors.add(pathOf(booking), `takes a second seat of its meeting for the same email: the first is that of ${other}`);
    }
  }
}

type PlannedClaim = Claim & { organizationId: string; booking: PlannedBooking };

function claimsOf(booking: PlannedBooking): PlannedClaim[] {
  const from = booking.start - booking.bufferBeforeMin * MINUTE_MS;
  const to = booking.end + booking.bufferAfterMin * MINUTE_MS;
  return booking.hostIds.map((hostId) => ({ organizationId: booking.normalized.organization.id, hostId, from, to, booking }));
}

function checkOverlaps(claims: readonly (Claim & { booking: PlannedBooking | null })[], errors: ErrorCollector): void {
  const reported = new Set<PlannedBooking>();
  for (const [first, second] of findOverlaps(claims)) {
    const [later, other] = inDocumentOrder(first, second);
    if (!later.booking || reported.has(later.booking)) continue;
    reported.add(later.booking);
    const rival = other.booking ? pathOf(other.booking) : 'an existing booking';
    const span = `${new Date(other.from).toISOString()} to ${new Date(other.to).toISOString()}`;
    errors.add(pathOf(later.booking), `overlaps ${rival}: \`${slugOf(later.booking, later.hostId)}\` is occupied from ${span}`);
  }
}

const position = ({ booking }: { booking: PlannedBooking | null }): number => booking?.index ?? -1;

const inDocumentOrder = <T extends { booking: PlannedBooking | null }>(a: T, b: T): [later: T, earlier: T] =>
  position(a) > position(b) ? [a, b] : [b, a];

const slugOf = ({ normalized: { users } }: PlannedBooking, hostId: string): string =>
  [...users.values()].find(({ id }) => id === hostId)!.slug;
