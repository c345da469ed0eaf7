/**
 * Everything that a client may be told when a request fails: one line each. What may not be told goes into `cause`,
 * which is logged and never sent.
 */
import type { Schemas } from './contract.ts';

export type ErrorDetail = Schemas['ErrorDetail'];

type Facts = {
  status: number;
  title: string;
  code: Schemas['ErrorCode'];
  message: string;
  details?: ErrorDetail[];
  headers?: Record<string, string>;
  /** Members of the body that only this error has. */
  extra?: Record<string, unknown>;
  cause?: unknown;
};

export class ApiError extends Error {
  readonly facts: Facts;

  constructor(facts: Facts) {
    super(facts.message, { cause: facts.cause });
    this.name = 'ApiError';
    this.facts = facts;
  }
}

/** The body that tells an error. */
export function toErrorBody({ facts }: ApiError, requestId: string): Schemas['Error'] {
  const { title, message, code, details, extra } = facts;
  return { title, message, code, requestId, ...(details && { details }), ...extra };
}

const challenge = (parts: Record<string, string>): Record<string, string> => ({
  'WWW-Authenticate': `Bearer ${Object.entries({ realm: 'Caledee API', ...parts })
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}`,
});

const invalidArgumentTitle = 'Invalid Argument';

/** One fault of the request; `message` reads on from the parameter's or field's name, as in "must be after `from`". */
export const invalidArgument = (path: string, message: string): ApiError => {
  const [place = '', ...names] = path.split('/').slice(1);
  const name = names.map((one) => one || '""').join('.') || place;
  return new ApiError({
    status: 400,
    title: invalidArgumentTitle,
    code: 'invalid_argument',
    message: `\`${name}\` ${message}.`,
    details: [{ path, message }],
  });
};

/** As the contract has it. */
export const maxDetails = 20;

/** Several faults at once, as validation finds them; the first `maxDetails` are returned. */
export const invalidArguments = (found: ErrorDetail[]): ApiError => {
  const details = found.slice(0, maxDetails);
  const [first] = details;
  const facts = first && invalidArgument(first.path, first.message).facts;
  const message = facts?.message ?? 'The request is invalid.';
  return new ApiError({ status: 400, title: invalidArgumentTitle, code: 'invalid_argument', message, details });
};

export const malformedRequest = (message: string): ApiError =>
  new ApiError({ status: 400, title: invalidArgumentTitle, code: 'invalid_argument', message });

const unauthorizedMessage = 'Invalid or unknown access token.';

export const missingToken = (): ApiError =>
  new ApiError({ status: 401, title: 'Unauthorized', code: 'unauthorized', message: unauthorizedMessage, headers: challenge({}) });

export const invalidToken = (): ApiError =>
  new ApiError({
    status: 401,
    title: 'Unauthorized',
    code: 'unauthorized',
    message: unauthorizedMessage,
    headers: challenge({ error: 'invalid_token' }),
  });

export const planRequired = (): ApiError =>
  new ApiError({
    status: 401,
    title: 'Unauthorized',
    code: 'plan_required',
    message: 'The API is part of the Team plan, which this organization does not have.',
    headers: challenge({ error: 'invalid_token', error_description: 'The API is part of the Team plan' }),
  });

export const insufficientScope = (scope: string): ApiError =>
  new ApiError({
    status: 403,
    title: 'Forbidden',
    code: 'insufficient_scope',
    message: `This token lacks the scope \`${scope}\`.`,
    headers: challenge({ error: 'insufficient_scope', scope }),
  });

export const foreignOrigin = (message: string): ApiError =>
  new ApiError({ status: 403, title: 'Forbidden', code: 'foreign_origin', message });

/** `what`: in lower case, such as "booking". */
export const notFound = (what = 'route'): ApiError =>
  new ApiError({
    status: 404,
    title: 'Not Found',
    code: 'not_found',
    message: `${what.charAt(0).toUpperCase()}${what.slice(1)} not found.`,
  });

export const methodNotAllowed = (allowed: string[]): ApiError =>
  new ApiError({
    status: 405,
    title: 'Method Not Allowed',
    code: 'method_not_allowed',
    message: `Method not allowed. Allowed: ${allowed.join(', ')}.`,
    headers: { Allow: allowed.join(', ') },
  });

const refusals: Record<Schemas['RefusalReason'], string> = {
  slot_taken: 'The start overlaps another meeting.',
  buffer_conflict: 'The start is within the buffer of another meeting.',
  outside_hours: 'The meeting is outside the available hours.',
  out_of_office: 'The host is out of office.',
  off_grid: "The start is not on this event type's slot grid.",
  below_minimum_notice: 'The start is in the past or within the minimum notice.',
  beyond_booking_window: 'The start is beyond the booking window.',
  daily_limit_reached: 'The daily limit of this event type is reached.',
  event_type_inactive: 'This event type is not active.',
};

export const slotUnavailable = (reason: Schemas['RefusalReason'], alternatives: string[]): ApiError =>
  new ApiError({
    status: 409,
    title: 'Slot Unavailable',
    code: 'slot_unavailable',
    message: refusals[reason],
    extra: { reason, alternatives } satisfies Pick<Schemas['SlotUnavailable'], 'reason' | 'alternatives'>,
  });

