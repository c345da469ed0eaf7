/**
 * Lists in the order of change. A row's `changed_place` is the number of the transaction that changed it last (`event_place` in
 * migrations/0021_changes.sql). A list ends before the first place that an open transaction may still fill, so a reader who continues after
 * the last row skips nothing that is committed later.
 */
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import type { Owner } from './owner.ts';
import { rowsFor } from './paging.ts';

export type Place = { place: number; id: string };

export type ChangedRow = { id: string; changedPlace: number };

export type ChangesRequest = { limit: number; after: Place | null };

/** `updatedSince`: the rows are also filtered by it. */
type Start = {
  table: 'booking_viewers' | 'leads' | 'contacts';
  reader: 'user_id' | 'owner_id';
  owner: Owner;
  updatedSince: Date | undefined;
};

/** Call it before the list is read, in a statement of its own: what it returns holds for every later snapshot. */
export async function findSettledPlace(db: Db, { organizationId }: Pick<Owner, 'organizationId'>): Promise<number> {
  const { rows } = await sql<{ place: number }>`select settled_place(${organizationId}) as place`.execute(db);
  return (rows[0] as { place: number }).place;
}

/** Orders a query, starts it after a position, ends it before the settled place, and limits it as `rowsFor` does. */
export function changesOf<DB, Tables extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  { limit, after }: ChangesRequest,
  settledPlace: number,
  columns: readonly [place: string, id: string],
): SelectQueryBuilder<DB, Tables, Row> {
  const [place, id] = [sql.ref(columns[0]), sql.ref(columns[1])];
  const settled = query.where(sql<SqlBool>`${place} < ${settledPlace}`).orderBy(place).orderBy(id).limit(rowsFor(limit));
  return after === null ? settled : settled.where(sql<SqlBool>`(${place}, ${id}) > (${after.place}, ${after.id})`);
}

/**
 * The place of the first row that was updated since a time, for the first page only: PostgreSQL does not know that places follow times, and
 * would read all earlier rows. The addition keeps it from looking for the minimum among the places.
 */
export function isAfterStart({ table, reader, owner, updatedSince }: Start, { after }: ChangesRequest): RawBuilder<SqlBool> {
  if (updatedSince === undefined || after !== null) return sql<SqlBool>`true`;
  return sql<SqlBool>`changed_place >= (
    select min(f.changed_place + 0) from ${sql.table(table)} f
    where f.organization_id = ${owner.organizationId} and f.${sql.ref(reader)} = ${owner.userId} and f.updated_at >= ${updatedSince})`;
}

/**
 * The place of rows that this transaction changes by other means than functions. Read in a statement of its own: Citus runs a function of a
 * subquery on the coordinator, which numbers its transactions separately.
 */
export async function findNewPlace(tx: Transaction, organizationId: string): Promise<number> {
  const { rows } = await sql<{ place: number }>`select event_place(${organizationId}) as place`.execute(tx);
  return (rows[0] as { place: number }).place;
}
