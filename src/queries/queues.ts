/** Jobs that are due in all organizations, for metrics. */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

export type DueQueue = { name: string; due: number; oldestSec: number };

const measure = (dueAt: string) => sql`count(*)::integer as due,
  coalesce(extract(epoch from current_instant() - min(${sql.ref(dueAt)})), 0)::float8 as oldest_sec`;

export async function readQueues(db: Db): Promise<DueQueue[]> {
  const queues = {
    webhooks: sql<Omit<DueQueue, 'name'>>`select ${measure('next_attempt_at')} from webhook_deliveries
      where status = 'pending' and next_attempt_at <= current_instant()`,
    mail: sql<Omit<DueQueue, 'name'>>`select ${measure('next_attempt_at')} from (
      select next_attempt_at from messages where next_attempt_at <= current_instant()
      union all select next_attempt_at from pending_bookings where next_attempt_at <= current_instant()) as mail`,
    calendars: sql<Omit<DueQueue, 'name'>>`select ${measure('next_sync_at')} from calendars where next_sync_at <= current_instant()`,
  };
  return Promise.all(
    Object.entries(queues).map(async ([name, query]) => {
      const { rows } = await query.execute(db);
      return { name, ...(rows[0] as Omit<DueQueue, 'name'>) };
    }),
  );
}
