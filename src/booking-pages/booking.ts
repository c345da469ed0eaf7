/** `/b/{token}`: the invitee's view of a booking, cancel and move. GET never changes anything, since mail scanners follow links. */
import type { Request, Response } from 'express';
import type { Services } from '../api/services.ts';
import { addDays } from '../availability/dates.ts';
import { localDate } from '../availability/wallclock.ts';
import type { Schemas } from '../contract.ts';
import { ApiError } from '../errors.ts';
import { type Chain, countMoves } from '../queries/managed-bookings.ts';
import type { FieldErrors } from '../web/fields.ts';
import { formOf, readText, toIdempotencyKey } from '../web/forms.ts';
import type { Operations } from '../web/operations.ts';
import { readDone, seeOther } from '../web/send.ts';
import { bookingView, cancelView, isOpen, moveView, timesOfMoveView } from './booking-view.ts';
import { toCalendarFile } from './calendar-file.ts';
import { type Choice, type EventType, readChoice } from './choice.ts';
import { keep, type Language, languageOf } from './language.ts';
import { isFramed, lookOf, sendPage } from './look.ts';
import { pageOfNoBooking } from './not-found.ts';
import { toRefusal } from './refusals.ts';
import { findWeek } from './week.ts';

export type Booking = Schemas['ManagedBooking'];
export type Contact = Schemas['HostContact'];

type Visit = {
  operations: Operations;
  req: Request;
  res: Response;
  language: Language;
  token: string;
  booking: Booking;
  now: number;
};

const operationPath = (token: string): string => `/api/public/bookings/${token}`;

/** Throws 404 for a link that does not work. */
export async function beginBookingVisit(operations: Operations, req: Request, res: Response): Promise<Visit> {
  const token = String(req.params.token);
  const call = { path: operationPath(encodeURIComponent(token)) };
  const language = languageOf(res);
  const { body: booking, now } = await operations<'getPublicBooking'>(req, res, call).catch(pageOfNoBooking(language.words));
  return { operations, req, res, language, token, booking, now };
}

const searchOf = ({ originalUrl }: Request): URLSearchParams => new URL(originalUrl, 'http://page').searchParams;

const pathOf = ({ token }: Visit, end = ''): string => `/b/${token}${end}`;

export async function showBooking(visit: Visit): Promise<void> {
  const { booked, moved, canceledNow: canceled } = visit.language.words;
  const done = readDone(searchOf(visit.req), { booked, moved, canceled });
  const isNew = done === booked;
  // Outside a frame, the booking led there.
  const redirectUrl = isNew && isFramed(visit.req) ? (await findOffer(visit)).redirectUrl : null;
  await sendPage(visit.res, bookingView({ ...toPage(visit), contact: await findContact(visit), done, isNew, redirectUrl }));
}

const toPage = (visit: Visit) => ({
  language: visit.language,
  booking: visit.booking,
  path: pathOf(visit),
  now: visit.now,
  look: lookOf(visit.res),
});

/** The host's contact, when it is too late for a change: the refusal of that change has it. */
async function findContact({ operations, req, res, token, booking, now }: Visit): Promise<Contact | undefined> {
  const isLate = (until: string | null) => until !== null && !isOpen(until, now);
  const path = operationPath(token);
  const cancel = { method: 'POST', path: `${path}/cancel`, isDryRun: true } as const;
  if (isLate(booking.cancelUntil)) return operations<'cancelPublicBooking'>(req, res, cancel).then(() => undefined, contactOf);
  const from = localDate('UTC', now);
  const times = { path: `${path}/availability`, query: { from, to: addDays(from, 1) } };
  if (isLate(booking.rescheduleUntil)) return operations<'getPublicBookingAvailability'>(req, res, times).then(() => undefined, contactOf);
  return undefined;
}

function contactOf(error: unknown): Contact | undefined {
  if (error instanceof ApiError && error.response.code === 'too_late_to_change') return error.response.extra?.contact as Contact;
  throw error;
}

export const showCancel = (visit: Visit): Promise<void> => sendPage(visit.res, cancelView({ ...toPage(visit), reason: '' }));

export async function postCancel(visit: Visit): Promise<void> {
  const { operations, req, res, token } = visit;
  const reason = readText(formOf(res), 'reason');
  if (formOf(res).has('redraw')) return sendPage(res, cancelView({ ...toPage(visit), reason }));
  const body = reason === '' ? {} : { reason };
  try {
    await operations<'cancelPublicBooking'>(req, res, { method: 'POST', path: `${operationPath(token)}/cancel`, body });
    seeOther(res, keep(visit.language, pathOf(visit, '?done=canceled')));
  } catch (error) {
    const { errors, status } = toErrors(visit.language, error);
    await sendPage(res, cancelView({ ...toPage(visit), reason, errors }), { status });
  }
}

