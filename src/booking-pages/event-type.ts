/**
 * `/{user}/{eventType}`: a time, the details, the booking. GET never changes anything. Details that were typed are passed on in forms and
 * never in URLs, which logs and histories keep.
 */
import type { Request, Response } from 'express';
import type { Services } from '../api/services.ts';
import { ApiError } from '../errors.ts';
import type { Wanted } from '../queries/pending-bookings.ts';
import { assetUrls } from '../web/assets.ts';
import { formOf, toIdempotencyKey } from '../web/forms.ts';
import type { View } from '../web/layout.ts';
import type { Operations } from '../web/operations.ts';
import type { PageOptions } from '../web/send.ts';
import { formActionOf, leaveToBooking } from './booked.ts';
import { type Choice, type EventType, readChoice, readWeek } from './choice.ts';
import { requestByMail } from './confirm.ts';
import { checkMailView } from './confirm-view.ts';
import { readDetails, toFieldErrors, toLead, toOrder } from './details.ts';
import { type DetailsPage, detailsForm } from './details-view.ts';
import { eventTypeView, needsProof } from './event-type-view.ts';
import { type Language, languageOf } from './language.ts';
import { lookOf, sendPage } from './look.ts';
import { pageOfNothing } from './not-found.ts';
import { toRefusal } from './refusals.ts';
import { timesForm } from './times-view.ts';
import { findWeek } from './week.ts';

/** `script`: for a page whose URL names no time zone. */
export type Visit = {
  services: Services;
  operations: Operations;
  req: Request;
  res: Response;
  language: Language;
  eventType: EventType;
  now: number;
  script?: string;
};

const pathOf = ({ owner, slug }: EventType): string => `/${owner.slug}/${slug}`;

const operationPath = ({ owner, slug }: EventType): string => `/api/public/${owner.slug}/${slug}`;

type Parts = { operations: Operations; services: Services };

/** Throws 404 for an event type that cannot be booked now. */
export async function beginVisit({ operations, services }: Parts, req: Request, res: Response): Promise<Visit> {
  const { user, eventType: slug } = req.params;
  const path = `/api/public/${user}/${slug}`;
  const language = languageOf(res);
  const { body: eventType, now } = await operations<'getPublicEventType'>(req, res, { path }).catch(pageOfNothing(language.words));
  if (!eventType.active) throw pageOfNothing(language.words)();
  return { services, operations, req, res, language, eventType, now };
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
  // The language was changed.
  if (form.has('redraw')) {
    const showsDetails = choice.start !== undefined || (eventType.bookingMode === 'details_first' && !form.has('week'));
    if (showsDetails) return sendDetails(visit, { choice, details });
    return sendTimes(visit, { ...choice, from: readWeek(form) }, details);
  }
  if (choice.from !== undefined) return sendTimes(visit, choice, details);
  if (choice.start !== undefined) return book(visit, { ...choice, start: choice.start }, details);
  if (eventType.bookingMode === 'details_first') return capture(visit, choice, details);
  await sendTimes(visit, choice, details);
}

type Chosen = Choice & { start: number };

/** Details first: keeps them as a lead, and continues with the times. */
async function capture(visit: Visit, choice: Choice, details: URLSearchParams): Promise<void> {
  const { operations, req, res, eventType } = visit;
  const call = {
    method: 'POST',
    path: `${operationPath(eventType)}/leads`,
    body: { ...toLead(eventType, details, choice), ...proofOf(res) },
  } as const;
  try {
    const { body } = await operations<'captureLead'>(req, res, call);
    details.set('lead', body.leadId);
  } catch (error) {
    // Then there is no lead: the details are stored with the booking to be confirmed.
    if (!isProvenByMail(visit, error)) return refuse(visit, { choice, details }, error);
  }
  await sendTimes(visit, choice, details);
}

async function book(visit: Visit, choice: Chosen, details: URLSearchParams): Promise<void> {
  const { operations, req, res, language, eventType } = visit;
  const body = { ...toOrder(eventType, details, { ...choice, start: choice.start, language: language.code }), ...proofOf(res) };
  const call = { method: 'POST', path: '/api/bookings', body, idempotencyKey: toIdempotencyKey(details, body) } as const;
  try {
    const { body: booking } = await operations<'createPublicBooking'>(req, res, call);
    leaveToBooking(visit, booking);
  } catch (error) {
    if (isProvenByMail(visit, error)) await askByMail(visit, { choice, details }, body as Wanted);
    else await refuse(visit, { choice, details }, error);
  }
}

