/** Endpoints, and what is in the database to be sent to them; nothing is sent, for no worker runs here. */
import type pg from 'pg';
import type { Schemas } from '../../src/client.ts';
import type { ApiClient, TestServer } from './server.ts';
import { until } from './until.ts';

/** An address on the public internet, whose name nobody need look up. */
export const publicUrl = 'https://93.184.215.14/hooks';

export const everyEvent: Schemas['EventName'][] = ['booking_created', 'booking_canceled', 'booking_rescheduled'];

let urls = 0;
/** Another one each time: a user has one endpoint for a URL. */
const newUrl = (): string => {
  urls += 1;
  return `${publicUrl}/${urls}`;
};

export async function createEndpoint(client: ApiClient, rest: Partial<Schemas['NewWebhook']> = {}): Promise<Schemas['WebhookWithSecret']> {
  const { data, error } = await client.POST('/api/v2/webhooks', { body: { url: newUrl(), events: everyEvent, ...rest } });
  if (data === undefined) throw new Error(`no endpoint: ${JSON.stringify(error)}`);
  return data;
}

/** As a worker leaves it that gave up: every delivery failed, the last attempt with this answer. */
export async function failAll({ pool }: TestServer, webhookId: string, response = 'Down'): Promise<void> {
  await pool.query(
    `insert into webhook_attempts (delivery_id, attempt, status, duration_ms, response)
      select id, attempts + 1, 503, 12, $2 from webhook_deliveries where webhook_id = $1`,
    [webhookId, response],
  );
  await pool.query(
    `update webhook_deliveries set status = 'failed', attempts = attempts + 1, failures = 8, next_attempt_at = null where webhook_id = $1`,
    [webhookId],
  );
  await removeWakeUps(pool, webhookId);
}

/** As a worker leaves an endpoint that failed too often: what was to be sent is held. */
export async function disable({ pool }: TestServer, webhookId: string): Promise<void> {
  await pool.query(
    `update webhooks set active = false, disabled_reason = '15 attempts in a row failed.', consecutive_failures = 15 where id = $1`,
    [webhookId],
  );
  await pool.query(`update webhook_deliveries set next_attempt_at = null where webhook_id = $1 and status = 'pending'`, [webhookId]);
  await removeWakeUps(pool, webhookId);
}

const wakeUps = `graphile_worker.jobs j join webhooks w on j.key like 'webhooks:' || w.organization_id || ':%' where w.id = $1`;

/** As a worker leaves them that has found nothing more to send. */
const removeWakeUps = (pool: pg.Pool, webhookId: string) =>
  pool.query(`select graphile_worker.complete_jobs(array(select j.id from ${wakeUps}))`, [webhookId]);

/** The deliveries to an endpoint that a worker will attempt at once, by their ids: they are due, and it is woken. */
export async function queuedFor({ pool }: TestServer, webhookId: string): Promise<string[]> {
  const { rows } = await pool.query(
    `select id from webhook_deliveries where webhook_id = $1 and status = 'pending' and next_attempt_at <= current_instant()
      and exists (select from ${wakeUps}) order by id`,
    [webhookId],
  );
  return rows.map(({ id }) => id);
}

/** Waits until a user's feed tells of so many events: while other tests' transactions go on in this cluster, it holds back. */
export const untilTold = (client: ApiClient, count: number) =>
  until(`${count} events are told`, async () => {
    const { data } = await client.GET('/api/v2/events', { params: { query: { limit: 100 } } });
    return (data?.items.length ?? 0) >= count;
  });