type Refusal = { errors: FieldErrors; status: number; alternatives?: number[] };

function toErrors({ words }: Language, error: unknown): Refusal {
  if (!(error instanceof ApiError)) throw error;
  const { status, code, details = [], extra = {} } = error.response;
  if (code === 'invalid_argument' && details[0]?.path === '/body/reason') return { status, errors: { reason: words.invalid.reason.wrong } };
  if (code === 'invalid_argument' && details[0]?.path === '/body/startAt') return { status, errors: { form: words.unchanged } };
  if (code === 'slot_unavailable')
    return { status, errors: { form: words.takenMove }, alternatives: (extra.alternatives as string[]).map((one) => Date.parse(one)) };
  const refusal = toRefusal(words, error);
  if (refusal !== undefined) return { status, errors: { form: refusal } };
  throw error;
}

/** The choices of an invitee. If the event type was closed to the public meanwhile, only the start can be changed. */
type Offer = Pick<EventType, 'durations' | 'maxInvitees' | 'bookingWindowDays' | 'redirectUrl'>;

async function findOffer({ operations, req, res, booking }: Visit): Promise<Offer> {
  const path = `/api/public/${booking.ownerSlug}/${booking.eventTypeSlug}`;
  const closed = { durations: [booking.durationMin], maxInvitees: 1, bookingWindowDays: null, redirectUrl: null };
  return operations<'getPublicEventType'>(req, res, { path }).then(
    ({ body }) => body,
    (error) => {
      if (error instanceof ApiError && error.response.status === 404) return closed;
      throw error;
    },
  );
}

/** The booking's zone and duration come first. */
function readMove({ booking }: Visit, { durations }: Offer, given: URLSearchParams): { choice: Choice; durations: number[] } {
  const sorted = durations.toSorted((a, b) => Number(b === booking.durationMin) - Number(a === booking.durationMin));
  return { choice: readChoice(given, { timezone: booking.invitee.timezone, durations: sorted }), durations: sorted };
}

/** The page of a booking that cannot be moved says why. */
export async function showMove(visit: Visit): Promise<void> {
  if (!searchOf(visit.req).has('start') && !isOpen(visit.booking.rescheduleUntil, visit.now))
    return seeOther(visit.res, keep(visit.language, pathOf(visit)));
  const offer = await findOffer(visit);
  const move = readMove(visit, offer, searchOf(visit.req));
  const { start } = move.choice;
  if (start !== undefined) return sendPage(visit.res, moveView({ ...toPage(visit), ...move, start, reason: '' }));
  const path = `${operationPath(visit.token)}/availability`;
  const week = await findWeek(visit, { ...offer, path }, move.choice);
  await sendPage(visit.res, timesOfMoveView({ ...toPage(visit), ...move, week, showsSeats: offer.maxInvitees > 1 }));
}

export async function postMove(visit: Visit): Promise<void> {
  const { operations, req, res, token } = visit;
  const form = formOf(res);
  const offer = await findOffer(visit);
  const { choice } = readMove(visit, offer, form);
  const reason = readText(form, 'reason');
  if (choice.start === undefined) return seeOther(res, keep(visit.language, pathOf(visit, '/move')));
  if (form.has('redraw')) return sendPage(res, moveView({ ...toPage(visit), choice, start: choice.start, reason }));
  const startAt = new Date(choice.start).toISOString();
  const body = { startAt, durationMin: choice.durationMin, ...(reason !== '' && { reason }) };
  const call = { method: 'POST', path: `${operationPath(token)}/reschedule`, body, idempotencyKey: toIdempotencyKey(form, body) } as const;
  try {
    await operations<'reschedulePublicBooking'>(req, res, call);
    seeOther(res, keep(visit.language, pathOf(visit, '?done=moved')));
  } catch (error) {
    const { status, ...refusal } = toErrors(visit.language, error);
    await sendPage(res, moveView({ ...toPage(visit), choice, start: choice.start, reason, ...refusal }), { status });
  }
}

type Chains = Pick<Services, 'db' | 'manageTokens'>;

/** The operation accepted the token, so it names a chain. */
export async function sendCalendarFile({ res, language, booking, token }: Visit, { db, manageTokens }: Chains): Promise<void> {
  const chain = manageTokens.read(token) as Chain;
  const versions = { chainId: chain.chainId, moves: await countMoves(db, chain) };
  res.set({ 'Cache-Control': 'no-store', 'Content-Disposition': 'attachment; filename="booking.ics"' });
  res.type('text/calendar').send(toCalendarFile(language.words, booking, versions));
}
