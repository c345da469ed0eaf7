/** Endpoints and their receivers. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import type pg from 'pg';
import { v7 } from 'uuid';
import { createConfirmTokens, createManageTokens } from '../../src/accounts/manage-tokens.ts';
import type { Schemas } from '../../src/contract.ts';
import { connect } from '../../src/database/connect.ts';
import { wakeWorkers } from '../../src/queries/jobs.ts';
import { createWebhookSecrets } from '../../src/webhooks/secrets.ts';
import { until } from './until.ts';

const secretKey = 'only for tests, the same for all of their servers';

export const testSecrets = createWebhookSecrets(secretKey);
export const testLinks = {
  publicUrl: 'http://localhost',
  manageTokens: createManageTokens(secretKey),
  confirmTokens: createConfirmTokens(secretKey),
};

export type Event = Schemas['WebhookEventName'];

export type Delivered = {
  at: number;
  path: string;
  headers: IncomingHttpHeaders;
  raw: string;
  body: { event: Event; attempt: number; sentAt: string; data: Schemas['Booking'] };
};

export type Receiver = {
  url: string;
  /** The value for WEBHOOK_ALLOW_HOSTS. */
  host: string;
  received: Delivered[];
  stop: () => Promise<void>;
};

type Answer = (delivered: Delivered, res: ServerResponse, req: IncomingMessage) => unknown;

export const accept: Answer = (_delivered, res) => res.writeHead(204).end();

/** `port`: of a receiver that was stopped. */
export async function startReceiver(answer: Answer = accept, port = 0): Promise<Receiver> {
  const received: Delivered[] = [];
  const server = createServer(async (req, res) => {
    const raw = (await buffer(req)).toString();
    const delivered = { at: Date.now(), path: req.url ?? '', headers: req.headers, raw, body: JSON.parse(raw) };
    received.push(delivered);
    answer(delivered, res, req);
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://${host}/`, host, received, stop };
}

export type Endpoint = { id: string; secret: string };

/** Writes an endpoint to the database, also with an address that the API refuses; by default for all events. */
export async function insertEndpoint(
  pool: pg.Pool,
  slug: string,
  { url, events = ['booking_created', 'booking_canceled', 'booking_rescheduled'] }: { url: string; events?: Event[] },
): Promise<Endpoint> {
  const endpoint = { id: v7(), secret: testSecrets.create() };
  const { rowCount } = await pool.query(
    `insert into webhooks (id, organization_id, user_id, url, events, secret)
      select $1, organization_id, id, $2, $3, $4 from users where slug = $5`,
    [endpoint.id, url, events, testSecrets.encrypt(endpoint.secret), slug],
  );
  if (rowCount !== 1) throw new Error(`there is no user ${slug}`);
  return endpoint;
}

export async function findEndpoint(pool: pg.Pool, id: string) {
  const { rows } = await pool.query('select active, disabled_reason, consecutive_failures from webhooks where id = $1', [id]);
  return { active: rows[0].active, reason: rows[0].disabled_reason, failures: rows[0].consecutive_failures };
}

export type LoggedAttempt = {
  attempt: number;
  at: Date;
  status: number | null;
  durationMs: number | null;
  error: string | null;
  response: string | null;
};
export type LoggedDelivery = {
  id: string;
  status: string;
  attempts: number;
  createdAt: Date;
  nextAttemptAt: Date | null;
  log: LoggedAttempt[];
};

/** Ordered by event. */
export async function listDeliveries(pool: pg.Pool, webhookId: string): Promise<LoggedDelivery[]> {
  const { rows } = await pool.query(
    `select d.id, d.status, d.attempts, d.created_at as "createdAt", d.next_attempt_at as "nextAttemptAt", coalesce((
        select json_agg(json_build_object('attempt', a.attempt, 'at', a.at, 'status', a.status, 'durationMs', a.duration_ms,
          'error', a.error, 'response', a.response) order by a.attempt)
        from webhook_attempts a where a.organization_id = d.organization_id and a.delivery_id = d.id), '[]') as log
      from webhook_deliveries d where d.webhook_id = $1 order by d.event_id`,
    [webhookId],
  );
  return rows;
}

/**
 * Waits until the outcomes of all attempts are written. While the clock stands still, what is asked for again before that counts as the same
 * attempt, because it is due at the same instant.
 */
export const untilRecorded = (pool: pg.Pool): Promise<void> =>
  until(
    'all outcomes are written',
    async () => (await pool.query('select from webhook_attempts where duration_ms is null')).rowCount === 0,
  );

/** Creates events and deliveries without a booking. */
export async function tell({ databaseUrl }: { databaseUrl: string }, webhookId: string, times = 1): Promise<void> {
  const { db, close } = connect(databaseUrl, { size: 1, report: () => {} });
  try {
    const { rows } = await sql<{ organizationId: string }>`
      with told as (
        insert into events (organization_id, id, sequence, type)
          select w.organization_id, new_id(n), 1, 'booking_created' from webhooks w, generate_series(1, ${times}::integer) n where w.id = ${webhookId}
          returning id, organization_id
      )
      insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
        select organization_id, ${webhookId}, id, current_instant() from told returning organization_id`.execute(db);
    await wakeWorkers(
      db,
      rows.slice(0, 1).map(({ organizationId }) => organizationId),
    );
  } finally {
    await close();
  }
}
