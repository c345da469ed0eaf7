import { html } from 'hono/html';
import { isId } from '../database/ids.ts';
import type { Position } from '../queries/paging.ts';
import type { View } from './layout.ts';

export type ListRequest<Key> = { limit: number; after: Key | null; before: Key | null };

export type List<Row> = {
  items: Row[];
  /** Values of the list's query parameter for the previous and the next page; the empty string is the first page. */
  previous: string | null;
  next: string | null;
};

const rowsPerPage = 20;

export function readListRequest<Key>(search: URLSearchParams, name: string, parse: (text: string) => Key | null): ListRequest<Key> {
  const [, direction, text = ''] = /^(after|before)\.(.*)$/.exec(search.get(name) ?? '') ?? [];
  const key = direction === undefined ? null : parse(text);
  return { limit: rowsPerPage, after: direction === 'after' ? key : null, before: direction === 'before' ? key : null };
}

/** `rows`: one more than `limit` if there are more, and in reverse order for `before`. */
export function toList<Row>({ limit, after, before }: ListRequest<unknown>, rows: Row[], write: (row: Row) => string): List<Row> {
  const items = before === null ? rows.slice(0, limit) : rows.slice(0, limit).reverse();
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return { items, previous: after === null && before === null ? null : '', next: null };
  const hasMore = rows.length > limit;
  const [hasPrevious, hasNext] = before === null ? [after !== null, hasMore] : [hasMore, true];
  return { items, previous: hasPrevious ? `before.${write(first)}` : null, next: hasNext ? `after.${write(last)}` : null };
}

export const writePosition = ({ createdAt, id }: Position): string => `${createdAt.getTime()}.${id}`;

export function parsePosition(text: string): Position | null {
  const [time = '', id = ''] = text.split('.');
  const createdAt = new Date(/^\d{1,14}$/.test(time) ? Number(time) : Number.NaN);
  return isId(id) && !Number.isNaN(createdAt.getTime()) ? { createdAt, id } : null;
}

/** `query`: other parameters of the pages, such as filters. */
type Pager = { path: string; name: string; label: string; query?: Record<string, string> };

export const pager = (where: Pager, { previous, next }: List<unknown>): View | string =>
  previous === null && next === null
    ? ''
    : html`<nav class="actions" aria-label="Pages of ${where.label}">
${previous === null ? '' : html`<a class="button secondary" rel="prev" href="${urlOf(where, previous)}">Previous</a>`}
${next === null ? '' : html`<a class="button secondary" rel="next" href="${urlOf(where, next)}">Next</a>`}
</nav>`;

function urlOf({ path, name, query = {} }: Pager, value: string): string {
  const search = new URLSearchParams({ ...query, ...(value !== '' && { [name]: value }) });
  return `${path}${search.size === 0 ? '' : `?${search}`}#${name}`;
}
