/**
 * `/b/confirm/{token}`: what an invitee without scripts confirms by the link of a mail, instead of a proof of work. GET never changes
 * anything, since mail scanners follow links. A link books once: its proof is the same each time, and is accepted once.
 */
import { hash } from 'node:crypto';
import type { Request, Response } from 'express';
import { toClientAddress } from '../api/client-address.ts';
import type { Services } from '../api/services.ts';
import { MINUTE_MS } from '../availability/dates.ts';
import { requestConfirmation } from '../booking/request-confirmation.ts';
import { toManageUrl } from '../booking/to-booking.ts';
import { inTransaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { ApiError } from '../errors.ts';
import { findOrganization } from '../queries/known-event-types.ts';
import type { Chain } from '../queries/managed-bookings.ts';
import { findPending, type PendingRow, recordConfirmed, type Wanted } from '../queries/pending-bookings.ts';
import { formOf, toIdempotencyKey } from '../web/forms.ts';
import type { Operations } from '../web/operations.ts';
import { formActionOf, leaveToBooking } from './booked.ts';
import { type EventType, readChoice } from './choice.ts';
import { type ConfirmPage, confirmView } from './confirm-view.ts';
import { type Language, languageOf } from './language.ts';
import { lookOf, sendPage } from './look.ts';
import { confirmationUsed, noConfirmation, pageOfNothing } from './not-found.ts';
import { toRefusal } from './refusals.ts';

type Parts = { operations: Operations; services: Services };

type Visit = Parts & { req: Request; res: Response; language: Language; eventType: EventType };

/** For the check of what is wanted, whose proof is not stored. */
const checkMin = 5;

/** Rejects as booking would now, and with 429 when too many mails were requested. */
export async function requestByMail(visit: Visit & { now: number }, wanted: Wanted, details: URLSearchParams): Promise<void> {
  const { operations, req, res, eventType, services, now } = visit;
  const { db, proofsOfWork, publicBookingsPerHour: perHour } = services;
  const proofOfWork = await proofsOfWork.vouch({ eventTypeId: eventType.id, id: newId(), expiresAt: new Date(now + checkMin * MINUTE_MS) });
  const idempotencyKey = toIdempotencyKey(details, wanted);
  const call = { method: 'POST', path: '/api/bookings', body: { ...wanted, proofOfWork }, idempotencyKey, isDryRun: true } as const;
  await operations<'createPublicBooking'>(req, res, call);
  const organizationId = await findOrganization(db, eventType.id);
  const client = { address: toClientAddress(req.ip), perHour };
  const formHash = hash('sha256', idempotencyKey, 'buffer');
  const request = { organizationId, formHash, wanted, client, seats: eventType.maxInvitees };
  await inTransaction(db, (tx) => requestConfirmation(tx, request));
}

type ConfirmVisit = Visit & { pending: PendingRow; path: string };

/** Throws 404 for a link that does not work, or has expired. */
export async function beginConfirmation({ operations, services }: Parts, req: Request, res: Response): Promise<ConfirmVisit> {
  const language = languageOf(res);
  const token = String(req.params.token);
  const ref = services.confirmTokens.read(token);
  const pending = ref && (await findPending(services.db, ref));
  if (pending === undefined) throw noConfirmation(language.words);
  const path = `/api/public/${pending.ownerSlug}/${pending.eventTypeSlug}`;
  const { body: eventType } = await operations<'getPublicEventType'>(req, res, { path }).catch(pageOfNothing(language.words));
  if (!eventType.active) throw pageOfNothing(language.words)();
  return { operations, services, req, res, language, eventType, pending, path: `/b/confirm/${token}` };
}

export async function showConfirmation(visit: ConfirmVisit): Promise<void> {
  if (visit.pending.chainId !== null) throw confirmationUsed(visit.language.words);
  await send(visit, {});
}

export async function postConfirmation(visit: ConfirmVisit): Promise<void> {
  const { operations, services, req, res, language, eventType, pending } = visit;
  const { organizationId, id, wanted, chainId, expiresAt } = pending;
  if (chainId !== null) return leaveToBooking(visit, { manageUrl: toManageUrl(services, { organizationId, chainId }) });
  const { start } = readChoice(formOf(res), eventType);
  const proofOfWork = await services.proofsOfWork.vouch({ eventTypeId: eventType.id, id, expiresAt });
  const body = { ...wanted, ...(start !== undefined && { startAt: new Date(start).toISOString() }), proofOfWork };
  const idempotencyKey = toIdempotencyKey(new URLSearchParams({ key: id }), body);
  try {
    const { body: booking } = await operations<'createPublicBooking'>(req, res, {
      method: 'POST',
      path: '/api/bookings',
      body,
      idempotencyKey,
    });
    const chain = services.manageTokens.read(booking.manageUrl.slice(booking.manageUrl.lastIndexOf('/') + 1)) as Chain;
    await recordConfirmed(services.db, pending, chain.chainId);
    leaveToBooking(visit, booking);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.response.code === 'proof_of_work_required') throw confirmationUsed(language.words);
    await refuse(visit, error);
  }
}

async function refuse(visit: ConfirmVisit, error: ApiError): Promise<void> {
  const { status, code, extra = {}, headers = {} } = error.response;
  const { words } = visit.language;
  if (code === 'slot_unavailable') {
    const alternatives = (extra.alternatives as string[]).map((one) => Date.parse(one));
    const text = extra.reason === 'slot_taken' ? words.taken : words.gone;
    return send(visit, { alternatives, errors: { [alternatives.length > 0 ? 'start' : 'form']: text } }, status);
  }
  // The event type has changed since.
  const refusal = code === 'invalid_argument' ? words.refused : toRefusal(words, error);
  if (refusal === undefined) throw error;
  return send(visit, { errors: { form: refusal } }, status, headers);
}

function send(visit: ConfirmVisit, rest: Partial<ConfirmPage>, status = 200, headers: Record<string, string> = {}): Promise<void> {
  const { res, language, eventType, path, pending } = visit;
  const view = confirmView({ language, eventType, path, wanted: pending.wanted, look: lookOf(res), ...rest });
  return sendPage(res, view, { status, headers, formAction: formActionOf(eventType) });
}
