/** All errors that clients see. `cause` is logged and never sent. `upcoming` is for pages: the invitee's number of upcoming bookings. */
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

function create(code: ErrorCode, message: string, rest: Rest = {}): ApiError {
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
  return create('invalid_argument', first ? toSentence(first) : 'The request is invalid.', { details });
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

export const malformedRequest = (message: string): ApiError => create('invalid_argument', message);

const challenge = (parts: Record<string, string>): Record<string, string> => ({
  'WWW-Authenticate': `Bearer ${Object.entries({ realm: 'Caledee API', ...parts })
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}`,
});

const unauthorized = (parts: Record<string, string>): ApiError =>
  create('unauthorized', 'Invalid or unknown access token.', { headers: challenge(parts) });

export const missingToken = (): ApiError => unauthorized({});
export const invalidToken = (): ApiError => unauthorized({ error: 'invalid_token' });

export const planRequired = (): ApiError =>
  create('plan_required', 'The API is part of the Team plan, which this organization does not have.', {
    headers: challenge({ error: 'invalid_token', error_description: 'The API is part of the Team plan' }),
  });

export const insufficientScope = (scope: string): ApiError =>
  create('insufficient_scope', `This token lacks the scope \`${scope}\`.`, { headers: challenge({ error: 'insufficient_scope', scope }) });

/** `message`: whom to ask. */
export const roleRequired = (message: string): ApiError => create('role_required', message);

export const foreignOrigin = (message: string): ApiError => create('foreign_origin', message);

export const proofOfWorkRequired = (): ApiError =>
  create('proof_of_work_required', 'This event type needs a `proofOfWork`: the solution of a new challenge of `getChallenge`.');

/** `what`: in lower case, such as "booking". */
export const notFound = (what = 'route'): ApiError => create('not_found', `${what.charAt(0).toUpperCase()}${what.slice(1)} not found.`);

export const methodNotAllowed = (allowed: string[]): ApiError =>
  create('method_not_allowed', `Method not allowed. Allowed: ${allowed.join(', ')}.`, { headers: { Allow: allowed.join(', ') } });

const refusals: Record<Schemas['RefusalReason'], string> = {
  slot_taken: 'The start overlaps another meeting.',
  buffer_conflict: 'The start is within the buffer of another meeting.',
  calendar_busy: 'A connected calendar of the host is busy at this time.',
  calendar_unreachable: 'A connected calendar of the host was not read for too long, so it is unknown whether the host is free.',
  outside_hours: 'The meeting is outside the available hours.',
  out_of_office: 'The host is out of office.',
  off_grid: "The start is not on this event type's slot grid.",
  in_past: 'The start is in the past.',
  below_minimum_notice: 'The start is within the minimum notice.',
  beyond_booking_window: 'The start is beyond the booking window.',
  daily_limit_reached: 'The daily limit of this event type is reached.',
  event_type_inactive: 'This event type is not active.',
};

export const slotUnavailable = (reason: Schemas['RefusalReason'], alternatives: string[]): ApiError =>
  create('slot_unavailable', refusals[reason], {
    extra: { reason, alternatives } satisfies Pick<Schemas['SlotUnavailable'], 'reason' | 'alternatives'>,
  });

export const requestInProgress = (): ApiError =>
  create('request_in_progress', 'A request with this Idempotency-Key is still in progress. Retry later.', {
    headers: { 'Retry-After': '1' },
  });

export const alreadyBooked = (cause?: Error): ApiError =>
  create('already_booked', 'This email address already has a seat in this meeting.', { cause });

/** Without the id for a client that is not known: somebody else may have the same address. */
export const duplicateBooking = (bookingId?: string): ApiError =>
  bookingId === undefined
    ? create('duplicate_booking', 'The same invitee was booked for this start a moment ago.')
    : create('duplicate_booking', 'The same invitee was booked for this start a moment ago. `bookingId` is the id of that booking.', {
        extra: { bookingId } satisfies Pick<Schemas['DuplicateBooking'], 'bookingId'>,
      });

export const bookingCanceled = (): ApiError => create('booking_canceled', 'This booking is canceled.');
export const bookingRescheduled = (rescheduledToId: string): ApiError =>
  create('booking_rescheduled', 'This booking was rescheduled. `rescheduledToId` is the id of the new one.', {
    extra: { rescheduledToId } satisfies Pick<Schemas['BookingRescheduled'], 'rescheduledToId'>,
  });

export const bookingStarted = (): ApiError => create('booking_started', 'This booking has already started.');
export const bookingOver = (): ApiError =>
  create(
    'booking_started',
    'This booking is over. If the invitee did not come, mark a no-show. One of its hosts can cancel it with `force`.',
  );

export const bookingNotStarted = (): ApiError => create('booking_not_started', 'This booking has not started yet.');

export const tooLateToChange = (contact: Schemas['HostContact']): ApiError =>
  create('too_late_to_change', 'This booking can no longer be changed online. Contact the host.', {
    extra: { contact } satisfies Pick<Schemas['TooLateToChange'], 'contact'>,
  });

/** `freeSlug`: a similar one that is free. */
export const slugTaken = ({ cause, freeSlug }: { cause?: Error; freeSlug?: string } = {}): ApiError =>
  create('slug_taken', 'Another of your event types has this slug.', {
    details: [{ path: '/body/slug', message: 'is the slug of another of your event types', rule: 'unique' }],
    extra: freeSlug === undefined ? {} : ({ freeSlug } satisfies Pick<Schemas['SlugTaken'], 'freeSlug'>),
    cause,
  });

/** Of a user. `freeSlug`: a similar one that is free. */
export const userSlugTaken = ({ cause, freeSlug }: { cause?: Error; freeSlug?: string } = {}): ApiError =>
  create('slug_taken', 'Another user of this server has this slug.', {
    details: [{ path: '/body/slug', message: 'is the slug of another user of this server', rule: 'unique' }],
    extra: freeSlug === undefined ? {} : ({ freeSlug } satisfies Pick<Schemas['SlugTaken'], 'freeSlug'>),
    cause,
  });

export const emailTaken = (cause?: Error): ApiError =>
  create('email_taken', 'This email is already used by another user of this server.', {
    details: [{ path: '/body/email', message: 'is already used by another user of this server', rule: 'unique' }],
    cause,
  });

export const externalIdTaken = (cause?: Error): ApiError =>
  create('external_id_taken', 'Another object of your organization has this `externalId`.', {
    details: [{ path: '/body/externalId', message: 'is the external id of another object of your organization', rule: 'unique' }],
    cause,
  });

export const lastOwner = (): ApiError => create('last_owner', 'An organization needs an active owner. Make somebody else an owner first.');

export const memberInUse = (): ApiError =>
  create('member_in_use', 'The member has bookings, leads or event types. Deactivate the member with `active: false` instead.');

export const alreadyJoined = (): ApiError =>
  create(
    'already_joined',
    'The member has joined already. A person who forgot the password gets a new link from the administrator of the server.',
  );

export const eventTypeInUse = (): ApiError =>
  create('event_type_in_use', 'This event type has upcoming bookings. Cancel or move them first, or set `active` to `false`.');

export const scheduleInUse = (eventTypes: Schemas['NamedEventType'][]): ApiError =>
  create('schedule_in_use', 'Event types use this schedule. Choose another schedule for the host in these event types first.', {
    extra: { eventTypes } satisfies Pick<Schemas['ScheduleInUse'], 'eventTypes'>,
  });

export const defaultSchedule = (): ApiError =>
  create('default_schedule', 'The default schedule cannot be deleted. Set `isDefault` of another schedule first.');

export const contactHasBookings = (upcoming: { id: string }[]): ApiError =>
  create('contact_has_bookings', 'This person has upcoming bookings. Cancel them first.', {
    extra: { bookingIds: upcoming.slice(0, 20).map(({ id }) => id) } satisfies Pick<Schemas['ContactHasBookings'], 'bookingIds'>,
  });

export const urlTaken = (): ApiError =>
  create('url_taken', 'Another of your webhooks already has this URL.', {
    details: [{ path: '/body/url', message: 'is the URL of another of your webhooks', rule: 'unique' }],
  });

/** `why`: a sentence. */
export const calendarUnreachable = (why: string, cause?: Error): ApiError =>
  create('calendar_unreachable', `The calendar cannot be read. ${why}`, { cause });

export const calendarCredentialsRefused = (cause?: Error): ApiError =>
  create('calendar_credentials_refused', "The calendar's server refused the user name or the password.", { cause });

export const staleVersion = (version: number): ApiError =>
  create('stale_version', `Version ${version} was sent already. Send a version that is not lower.`, {
    extra: { version } satisfies Pick<Schemas['StaleVersion'], 'version'>,
  });

export const limitReached = (limit: string, maximum: number, message: string): ApiError =>
  create('limit_reached', message, { extra: { limit, maximum } satisfies Pick<Schemas['LimitReached'], 'limit' | 'maximum'> });

export const preconditionFailed = (): ApiError =>
  create('precondition_failed', 'The resource has changed since you read it. Read it again and retry.', {
    details: [{ path: '/header/if-match', message: 'does not match the current ETag', rule: 'precondition' }],
  });

export const payloadTooLarge = (): ApiError => create('payload_too_large', 'The body is larger than 100 KB.');

export const unsupportedMediaType = (): ApiError =>
  create('unsupported_media_type', 'Send the body as uncompressed `application/json` in UTF-8.');

export const idempotencyKeyReused = (): ApiError =>
  create('idempotency_key_reused', 'This Idempotency-Key was already used for a different request. Use a new key.', {
    details: [{ path: '/header/idempotency-key', message: 'was already used for a different request', rule: 'unique' }],
  });

export const tooManyRequests = (message: string, retryAfterSec: number): ApiError =>
  create('rate_limited', message, { headers: { 'Retry-After': String(retryAfterSec) } });

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
  create(
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

export const internal = (cause: unknown): ApiError =>
  create('internal', 'Internal server error. Quote the request id when you report it.', { cause });

export const unavailable = (cause: unknown): ApiError =>
  create('unavailable', 'The service is temporarily unavailable. Retry later.', { headers: { 'Retry-After': '2' }, cause });
