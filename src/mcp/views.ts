/**
 * Responses as models read them: without nulls and constants, slots by date, local times beside instants, short objects in lists, and
 * everything that strangers wrote under `fromInvitee`.
 */

import { shorten } from '../text/pointers.ts';
import { formatLocal, toLocalInstant } from './local-times.ts';

export type Body = Record<string, unknown>;

/** `timezone`: the caller's. `labels`: of questions, by their ids. */
export type ViewContext = { timezone: string; labels?: Map<string, string> };

const longestListedName = 80;
const mostAffected = 20;

/** Says nothing to a model, or can be seen from other members. */
const leftOut = ['updatedAt', 'hostSlug', 'hostId', 'meetingId', 'source', 'tzVersion', 'phoneE164', 'requestId'];

/** Instants have the offset of the asked time zone, or of the caller's. */
export function toView(body: Body, context: ViewContext): Body {
  const { timezone } = 'slots' in body ? (body as ViewContext) : context;
  return localize(toPlainView(body, context), timezone);
}

export const localize = (body: Body, timezone: string): Body =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, name === 'fromInvitee' ? value : localizeIn(value, timezone)]));

function localizeIn(value: unknown, timezone: string): unknown {
  if (Array.isArray(value)) return value.map((one) => localizeIn(one, timezone));
  return typeof value === 'object' && value !== null ? localize(value as Body, timezone) : toLocalInstant(timezone, value);
}

function toPlainView(body: Body, context: ViewContext): Body {
  const { slots, items, ...rest } = body;
  if (Array.isArray(slots)) return { ...dropEmpty(rest), slots: toDays(slots as Slot[]) };
  if (Array.isArray(items)) return { items: items.map((item) => toListed(item as Body, context)), ...dropEmpty(rest) };
  if (isBooking(body)) return viewBooking(body, context);
  if (isLead(body)) return viewLead(body);
  return viewObject(isExplanation(body) ? viewExplanation(body) : body, context);
}

function viewObject({ affectedBookings, ...rest }: Body, context: ViewContext): Body {
  const view = cutLists(dropEmpty(rest));
  if (!Array.isArray(affectedBookings)) return view;
  const listed = affectedBookings.slice(0, mostAffected).map((one) => listBooking(one as Body, context));
  const isCut = affectedBookings.length > listed.length;
  return { ...view, affectedBookings: listed, ...(isCut && { affectedBookingsCount: affectedBookings.length }) };
}

type Rule = { rule: string; passes: boolean; reasons: string[] };

/** The rules that the start breaks, and seats only where there are some. */
function viewExplanation({ seatsRemaining, hosts, ...rest }: Body): Body {
  const { offered } = rest;
  return { ...rest, ...(offered === true && { seatsRemaining }), hosts: (hosts as Body[]).map(viewHost) };
}

function viewHost({ rules, seatsRemaining, ...host }: Body): Body {
  const broken = (rules as Rule[]).filter(({ passes }) => !passes).map(({ rule, reasons }) => ({ rule, reasons }));
  return { ...host, ...(host.offered === true ? { seatsRemaining } : { brokenRules: broken }) };
}

const mostListed = 30;

/** Long lists end early, with their true length beside them. */
const cutLists = (body: Body): Body =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): [string, unknown][] =>
      Array.isArray(value) && value.length > mostListed
        ? [
            [name, value.slice(0, mostListed)],
            [`${name}Count`, value.length],
          ]
        : [[name, value]],
    ),
  );

const isBooking = (body: Body): boolean => 'invitee' in body && 'startAt' in body && 'status' in body;
const isLead = (body: Body): boolean => 'booked' in body && 'email' in body;
const isExplanation = (body: Body): boolean => 'offered' in body && Array.isArray(body.hosts);
const isEventType = (body: Body): boolean => 'durations' in body && 'slug' in body;

function toListed(item: Body, context: ViewContext): Body {
  if (isBooking(item)) return listBooking(item, context);
  if (isLead(item)) return listLead(item);
  return isEventType(item) ? listEventType(item) : cutLists(dropEmpty(item));
}

type Person = { id: string; name: string | null; slug: string };
type Invitee = { name: string; email: string; timezone: string; phone: string | null };

const namesOf = (hosts: unknown): string[] => (hosts as Person[]).map(({ name, slug }) => name ?? slug);

