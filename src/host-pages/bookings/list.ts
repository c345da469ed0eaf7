import { DAY_MS } from '../../availability/dates.ts';
import type { Schemas } from '../../contract.ts';
import { isId } from '../../database/ids.ts';
import { isInstant } from '../../formats.ts';
import { readDone, sendPage } from '../../web/send.ts';
import { listFromCursor } from '../lookups.ts';
import { paths, withQuery } from '../paths.ts';
import type { Visit } from '../visit.ts';
import { bookingsView, type Filter, type Tab, tabNames } from './list-view.ts';

const rowsPerPage = '30';
const mostEventTypes = '100';
const mostPages = 10;

export async function showBookings(visit: Visit): Promise<void> {
  const { call, search, session, res } = visit;
  const filter = readFilter(search);
  // The pages of one list need the same bounds, so links to further pages carry them.
  const at = search.get('at') ?? '';
  const bound = isInstant(at) ? at : session.now.toISOString();
  const [bookings, eventTypes] = await Promise.all([
    findPage(visit, filter, bound),
    call<'listEventTypes'>({ path: '/api/v2/event-types', query: { limit: mostEventTypes } }),
  ]);
  if (bookings === undefined) return;
  const { items, nextCursor } = bookings;
  const next = nextCursor === null ? undefined : withQuery(paths.bookings, { ...filter, cursor: nextCursor, at: bound });
  const done = readDone(search, notices);
  const page = { session, filter, items, next, isFirst: !search.has('cursor'), eventTypes: eventTypes.items, done };
  await sendPage(res, bookingsView(page));
}

type Page = { items: Schemas['Booking'][]; nextCursor: string | null };

/** Continues while a page has none of the tab. Undefined for a cursor that is not of this list. */
async function findPage(visit: Visit, filter: Filter, bound: string): Promise<Page | undefined> {
  const now = visit.session.now.getTime();
  const list = async (page: Record<string, string>): Promise<Page> => {
    const query = { ...toQuery(filter, bound), ...page };
    const { items, nextCursor } = await visit.call<'listBookings'>({ path: '/api/v2/bookings', query });
    return { items: items.filter((booking) => isOfTab(filter.tab, booking, now)), nextCursor };
  };
  let found: Page | undefined = await listFromCursor(visit, withQuery(paths.bookings, filter), list);
  for (let page = 1; page < mostPages && found?.items.length === 0 && found.nextCursor !== null; page += 1)
    found = await list({ cursor: found.nextCursor });
  return found;
}

const notices: Record<string, string> = { canceled: 'Booking canceled.' };

function readFilter(search: URLSearchParams): Filter {
  const tab = search.get('tab') ?? '';
  const type = search.get('type') ?? '';
  return {
    tab: Object.hasOwn(tabNames, tab) ? (tab as Tab) : 'upcoming',
    type: isId(type) ? type.toLowerCase() : '',
    host: search.get('host') === 'me' ? 'me' : '',
    invitee: [...(search.get('invitee') ?? '').trim()].slice(0, 200).join(''),
  };
}

function toQuery({ tab, type, host, invitee }: Filter, bound: string): Record<string, string> {
  // A meeting is at most a day long.
  const from = new Date(Date.parse(bound) - DAY_MS).toISOString();
  const bounds: Record<Tab, Record<string, string>> = {
    upcoming: { status: 'active', sort: 'startAt', from },
    past: { status: 'active', sort: '-startAt', to: bound },
    canceled: { status: 'canceled', sort: '-startAt' },
  };
  return {
    ...bounds[tab],
    limit: rowsPerPage,
    ...(type !== '' && { eventTypeId: type }),
    ...(host !== '' && { host }),
    ...(invitee !== '' && { invitee }),
  };
}

/** A meeting that is going on is among the upcoming ones. */
function isOfTab(tab: Tab, { endAt }: Schemas['Booking'], now: number): boolean {
  if (tab === 'canceled') return true;
  return Date.parse(endAt) > now === (tab === 'upcoming');
}
