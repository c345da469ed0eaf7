/**
 * `/{user}/{eventType}`: a time, the details, the booking. GET never changes anything. Details that were typed are passed on in forms and
 * never in URLs, which logs and histories keep.
 */
import type { Request, Response } from 'express';
import { ApiError } from '../errors.ts';
import { assetUrls } from '../web/assets.ts';
import { formOf } from '../web/forms.ts';
import type { View } from '../web/layout.ts';
import { type PageOptions, seeOther } from '../web/send.ts';
import { type Choice, type EventType, readChoice } from './choice.ts';
import { readDetails, toFieldErrors, toIdempotencyKey, toLead, toOrder } from './details.ts';
import { type DetailsPage, detailsForm } from './details-view.ts';
import { eventTypeView } from './event-type-view.ts';
import { english } from './language.ts';
import { isFramed, lookOf, sendPage } from './look.ts';
import { pageOfNothing } from './not-found.ts';
import type { Operations } from './operations.ts';
import { timesForm } from './times-view.ts';
import { findWeek } from './week.ts';

/** `script`: for a page whose URL names no time zone. */
type Visit = { operations: Operations; req: Request; res: Response; eventType: EventType; now: number; script?: string };

const pathOf = ({ owner, slug }: EventType): string => `/${owner.slug}/${slug}`;

const operationPath = ({ owner, slug }: EventType): string => `/api/public/${owner.slug}/${slug}`;

/** Throws 404 for an event type that cannot be booked now. */
export async function beginVisit(operations: Operations, req: Request, res: Response): Promise<Visit> {
  const { user, eventType: slug } = req.params;
  const path = `/api/public/${user}/${slug}`;
  const { body: eventType, now } = await operations<'getPublicEventType'>(req, res, { path }).catch(pageOfNothing(english.words));
  if (!eventType.active) throw pageOfNothing(english.words)();
  return { operations, req, res, eventType, now };
}

export async function showEventType(visit: Visit): Promise<void> {
  const { req, eventType } = visit;
  const search = new URL(req.originalUrl, 'http://page').searchParams;
  if (!search.has('tz')) visit.script = assetUrls.zone;
  const choice = readChoice(search, eventType);
  const asksFirst = eventType.bookingMode === 'details_first';
  if (asksFirst) return sendDetails(visit, { choice: { ...choice, start: undefined }, details: new URLSearchParams() });
  if (choice.start !== undefined) return sendDetails(visit, { choice, details: new URLSearchParams() });
  await sendTimes(visit, choice);
}

export async function postEventType(visit: Visit): Promise<void> {
  const { res, eventType } = visit;
  const form = formOf(res);
  const choice = readChoice(form, eventType);
  const details = readDetails(form);
  if (choice.from !== undefined) return sendTimes(visit, choice, details);
  if (choice.start !== undefined) return book(visit, { ...choice, start: choice.start }, details);
  if (eventType.bookingMode === 'details_first') return capture(visit, choice, details);
  await sendTimes(visit, choice, details);
}

/** Details first: keeps them as a lead, and continues with the times. */
async function capture(visit: Visit, choice: Choice, details: URLSearchParams): Promise<void> {
  const { operations, req, res, eventType } = visit;
  const call = { method: 'POST', path: `${operationPath(eventType)}/leads`, body: toLead(eventType, details, choice) } as const;
  try {
    const { body } = await operations<'captureLead'>(req, res, call);
    details.set('lead', body.leadId);
  } catch (error) {
    return refuse(visit, { choice, details }, error);
  }
  await sendTimes(visit, choice, details);
}

async function book(visit: Visit, choice: Choice & { start: number }, details: URLSearchParams): Promise<void> {
  const { operations, req, res, eventType } = visit;
  const body = toOrder(eventType, details, choice, choice.start);
  const call = { method: 'POST', path: '/api/bookings', body, idempotencyKey: toIdempotencyKey(details, body) } as const;
  try {
    const { body: booking } = await operations<'createPublicBooking'>(req, res, call);
    const path = booking.manageUrl.slice(booking.manageUrl.lastIndexOf('/b/'));
    // Another site's page may not be shown in a frame, and the site around it is to learn of the booking.
    const redirectUrl = isFramed(req) ? null : eventType.redirectUrl;
    seeOther(res, redirectUrl ?? `${path}?done=booked`);
  } catch (error) {
    await refuse(visit, { choice, details }, error);
  }
}

type Draft = Pick<DetailsPage, 'choice' | 'details'>;

/** Shows the form again with everything that was typed. */
async function refuse(visit: Visit, draft: Draft, error: unknown): Promise<void> {
  if (!(error instanceof ApiError)) throw error;
  const { status, code, message, details: found = [], extra = {}, headers = {} } = error.response;
  const { words } = english;
  if (code === 'slot_unavailable') {
    const alternatives = (extra.alternatives as string[]).map((one) => Date.parse(one));
    const text = extra.reason === 'slot_taken' ? words.taken : words.gone;
    return sendDetails(visit, { ...draft, alternatives, errors: { [alternatives.length > 0 ? 'start' : 'form']: text } }, { status });
  }
  if (code === 'invalid_argument')
    return sendDetails(visit, { ...draft, errors: toFieldErrors(words, visit.eventType, draft.details, found) }, { status });
  if (status === 409 || status === 429) return sendDetails(visit, { ...draft, errors: { form: message } }, { status, headers });
  throw error;
}

function sendDetails(visit: Visit, page: Omit<DetailsPage, 'language' | 'eventType' | 'path'>, options: PageOptions = {}): Promise<void> {
  const { eventType } = visit;
  const form = detailsForm({ language: english, eventType, path: pathOf(eventType), ...page });
  return send(visit, page.choice, { form, step: english.words.yourDetails, errors: page.errors ?? {} }, options);
}

async function sendTimes(visit: Visit, choice: Choice, details?: URLSearchParams): Promise<void> {
  const { eventType } = visit;
  const week = await findWeek(visit, eventType, choice);
  const { durations, maxInvitees } = eventType;
  const form = timesForm({ language: english, choice, week, durations, showsSeats: maxInvitees > 1, path: pathOf(eventType), details });
  await send(visit, choice, { form, step: english.words.chooseTime, errors: {} });
}

type Content = { form: View; step: string; errors: Record<string, string> };

/** Booking redirects to `redirectUrl`, and Chromium applies `form-action` to it. */
function send(
  { res, eventType, script }: Visit,
  { durationMin }: Choice,
  { form, step, errors }: Content,
  options: PageOptions = {},
): Promise<void> {
  const { redirectUrl } = eventType;
  const formAction = ["'self'", ...(redirectUrl === null ? [] : [new URL(redirectUrl).origin])];
  return sendPage(res, eventTypeView({ language: english, eventType, durationMin, step, errors, script, look: lookOf(res) }, form), {
    ...options,
    formAction,
  });
}
