import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';

/** A row's position in a list ordered by creation, then id. */
export type Position = { createdAt: Date; id: string };

export type PageRequest = { limit: number; after: Position | null };

/** The rows after one of them, or those before one of them, which then come in the opposite order. */
export type Part = { limit: number; after: Position | null; before?: Position | null };

/** Reads a part of a list in order of creation, and one row more, if there is one. The columns are `created_at` and `id`. */
export function readPart<DB, Tables extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  order: 'asc' | 'desc',
  { limit, after, before = null }: Part,
): Promise<Row[]> {
  const isAscending = (order === 'asc') === (before === null);
  const [direction, from] = [isAscending ? 'asc' : 'desc', before ?? after] as const;
  const paged = query
    .orderBy(sql`created_at`, direction)
    .orderBy(sql`id`, direction)
    .limit(limit + 1);
  if (from === null) return paged.execute() as Promise<Row[]>;
  const comparison = sql.raw(isAscending ? '>' : '<');
  return paged.where(sql<SqlBool>`(created_at, id) ${comparison} (${from.createdAt}, ${from.id})`).execute() as Promise<Row[]>;
}
