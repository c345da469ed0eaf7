/** A meeting as an object of a calendar (RFC 4791 §4.1): one event without METHOD. Without attendees, no server sends invitations. */
import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendar, ICalEventStatus } from 'ical-generator';

export type Meeting = {
  startsAt: Date;
  endsAt: Date;
  eventTypeName: string;
  /** Of the active bookings. */
  invitees: string[];
  location: string | null;
  /** If the host wants them in the event. */
  attendees?: Attendee[];
};

/** `name`: null of a guest. Invitees have accepted by booking. */
export type Attendee = { email: string; name: string | null };

/** The owner of the calendar. */
export type Organizer = { email: string; name: string };

export type ObjectIdentity = { uid: string; sequence: number; now: Date; organizer: Organizer };

const shownInvitees = 3;

export function toObject(meeting: Meeting, { uid, sequence, now, organizer }: ObjectIdentity): string {
  const { startsAt, endsAt, eventTypeName, invitees, location, attendees } = meeting;
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
    ...(attendees !== undefined && { organizer: { ...organizer, name: oneLine(organizer.name) }, attendees: attendees.map(toAttendee) }),
  });
  return calendar.toString();
}

const toAttendee = ({ email, name }: Attendee) => ({
  email,
  ...(name !== null && { name: oneLine(name) }),
  role: ICalAttendeeRole.REQ,
  status: name === null ? ICalAttendeeStatus.NEEDSACTION : ICalAttendeeStatus.ACCEPTED,
  rsvp: name === null,
});

function toNames(invitees: string[]): string {
  const others = invitees.length - shownInvitees;
  return [...invitees.slice(0, shownInvitees), ...(others > 0 ? [`${others} more`] : [])].join(', ');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
