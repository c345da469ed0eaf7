/**
 * Errors that clients see; more of them are in `errors/`. `cause` is logged and never sent. `upcoming` is for pages: the invitee's number of
 * upcoming bookings.
 */
import type { ErrorCode, Schemas } from './contract.ts';

export type ErrorDetail = Schemas['ErrorDetail'];
export type ErrorRule = Schemas['ErrorRule'];

type Rest = {
  details?: ErrorDetail[];
  headers?: Record<string, string>;
  extra?: Record<string, unknown>;
  cause?: unknown;
  upcoming?: number;
};
type ErrorResponse = Rest & { status: number; title: string; code: ErrorCode; message: string };

export class ApiError extends Error {
  readonly response: ErrorResponse;

  constructor(response: ErrorResponse) {
    super(response.message, { cause: response.cause });
    this.name = 'ApiError';
    this.response = response;
  }
}

/** Of the schema `Error`, or of the one that belongs to its code. */
export type ErrorBody = Omit<Schemas['Error'], 'code'> & { code: ErrorCode };

export function toErrorBody({ response }: ApiError, requestId: string): ErrorBody {
  const { title, message, code, details, extra } = response;
  return { title, message, code, requestId, ...(details && { details }), ...extra };
}

export const errorKinds: Record<ErrorCode, [status: number, title: string]> = {
  invalid_argument: [400, 'Invalid Argument'],
  unauthorized: [401, 'Unauthorized'],
  plan_required: [401, 'Unauthorized'],
  insufficient_scope: [403, 'Forbidden'],
  role_required: [403, 'Forbidden'],
  foreign_origin: [403, 'Forbidden'],
  proof_of_work_required: [403, 'Proof Of Work Required'],
  not_found: [404, 'Not Found'],
  method_not_allowed: [405, 'Method Not Allowed'],
  slot_unavailable: [409, 'Slot Unavailable'],
  request_in_progress: [409, 'Request In Progress'],
  already_booked: [409, 'Already Booked'],
  duplicate_booking: [409, 'Duplicate Booking'],
  booking_canceled: [409, 'Booking Canceled'],
  booking_rescheduled: [409, 'Booking Rescheduled'],
  booking_started: [409, 'Booking Started'],
  booking_not_started: [409, 'Booking Not Started'],
  too_late_to_change: [409, 'Too Late To Change'],
  slug_taken: [409, 'Slug Taken'],
  event_type_in_use: [409, 'Event Type In Use'],
  schedule_in_use: [409, 'Schedule In Use'],
  default_schedule: [409, 'Default Schedule'],
  email_taken: [409, 'Email Taken'],
  external_id_taken: [409, 'External ID Taken'],
  last_owner: [409, 'Last Owner'],
  member_in_use: [409, 'Member In Use'],
  already_joined: [409, 'Already Joined'],
  contact_has_bookings: [409, 'Contact Has Bookings'],
  url_taken: [409, 'URL Taken'],
  calendar_unreachable: [409, 'Calendar Unreachable'],
  calendar_credentials_refused: [409, 'Calendar Credentials Refused'],
  stale_version: [409, 'Stale Version'],
  limit_reached: [409, 'Limit Reached'],
  confirmation_required: [409, 'Confirmation Required'],
  precondition_failed: [412, 'Precondition Failed'],
  payload_too_large: [413, 'Payload Too Large'],
  unsupported_media_type: [415, 'Unsupported Media Type'],
  idempotency_key_reused: [422, 'Idempotency Key Reused'],
  rate_limited: [429, 'Too Many Requests'],
  internal: [500, 'Internal Error'],
  unavailable: [503, 'Service Unavailable'],
};

/** For the modules that list errors; others call their functions. */
export function createError(code: ErrorCode, message: string, rest: Rest = {}): ApiError {
  const [status, title] = errorKinds[code];
  return new ApiError({ status, title, code, message, ...rest });
}

/** `message` continues a sentence that begins with the name of the parameter or field, as in "must be after `from`". */
export const invalidArgument = (path: string, rule: ErrorRule, message: string): ApiError => invalidArguments([{ path, message, rule }]);

export const unchangedStart = (path: string): ApiError =>
  invalidArgument(path, 'relation', 'is the current start of this booking; choose another start');

/** `maxItems` of the contract. */
export const maxDetails = 20;

export function invalidArguments(found: ErrorDetail[]): ApiError {
  const details = found.slice(0, maxDetails);
  const [first] = details;
  return createError('invalid_argument', first ? toSentence(first) : 'The request is invalid.', { details });
}

/** Runs all checks and returns their results. Throws one 400 with the invalid values that all of them found. */
export function checkAll<Results extends unknown[]>(...checks: { [Index in keyof Results]: () => Results[Index] }): Results {
  const details: ErrorDetail[] = [];
  const results = checks.map((check) => {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof ApiError) || error.response.code !== 'invalid_argument') throw error;
      details.push(...(error.response.details ?? []));
      return undefined;
    }
  });
  if (details.length > 0) throw invalidArguments(details);
  return results as Results;
}

function toSentence({ path, message }: ErrorDetail): string {
  const [place = '', ...names] = path.split('/').slice(1);
  return `\`${names.map((one) => one || '""').join('.') || place}\` ${message}.`;
}

export const malformedRequest = (message: string): ApiError => createError('invalid_argument', message);

const challenge = (parts: Record<string, string>): Record<string, string> => ({
  'WWW-Authenticate': `Bearer ${Object.entries({ realm: 'Caledee API', ...parts })
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}`,
});