function timesOf({ startAt, endAt, invitee }: Body, { timezone }: ViewContext): Body {
  const { timezone: theirs } = invitee as Invitee;
  const own = formatLocal(timezone, startAt as string, endAt as string);
  return { startAt, local: own, ...(theirs !== timezone && { inviteeLocal: formatLocal(theirs, startAt as string, endAt as string) }) };
}

function listBooking(booking: Body, context: ViewContext): Body {
  const { id, status, eventTypeName, eventTypeId, durationMin, hosts, noShow, rescheduledToId } = booking;
  const { name, email, timezone } = booking.invitee as Invitee;
  return {
    id,
    ...timesOf(booking, context),
    durationMin,
    status,
    eventTypeName,
    eventTypeId,
    hosts: namesOf(hosts),
    ...(noShow === true && { noShow }),
    ...(rescheduledToId !== null && { rescheduledToId }),
    fromInvitee: { name: shorten(name, longestListedName), email, timezone },
  };
}

type Answer = { questionId: string; value: unknown };

function viewBooking(booking: Body, context: ViewContext): Body {
  const { id, status, eventTypeName, eventTypeId, durationMin, hosts, location, invitee, guests, answers, notes, ...rest } = booking;
  const { startAt: _, endAt, noShow, waived = [], cancelReason, canceledBy, rescheduleReason, manageUrl, ...others } = rest;
  const isTheirs = canceledBy === 'invitee';
  const { timezone, ...person } = invitee as Invitee;
  const labeled = (answers as Answer[]).map(({ questionId, value }) => ({
    question: context.labels?.get(questionId) ?? questionId,
    value,
  }));
  return {
    id,
    ...timesOf(booking, context),
    endAt,
    durationMin,
    status,
    eventTypeName,
    eventTypeId,
    hosts: (hosts as Person[]).map(({ id, name, slug }) => ({ id, name: name ?? slug })),
    location: dropEmpty(location as Body),
    ...(noShow === true && { noShow }),
    ...((waived as string[]).length > 0 && { waived }),
    ...dropEmpty({ canceledBy, ...(isTheirs ? {} : { cancelReason }), ...others, manageUrl }),
    fromInvitee: dropEmpty({
      ...person,
      timezone,
      guests,
      answers: labeled,
      notes,
      rescheduleReason,
      ...(isTheirs && { cancelReason }),
    }),
  };
}

function viewLead({ name, email, phone, timezone, answers, ...rest }: Body): Body {
  return { ...dropEmpty(rest), fromInvitee: dropEmpty({ name, email, phone, timezone, answers }) };
}

function listLead({ id, eventTypeName, eventTypeId, status, booked, bookingId, createdAt, name, email }: Body): Body {
  const known = dropEmpty({ id, eventTypeName, eventTypeId, status, booked, bookingId, createdAt });
  return { ...known, fromInvitee: { name: shorten(String(name), longestListedName), email } };
}

function listEventType({ id, name, slug, url, kind, durations, active, hosts, location, questions }: Body): Body {
  const required = (questions as { id: string; label: string; required: boolean }[]).filter((question) => question.required);
  return {
    id,
    name,
    slug,
    url,
    kind,
    durations,
    active,
    hosts: (hosts as Person[]).map((host) => host.name ?? host.slug),
    location: (location as Body).kind,
    ...(required.length > 0 && { requiredQuestions: required.map((question) => `${question.id}: ${question.label}`) }),
  };
}

type Slot = { localStartAt: string; seatsRemaining: number };

/** By date; a date, `T` and a time make an instant. */
function toDays(slots: Slot[]): Record<string, string[]> {
  const days = Object.groupBy(slots, ({ localStartAt }) => localStartAt.slice(0, 10));
  const toTime = ({ localStartAt, seatsRemaining: seats }: Slot): string =>
    `${localStartAt.slice(11, 16)}${localStartAt.slice(-6)}${seats === 1 ? '' : ` (${seats} seats)`}`;
  return Object.fromEntries(Object.entries(days).map(([date, ofDay = []]) => [date, ofDay.map(toTime)]));
}

/** Without nulls, empty texts and what `leftOut` lists, at any depth. */
export function dropEmpty(body: Body): Body {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      if (value === null || value === undefined || value === '' || leftOut.includes(name)) return [];
      return [[name, dropIn(value)]];
    }),
  );
}

function dropIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropIn);
  return typeof value === 'object' && value !== null ? dropEmpty(value as Body) : value;
}
