import { ICalCalendar, ICalEventStatus } from 'ical-generator';
import type { Schemas } from '../contract.ts';
import { toUid } from '../mail/calendar-file.ts';
import { isLinkKind } from '../text/links.ts';
import type { Words } from './words-en.ts';

/** A calendar file to import, with the UID of the booking's mail. It has no METHOD, because it is not an invitation. */
export function toCalendarFile({ locations, linkFollows }: Words, booking: Schemas['ManagedBooking'], chainId: string): string {
  const { kind, value } = booking.location;
  const calendar = new ICalCalendar({ prodId: { company: 'Caledee', product: 'Caledee API' } });
  calendar.createEvent({
    id: toUid(chainId),
    stamp: booking.createdAt,
    start: booking.startAt,
    end: booking.endAt,
    summary: booking.eventTypeName,
    location: value || (isLinkKind(kind) ? `${locations[kind]}. ${linkFollows}` : locations[kind]),
    description: booking.manageUrl,
    status: booking.status === 'active' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
  });
  return calendar.toString();
}