const unauthorized = (parts: Record<string, string>): ApiError =>
  createError('unauthorized', 'Invalid or unknown access token.', { headers: challenge(parts) });

export const missingToken = (): ApiError => unauthorized({});
export const invalidToken = (): ApiError => unauthorized({ error: 'invalid_token' });

export const planRequired = (): ApiError =>
  createError('plan_required', 'The API is part of the Team plan, which this organization does not have.', {
    headers: challenge({ error: 'invalid_token', error_description: 'The API is part of the Team plan' }),
  });

export const insufficientScope = (scope: string): ApiError =>
  createError('insufficient_scope', `This token lacks the scope \`${scope}\`.`, {
    headers: challenge({ error: 'insufficient_scope', scope }),
  });

export const foreignOrigin = (message: string): ApiError => createError('foreign_origin', message);

export const proofOfWorkRequired = (): ApiError =>
  createError('proof_of_work_required', 'This event type needs a `proofOfWork`: the solution of a new challenge of `getChallenge`.');

/** `what`: in lower case, such as "booking". */
export const notFound = (what = 'route'): ApiError =>
  createError('not_found', `${what.charAt(0).toUpperCase()}${what.slice(1)} not found.`);

export const methodNotAllowed = (allowed: string[]): ApiError =>
  createError('method_not_allowed', `Method not allowed. Allowed: ${allowed.join(', ')}.`, { headers: { Allow: allowed.join(', ') } });

export const requestInProgress = (): ApiError =>
  createError('request_in_progress', 'A request with this Idempotency-Key is still in progress. Retry later.', {
    headers: { 'Retry-After': '1' },
  });

/** `freeSlug`: a similar one that is free. */
export const slugTaken = ({ cause, freeSlug }: { cause?: Error; freeSlug?: string } = {}): ApiError =>
  createError('slug_taken', 'Another of your event types has this slug.', {
    details: [{ path: '/body/slug', message: 'is the slug of another of your event types', rule: 'unique' }],
    extra: freeSlug === undefined ? {} : ({ freeSlug } satisfies Pick<Schemas['SlugTaken'], 'freeSlug'>),
    cause,
  });

export const externalIdTaken = (cause?: Error): ApiError =>
  createError('external_id_taken', 'Another object of your organization has this `externalId`.', {
    details: [{ path: '/body/externalId', message: 'is the external id of another object of your organization', rule: 'unique' }],
    cause,
  });

export const eventTypeInUse = (): ApiError =>
  createError('event_type_in_use', 'This event type has upcoming bookings. Cancel or move them first, or set `active` to `false`.');

export const scheduleInUse = (eventTypes: Schemas['NamedEventType'][]): ApiError =>
  createError('schedule_in_use', 'Event types use this schedule. Choose another schedule for the host in these event types first.', {
    extra: { eventTypes } satisfies Pick<Schemas['ScheduleInUse'], 'eventTypes'>,
  });

export const defaultSchedule = (): ApiError =>
  createError('default_schedule', 'The default schedule cannot be deleted. Set `isDefault` of another schedule first.');

export const contactHasBookings = (upcoming: { id: string }[]): ApiError =>
  createError('contact_has_bookings', 'This person has upcoming bookings. Cancel them first.', {
    extra: { bookingIds: upcoming.slice(0, 20).map(({ id }) => id) } satisfies Pick<Schemas['ContactHasBookings'], 'bookingIds'>,
  });

export const urlTaken = (): ApiError =>
  createError('url_taken', 'Another of your webhooks already has this URL.', {
    details: [{ path: '/body/url', message: 'is the URL of another of your webhooks', rule: 'unique' }],
  });

/** `why`: a sentence. */
export const calendarUnreachable = (why: string, cause?: Error): ApiError =>
  createError('calendar_unreachable', `The calendar cannot be read. ${why}`, { cause });

export const calendarCredentialsRefused = (cause?: Error): ApiError =>
  createError('calendar_credentials_refused', "The calendar's server rejected the username or the password.", { cause });

export const staleVersion = (version: number): ApiError =>
  createError('stale_version', `Version ${version} was already sent. Send a version that is not lower.`, {
    extra: { version } satisfies Pick<Schemas['StaleVersion'], 'version'>,
  });

export const limitReached = (limit: string, maximum: number, message: string): ApiError =>
  createError('limit_reached', message, { extra: { limit, maximum } satisfies Pick<Schemas['LimitReached'], 'limit' | 'maximum'> });

export const preconditionFailed = (): ApiError =>
  createError('precondition_failed', 'The resource has changed since you read it. Read it again and retry.', {
    details: [{ path: '/header/if-match', message: 'does not match the current ETag', rule: 'precondition' }],
  });

export const payloadTooLarge = (): ApiError => createError('payload_too_large', 'The body is larger than 100 KB.');

export const unsupportedMediaType = (): ApiError =>
  createError('unsupported_media_type', 'Send the body as uncompressed `application/json` in UTF-8.');

export const idempotencyKeyReused = (): ApiError =>
  createError('idempotency_key_reused', 'This Idempotency-Key was already used for a different request. Use a new key.', {
    details: [{ path: '/header/idempotency-key', message: 'was already used for a different request', rule: 'unique' }],
  });

export const internal = (cause: unknown): ApiError =>
  createError('internal', 'Internal server error. Quote the request id when you report it.', { cause });

export const unavailable = (cause: unknown): ApiError =>
  createError('unavailable', 'The service is temporarily unavailable. Retry later.', { headers: { 'Retry-After': '2' }, cause });
