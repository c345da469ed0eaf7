/** Endpoints and their queued deliveries; no worker runs here, so nothing is sent. */
import type pg from 'pg';
import type { Schemas } from '../../src/client.ts';
import type { ApiClient, TestServer } from './server.ts';
import { until } from './until.ts';

/** A public address that needs no DNS lookup. */
export const publicUrl = 'https://93.184.215.14/hooks';

export const everyEvent: Schemas['EventName'][] = ['booking_created', 'booking_canceled', 'booking_rescheduled'];

let urls = 0;
/** A user can have one endpoint per URL. */
const newUrl = (): string => {
  urls += 1;
  return `${publicUrl}/${urls}`;
};

export async function createEndpoint(client: ApiClient, rest: Partial<Schemas['NewWebhook']> = {}): Promise<Schemas['WebhookWithSecret']> {
  const { data, error } = await client.POST('/api/v2/webhooks', { body: { url: newUrl(), events: everyEvent, ...rest } });
  if (data === undefined) throw new Error(`no endpoint: ${JSON.stringify(error)}`);
  return data;
}

/** The state after a worker gave up: every delivery failed, the last attempt with this response. */
export async function failAll(server: TestServer, webhookId: string, response = 'Down'): Promise<void> {
  const { pool } = server;
  await queuedFor(server, webhookId);
  await pool.query(
    `insert into webhook_attempts (organization_id, delivery_id, attempt, status, duration_ms, response)
      select organization_id, id, attempts + 1, 503, 12, $2 from webhook_deliveries where webhook_id = $1`,
    [webhookId, response],
  );
  await pool.query(
    `update webhook_deliveries set status = 'failed', attempts = attempts + 1, failures = 8, next_attempt_at = null where webhook_id = $1`,
    [webhookId],
  );
  await removeWakeUps(pool, webhookId);
}

/** The state after too many failures: the endpoint is disabled and its deliveries wait. */
export async function disable(server: TestServer, webhookId: string): Promise<void> {
  const { pool } = server;
  await queuedFor(server, webhookId);
  await pool.query(
    `update webhooks set active = false, disabled_reason = '15 failures in a row, counted at most once a minute.', consecutive_failures = 15 where id = $1`,
    [webhookId],
  );
  await pool.query(`update webhook_deliveries set next_attempt_at = null where webhook_id = $1 and status = 'pending'`, [webhookId]);
  await removeWakeUps(pool, webhookId);
}

async function wakeUpKey(pool: pg.Pool, webhookId: string): Promise<string> {
  const { rows } = await pool.query('select organization_id from webhooks where id = $1', [webhookId]);
  return `webhooks:${rows[0].organization_id}`;
}

/** The state after a worker found nothing more to send. */
async function removeWakeUps(pool: pg.Pool, webhookId: string): Promise<void> {
  const key = await wakeUpKey(pool, webhookId);
  await pool.query('select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where key = $1))', [key]);
}

/** Ids of the due deliveries, which a worker would attempt now. Waits for their wake-up job, which is added after the response. */
export async function queuedFor({ pool }: TestServer, webhookId: string): Promise<string[]> {
  const { rows } = await pool.query(
    `select id from webhook_deliveries where webhook_id = $1 and status = 'pending' and next_attempt_at <= current_instant() order by id`,
    [webhookId],
  );
  if (rows.length > 0) {
    const key = await wakeUpKey(pool, webhookId);
    await until('a worker is woken', async () => (await pool.query('select from graphile_worker.jobs where key = $1', [key])).rowCount);
  }
  return rows.map(({ id }) => id);
}
