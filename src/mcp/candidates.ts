/** Names where ids are wanted: the refusal lists what may be meant, with ids. */

import type { Api } from '../api/pipeline.ts';
import type { ApiRequest, ApiResponse } from '../api/request.ts';
import { isId } from '../database/ids.ts';
import type { Caller } from '../queries/authentication.ts';
import { shorten } from '../text/pointers.ts';
import { formatLocal } from './local-times.ts';
import { readOther } from './read-other.ts';
import type { Body } from './views.ts';

type Listing = { operationId: string; tool: string; toName: (item: Body, timezone: string) => string; search?: string };

const personOf = ({ invitee, startAt, endAt }: Body, timezone: string): string =>
  `${(invitee as { name: string }).name}, ${formatLocal(timezone, startAt as string, endAt as string)}`;

const listings: Record<string, Listing> = {
  eventTypeId: { operationId: 'listEventTypes', tool: 'list_event_types', toName: ({ name }) => String(name) },
  scheduleId: { operationId: 'listSchedules', tool: 'list_schedules', toName: ({ name }) => String(name) },
  bookingId: { operationId: 'listBookings', tool: 'list_bookings', toName: personOf, search: 'invitee' },
  rescheduleBookingId: { operationId: 'listBookings', tool: 'list_bookings', toName: personOf, search: 'invitee' },
  leadId: { operationId: 'listLeads', tool: 'list_leads', toName: ({ name, email }) => `${name}, ${email}` },
  outOfOfficeId: { operationId: 'listOutOfOffice', tool: 'list_out_of_office', toName: ({ from, to }) => `${from} to ${to}` },
  calendarId: { operationId: 'listCalendars', tool: 'list_calendars', toName: ({ name }) => String(name) },
  host: { operationId: 'listMembers', tool: 'list_members', toName: ({ name, slug }) => String(name ?? slug) },
};

const mostCandidates = 10;
const mostRead = 100;

type Place = { argument: string; text: string; listing: Listing };

/** Of a list: a name there finds nothing, which would look like an empty list. */
const filters = ['eventTypeId', 'host'];

type Answered = { request: ApiRequest; given: Body; answered: ApiResponse };

/** Undefined unless the call was refused, or found nothing, for a name that is no id. */
export async function findMisnamed(api: Api, { request, given, answered }: Answered): Promise<ApiResponse | undefined> {
  const { status } = answered;
  if (status !== 200 && status !== 400 && status !== 404) return undefined;
  const [misnamed] = placesIn(given).filter(({ argument, text }) => isName(text) && (status !== 200 || filters.includes(argument)));
  if (misnamed === undefined) return undefined;
  const { argument, listing } = misnamed;
  const candidates = await listCandidates(api, request, misnamed);
  const source = candidates.length > 0 ? 'one of `candidates`, or take it from' : 'take it from';
  const message = `is an id, not a name: ${source} \`${listing.tool}\``;
  const body = {
    title: 'Invalid Argument',
    message: `\`${argument}\` ${message}.`,
    code: 'invalid_argument',
    requestId: request.requestId,
    details: [{ path: `/query/${argument}`, message }],
    ...(candidates.length > 0 && { candidates }),
  };
  return { status: 400, headers: {}, body: JSON.stringify(body) };
}

const isName = (text: string): boolean => !isId(text) && text !== 'me' && text.length <= longestName;

const longestName = 200;

function placesIn(given: Body): Place[] {
  const own = Object.entries(given).flatMap(([argument, text]) => toPlace(argument, text, listings[argument]));
  const hosts = Array.isArray(given.hosts) ? given.hosts : [];
  const ofHosts = hosts.flatMap((host: Body | null, index) => [
    ...toPlace(`hosts.${index}.id`, host?.id, listings.host),
    ...toPlace(`hosts.${index}.scheduleId`, host?.scheduleId, listings.scheduleId),
  ]);
  return [...own, ...ofHosts];
}

const toPlace = (argument: string, text: unknown, listing: Listing | undefined): Place[] =>
  listing !== undefined && typeof text === 'string' && text !== '' ? [{ argument, text, listing }] : [];

type Candidate = { id: string; name: string };

async function listCandidates(api: Api, request: ApiRequest, { text, listing }: Place): Promise<Candidate[]> {
  const { operationId, toName, search } = listing;
  const query = { limit: mostRead, ...(search && { [search]: text, sort: 'startAt' }) };
  const found = await readOther(api, request, operationId, { query });
  if (found === undefined) return [];
  const all = (found.items as Body[]).map((item) => ({
    id: String(item.id),
    name: shorten(toName(item, (request.caller as Caller).timezone)),
  }));
  const near = all.filter(({ name }) => isNear(name, text));
  return (near.length > 0 || search ? (search ? all : near) : all).slice(0, mostCandidates);
}

const isNear = (name: string, text: string): boolean => {
  const [a, b] = [name.toLowerCase(), text.toLowerCase()];
  return a.includes(b) || b.includes(a);
};
