import { ICalCalendar, ICalEventStatus } from 'ical-generator';
import type { Schemas } from '../contract.ts';
import { toUid } from '../mail/calendar-file.ts';
import { isLinkKind } from '../text/links.ts';
import type { Words } from './words-en.ts';

type Booking = Schemas['ManagedBooking'];

/** Of the chain of moves that ends with a booking. */
type Versions = { chainId: string; moves: number };

/**
 * A calendar file to import, with the UID and SEQUENCE of the booking's mail, so that calendars recognize which is newer. It has no METHOD,
 * because it is not an invitation.
 */
export function toCalendarFile({ locations, linkFollows }: Words, booking: Booking, { chainId, moves }: Versions): string {
  const { kind, value } = booking.location;
  const isActive = booking.status === 'active';
  const calendar = new ICalCalendar({ prodId: { company: 'Caledee', product: 'Caledee API' } });
  calendar.createEvent({
    id: toUid(chainId),
    sequence: moves + (isActive ? 0 : 1),
    stamp: booking.canceledAt ?? booking.createdAt,
    start: booking.startAt,
    end: booking.endAt,
    summary: booking.eventTypeName,
    location: value || (isLinkKind(kind) ? `${locations[kind]}. ${linkFollows}` : locations[kind]),
    description: booking.manageUrl,
    status: isActive ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
  });
  return calendar.toString();
}