export const requestInProgress = (): ApiError =>
  new ApiError({
    status: 409,
    title: 'Request In Progress',
    code: 'request_in_progress',
    message: 'A request with this Idempotency-Key is still in progress. Retry later.',
  });

export const alreadyBooked = (cause?: Error): ApiError =>
  new ApiError({
    status: 409,
    title: 'Already Booked',
    code: 'already_booked',
    message: 'This email address already has a seat in this meeting.',
    cause,
  });

export const bookingCanceled = (): ApiError =>
  new ApiError({ status: 409, title: 'Booking Canceled', code: 'booking_canceled', message: 'This booking is canceled.' });

export const bookingStarted = (): ApiError =>
  new ApiError({ status: 409, title: 'Booking Started', code: 'booking_started', message: 'This booking has already started.' });

export const bookingNotStarted = (): ApiError =>
  new ApiError({ status: 409, title: 'Booking Not Started', code: 'booking_not_started', message: 'This booking has not started yet.' });

export const slugTaken = (cause?: Error): ApiError =>
  new ApiError({
    status: 409,
    title: 'Slug Taken',
    code: 'slug_taken',
    message: 'Another of your event types has this slug.',
    details: [{ path: '/body/slug', message: 'is the slug of another of your event types' }],
    cause,
  });

export const urlTaken = (): ApiError =>
  new ApiError({
    status: 409,
    title: 'URL Taken',
    code: 'url_taken',
    message: 'Another of your webhooks already has this URL.',
    details: [{ path: '/body/url', message: 'is the URL of another of your webhooks' }],
  });

/** `limit`: its name, for programs. */
export const limitReached = (limit: string, maximum: number, message: string): ApiError =>
  new ApiError({
    status: 409,
    title: 'Limit Reached',
    code: 'limit_reached',
    message,
    extra: { limit, maximum } satisfies Pick<Schemas['LimitReached'], 'limit' | 'maximum'>,
  });

export const preconditionFailed = (): ApiError =>
  new ApiError({
    status: 412,
    title: 'Precondition Failed',
    code: 'precondition_failed',
    message: 'The resource has changed since you read it. Read it again and retry.',
    details: [{ path: '/header/if-match', message: 'does not match the current ETag' }],
  });

export const payloadTooLarge = (): ApiError =>
  new ApiError({ status: 413, title: 'Payload Too Large', code: 'payload_too_large', message: 'The body is larger than 100 KB.' });

export const unsupportedMediaType = (): ApiError =>
  new ApiError({
    status: 415,
    title: 'Unsupported Media Type',
    code: 'unsupported_media_type',
    message: 'Send the body as uncompressed `application/json` in UTF-8.',
  });

export const idempotencyKeyReused = (): ApiError =>
  new ApiError({
    status: 422,
    title: 'Idempotency Key Reused',
    code: 'idempotency_key_reused',
    message: 'This Idempotency-Key was already used for a different request. Use a new key.',
    details: [{ path: '/header/idempotency-key', message: 'was already used for a different request' }],
  });

const tooMany = (message: string, retryAfterSec: number): ApiError =>
  new ApiError({
    status: 429,
    title: 'Too Many Requests',
    code: 'rate_limited',
    message,
    headers: { 'Retry-After': String(retryAfterSec) },
  });

/** `what`: the unit, such as "requests per minute". */
const limitUsedUp = (limit: number, what: string, retryAfterSec: number): ApiError =>
  tooMany(`The limit of ${limit} ${what} is exceeded. Retry in ${retryAfterSec} seconds.`, retryAfterSec);

export const rateLimited = (limit: number, retryAfterSec: number): ApiError => limitUsedUp(limit, 'requests per minute', retryAfterSec);

export const addressLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitUsedUp(limit, 'bookings per hour from one IP address', retryAfterSec);

export const eventTypeLimited = (limit: number, retryAfterSec: number): ApiError =>
  limitUsedUp(limit, 'bookings per hour for this event type', retryAfterSec);

/** Fixed: a stranger must not learn when the next booking starts. */
const inviteeRetrySec = 3600;

export const inviteeLimited = (limit: number): ApiError =>
  tooMany(
    `This email address has ${limit} upcoming bookings with this host. Cancel one, or book again after one has started.`,
    inviteeRetrySec,
  );

/** A request whose work costs more units than are left. */
export const tooExpensive = ({ cost, limit, remaining }: { cost: number; limit: number; remaining: number }, retryAfterSec: number) =>
  tooMany(
    `This request costs ${cost} units of the rate limit, and ${remaining} of ${limit} are left. Retry in ${retryAfterSec} seconds.`,
    retryAfterSec,
  );

export const internal = (cause: unknown): ApiError =>
  new ApiError({
    status: 500,
    title: 'Internal Error',
    code: 'internal',
    message: 'Internal server error. Quote the request id when you report it.',
    cause,
  });

export const unavailable = (cause: unknown): ApiError =>
  new ApiError({
    status: 503,
    title: 'Service Unavailable',
    code: 'unavailable',
    message: 'The service is temporarily unavailable. Retry later.',
    headers: { 'Retry-After': '2' },
    cause,
  });
