/** Ways to put a booking into a calendar: a file to import, and forms of calendars on the web that are filled in. */
import { ICalCalendar, ICalEventStatus } from 'ical-generator';
import type { Schemas } from '../contract.ts';
import { toUid } from '../mail/calendar-file.ts';
import { isLinkKind } from '../text/links.ts';
import type { Words } from './words-en.ts';

type Booking = Schemas['ManagedBooking'];

/** As in mail. */
function toEvent({ locations, list, pair, linkFollows }: Words, { eventTypeName, hosts, location: { kind, value } }: Booking) {
  const names = list(hosts.flatMap(({ name }) => name ?? []));
  return {
    summary: names === '' ? eventTypeName : pair(eventTypeName, names),
    location: value ? pair(locations[kind], value) : isLinkKind(kind) ? `${locations[kind]}. ${linkFollows}` : locations[kind],
  };
}

/** `moves`: from the first booking to this one. */
type Chain = { chainId: string; moves: number };

/** With the UID and the SEQUENCE of the booking's mail, so that a calendar has it once. It has no METHOD, because it is not an invitation. */
export function toCalendarFile(words: Words, booking: Booking, { chainId, moves }: Chain): string {
  const isActive = booking.status === 'active';
  const calendar = new ICalCalendar({ prodId: { company: 'Caledee', product: 'Caledee API' } });
  calendar.createEvent({
    ...toEvent(words, booking),
    id: toUid(chainId),
    sequence: moves + (isActive ? 0 : 1),
    stamp: booking.canceledAt ?? booking.createdAt,
    start: booking.startAt,
    end: booking.endAt,
    description: booking.manageUrl,
    status: isActive ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
  });
  return calendar.toString();
}

/** Without the invitee's link, which should not be in URLs of other sites. */
export function toCalendarLinks(words: Words, booking: Booking): { name: string; url: string }[] {
  const { summary, location } = toEvent(words, booking);
  const { startAt, endAt } = booking;
  const compact = (instant: string) => instant.replace(/[-:]|\.\d+/g, '');
  const google = { action: 'TEMPLATE', text: summary, dates: `${compact(startAt)}/${compact(endAt)}`, location };
  const outlook = { path: '/calendar/action/compose', rru: 'addevent', subject: summary, startdt: startAt, enddt: endAt, location };
  return [
    { name: 'Google', url: `https://calendar.google.com/calendar/render?${new URLSearchParams(google)}` },
    { name: 'Outlook', url: `https://outlook.live.com/calendar/0/deeplink/compose?${new URLSearchParams(outlook)}` },
    { name: 'Microsoft 365', url: `https://outlook.office.com/calendar/0/deeplink/compose?${new URLSearchParams(outlook)}` },
  ];
}
