import type { Db, Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';
import { checkQuota } from './quotas.ts';

export type OutOfOfficeRow = Awaited<ReturnType<typeof listOutOfOffice>>[number];

/** In order of creation. */
export const listOutOfOffice = (db: Db, { organizationId, userId }: Owner, page: PageRequest) =>
  pageOf(
    db.selectFrom('outOfOffice').selectAll().where('organizationId', '=', organizationId).where('userId', '=', userId),
    'asc',
    page,
  ).execute();

/** Inclusive dates in the time zone of each of the user's schedules. */
export type Absence = { from: string; to: string; reason: string | null };

/** Throws 409 at the user's quota. Call it under the user's host lock. */
export const checkAbsences = (tx: Transaction, owner: Owner): Promise<void> => checkQuota(tx, 'absences', owner);

export const insertOutOfOffice = (tx: Transaction, owner: Owner, { from: firstDate, to: lastDate, reason }: Absence) =>
  tx
    .insertInto('outOfOffice')
    .values({ organizationId: owner.organizationId, id: newId(), userId: owner.userId, firstDate, lastDate, reason })
    .returningAll()
    .executeTakeFirstOrThrow();

const mostOverlapping = 101;

/** The user's absences that have some of these dates, earliest first. */
export const listOverlapping = (db: Db, { organizationId, userId }: Owner, { from, to }: Pick<Absence, 'from' | 'to'>) =>
  db
    .selectFrom('outOfOffice')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .where('firstDate', '<=', to)
    .where('lastDate', '>=', from)
    .orderBy('firstDate')
    .orderBy('id')
    .limit(mostOverlapping)
    .execute();

/** Throws 404. */
export const findOutOfOffice = (db: Db, { organizationId, userId }: Owner, id: string) =>
  db
    .selectFrom('outOfOffice')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .where('id', '=', toId(id))
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow(() => notFound('absence'));

export const updateOutOfOffice = (
  tx: Transaction,
  { organizationId, userId }: Owner,
  id: string,
  { from: firstDate, to: lastDate, reason }: Absence,
) =>
  tx
    .updateTable('outOfOffice')
    .set({ firstDate, lastDate, reason })
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .where('userId', '=', userId)
    .returningAll()
    .executeTakeFirstOrThrow(() => notFound('absence'));

/** Returns the removed row. Throws 404. */
export const removeOutOfOffice = (db: Db, { organizationId, userId }: Owner, id: string) =>
  db
    .deleteFrom('outOfOffice')
    .where('organizationId', '=', organizationId)
    .where('id', '=', toId(id))
    .where('userId', '=', userId)
    .returningAll()
    .executeTakeFirstOrThrow(() => notFound('absence'));
