import { wallClock } from '../availability/wallclock.ts';
import type { MessageKind } from '../queries/messages.ts';
import { locationNames } from '../text/location-names.ts';
import { formatWallClock } from '../text/times.ts';
import type { Facts, Language, Text } from './texts.ts';

export const english: Language = { code: 'en', write };

type Detail = Text['details'][number];

function write(facts: Facts): Text {
  const { kind, manageUrl } = facts;
  return {
    subject: `${prefixes[kind]}: ${facts.eventTypeName}, ${local(facts.startsAt, facts, 'EEE, MMM d, yyyy')}`,
    eventTitle: facts.role === 'host' ? `${facts.eventTypeName}: ${facts.inviteeName}` : titleFor(facts),
    lead: leads[kind](facts),
    details: detailsOf(facts),
    location: locationOf(facts),
    link: manageUrl === null || kind === 'booking_canceled' ? null : { label: 'View, reschedule or cancel your booking', url: manageUrl },
  };
}

const prefixes: Record<MessageKind, string> = {
  booking_confirmed: 'Confirmed',
  new_booking: 'New booking',
  booking_rescheduled: 'Rescheduled',
  booking_canceled: 'Canceled',
  reminder: 'Reminder',
};

/** Only what is common to all recipients: names stand in the body, which fewer systems show and store. */
const leads: Record<MessageKind, (facts: Facts) => string> = {
  booking_confirmed: (facts) =>
    facts.role === 'guest'
      ? `${facts.inviteeName} booked a meeting${withHosts(facts)} and added you as a guest.`
      : `Your booking${withHosts(facts)} is confirmed.`,
  new_booking: ({ inviteeName }) => `${inviteeName} booked a meeting with you.`,
  booking_rescheduled: (facts) => `${meetingOf(facts)} was moved to another time.`,
  booking_canceled: (facts) =>
    facts.isMoved ? `${meetingOf(facts)} was moved to another time and host.` : `${meetingOf(facts)} was canceled.`,
  reminder: (facts) => `${meetingOf(facts)} is coming up.`,
};

const meetingOf = (facts: Facts): string => {
  if (facts.role === 'host') return `Your meeting with ${facts.inviteeName}`;
  return facts.role === 'guest' ? `The meeting of ${facts.inviteeName}${withHosts(facts)}` : `Your booking${withHosts(facts)}`;
};

function namesOf({ hosts }: Facts): string {
  return new Intl.ListFormat('en').format(hosts.flatMap(({ name }) => name ?? []));
}

const withHosts = (facts: Facts): string => (namesOf(facts) === '' ? '' : ` with ${namesOf(facts)}`);

const titleFor = (facts: Facts): string => [facts.eventTypeName, namesOf(facts)].filter(Boolean).join(': ');

function detailsOf(facts: Facts): Detail[] {
  const { kind, previousStartsAt, isMoved } = facts;
  const isHost = facts.role === 'host';
  const reason =
    kind === 'booking_canceled' ? (isMoved ? null : facts.cancelReason) : kind === 'booking_rescheduled' ? facts.rescheduleReason : null;
  const entries: (Detail | null)[] = [
    ['What', facts.eventTypeName],
    ['When', rangeOf(facts), zoneOf(facts)],
    kind === 'booking_rescheduled' && previousStartsAt ? ['Before', local(previousStartsAt, facts, longTime)] : null,
    ['Where', locationOf(facts)],
    reason ? ['Reason', ...linesOf(reason)] : null,
    isHost ? ['Invitee', facts.inviteeName, facts.inviteeEmail, ...(facts.inviteePhone ? [facts.inviteePhone] : [])] : null,
    facts.role !== 'guest' && facts.guests.length > 0 ? ['Guests', ...facts.guests] : null,
    ...(isHost ? answersOf(facts) : []),
    facts.role !== 'guest' && facts.notes ? ['Notes', ...linesOf(facts.notes)] : null,
  ];
  return entries.filter((entry) => entry !== null);
}

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/);

const answersOf = ({ questions, answers }: Facts): Detail[] =>
  answers.map(({ questionId, value }) => {
    const label = questions.find(({ id }) => id === questionId)?.label ?? questionId;
    return [label.replace(/[\s:]+$/, ''), ...[value].flat().flatMap(linesOf)];
  });

const locationOf = ({ locationKind, locationValue }: Facts): string =>
  locationValue ? `${locationNames[locationKind]}: ${locationValue}` : locationNames[locationKind];

type Zoned = { timezone: string };

const local = (instant: Date, { timezone }: Zoned, pattern: string): string =>
  formatWallClock(wallClock(timezone)(instant.getTime()), pattern);

const longDate = 'EEEE, MMMM d, yyyy';
const longTime = `${longDate}, h:mm a`;

function rangeOf({ startsAt, endsAt, timezone }: Facts): string {
  const zone = { timezone };
  const isOneDay = local(startsAt, zone, longDate) === local(endsAt, zone, longDate);
  return `${local(startsAt, zone, longTime)} – ${local(endsAt, zone, isOneDay ? 'h:mm a' : longTime)}`;
}

/** In words and as an identifier, such as `Central European Time (Europe/Paris)`. Intl may not know a zone that is newer than itself. */
function zoneOf({ timezone, startsAt }: Facts): string {
  try {
    const generic = nameOf(timezone, startsAt, 'longGeneric');
    return `${generic.startsWith('GMT') ? nameOf(timezone, startsAt, 'long') : generic} (${timezone})`;
  } catch {
    return timezone;
  }
}

function nameOf(timeZone: string, instant: Date, timeZoneName: 'long' | 'longGeneric'): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName }).formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
