import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../src/contract.ts';
import * as bookings from '../../src/errors/bookings.ts';
import * as limits from '../../src/errors/limits.ts';
import * as members from '../../src/errors/members.ts';
import * as general from '../../src/errors.ts';

const errors = { ...general, ...bookings, ...limits, ...members };

type Example = general.ErrorBody;
type Node = Record<string, unknown>;

const isExample = (value: Node): boolean => typeof value.code === 'string' && typeof value.title === 'string' && 'requestId' in value;

/** All error bodies in examples of the contract, each with the status of its response, if it stands in one. */
const examplesIn = (value: unknown, status?: number): [Example, number | undefined][] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isExample(value as Node)) return [[value as Example, status]];
  return Object.entries(value).flatMap(([name, child]) => examplesIn(child, /^[45]\d\d$/.test(name) ? Number(name) : status));
};

const contract = readContract();
const examples = examplesIn(contract);
const erasersRole = 'Colleagues have bookings or leads of this person. Ask an owner or admin of the organization.';
const schemas = contract.components.schemas as Record<string, { enum?: string[]; properties?: { code?: { enum?: string[] } } }>;
const codesOfTheirOwn = Object.values(schemas).flatMap(({ properties }) => properties?.code?.enum ?? []);

/** Errors whose message has no variable part, beside those whose parts are the example's. */
const created = [
  errors.invalidArgument('/query/to', 'relation', 'must be after `from`'),
  errors.missingToken(),
  errors.insufficientScope('read:leads'),
  errors.insufficientScope('write:members'),
  errors.roleRequired('Only owners and admins of the organization can do this.'),
  errors.insufficientScope('write:contacts'),
  errors.roleRequired(erasersRole),
  errors.proofOfWorkRequired(),
  errors.notFound('booking'),
  errors.methodNotAllowed(['GET', 'HEAD']),
  errors.slotUnavailable('slot_taken', []),
  errors.requestInProgress(),
  errors.alreadyBooked(),
  errors.duplicateBooking('x'),
  errors.bookingCanceled(),
  errors.bookingRescheduled('x'),
  errors.bookingStarted(),
  errors.bookingOver(),
  errors.bookingNotStarted(),
  errors.tooLateToChange({ name: 'Imad', email: 'imad@acme.example' }),
  errors.slugTaken(),
  errors.eventTypeInUse(),
  errors.scheduleInUse([{ id: 'x', name: 'Demo' }]),
  errors.defaultSchedule(),
  errors.userSlugTaken(),
  errors.emailTaken(),
  errors.externalIdTaken(),
  errors.lastOwner(),
  errors.memberInUse(),
  errors.alreadyJoined(),
  errors.contactHasBookings([{ id: 'x' }]),
  errors.urlTaken(),
  errors.calendarUnreachable('The server did not answer in time.'),
  errors.calendarCredentialsRefused(),
  errors.staleVersion(7),
  errors.preconditionFailed(),
  errors.payloadTooLarge(),
  errors.unsupportedMediaType(),
  errors.idempotencyKeyReused(),
  errors.rateLimited(600, 12),
  errors.addressLimited(10, 360),
  errors.eventTypeLimited(30, 120),
  errors.inviteeLimited(3),
  errors.internal(undefined),
  errors.unavailable(undefined),
].map((error) => errors.toErrorBody(error, 'id'));

describe('errors', () => {
  it('have the codes of the contract', () => {
    expect(Object.keys(errors.errorKinds).sort()).toEqual([...(schemas.ErrorCode?.enum ?? []), ...codesOfTheirOwn].sort());
  });

  it('have the status and title of their examples', () => {
    expect(examples.length).toBeGreaterThan(50);
    for (const [{ code, title }, status] of examples) {
      const [ownStatus, ownTitle] = errors.errorKinds[code];
      expect([code, title, status ?? ownStatus]).toEqual([code, ownTitle, ownStatus]);
    }
  });

  it('have the message and details of their examples', () => {
    // Its messages belong to the limits.
    const compared = examples.filter(([{ code }]) => code !== 'limit_reached');
    for (const [{ code, message, details }] of compared) {
      const same = created.find((body) => body.code === code && body.message === message);
      expect([code, message, same?.details]).toEqual([code, same?.message, details]);
    }
  });
});
