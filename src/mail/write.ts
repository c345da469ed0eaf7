/** Writes a message in any language. */
import { wallClock } from '../availability/wallclock.ts';
import { isolate } from '../text/direction.ts';
import { toLines } from '../text/lines.ts';
import { isLinkKind } from '../text/links.ts';
import { formatLocal } from '../text/times.ts';
import type { Text } from './texts.ts';
import type { Facts, Words } from './words.ts';

type Detail = Text['details'][number];

type Meeting = Pick<Facts, 'startsAt' | 'endsAt' | 'timezone'>;

/** The subject has only what is common to all recipients: names stand in the body, which fewer systems show and store. */
export function write(words: Words, facts: Facts): Text {
  const { kind, role, eventTypeName, inviteeName, hostNames, manageUrl } = facts;
  const invitee = isolate(inviteeName);
  const other = role === 'host' ? invitee : hostNames;
  return {
    subject: words.pair(words.subjects[kind], `${isolate(eventTypeName)}, ${local(words, facts.startsAt, facts, 'shortDate')}`),
    eventTitle: other === '' ? eventTypeName : words.pair(isolate(eventTypeName), other),
    lead: words.leads[kind]({ ...facts, inviteeName: invitee }),
    details: detailsOf(words, facts),
    location: locationOf(words, facts),
    link: manageUrl === null || kind === 'booking_canceled' ? null : { label: words.link, url: manageUrl },
    sender: facts.organizationName,
  };
}

function detailsOf(words: Words, facts: Facts): Detail[] {
  const { kind, role, previousStartsAt, isMoved } = facts;
  const { labels } = words;
  const isHost = role === 'host';
  const reason =
    kind === 'booking_canceled' ? (isMoved ? null : facts.cancelReason) : kind === 'booking_rescheduled' ? facts.rescheduleReason : null;
  const entries: (Detail | null)[] = [
    [labels.what, facts.eventTypeName],
    [labels.when, timesOf(words, facts), zoneOf(words, facts)],
    kind === 'booking_rescheduled' && previousStartsAt ? [labels.before, momentOf(words, previousStartsAt, facts)] : null,
    [labels.where, locationOf(words, facts)],
    reason ? [labels.reason, ...toLines(reason)] : null,
    isHost ? [labels.invitee, facts.inviteeName, facts.inviteeEmail, ...(facts.inviteePhone ? [facts.inviteePhone] : [])] : null,
    role !== 'guest' && facts.guests.length > 0 ? [labels.guests, ...facts.guests] : null,
    ...(isHost ? answersOf(facts) : []),
    role !== 'guest' && facts.notes ? [labels.notes, ...toLines(facts.notes)] : null,
  ];
  return entries.filter((entry) => entry !== null);
}

const answersOf = ({ questions, answers }: Facts): Detail[] =>
  answers.map(({ questionId, value }) => {
    const label = questions.find(({ id }) => id === questionId)?.label ?? questionId;
    return [label.replace(/[\s:]+$/, ''), ...[value].flat().flatMap(toLines)];
  });

function locationOf(words: Words, { kind, role, locationKind, locationValue }: Facts): string {
  const name = words.locations[locationKind];
  if (locationValue) return words.pair(name, locationValue);
  const isMissing = isLinkKind(locationKind) && kind !== 'booking_canceled';
  return isMissing ? `${name}. ${role === 'host' ? words.sendLink : words.linkFollows}` : name;
}

export const local = (
  { spelling }: Words,
  instant: Date,
  { timezone }: Pick<Meeting, 'timezone'>,
  style: 'date' | 'shortDate' | 'time',
): string => formatLocal(spelling, style, wallClock(timezone)(instant.getTime()));

export const momentOf = (words: Words, instant: Date, facts: Pick<Meeting, 'timezone'>): string =>
  words.moment(local(words, instant, facts, 'date'), local(words, instant, facts, 'time'));

export function timesOf(words: Words, facts: Meeting): string {
  const { startsAt, endsAt } = facts;
  const date = local(words, startsAt, facts, 'date');
  if (date !== local(words, endsAt, facts, 'date')) return `${momentOf(words, startsAt, facts)} – ${momentOf(words, endsAt, facts)}`;
  return words.meeting(date, local(words, startsAt, facts, 'time'), local(words, endsAt, facts, 'time'));
}

/** In words and as an identifier, such as `Central European Time (Europe/Paris)`. Intl may not know a zone that is newer than itself. */
export function zoneOf(words: Words, { timezone, startsAt }: Pick<Meeting, 'timezone' | 'startsAt'>): string {
  try {
    const generic = nameOf(words, timezone, startsAt, 'longGeneric');
    const name = /^(GMT|UTC)/.test(generic) ? nameOf(words, timezone, startsAt, 'long') : generic;
    return `${name.charAt(0).toUpperCase()}${name.slice(1)} (${timezone})`;
  } catch {
    return timezone;
  }
}

function nameOf({ spelling }: Words, timeZone: string, instant: Date, timeZoneName: 'long' | 'longGeneric'): string {
  const parts = new Intl.DateTimeFormat(spelling.locale, { timeZone, timeZoneName }).formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
