import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import type { Owner } from './owner.ts';

export type ContactFilter = { kind?: Schemas['ContactKind']; q?: string | undefined; offset: number; limit: number };

/** Most recent activity first. `total` counts all pages. */
export async function listContacts(db: Db, owner: Owner, filter: ContactFilter) {
  const page = matching(db, owner, filter)
    .selectAll('c')
    .orderBy('c.lastActivityAt', 'desc')
    .orderBy('c.emailKey', 'desc')
    .limit(filter.limit)
    .offset(filter.offset);
  // A left join from the total returns it for an empty page, too.
  const rows = await db
    .selectFrom(db.selectNoFrom(totalOf(db, owner, filter).as('total')).as('t'))
    .leftJoin(page.as('c'), (join) => join.onTrue())
    .selectAll('c')
    .select('t.total')
    .orderBy('c.lastActivityAt', 'desc')
    .orderBy('c.emailKey', 'desc')
    .execute();
  return { rows: rows.filter(isContact), total: rows[0]?.total ?? 0 };
}

export type ContactRow = Selectable<Schema['contacts']>;

const isContact = <Row extends { userId: string | null }>(row: Row): row is Row & ContactRow => row.userId !== null;

/** Totals by kind are kept in a table; only a search has to count. */
const totalOf = (db: Db, owner: Owner, filter: ContactFilter) =>
  filter.q === undefined
    ? sql<number>`(select coalesce(sum(total), 0)::integer from contact_totals
        where organization_id = ${owner.organizationId} and user_id = ${owner.userId} ${
          filter.kind === undefined ? sql`` : sql`and kind = ${filter.kind}`
        })`
    : sql<number>`(${matching(db, owner, filter).select(sql<number>`count(*)::integer`.as('total'))})`;

const matching = (
  db: Db,
  { organizationId, userId }: Owner,
  { kind, q }: ContactFilter,
): SelectQueryBuilder<{ c: Schema['contacts'] }, 'c', object> =>
  db
    .selectFrom('contacts as c')
    .where('c.organizationId', '=', organizationId)
    .where('c.userId', '=', userId)
    .$if(kind !== undefined, (query) => query.where('c.kind', '=', kind as Schemas['ContactKind']))
    .$if(q !== undefined, (query) =>
      query.where(searchedFor(q as string), 'like', sql<string>`'%' || fold_text(${escapeLike(q as string)}) || '%'`),
    );

/**
 * `search` has the name and the address on one line each, so a text of several lines can match only the name. The trigram index cannot help
 * with fewer than three letters; scanning the user's own contacts is then faster, and the concatenation keeps the planner off the index.
 */
function searchedFor(q: string) {
  if (q.includes('\n')) return sql<string>`fold_text(c.name)`;
  return /[\p{L}\p{N}]{3}/u.test(q) ? sql.ref<string>('c.search') : sql<string>`(c.search || '')`;
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
