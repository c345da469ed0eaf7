/** Jobs that are due in all organizations, for metrics. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { isDue } from './due-mail.ts';

export type DueQueue = { name: string; due: number; oldestSec: number };

type Due = Omit<DueQueue, 'name'>;

const measure = async (db: Db, table: string, condition: RawBuilder<SqlBool>, dueAt = 'next_attempt_at') => {
  const { rows } = await sql<Due>`
    select count(*)::integer as due, coalesce(extract(epoch from current_instant() - min(${sql.ref(dueAt)})), 0)::float8 as oldest_sec
      from ${sql.raw(table)} where ${condition}`.execute(db);
  return rows[0] as Due;
};

/** Mail of all kinds. */
async function measureMail(db: Db): Promise<Due> {
  const kinds = await Promise.all(Object.entries(isDue).map(([table, condition]) => measure(db, table, condition)));
  return { due: kinds.reduce((sum, { due }) => sum + due, 0), oldestSec: Math.max(...kinds.map(({ oldestSec }) => oldestSec)) };
}

export async function readQueues(db: Db): Promise<DueQueue[]> {
  const queues = {
    webhooks: measure(db, 'webhook_deliveries', sql<SqlBool>`status = 'pending' and next_attempt_at <= current_instant()`),
    mail: measureMail(db),
    calendars: measure(db, 'calendars', sql<SqlBool>`next_sync_at <= current_instant()`, 'next_sync_at'),
  };
  return Promise.all(Object.entries(queues).map(async ([name, due]) => ({ name, ...(await due) })));
}
