/** Warnings about a change that a careful person would notice, for the model to pass on to its user. */
import { localDate } from '../availability/wallclock.ts';
import { formatNow, localHourAt } from './local-times.ts';
import type { Body } from './views.ts';

/** `given`: the arguments. `now` in epoch milliseconds. */
type Change = { body: Body; given: Body; caller: { userId: string; timezone: string }; now: number };

export const findWarnings = (change: Change): string[] => [
  ...ofHour(change),
  ...ofZone(change),
  ...ofHosts(change),
  ...ofAffected(change),
  ...ofDates(change),
  ...ofLocation(change),
];

const [night, morning] = [22, 7];

type Invitee = { timezone: string };

function ofHour({ body: { startAt, status, invitee } }: Change): string[] {
  if (typeof startAt !== 'string' || status !== 'active' || invitee === undefined) return [];
  const { timezone } = invitee as Invitee;
  const start = Date.parse(startAt);
  const hour = localHourAt(timezone, start);
  return hour >= night || hour < morning ? [`It is ${formatNow(timezone, start).slice(11, 16)} for the invitee (${timezone}).`] : [];
}

const fixedZones = ['EST', 'MST', 'HST'];

function ofZone({ body, given }: Change): string[] {
  const { timezone } = (body.invitee ?? body) as Partial<Invitee>;
  const isAssumed = body.invitee !== undefined && given.invitee !== undefined && !('timezone' in (given.invitee as object));
  return [
    ...(isAssumed ? [`The invitee's time zone was not given; it is taken to be ${timezone}.`] : []),
    ...(timezone !== undefined && fixedZones.includes(timezone)
      ? [`${timezone} has no summer time; a city such as America/New_York has.`]
      : []),
  ];
}

type Host = { id: string; name: string | null; slug: string };

function ofHosts({ body: { invitee, hosts }, caller }: Change): string[] {
  if (invitee === undefined || !Array.isArray(hosts) || hosts.some(({ id }: Host) => id === caller.userId)) return [];
  return [`You do not host this meeting; it is hosted by ${hosts.map(({ name, slug }: Host) => name ?? slug).join(' and ')}.`];
}

function ofAffected({ body: { affectedBookings, overlapping } }: Change): string[] {
  const [bookings, absences] = [affectedBookings, overlapping].map((list) => (Array.isArray(list) ? list.length : 0)) as [number, number];
  return [
    ...(bookings > 0
      ? [`${bookings === 1 ? '1 booking is' : `${bookings} bookings are`} outside the hours and stay${bookings === 1 ? 's' : ''} booked.`]
      : []),
    ...(absences > 0
      ? [`${absences === 1 ? 'Another absence has' : `${absences} other absences have`} some of these dates (\`overlapping\`).`]
      : []),
  ];
}

function ofDates({ body: { isOverride, date, affectedBookings, to }, caller, now }: Change): string[] {
  const today = localDate(caller.timezone, now);
  const last = isOverride !== undefined ? date : affectedBookings !== undefined ? to : undefined;
  return typeof last === 'string' && last < today ? ['This is in the past: nothing can be booked there anyway.'] : [];
}

const needsValue = ['phone', 'in_person', 'custom_link'];

function ofLocation({ body: { durations, location } }: Change): string[] {
  const { kind, value } = (location ?? {}) as { kind?: string; value?: string | null };
  if (durations === undefined || kind === undefined || !needsValue.includes(kind) || value) return [];
  return [`The location \`${kind}\` has no value: invitees do not learn the address or number.`];
}
