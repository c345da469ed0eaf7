import { MINUTE_MS } from '../availability/dates.ts';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import type { Faults } from './faults.ts';
import { type PlannedBooking, pathOf, type SharedMeeting } from './plan-bookings.ts';
import { type Claim, findOverlaps } from './plan-overlaps.ts';
import { readStanding, type StandingClaim } from './read-standing.ts';

/**
 * Which bookings share a meeting, and that no host is in two meetings at once.
 *
 * Active bookings with the same event type, hosts, time, buffers and seats (more than one) are one meeting. A canceled one
 * belongs to such a meeting if there is one, and else to one of its own, which occupies nobody. What stands in the database
 * counts like what stands in the document. Between this look at it and the writing, the database's constraints have the last word.
 */
export async function planMeetings(tx: Transaction, bookings: readonly PlannedBooking[], faults: Faults): Promise<void> {
  const shared = shareMeetings(bookings);
  const claims = bookings.filter(beginsActive).flatMap(claimsOf);
  const standing = await readStanding(tx, claims);
  for (const claim of standing) join(shared.get(keyOf(claim.meeting)), claim);
  checkSeats(shared, faults);
  checkAddresses(shared, faults);
  const theirs = standing.map((claim) => ({ ...claim, booking: null }));
  checkOverlaps([...theirs, ...claims.filter(({ booking }) => beginsActive(booking))], faults);
}

/** Whether the booking makes its meeting, and does not find it made. */
export const begins = (booking: PlannedBooking): boolean => !booking.meeting || booking.meeting.beginner === booking;

const beginsActive = (booking: PlannedBooking): boolean => booking.isActive && begins(booking);

type Timing = Pick<PlannedBooking, 'hostIds' | 'start' | 'end' | 'bufferBeforeMin' | 'bufferAfterMin' | 'seats'> & { eventTypeId: string };

const keyOf = ({ eventTypeId, hostIds, start, end, bufferBeforeMin, bufferAfterMin, seats }: Timing): string =>
  [eventTypeId, hostIds, start, end, bufferBeforeMin, bufferAfterMin, seats].join(' ');

const keyOfBooking = (booking: PlannedBooking): string => keyOf({ ...booking, eventTypeId: booking.eventType.id });

function shareMeetings(bookings: readonly PlannedBooking[]): Map<string, SharedMeeting> {
  const meetings = new Map<string, SharedMeeting>();
  const sharing = bookings.filter(({ seats }) => seats > 1);
  for (const booking of sharing.filter(({ isActive }) => isActive)) {
    const key = keyOfBooking(booking);
    const meeting = meetings.get(key) ?? { id: newId(), beginner: booking, active: [], taken: 0, emails: [] };
    meetings.set(key, meeting);
    meeting.active.push(booking);
    booking.meeting = meeting;
  }
  for (const booking of sharing.filter(({ isActive }) => !isActive)) booking.meeting = meetings.get(keyOfBooking(booking)) ?? null;
  return meetings;
}

function join(meeting: SharedMeeting | undefined, claim: StandingClaim): void {
  if (meeting) Object.assign(meeting, { id: claim.meetingId, beginner: null, taken: claim.meeting.taken, emails: claim.meeting.emails });
}

function checkSeats(shared: ReadonlyMap<string, SharedMeeting>, faults: Faults): void {
  for (const { active, taken } of shared.values()) {
    for (const booking of active.slice(Math.max(0, active[0]!.seats - taken))) {
      faults.add(pathOf(booking), `finds no seat: all ${booking.seats} of this meeting are taken`);
    }
  }
}

/** One address takes one seat. Which letters are alike only the database knows for certain: it has the last word on others than ASCII. */
function checkAddresses(shared: ReadonlyMap<string, SharedMeeting>, faults: Faults): void {
  for (const { active, emails } of shared.values()) {
    const seen = new Map(emails.map((email) => [email, 'a booking that exists already']));
    for (const booking of active) {
      const email = booking.given.invitee.email.toLowerCase();
      const other = seen.get(email);
      if (other === undefined) seen.set(email, pathOf(booking));
      else faults.add(pathOf(booking), `takes a second seat of its meeting for one email address: the first is that of ${other}`);
    }
  }
}

type OurClaim = Claim & { booking: PlannedBooking };

function claimsOf(booking: PlannedBooking): OurClaim[] {
  const from = booking.start - booking.bufferBeforeMin * MINUTE_MS;
  const to = booking.end + booking.bufferAfterMin * MINUTE_MS;
  return booking.hostIds.map((hostId) => ({ hostId, from, to, booking }));
}

function checkOverlaps(claims: readonly (Claim & { booking: PlannedBooking | null })[], faults: Faults): void {
  const told = new Set<PlannedBooking>();
  for (const [first, second] of findOverlaps(claims)) {
    const [later, other] = inDocumentOrder(first, second);
    if (!later.booking || told.has(later.booking)) continue;
    told.add(later.booking);
    const what = other.booking ? pathOf(other.booking) : 'a booking that exists already';
    const span = `${new Date(other.from).toISOString()} to ${new Date(other.to).toISOString()}`;
    faults.add(pathOf(later.booking), `overlaps ${what}: \`${slugOf(later.booking, later.hostId)}\` is occupied from ${span}`);
  }
}

const position = ({ booking }: { booking: PlannedBooking | null }): number => booking?.index ?? -1;

const inDocumentOrder = <T extends { booking: PlannedBooking | null }>(a: T, b: T): [later: T, earlier: T] =>
  position(a) > position(b) ? [a, b] : [b, a];

const slugOf = ({ settled: { users } }: PlannedBooking, hostId: string): string =>
  [...users.values()].find(({ id }) => id === hostId)!.slug;
