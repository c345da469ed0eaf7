import { type Handlers, mapReply } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { laneOfChain } from '../api/lanes.ts';
import { toPersonClient } from '../api/person-client.ts';
import { cancelBooking } from '../booking/cancel.ts';
import { captureLead } from '../booking/capture-lead.ts';
import { checkActive } from '../booking/check-active.ts';
import { toLeaving } from '../booking/leaving.ts';
import { readProof } from '../booking/proof-of-work.ts';
import { withAlternatives } from '../booking/refusal.ts';
import { findAlternativesOfMove, reschedule } from '../booking/reschedule.ts';
import { toManagedBooking } from '../booking/target.ts';
import { toLinked, toUnlinkedManaged } from '../booking/to-booking.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { notFound } from '../errors.ts';
import { toInvitee, toPublic } from '../queries/event-types.ts';
import { type Chain, findManaged } from '../queries/managed-bookings.ts';
import { findOwner, findPublicEventType, type PublicEventTypeRow } from '../queries/public-event-types.ts';
import { listSlots } from './availability.ts';

export const publicOperations = {
  async getPublicEventType({ db, path, publicUrl }) {
    return toPublicEventType(await findPublicEventType(db, path), publicUrl);
  },

  async getPublicAvailability(request) {
    const { db, path } = request;
    const { organizationId, ownerId } = await findOwner(db, path.user);
    return listSlots(request, toPublic(organizationId), { ownerId, slug: path.eventType });
  },

  async getChallenge({ db, path, proofsOfWork, now }) {
    const { id } = await findPublicEventType(db, path);
    return proofsOfWork.create({ eventTypeId: id, now });
  },

  async captureLead(request) {
    const { db, path, body: details, client: address, publicBookingsPerHour: perHour, leadHandles } = request;
    const eventType = await findPublicEventType(db, path);
    const { proofOfWork, ...rest } = details;
    const proof = await readProof(request, proofOfWork, eventType.id);
    const capture = { eventType, details: rest, client: { address, perHour }, proof };
    const owned = { ...request, client: toPersonClient(address, details.email), organizationId: eventType.organizationId };
    return idempotently(owned, async (tx) => ({ leadId: leadHandles.create(await captureLead(tx, capture)) }));
  },

  async getPublicBooking(request) {
    const chain = toChain(request);
    const booking = toUnlinkedManaged(await findManaged(request.db, chain));
    return toLinked(request, chain.organizationId)<Schemas['ManagedBooking']>(booking);
  },

  async getPublicBookingAvailability(request) {
    const target = toManagedBooking(toChain(request), 'rescheduleNoticeMin');
    const booking = await target.find(request.db);
    target.check(booking);
    checkActive(booking);
    return listSlots(request, toInvitee(booking), { eventTypeId: booking.eventTypeId }, toLeaving(booking));
  },

  async cancelPublicBooking(request) {
    const chain = toChain(request);
    const cancellation = {
      target: toManagedBooking(chain, 'cancelNoticeMin'),
      reason: request.body?.reason || null,
      by: 'invitee' as const,
      now: request.now,
    };
    const work = async (tx: Transaction) => toUnlinkedManaged((await cancelBooking(tx, cancellation)).row);
    const canceled = await idempotently(toOwned(request, chain), work, { lane: laneOfChain(chain) });
    return mapReply(canceled, toLinked(request, chain.organizationId)<Schemas['ManagedBooking']>);
  },

  async reschedulePublicBooking(request) {
    const chain = toChain(request);
    const { body: wanted, client: address, publicBookingsPerHour: perHour } = request;
    const target = toManagedBooking(chain, 'rescheduleNoticeMin');
    const move = { target, wanted, client: { address, perHour } };
    const moved = await idempotently(toOwned(request, chain), async (tx) => toUnlinkedManaged(await reschedule(tx, move)), {
      lane: laneOfChain(chain),
    }).catch(withAlternatives(() => findAlternativesOfMove(request, { target, wanted })));
    return mapReply(moved, toLinked(request, chain.organizationId)<Schemas['ManagedBooking']>);
  },
} satisfies Partial<Handlers>;

type ByLink = { path: { token: string }; manageTokens: { read: (token: string) => Chain | undefined } };

/** Throws 404 for a token that is not ours. */
function toChain({ path, manageTokens }: ByLink): Chain {
  const chain = manageTokens.read(path.token);
  if (chain === undefined) throw notFound('booking');
  return chain;
}

/** Two people behind one address may use the same Idempotency-Key. */
const toOwned = <Keyed extends { client: string }>(request: Keyed, { organizationId, chainId }: Chain) => ({
  ...request,
  client: `${request.client} ${chainId}`,
  organizationId,
});

const toPublicEventType = (row: PublicEventTypeRow, publicUrl: string): Schemas['PublicEventType'] => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  url: `${publicUrl}/${row.ownerSlug}/${row.slug}`,
  owner: { name: row.ownerName, slug: row.ownerSlug },
  hosts: row.hosts,
  timezone: row.timezone,
  description: row.description,
  durations: row.durations,
  minimumNoticeMin: row.minimumNoticeMin,
  bookingWindowDays: row.bookingWindowDays,
  maxInvitees: row.maxInvitees,
  location: { kind: row.locationKind },
  questions: row.questions,
  bookingMode: row.bookingMode,
  botProtection: row.botProtection,
  redirectUrl: row.redirectUrl,
  cancelNoticeMin: row.cancelNoticeMin,
  rescheduleNoticeMin: row.rescheduleNoticeMin,
  active: row.active,
});
