import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import { type PageRequest, pageOf } from './paging.ts';
import { checkQuota } from './quotas.ts';

export type OutOfOfficeRow = Awaited<ReturnType<typeof listOutOfOffice>>[number];

/** The user's absences, in order of creation; one more than a page, if there are. */
export const listOutOfOffice = (db: Db, userId: string, page: PageRequest) =>
  pageOf(db.selectFrom('outOfOffice').selectAll().where('userId', '=', userId), 'asc', page).execute();

/** Dates on the wall of whoever is away, both included. */
export type Absence = { from: string; to: string; reason: string | null };

/** Throws 409 when the user has as many as there can be. It holds only under the user's lock as a host. */
export const checkAbsences = (tx: Transaction, userId: string): Promise<void> => checkQuota(tx, 'absences', userId);

export const insertOutOfOffice = (tx: Transaction, userId: string, { from: firstDate, to: lastDate, reason }: Absence) =>
  tx
    .insertInto('outOfOffice')
    .values({
      ...{ id: newId(), userId, firstDate, lastDate, reason },
      organizationId: sql<string>`(select organization_id from users where id = ${userId})`,
    })
    .returningAll()
    .executeTakeFirstOrThrow();

/** Takes one of the user's absences away and answers what it was; throws 404 otherwise. */
export const removeOutOfOffice = (db: Db, userId: string, id: string) =>
  db
    .deleteFrom('outOfOffice')
    .where('id', '=', toId(id))
    .where('userId', '=', userId)
    .returningAll()
    .executeTakeFirstOrThrow(() => notFound('absence'));
