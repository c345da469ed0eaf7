/** Warnings about a change that a careful person would notice, for the model to pass on to its user. */
import { localDate } from '../availability/wallclock.ts';
import { formatNow, localHourAt } from './local-times.ts';
import type { Body } from './views.ts';

/** The resources before the change, as far as the token may read them. */
export type Before = { eventType?: Body | undefined; lead?: Body | undefined; schedules?: Body[] | undefined; leads?: Body[] | undefined };

/** `given`: the arguments. `now` in epoch milliseconds. */
type Change = {
  body: Body;
  given: Body;
  caller: { userId: string; timezone: string };
  now: number;
  before?: Before;
};

export const findWarnings = (change: Change): string[] => [
  ...ofHour(change),
  ...ofZone(change),
  ...ofHosts(change),
  ...ofAffected(change),
  ...ofDates(change),
  ...ofLocation(change),
  ...ofSchedule(change),
  ...ofColleagues(change),
  ...ofRemoved(change),
  ...ofSlug(change),
  ...ofLead(change),
  ...ofOtherLead(change),
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

type Dates = { from: string; to: string };

const datesOf = ({ from, to }: Dates): string => (from === to ? from : `${from} to ${to}`);

function ofAffected({ body: { affectedBookings, overlapping, absences, id, from, to } }: Change): string[] {
  const bookings = Array.isArray(affectedBookings) ? affectedBookings.length : 0;
  const others = (overlapping ?? []) as Dates[];
  const isSame = others.some((one) => one.from === from && one.to === to);
  const isDeleted = id !== undefined && affectedBookings === undefined;
  return [
    ...(bookings > 0
      ? [`${bookings === 1 ? '1 booking is' : `${bookings} bookings are`} outside the hours and stay${bookings === 1 ? 's' : ''} booked.`]
      : []),
    ...(others.length === 0 ? [] : [toOverlap(others, { isSame, isDeleted })]),
    ...((absences ?? []) as Dates[]).map((one) => `This date stays closed by the absence of ${datesOf(one)}.`).slice(0, 1),
  ];
}

function toOverlap(others: Dates[], { isSame, isDeleted }: { isSame: boolean; isDeleted: boolean }): string {
  if (isSame && !isDeleted) return 'Another absence has the same dates (`overlapping`): this one is not needed.';
  const have = others.length === 1 ? 'Another absence has' : `${others.length} other absences have`;
  return isDeleted ? `${have} some of these dates (\`overlapping\`), which stay closed.` : `${have} some of these dates (\`overlapping\`).`;
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

type Named = { id: string; name: string };

function ofSchedule({ body: { isOverride, scheduleId, weekly, id, overrides }, given, before }: Change): string[] {
  const changed = isOverride === true ? scheduleId : weekly !== undefined && given.weekly !== undefined ? id : undefined;
  const others = changed === undefined ? [] : ((before?.schedules ?? []) as Named[]).filter((one) => one.id !== changed);
  const dates = given.weekly !== undefined && Array.isArray(overrides) ? overrides.length : 0;
  return [
    ...(others.length === 0
      ? []
      : [`The hours of other schedules stay as they are: ${others.map(({ name }) => JSON.stringify(name)).join(', ')}.`]),
    ...(dates === 0 ? [] : [`${dates === 1 ? '1 date has' : `${dates} dates have`} other hours by overrides, which stay.`]),
  ];
}

/** Hosts of an event type who did not host it before. */
function ofColleagues({ body: { durations, hosts }, given, caller, before }: Change): string[] {
  if (durations === undefined || given.hosts === undefined) return [];
  const known = [caller.userId, ...((before?.eventType?.hosts ?? []) as Host[]).map(({ id }) => id)];
  const added = (hosts as (Host & { pending: boolean })[]).filter(({ id }) => !known.includes(id));
  const [asked, bookable] = [true, false].map((isAsked) => added.filter(({ pending }) => pending === isAsked).map(toName)) as [
    string[],
    string[],
  ];
  return [
    ...(bookable.length === 0 ? [] : [`${bookable.join(', ')} can be booked by it from now on, without an email about it.`]),
    ...(asked.length === 0 ? [] : [`${asked.join(', ')} can be booked by it after accepting.`]),
  ];
}

const toName = ({ name, slug }: Host): string => name ?? slug;

type Question = { id: string; label: string };

/** `hosts` and `questions` replace the whole list. */
function ofRemoved({ body, given, before }: Change): string[] {
  const removed = <Item extends { id: string }>(list: 'hosts' | 'questions', toText: (item: Item) => string): string => {
    const items = (one: Body | undefined) => (one?.[list] ?? []) as Item[];
    const kept = items(body).map(({ id }) => id);
    if (given[list] === undefined) return '';
    return items(before?.eventType)
      .filter(({ id }) => !kept.includes(id))
      .map(toText)
      .join(', ');
  };
  const hosts = removed('hosts', toName);
  const questions = removed('questions', ({ id, label }: Question) => `${JSON.stringify(label)} (${id})`);
  return [
    ...(hosts === '' ? [] : [`Removed from the hosts, since \`hosts\` is the whole list: ${hosts}.`]),
    ...(questions === '' ? [] : [`Removed from the questions, since \`questions\` is the whole list: ${questions}.`]),
  ];
}

function ofSlug({ body: { slug }, before }: Change): string[] {
  const old = before?.eventType?.slug;
  return old === undefined || old === slug ? [] : [`Links with the old slug ${JSON.stringify(old)} no longer work.`];
}

function ofLead({ body: { id, email, eventTypeId }, before }: Change): string[] {
  const same = (before?.leads ?? []).find((one) => one.id !== id && one.email === email && one.eventTypeId === eventTypeId);
  return same === undefined ? [] : [`There is a lead with this email already (id ${same.id}); this is another one.`];
}

function ofOtherLead({ body: { invitee }, before }: Change): string[] {
  const { name, email } = before?.lead ?? {};
  if (typeof email !== 'string' || invitee === undefined) return [];
  const isSame = email.toLowerCase() === (invitee as { email: string }).email.toLowerCase();
  return isSame ? [] : [`The lead ${JSON.stringify(name)} has another email (${email}) than the invitee, and counts as booked.`];
}
