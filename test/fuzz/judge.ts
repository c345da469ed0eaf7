/** Descriptions of errors in a response; an empty list for a correct one. */
import { faultsOf } from '../support/contract.ts';
import type { Answer } from '../support/http.ts';
import type { Operation } from './operations.ts';
import type { Wire } from './wire.ts';

/** Holds for every response: declared by the contract, not 5xx, with a request id. */
export function faultsOfAny({ method, target }: Pick<Wire, 'method' | 'target'>, { status, headers, text, body }: Answer): string[] {
  const path = target.split('?')[0] as string;
  const requestId = headers.get('x-request-id');
  return [
    ...(status >= 500 ? [`${status} is a fault of ours: ${text}`] : []),
    ...faultsOf({ method, path, status, headers, text }),
    ...(status >= 400 && method !== 'HEAD' && body?.requestId !== requestId
      ? [`the body names the request ${body?.requestId}, the header ${requestId}`]
      : []),
  ];
}

export type Refusal = { status: number; code: string; pointer?: string };

/** The expected status and code, and exactly one pointer. */
export function faultsOfRefusal({ status, text, body }: Answer, wanted: Refusal): string[] {
  if (status !== wanted.status) return [`answered ${status} instead of ${wanted.status}: ${text.slice(0, 500)}`];
  if (body?.code !== wanted.code) return [`has the code ${body?.code} instead of ${wanted.code}`];
  if (wanted.pointer === undefined) return [];
  const pointers = (body.details ?? []).map(({ path }: { path: string }) => path);
  return pointers.length === 1 && pointers[0] === wanted.pointer
    ? []
    : [`points at ${JSON.stringify(pointers)} instead of ${wanted.pointer}`];
}

/** Refusals that the schemas do not state: pointer and message. */
const rules: [RegExp, RegExp][] = [
  [/^\/query\/(from|to)$/, /^must be in the years 0001 to 9999$/],
  [/^\/query\/to$/, /^must be (after `from`|at most (31|45) days after `from`)$/],
  [/^\/query\/(from|to)$/, /^must be (at most 366 days from the other bound|before the end of today if `to` is omitted)$/],
  [/^\/query\/startAt$/, /^must be in the years 0001 to 9999$/],
  [/^\/query\/duration(Min)?$|^\/body\/durationMin$/, /^must be one of \d+(, \d+)*$/],
  [
    /^\/query\/rescheduleBookingId$/,
    /^(must be (the id of a booking|a booking of this event type)|is canceled|has started|was rescheduled; the new booking is .+)$/,
  ],
  [/^\/query\/cursor$/, /^must be the `nextCursor` of a page with the same filters$/],
  [/^\/query\/offset$/, /^must be omitted with `cursor` and with `sort=updatedAt`$/],
  [/^\/body\/location\/value$/, /^must be a link that starts with .+$/],
  [/^\/body\/location$/, /^can be chosen only where the event type asks the invitee$/],
  [/^\/body\/answers$/, /^must answer the question `.+`, ".*"( \(options: .+\))?$/s],
  [/^\/body\/answers\/\d+\/questionId$/, /^must (be the id of a question of this event type|not be answered twice)$/],
  [
    /^\/body\/answers\/\d+\/value$/,
    /^must (be a list of options|not name an option twice|contain only .+|be a string|be one of .+|be a telephone number)$/,
  ],
  [/^\/body\/leadId$/, /^must be a lead of this event type$/],
  [/^\/body\/metadata\/\d+\/key$/, /^must not be given twice$/],
  [/^\/body\/hosts$/, /^must have exactly one host for one_on_one$/],
  [/^\/body\/hosts\/\d+$/, /^is listed more than once$/],
  [/^\/body\/hosts\/\d+\/id$/, /^must be a user of your organization$/],
  [/^\/body\/hosts\/\d+\/scheduleId$/, /^must be a schedule of this host$/],
  [/^\/body\/hostSelection$/, /^must be null unless the kind is round_robin$/],
  [/^\/body\/questions\/\d+\/id$/, /^is the id of another question$/],
  [/^\/body\/questions\/\d+\/options$/, /^must not be empty for a question with choices$/],
  [/^\/body\/questions\/\d+\/options\/\d+$/, /^(must have visible characters|is the same as another option)$/],
  [/^\/body\/hours\/\d+$/, /^must end after it starts$/],
  [/^\/body\/to$/, /^must (not be before `from`|be less than 366 days after `from`)$/],
  [/^\/(query|body)\/startAt$/, /^is the current start of this booking; choose another start$/],
  [/^\/query\/rescheduleBookingId$/, /^(must be (the id of a booking|a booking of this event type)|is canceled|was rescheduled; .+)$/],
  [/^\/body\/weekly\/[a-z]+\/\d+$/, /^must end after it starts$/],
  [/^\/body\/isDefault$/, /^must not be `false` for the default schedule; /],
  [/^\/body\/name$/, /^is the name of another of your schedules$/],
  [/^\/body\/from$/, /^must not be before 1970$/],
  [/^\/body\/to$/, /^must be (after `from`|at most 400 days after `from`)$/],
  [/^\/body\/intervals\/\d+\/startAt$/, /^must be at or after `from` and before `to`$/],
  [/^\/body\/intervals\/\d+\/endAt$/, /^must (be after `startAt`|not be after `to`)$/],
  [/^\/body\/kind$/, /^is not supported by this version$/],
  [/^\/body\/(url|username|password)$/, /^is (required for (ics|caldav)|not for a push calendar)$/],
  [/^\/body\/collections\/\d+\/id$/, /^must (be a collection of the calendar|not be listed twice)$/],
  [/^\/body\/writesTo$/, /^must be a writable collection of the calendar$/],
  [/^\/body\/until$/, /^must be after `since`$/],
  [
    /^\/body\/url$/,
    /^(must be absolute and well-formed, such as https:\/\/example.com\/hooks|must start with https:\/\/|must not contain .+|is not on the public internet|must have at most \d+ characters when it is percent-encoded)$/,
  ],
  [/^\/query\/after$/, /^must be the id of one of your events of the last 30 days/],
];

