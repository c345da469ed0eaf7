/**
 * Lists in the order of change, which clients continue whenever they like. Like a cursor of other lists (paging.ts), a cursor contains the
 * position of the last row and a digest of the caller and the filters; it never expires.
 */
import { isId } from '../database/ids.ts';
import { invalidArgument } from '../errors.ts';
import type { ChangedRow, ChangesRequest, Place } from '../queries/changes.ts';
import { digestOf, type Listing } from './paging.ts';

type ChangesListing = Listing & { query: { updatedSince?: string } };

export const isInOrderOfChange = ({ query }: { query: { sort?: string } }): boolean => query.sort === 'updatedAt';

export function toChangesRequest(request: ChangesListing): ChangesRequest {
  const { limit, cursor } = request.query;
  if (cursor === undefined || cursor === beginning) return { limit, after: null };
  const [, place, id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const after = { place: Number(place), id };
  const isOurs = isId(id) && Number.isSafeInteger(after.place) && toCursor(request, after) === cursor;
  if (!isOurs) throw invalidArgument('/query/cursor', 'reference', 'must be the `nextCursor` of a page with the same filters');
  return { limit, after };
}

/** `syncCursor` continues after the page, even if it is the last one. `rows`: one more than `limit` if there is a next page. */
export function toChangesPage<Row extends ChangedRow, Item>(request: ChangesListing, rows: Row[], toItem: (row: Row) => Item) {
  const shown = rows.slice(0, request.query.limit);
  const last = shown.at(-1);
  const { cursor } = request.query;
  const syncCursor = last === undefined ? (cursor ?? beginning) : toCursor(request, { place: last.changedPlace, id: last.id });
  return { items: shown.map(toItem), nextCursor: rows.length > shown.length ? syncCursor : null, syncCursor };
}

/** Of any list: an empty page must not depend on the filters, which may contain ids that are not the caller's. */
const beginning = Buffer.from('beginning').toString('base64url');

function toCursor({ query: { updatedSince: _, ...query }, ...request }: ChangesListing, { place, id }: Place): string {
  const position = `${place} ${id}`;
  return Buffer.from(`${digestOf({ ...request, query }, position)} ${position}`).toString('base64url');
}
