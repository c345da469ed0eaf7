/** A meeting as an object of a calendar (RFC 4791 §4.1): one event without METHOD and attendees, so that no server sends invitations. */
import { ICalCalendar, ICalEventStatus } from 'ical-generator';

export type Meeting = {
  startsAt: Date;
  endsAt: Date;
  eventTypeName: string;
  /** Of the active bookings. */
  invitees: string[];
  location: string | null;
};

export type ObjectIdentity = { uid: string; sequence: number; now: Date };

const shownInvitees = 3;

export function toObject({ startsAt, endsAt, eventTypeName, invitees, location }: Meeting, { uid, sequence, now }: ObjectIdentity): string {
  const calendar = new ICalCalendar({ prodId: { company: 'Caledee', product: 'Caledee API' } });
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: now,
    start: startsAt,
    end: endsAt,
    summary: oneLine(`${eventTypeName} with ${toNames(invitees)}`),
    ...(location !== null && { location: oneLine(location) }),
    status: ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}

function toNames(invitees: string[]): string {
  const others = invitees.length - shownInvitees;
  return [...invitees.slice(0, shownInvitees), ...(others > 0 ? [`${others} more`] : [])].join(', ');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
