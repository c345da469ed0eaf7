/**
 * Cursors. A cursor contains the position of the last row, and a digest of the caller and the filters, so that it is valid for the same
 * list only. It contains no secret.
 */
import { createHash } from 'node:crypto';
import { isId } from '../database/ids.ts';
import { invalidArgument } from '../errors.ts';
import { isPrintable } from '../formats.ts';
import type { PageRequest, Position } from '../queries/paging.ts';

export type Listing = { operationId: string; caller: { userId: string }; path: object; query: { limit: number; cursor?: string } };

export function digestOf({ operationId, caller, path, query }: Listing, position: string): string {
  const { limit: _limit, cursor: _cursor, ...filters } = query;
  const list = JSON.stringify([operationId, caller.userId, Object.entries({ ...filters, ...path }).sort(), position]);
  return createHash('sha256').update(list).digest('base64url').slice(0, 16);
}

export function toPageRequest(request: Listing): PageRequest {
  const { limit, cursor } = request.query;
  if (cursor === undefined) return { limit, after: null };
  const [, createdAt, id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const after = { createdAt: new Date(Number(createdAt)), id };
  const isOurs = isId(id) && isPrintable(after.createdAt.getTime()) && toCursor(request, after) === cursor;
  if (!isOurs) throw invalidArgument('/query/cursor', 'reference', 'must be the `nextCursor` of a page with the same filters');
  return { limit, after };
}

type Page<Item> = { items: Item[]; nextCursor: string | null };

/** `rows`: one more than `limit` if there is a next page. `toPosition`: of a list that is not in the order of creation. */
export function toPage<Row extends Position, Item>(
  request: Listing,
  rows: Row[],
  toItem: (row: Row) => Item,
  toPosition?: (row: Row) => Position,
): Page<Item>;
export function toPage<Row, Item>(
  request: Listing,
  rows: Row[],
  toItem: (row: Row) => Item,
  toPosition: (row: Row) => Position,
): Page<Item>;
export function toPage<Row, Item>(
  request: Listing,
  rows: Row[],
  toItem: (row: Row) => Item,
  toPosition = (row: Row) => row as Position,
): Page<Item> {
  const shown = rows.slice(0, request.query.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > shown.length && last !== undefined;
  return { items: shown.map(toItem), nextCursor: hasMore ? toCursor(request, toPosition(last)) : null };
}

function toCursor(request: Listing, { createdAt, id }: Position): string {
  const position = `${createdAt.getTime()} ${id}`;
  return Buffer.from(`${digestOf(request, position)} ${position}`).toString('base64url');
}
