/** The bookings of a user as iCalendar. The same bookings make the same text, so that its ETag tells whether they have changed. */
import { ICalCalendar, ICalEventStatus } from 'ical-generator';
import { toUid } from '../mail/calendar-file.ts';
import type { FeedMeeting, FeedRow } from '../queries/calendar-feeds.ts';
import { en } from '../text/common-en.ts';
import { toOneLine } from '../text/lines.ts';

const refreshSeconds = 900;
const shownInvitees = 3;

/** UIDs are those of the mail about the bookings. So a calendar that has both shows one event, and does not count if it is read back. */
export function toFeedFile(name: string, shows: FeedRow['shows'], meetings: readonly FeedMeeting[]): string {
  const calendar = new ICalCalendar({ prodId: { company: 'Caledee', product: 'Caledee API' }, name: toOneLine(name), ttl: refreshSeconds });
  for (const meeting of meetings) {
    calendar.createEvent({
      id: toUid(meeting.chainId),
      stamp: meeting.changedAt,
      start: meeting.startsAt,
      end: meeting.endsAt,
      status: ICalEventStatus.CONFIRMED,
      ...(shows === 'busy' ? { summary: 'Busy' } : toDetails(meeting)),
    });
  }
  return calendar.toString();
}

const toDetails = ({ eventTypeName, invitees, location: { kind, value } }: FeedMeeting) => ({
  summary: toOneLine(`${eventTypeName}: ${toNames(invitees)}`),
  location: toOneLine(value ?? en.locations[kind]),
});

function toNames(invitees: readonly string[]): string {
  const others = invitees.length - shownInvitees;
  return en.list([...invitees.slice(0, shownInvitees), ...(others > 0 ? [`${others} more`] : [])]);
}
