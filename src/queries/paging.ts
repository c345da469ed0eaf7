/** Keyset paging. */
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';

/** A row's position in a list ordered by creation, then id. */
export type Position = { createdAt: Date; id: string };

/** `before`: the rows before this position, in reverse order; takes precedence over `after`. */
export type PageRequest = { limit: number; after: Position | null; before?: Position | null };

type Columns = readonly [createdAt: string, id: string];

const sizes = [10, 20, 50, 100];

/**
 * At least one row more than the page, which shows whether a next page exists. A number in the text, since PostgreSQL takes a parameter for a
 * tenth of all rows and then plans the statement for each call anew; a few numbers, so that there are few texts.
 */
export function rowsFor(limit: number): RawBuilder<number> {
  return sql.lit((sizes.find((size) => limit <= size) ?? limit) + 1);
}

/** Orders a query, starts it at the page's position, and limits it as `rowsFor` does. */
export function pageOf<DB, Tables extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  order: 'asc' | 'desc',
  { limit, after, before = null }: PageRequest,
  columns: Columns = ['createdAt', 'id'],
): SelectQueryBuilder<DB, Tables, Row> {
  const isAscending = (order === 'asc') === (before === null);
  const direction = isAscending ? 'asc' : 'desc';
  const [createdAt, id] = [sql.ref(columns[0]), sql.ref(columns[1])];
  const ordered = query.orderBy(createdAt, direction).orderBy(id, direction).limit(rowsFor(limit));
  const position = before ?? after;
  if (position === null) return ordered;
  return ordered.where(sql<SqlBool>`(${createdAt}, ${id}) ${isAscending ? sql`>` : sql`<`} (${position.createdAt}, ${position.id})`);
}
