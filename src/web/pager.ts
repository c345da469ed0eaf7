/** Lists on pages: a few rows at a time, with plain links to the rows before and after them. */
import { html } from 'hono/html';
import { isId } from '../database/ids.ts';
import type { Position } from '../queries/paging.ts';
import type { View } from './layout.ts';

/** Which rows of a list are wanted: those after one of them or before one of them, else the first. */
export type Place<Key> = { limit: number; after: Key | null; before: Key | null };

export type List<Row> = {
  items: Row[];
  /** Values for the list's parameter in the query: where the page before begins, and the next one. Empty: the first page. */
  previous: string | null;
  next: string | null;
};

const rowsPerPage = 20;

/** Reads a list's parameter from the query. A value that `parse` does not know is the first page. */
export function readPlace<Key>(search: URLSearchParams, name: string, parse: (text: string) => Key | null): Place<Key> {
  const [, direction, text = ''] = /^(after|before)\.(.*)$/.exec(search.get(name) ?? '') ?? [];
  const key = direction === undefined ? null : parse(text);
  return { limit: rowsPerPage, after: direction === 'after' ? key : null, before: direction === 'before' ? key : null };
}

/** Makes a page of the rows that were read: one more than asked for if there are more, from the last to the first if asked for "before". */
export function toList<Row>({ limit, after, before }: Place<unknown>, rows: Row[], write: (row: Row) => string): List<Row> {
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

/** `name`: the list's parameter, which is also the id of its heading. */
type Pager = { path: string; name: string; label: string };

/** Links to the page before and the next one, where there are any. */
export const pager = (where: Pager, { previous, next }: List<unknown>): View | string =>
  previous === null && next === null
    ? ''
    : html`<nav class="actions" aria-label="Pages of ${where.label}">
${previous === null ? '' : html`<a class="button secondary" rel="prev" href="${addressOf(where, previous)}">Previous</a>`}
${next === null ? '' : html`<a class="button secondary" rel="next" href="${addressOf(where, next)}">Next</a>`}
</nav>`;

const addressOf = ({ path, name }: Pager, value: string): string =>
  `${path}${value === '' ? '' : `?${new URLSearchParams({ [name]: value })}`}#${name}`;