const isRule = ({ path, message }: { path: string; message: string }): boolean =>
  rules.some(([place, words]) => place.test(path) && words.test(message));

const business = [
  ...['already_booked', 'duplicate_booking', 'event_type_in_use', 'schedule_in_use', 'default_schedule', 'contact_has_bookings'],
  ...['not_found', 'slot_unavailable', 'idempotency_key_reused', 'precondition_failed', 'slug_taken'],
  ...[
    'limit_reached',
    'url_taken',
    'email_taken',
    'external_id_taken',
    'last_owner',
    'member_in_use',
    'already_joined',
    'stale_version',
    'calendar_unreachable',
    'calendar_credentials_refused',
  ],
  ...['booking_canceled', 'booking_rescheduled', 'booking_started', 'booking_not_started', 'duplicate_booking', 'proof_of_work_required'],
];

/** A request that the schemas accept succeeds or is refused by a business rule, never for its format. */
export function faultsOfValid({ id }: Pick<Operation, 'id'>, { status, text, body }: Answer): string[] {
  if (status < 400) return [];
  const isBusiness =
    status === 400
      ? body?.code === 'invalid_argument' && body.details?.length > 0 && body.details.every(isRule)
      : business.includes(body?.code) || isSpent(id, body);
  return isBusiness ? [] : [`${id} refused a valid request with ${status}: ${text.slice(0, 500)}`];
}

/** Public bookings per email address are limited. */
const isSpent = (id: string, body: Answer['body']): boolean =>
  id === 'createPublicBooking' && body?.code === 'rate_limited' && /^This email address has 3 bookings/.test(body.message);

/** Headers that differ between responses to the same request. */
const passing = new Set([
  'x-request-id',
  'date',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'connection',
  'keep-alive',
]);

const lasting = (headers: Headers): string => JSON.stringify([...headers].filter(([name]) => !passing.has(name)));

const show = ({ status, headers, text, body }: Answer): string => {
  const told = text.replace(JSON.stringify(String(body?.requestId)), '"…"');
  return `${status} ${lasting(headers)} ${told}`;
};

/** Two responses must be indistinguishable. */
export const faultsOfTwins = (one: Answer, other: Answer): string[] =>
  show(one) === show(other) ? [] : [`can be told apart: ${show(one)} and ${show(other)}`];

/** HEAD returns the headers of GET, without the body. */
export function faultsOfHead(got: Answer, head: Answer): string[] {
  return [
    ...(head.text === '' ? [] : ['HEAD has a body']),
    ...(got.status === head.status ? [] : [`GET answers ${got.status}, HEAD ${head.status}`]),
    ...(lasting(got.headers) === lasting(head.headers) ? [] : [`GET has ${lasting(got.headers)}, HEAD ${lasting(head.headers)}`]),
  ];
}
