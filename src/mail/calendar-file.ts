/**
 * The invitation that calendars read (RFC 5545, RFC 5546). A booking and all that replace it are one event: one UID and a rising SEQUENCE.
 * The organizer is the address that sends, because calendars reply to it and accept changes only from it; its name is the host's.
 */
import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Address } from '../process/config.ts';
import { toOneLine } from '../text/lines.ts';
import type { Text } from './texts.ts';
import type { Facts } from './words.ts';

export type CalendarFile = { method: 'REQUEST' | 'CANCEL'; content: string };

export const toUid = (chainId: string): string => `${chainId}@caledee`;

/** The UID of a booking of this server, or of another one. Some calendars change the case. */
export const isOwnUid = (uid: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@caledee$/i.test(uid);

export function toCalendarFile(facts: Facts, { eventTitle, location }: Text, { from, now }: { from: Address; now: Date }): CalendarFile {
  const isCanceled = facts.kind === 'booking_canceled';
  const method = isCanceled ? 'CANCEL' : 'REQUEST';
  const calendar = new ICalCalendar({ prodId: { company: 'Caledee', product: 'Caledee API' }, method: ICalCalendarMethod[method] });
  calendar.createEvent({
    id: toUid(facts.chainId),
    sequence: facts.moves + (isCanceled ? 1 : 0),
    stamp: now,
    start: facts.startsAt,
    end: facts.endsAt,
    summary: toOneLine(eventTitle),
    location: toOneLine(location),
    status: isCanceled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: toOneLine(facts.hosts[0]?.name ?? from.name), email: from.address },
    attendees: attendeesOf(facts),
  });
  return { method, content: calendar.toString() };
}

/** Each address once. Hosts' addresses are shown to themselves only. */
function attendeesOf(facts: Facts) {
  const people = [
    { email: facts.inviteeEmail, name: toOneLine(facts.inviteeName) },
    ...facts.guests.map((email) => ({ email, name: null })),
    ...(facts.role === 'host' ? [{ email: facts.email, name: facts.name === null ? null : toOneLine(facts.name) }] : []),
  ];
  const distinct = new Map(people.toReversed().map((person) => [person.email.toLowerCase(), person]));
  return [...distinct.values()].toReversed().map(({ email, name }) => ({
    email,
    ...(name !== null && { name }),
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  }));
}
