import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { addDeliveryJobs } from './jobs.ts';

/** What a statement takes on at once; a sweep takes on the rest (see webhooks/sweep.ts). */
const mostAtOnce = 1000;

/** Sets going what an endpoint missed while it was not active. */
export async function resumeDeliveries(tx: Transaction, webhookId: string): Promise<void> {
  await sql`
    with held as (
      select id from webhook_deliveries where webhook_id = ${webhookId} and status = 'pending' and next_attempt_at is null
        order by id limit ${mostAtOnce} for update skip locked
    ), resumed as (
      update webhook_deliveries d set next_attempt_at = current_instant() from held where d.id = held.id
        returning d.id, d.webhook_id, d.next_attempt_at
    )
    ${addDeliveryJobs('resumed')}`.execute(tx);
}
