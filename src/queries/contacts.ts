import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';

export type ContactFilter = { kind?: Schemas['ContactKind']; q?: string; offset: number; limit: number };

/** Most recent activity first. `total` counts all pages. */
export async function listContacts(db: Db, userId: string, filter: ContactFilter) {
  const page = matching(db, userId, filter)
    .selectAll('c')
    .orderBy('c.lastActivityAt', 'desc')
    .orderBy('c.emailKey', 'desc')
    .limit(filter.limit)
    .offset(filter.offset);
  // A left join from the total returns it for an empty page, too.
  const rows = await db
    .selectFrom(db.selectNoFrom(totalOf(db, userId, filter).as('total')).as('t'))
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

const totalOf = (db: Db, userId: string, filter: ContactFilter) =>
  filter.q === undefined
    ? sql<number>`(select coalesce(sum(total), 0)::integer from contact_totals where user_id = ${userId} ${
        filter.kind === undefined ? sql`` : sql`and kind = ${filter.kind}`
      })`
    : sql<number>`(${matching(db, userId, filter).select(sql<number>`count(*)::integer`.as('total'))})`;

const matching = (db: Db, userId: string, { kind, q }: ContactFilter): SelectQueryBuilder<{ c: Schema['contacts'] }, 'c', object> =>
  db
    .selectFrom('contacts as c')
    .where('c.userId', '=', userId)
    .$if(kind !== undefined, (query) => query.where('c.kind', '=', kind as Schemas['ContactKind']))
    .$if(q !== undefined, (query) =>
      query.where(searchedFor(q as string), 'like', sql<string>`'%' || lower(${escapeLike(q as string)}::text) || '%'`),
    );

/**
 * `search` has the name and the address on one line each, so a text of several lines can match only the name. The trigram index cannot help
 * with fewer than three letters; scanning the user's own contacts is then faster, and the concatenation keeps the planner off the index.
 */
function searchedFor(q: string) {
  if (q.includes('\n')) return sql<string>`lower(c.name)`;
  return /[\p{L}\p{N}]{3}/u.test(q) ? sql.ref<string>('c.search') : sql<string>`(c.search || '')`;
}

const mergeWith = (person: ReturnType<typeof sql>) => sql`
  on conflict (user_id, email_key) do update set
    ${person},
    booking_count = contacts.booking_count + excluded.booking_count,
    lead_count = contacts.lead_count + excluded.lead_count,
    first_seen_at = least(contacts.first_seen_at, excluded.first_seen_at),
    last_activity_at = greatest(contacts.last_activity_at, excluded.last_activity_at),
    last_booking_at = greatest(contacts.last_booking_at, excluded.last_booking_at)`;

/** Ends an insert into `contacts`: adds the counts to the existing row's and keeps the most recent personal data. */
export const mergeContact = mergeWith(sql`${ofLatest('email')}, ${ofLatest('name')}, ${ofLatest('phone')}, ${ofLatest('timezone')}`);

/** Does the same for unverified data, which only fills empty fields. */
export const fillContact = mergeWith(
  sql`phone = coalesce(contacts.phone, excluded.phone), timezone = coalesce(contacts.timezone, excluded.timezone)`,
);

function ofLatest(column: string) {
  const isLatest = 'excluded.last_activity_at >= contacts.last_activity_at';
  return sql.raw(`${column} = case when ${isLatest} then excluded.${column} else contacts.${column} end`);
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
