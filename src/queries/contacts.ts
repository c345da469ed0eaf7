import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { anyId, planEachTime } from '../database/statements.ts';
import { notFound } from '../errors.ts';
import { type ChangedRow, type ChangesRequest, changesOf, findSettledPlace, isAfterStart } from './changes.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';

export type ContactFilter = { kind?: Schemas['ContactKind']; q?: string | undefined; updatedSince?: Date };

export type ContactRow = Selectable<Schema['contacts']>;

/** Most recent activity first, as many as `pageOf` reads. `total` counts all pages. */
export async function listContacts(db: Db, owner: Owner, filter: ContactFilter, page: PageRequest & { offset: number }) {
  const rows = pageOf(matching(db, owner, filter), 'desc', page, ['c.lastActivityAt', 'c.id'])
    .selectAll('c')
    // As with the limit, a parameter would have the statement planned for each call.
    .$if(page.offset > 0, (query) => query.offset(page.offset));
  // A left join from the total returns it for an empty page, too.
  const listed = await db
    .selectFrom(totalOf(db, owner, filter).as('t'))
    .leftJoin(rows.as('c'), (join) => join.onTrue())
    .selectAll('c')
    .select('t.total')
    .orderBy('c.lastActivityAt', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  return { rows: listed.filter(isContact), total: listed[0]?.total ?? 0 };
}

const isContact = <Row extends { id: string | null }>(row: Row): row is Row & ContactRow => row.id !== null;

/** Throws 404. */
export const findContact = (db: Db, owner: Owner, id: string): Promise<ContactRow> =>
  matching(db, owner, {})
    .where('c.id', '=', toId(id))
    .selectAll('c')
    .executeTakeFirstOrThrow(() => notFound('contact'));

/** A contact, or what remains of one that was removed. */
export type ContactChange = ChangedRow & ({ contact: ContactRow } | { removedAt: Date });

/** In the order of change, one more than the page. Removed ones match any filter but that by time. */
export async function listContactChanges(db: Db, owner: Owner, filter: ContactFilter, page: ChangesRequest) {
  const settledPlace = await findSettledPlace(db, owner);
  const start = { table: 'contacts', reader: 'user_id', owner, updatedSince: filter.updatedSince } as const;
  const changed = matching(db, owner, filter).where(isAfterStart(start, page)).selectAll('c');
  const [contacts, gone, { total }] = await Promise.all([
    changesOf(changed, page, settledPlace, ['c.changedPlace', 'c.id']).execute(),
    changesOf(removed(db, owner, filter), page, settledPlace, ['r.changedPlace', 'r.id']).execute(),
    totalOf(db, owner, filter).executeTakeFirstOrThrow(),
  ]);
  const rows: ContactChange[] = [...contacts.map((contact) => ({ ...placeOf(contact), contact })), ...gone];
  const inOrder = rows.sort((one, other) => one.changedPlace - other.changedPlace || (one.id < other.id ? -1 : 1));
  return { rows: inOrder.slice(0, page.limit + 1), total };
}

const placeOf = ({ id, changedPlace }: ContactRow): ChangedRow => ({ id, changedPlace });

const removed = (db: Db, { organizationId, userId }: Owner, { updatedSince }: ContactFilter) =>
  db
    .selectFrom('removedContacts as r')
    .select(['r.id', 'r.changedPlace', 'r.removedAt'])
    .where('r.organizationId', '=', organizationId)
    .where('r.userId', '=', userId)
    .$if(updatedSince !== undefined, (query) => query.where('r.removedAt', '>=', updatedSince as Date));

/** Totals by kind are kept in a table; only other filters have to count. */
const totalOf = (db: Db, owner: Owner, filter: ContactFilter): SelectQueryBuilder<Record<string, unknown>, never, { total: number }> =>
  filter.q === undefined && filter.updatedSince === undefined
    ? db
        .selectFrom('contactTotals as t')
        .where('t.organizationId', '=', owner.organizationId)
        .where('t.userId', '=', owner.userId)
        .$if(filter.kind !== undefined, (query) => query.where('t.kind', '=', filter.kind as Schemas['ContactKind']))
        .select(sql<number>`coalesce(sum(t.total), 0)::integer`.as('total'))
    : matching(db, owner, filter).select(sql<number>`count(*)::integer`.as('total'));

const matching = (
  db: Db,
  { organizationId, userId }: Owner,
  { kind, q, updatedSince }: ContactFilter,
): SelectQueryBuilder<{ c: Schema['contacts'] }, 'c', object> =>
  db
    .selectFrom('contacts as c')
    .where('c.organizationId', '=', organizationId)
    .where('c.userId', '=', q === undefined && updatedSince === undefined ? anyId(userId) : userId)
    .$if(kind !== undefined, (query) => query.where('c.kind', '=', kind as Schemas['ContactKind']))
    .$if(updatedSince !== undefined, (query) => query.where('c.updatedAt', '>=', updatedSince as Date).modifyEnd(planEachTime))
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

/**
 * Records the events about the user's contacts from now on. Waits for transactions that began to change contacts before. `forAll`: an endpoint is
 * about to get those of all members.
 */
export const followContacts = (db: Db, { organizationId, userId }: Owner, forAll = false): Promise<unknown> =>
  sql`select follow_contacts(${organizationId}, ${userId}, ${forAll})`.execute(db);

/** For the demonstration, whose objects have the ids of the contract's examples. */
export async function setContactId(tx: Transaction, { organizationId, userId }: Owner, emailKey: string, id: string): Promise<void> {
  await tx
    .updateTable('contacts')
    .set({ id })
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .where('emailKey', '=', emailKey)
    .execute();
}
