/** Keyset paging. */
import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';

/** A row's position in a list ordered by creation, then id. */
export type Position = { createdAt: Date; id: string };

/** `before`: the rows before this position, in reverse order; takes precedence over `after`. */
export type PageRequest = { limit: number; after: Position | null; before?: Position | null };

type Columns = readonly [createdAt: string, id: string];

/** Orders a query, starts it at the page's position, and limits it to one row more than the page, which shows whether a next page exists. */
export function pageOf<DB, Tables extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  order: 'asc' | 'desc',
  { limit, after, before = null }: PageRequest,
  columns: Columns = ['createdAt', 'id'],
): SelectQueryBuilder<DB, Tables, Row> {
  const isAscending = (order === 'asc') === (before === null);
  const direction = isAscending ? 'asc' : 'desc';
  const [createdAt, id] = [sql.ref(columns[0]), sql.ref(columns[1])];
  const ordered = query
    .orderBy(createdAt, direction)
    .orderBy(id, direction)
    .limit(limit + 1);
  const position = before ?? after;
  if (position === null) return ordered;
  return ordered.where(sql<SqlBool>`(${createdAt}, ${id}) ${isAscending ? sql`>` : sql`<`} (${position.createdAt}, ${position.id})`);
}
