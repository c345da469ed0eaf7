/**
 * The location of a booking. A video call without a link of the event type's own takes the link of the meeting's first host. A link with
 * `{id}` is filled in once per meeting: invitees of one meeting share it, and a booking keeps it when it is moved, unless it leaves others
 * behind in its meeting or gets another host whose link applies.
 */
import type { Transaction } from '../database/connect.ts';
import type { NamedHost, SchedulingFacts } from '../queries/availability.ts';
import { findMeetingLocation } from '../queries/bookings.ts';
import type { MeetingChoice } from '../queries/write-bookings.ts';
import { fillPattern, isCallKind, isFilledPattern, isPattern } from '../text/links.ts';

export type Location = { kind: string; value: string | null };

type Meeting = { facts: SchedulingFacts; meeting: MeetingChoice };

/** `chosen`: by the invitee or the event type. */
export async function placeBooking(tx: Transaction, { facts, meeting }: Meeting, chosen: Location): Promise<Location> {
  const isChosenByInvitee = facts.locationKind === 'ask_invitee' && chosen.value !== null;
  if (isChosenByInvitee || !isPerMeeting(chosen)) return chosen;
  if ('joins' in meeting) return { ...chosen, value: await findShared(tx, facts, meeting.joins, chosen) };
  return fill({ ...chosen, value: chosen.value ?? linkOf(facts.hosts, meeting.hostIds[0], chosen.kind) });
}

/** `present`: of the booking that is moved, whose first host is `hostId`. */
export async function placeMoved(tx: Transaction, to: Meeting, present: Location, hostId: string): Promise<Location> {
  const { facts, meeting } = to;
  const { kind, value } = present;
  const offered = { kind, value: facts.locationKind === kind ? facts.locationValue : null };
  if (!isPerMeeting(offered) || (facts.locationKind !== kind && !isLinkOf(facts.hosts, hostId, present))) return present;
  const hasOtherHost = offered.value === null && !('joins' in meeting) && meeting.hostIds[0] !== hostId;
  return value === null || facts.maxInvitees > 1 || hasOtherHost ? placeBooking(tx, to, offered) : present;
}

/** True for a value that was taken from the host, and for a missing one. */
function isLinkOf(hosts: NamedHost[], hostId: string, { kind, value }: Location): boolean {
  const link = linkOf(hosts, hostId, kind);
  return value === null || (link !== null && isFilledPattern(link, value));
}

/** True if each meeting has its own value. */
const isPerMeeting = (location: Location): boolean => (location.value === null ? isCallKind(location.kind) : isPattern(location));

const findShared = async (tx: Transaction, { organizationId }: SchedulingFacts, meetingId: string, { kind }: Location) =>
  (await findMeetingLocation(tx, { organizationId, meetingId, kind })) ?? null;

const linkOf = (hosts: NamedHost[], hostId: string | undefined, kind: string): string | null =>
  (isCallKind(kind) && hosts.find(({ id }) => id === hostId)?.meetingLinks[kind]) || null;

const fill = ({ kind, value }: Location): Location => ({
  kind,
  value: value !== null && isPattern({ kind, value }) ? fillPattern(value) : value,
});
