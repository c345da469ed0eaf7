/** Errors of rate limits and of budgets for clients without a token. */
import { type ApiError, createError } from '../errors.ts';

export const tooManyRequests = (message: string, retryAfterSec: number): ApiError =>
  createError('rate_limited', message, { headers: { 'Retry-After': String(retryAfterSec) } });

const limitExceeded = (limit: number, what: string, retryAfterSec: number): ApiError =>
  tooManyRequests(`The limit of ${limit} ${what} is exceeded. Retry in ${retryAfterSec} seconds.`, retryAfterSec);

export const rateLimited = (limit: number, retryAfterSec: number): ApiError => limitExceeded(limit, 'requests per minute', retryAfterSec);

export const addressLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitExceeded(limit, 'bookings per hour from one IP address', retryAfterSec);

export const eventTypeLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitExceeded(limit, 'bookings per hour for this event type', retryAfterSec);

export const leadsOfAddressLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitExceeded(limit, 'leads per hour from one IP address', retryAfterSec);

export const leadsOfEventTypeLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitExceeded(limit, 'leads per hour for this event type', retryAfterSec);

export const confirmationsOfAddressLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitExceeded(limit, 'confirmation emails per hour from one IP address', retryAfterSec);

export const confirmationsOfEventTypeLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitExceeded(limit, 'confirmation emails per hour for this event type', retryAfterSec);

export const confirmationsOfEmailLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitExceeded(limit, 'confirmation emails per hour to one address', retryAfterSec);

export const guestsOfAddressLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitExceeded(limit, 'guests per hour from one IP address', retryAfterSec);

export const guestsOfOwnerLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitExceeded(limit, 'guests per hour with this host', retryAfterSec);

export const guestLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitExceeded(limit, 'bookings per hour with the same guest', retryAfterSec);

/** Fixed: a stranger must not learn when the next booking starts. */
const inviteeRetrySec = 3600;

export const inviteeLimited = (limit: number): ApiError =>
  createError(
    'rate_limited',
    `This email address has ${limit} upcoming bookings with this host. Cancel one, or book again after one has started.`,
    {
      headers: { 'Retry-After': String(inviteeRetrySec) },
      upcoming: limit,
    },
  );

export const invitationsOfEmailLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitExceeded(limit, 'invitations per hour to one address', retryAfterSec);

export const invitationsOfOrganizationLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitExceeded(limit, 'invitations per hour of one organization', retryAfterSec);

type Units = { cost: number; limit: number; remaining: number };

export const tooExpensive = ({ cost, limit, remaining }: Units, retryAfterSec: number): ApiError =>
  tooManyRequests(
    `This request costs ${cost} units of the rate limit, and ${remaining} of ${limit} are left. Retry in ${retryAfterSec} seconds.`,
    retryAfterSec,
  );
