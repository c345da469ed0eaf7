import type { Schemas } from '../../contract.ts';
import { pageNotFound } from '../../web/errors.ts';
import { readDone, seeOther, sendPage } from '../../web/send.ts';
import { listAll } from '../lookups.ts';
import { paths, withQuery } from '../paths.ts';
import type { Visit } from '../visit.ts';
import { type ContactFilter, contactsView, personView } from './contacts-view.ts';

const apiPath = '/api/v2/contacts';
const rowsPerPage = 50;
const longestSearch = 200;
const mostOfPerson = '100';

export async function showContacts({ call, search, session, res }: Visit): Promise<void> {
  const filter = readFilter(search);
  const offset = readOffset(search);
  const query = {
    limit: String(rowsPerPage),
    offset: String(offset),
    ...(filter.q !== '' && { q: filter.q }),
    ...(filter.kind !== '' && { kind: filter.kind }),
  };
  const { items, total } = await call<'listContacts'>({ path: apiPath, query });
  // A page beyond the last one.
  if (items.length === 0 && offset > 0) return seeOther(res, withQuery(paths.contacts, filter));
  const urlAt = (at: number) => withQuery(paths.contacts, { ...filter, offset: at <= 0 ? '' : String(at) });
  const previous = offset > 0 ? urlAt(offset - rowsPerPage) : undefined;
  const next = offset + items.length < total ? urlAt(offset + rowsPerPage) : undefined;
  await sendPage(res, contactsView({ session, filter, items, total, previous, next, done: readDone(search, notices) }));
}

const notices: Record<string, string> = { erased: 'Person erased.' };

function readFilter(search: URLSearchParams): ContactFilter {
  const kind = search.get('kind') ?? '';
  const q = [...(search.get('q') ?? '').trim()].slice(0, longestSearch).join('').trim();
  return { q, kind: kind === 'client' || kind === 'lead' ? kind : '' };
}

const readOffset = (search: URLSearchParams): number => {
  const text = search.get('offset') ?? '';
  return /^\d{1,8}$/.test(text) ? Number(text) : 0;
};

export async function showPerson(visit: Visit): Promise<void> {
  const { call, search, session, res } = visit;
  const contact = await findContact(visit, search);
  const isTheirs = (one: { email: string }) => one.email.toLowerCase() === contact.email.toLowerCase();
  const [bookings, leads] = await Promise.all([
    call<'listBookings'>({ path: '/api/v2/bookings', query: { email: contact.email, sort: '-startAt', limit: mostOfPerson } }),
    contact.leadCount === 0 ? [] : findLeads(visit, isTheirs, contact.leadCount),
  ]);
  await sendPage(res, personView({ session, contact, bookings: bookings.items, hasMore: bookings.nextCursor !== null, leads }));
}

/** By `id` or `email`. Throws 404. */
export async function findContact({ call }: Visit, given: URLSearchParams): Promise<Schemas['Contact']> {
  const id = given.get('id');
  if (id !== null) return call<'getContact'>({ path: `${apiPath}/${encodeURIComponent(id)}` });
  const email = (given.get('email') ?? '').trim().toLowerCase();
  if (email === '' || email.length > longestSearch) throw pageNotFound('contact');
  const list = async (query: Record<string, string>) => {
    const { items, nextCursor } = await call<'listContacts'>({ path: apiPath, query: { q: email, ...query } });
    // Others contain the address.
    return { items: items.filter((one) => one.email.toLowerCase() === email), nextCursor };
  };
  const [contact] = await listAll(list, 1);
  if (contact === undefined) throw pageNotFound('contact');
  return contact;
}

/** Newest first, until all of the person are found. */
async function findLeads({ call }: Visit, isTheirs: (one: { email: string }) => boolean, count: number): Promise<Schemas['Lead'][]> {
  const list = async (query: Record<string, string>) => {
    const { items, nextCursor } = await call<'listLeads'>({ path: '/api/v2/leads', query });
    return { items: items.filter(isTheirs), nextCursor };
  };
  return listAll(list, count);
}