/** The form came without a script's proof. One that the script could not find, or that was refused, can be sought again. */
const isProvenByMail = ({ services, res }: Visit, error: unknown): boolean =>
  services.sendsMail && !formOf(res).has('proof') && error instanceof ApiError && error.response.code === 'proof_of_work_required';

/** Only for what could be booked now. */
async function askByMail(visit: Visit, draft: Draft & { choice: Chosen }, wanted: Wanted): Promise<void> {
  const { language, eventType, res } = visit;
  try {
    await requestByMail(visit, wanted, draft.details);
  } catch (error) {
    return refuse(visit, draft, error);
  }
  await sendPage(res, checkMailView({ language, eventType, wanted, look: lookOf(res) }));
}

/** Found by a script of the page. */
function proofOf(res: Response): { proofOfWork?: string } {
  const proof = formOf(res).get('proof') ?? '';
  return proof === '' ? {} : { proofOfWork: proof };
}

type Draft = Pick<DetailsPage, 'choice' | 'details'>;

/** Shows the form again with everything that was typed. */
async function refuse(visit: Visit, draft: Draft, error: unknown): Promise<void> {
  if (!(error instanceof ApiError)) throw error;
  const { status, code, details: found = [], extra = {}, headers = {} } = error.response;
  const { words } = visit.language;
  if (code === 'slot_unavailable') {
    const alternatives = (extra.alternatives as string[]).map((one) => Date.parse(one));
    const text = extra.reason === 'slot_taken' ? words.taken : words.gone;
    return sendDetails(visit, { ...draft, alternatives, errors: { [alternatives.length > 0 ? 'start' : 'form']: text } }, { status });
  }
  if (code === 'invalid_argument')
    return sendDetails(visit, { ...draft, errors: toFieldErrors(words, visit.eventType, draft.details, found) }, { status });
  const proofText = formOf(visit.res).has('proof') ? words.notProven : words.scriptsNeeded;
  const refusal = code === 'proof_of_work_required' ? proofText : toRefusal(words, error);
  if (refusal !== undefined) return sendDetails(visit, { ...draft, errors: { form: refusal } }, { status, headers });
  throw error;
}

function sendDetails(visit: Visit, page: Omit<DetailsPage, 'language' | 'eventType' | 'path'>, options: PageOptions = {}): Promise<void> {
  const { eventType, language } = visit;
  const form = detailsForm({ language, eventType, path: pathOf(eventType), ...page });
  return send(visit, page.choice, { form, step: language.words.yourDetails, errors: page.errors ?? {}, isPosted: true }, options);
}

async function sendTimes(visit: Visit, choice: Choice, details?: URLSearchParams): Promise<void> {
  const { eventType, language, services } = visit;
  const { words } = language;
  const week = await findWeek(visit, { ...eventType, path: `${operationPath(eventType)}/availability` }, choice);
  const { durations, maxInvitees } = eventType;
  const isWithoutLead = eventType.bookingMode === 'details_first' && details?.has('lead') === false;
  const note = isWithoutLead && services.sendsMail && needsProof(eventType) ? words.detailsKeptForMail : words.detailsKept;
  const form = timesForm({ language, choice, week, durations, showsSeats: maxInvitees > 1, path: pathOf(eventType), details, note });
  await send(visit, choice, { form, step: language.words.chooseTime, errors: {}, isPosted: details !== undefined });
}

type Content = { form: View; step: string; errors: Record<string, string>; isPosted: boolean };

function send(
  { services, res, language, eventType, script }: Visit,
  { durationMin }: Choice,
  { form, ...content }: Content,
  options: PageOptions = {},
): Promise<void> {
  return sendPage(
    res,
    eventTypeView({ language, eventType, durationMin, script, look: lookOf(res), sendsMail: services.sendsMail, ...content }, form),
    {
      ...options,
      formAction: formActionOf(eventType),
      fetches: needsProof(eventType),
    },
  );
}
