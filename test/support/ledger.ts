/**
 * Clients that book and cancel while parts of the system are killed, and a ledger of what was acknowledged to them. A client repeats a request
 * with its `Idempotency-Key`, at another server if there is one, until it is acknowledged.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { hashToken, newToken } from '../../src/accounts/secrets.ts';
import { scopes } from '../../src/contract.ts';
import { connect } from '../../src/database/connect.ts';
import { newId } from '../../src/database/ids.ts';
import { importDataset } from '../../src/dataset/import.ts';
import type { Received } from './mail-server.ts';
import { type Delivered, insertEndpoint } from './receivers.ts';
import { findFaults } from './tables.ts';
import { daily, eventType, organization, user, world } from './worlds.ts';

export type Host = { token: string; eventTypeId: string };

type Acknowledged = { id: string; email: string; isCanceled: boolean };

export type Load = {
  acknowledged: Acknowledged[];
  /** Number of responses by method and status; `none`: the connection broke. */
  responses: Map<string, number>;
  /** Longest time without an acknowledgment since the last call. */
  takeLongestGapMs: () => number;
  stop: () => Promise<void>;
};

const organizations = ['acme', 'globex'];
const hostsEach = 4;
const halfHourMs = 1_800_000;
const retryPauseMs = 50;
/** For the last requests, after `stop`. */
const patienceMs = 30_000;
/** Of all loads: each has a slot of its own. */
let orders = 0;

/** Hosts who are open around the clock, each with an endpoint for webhooks. */
export async function createHosts(databaseUrl: string, pool: pg.Pool, receiverUrl: string): Promise<Host[]> {
  const { db, close } = connect(databaseUrl, { size: 1, report: () => {} });
  const slugsOf = (name: string) => Array.from({ length: hostsEach }, (_, index) => `${name}-${index}`);
  const document = world(
    ...organizations.map((name) => {
      const users = slugsOf(name).map((slug) => user(slug, { weekly: daily(['00:00', '24:00']) }));
      return organization(name, { users, eventTypes: slugsOf(name).map((slug) => eventType(slug, 'call')) });
    }),
  );
  await importDataset(db, document);
  await close();
  return Promise.all(organizations.flatMap(slugsOf).map((slug) => createHost(pool, slug, receiverUrl)));
}

async function createHost(pool: pg.Pool, slug: string, receiverUrl: string): Promise<Host> {
  const token = newToken();
  await pool.query(
    `insert into personal_access_tokens (id, organization_id, user_id, name, prefix, token_hash, scopes)
      select $1, organization_id, id, 'test', $2, $3, $4 from users where slug = $5`,
    [newId(), token.slice(0, 8), hashToken(token), Object.keys(scopes), slug],
  );
  await insertEndpoint(pool, slug, { url: receiverUrl });
  const { rows } = await pool.query<{ id: string }>(
    'select t.id from event_types t join users u on u.organization_id = t.organization_id and u.id = t.owner_id where u.slug = $1',
    [slug],
  );
  return { token, eventTypeId: rows[0]?.id as string };
}

/** `restMs`: pause of a client after each booking. */
export function startLoad(urls: string[], hosts: Host[], { clients, restMs }: { clients: number; restMs: number }): Load {
  const acknowledged: Acknowledged[] = [];
  const responses = new Map<string, number>();
  const firstStart = Math.ceil(Date.now() / halfHourMs) * halfHourMs + 96 * halfHourMs;
  let overSince = Number.POSITIVE_INFINITY;
  let [lastAt, longestMs] = [performance.now(), 0];

  const ask = async (url: string, { token }: Host, method: string, path: string, key: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key };
    const response = await fetch(`${url}/api/v2${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return { status: response.status, body: (await response.json()) as { id: string; code?: string } };
  };
  const insist = async (turn: number, host: Host, method: string, path: string, body?: object): Promise<string | undefined> => {
    for (let attempt = 0; performance.now() < overSince + patienceMs; attempt++) {
      const url = urls[(turn + attempt) % urls.length] as string;
      const answer = await ask(url, host, method, path, `${method}-${turn}`, body).catch(() => undefined);
      const outcome = answer === undefined ? 'none' : [answer.status, answer.body.code].filter(Boolean).join(' ');
      responses.set(`${method} ${outcome}`, (responses.get(`${method} ${outcome}`) ?? 0) + 1);
      if (answer && answer.status < 300) {
        longestMs = Math.max(longestMs, performance.now() - lastAt);
        lastAt = performance.now();
        return answer.body.id;
      }
      await pause(retryPauseMs);
    }
    return undefined;
  };
  const work = async () => {
    while (performance.now() < overSince) {
      const turn = orders++;
      const host = hosts[turn % hosts.length] as Host;
      const startAt = new Date(firstStart + Math.floor(turn / hosts.length) * halfHourMs).toISOString();
      const email = `guest-${turn}@example.com`;
      const invitee = { name: `Guest ${turn}`, email, timezone: 'Europe/London' };
      const id = await insist(turn, host, 'POST', '/bookings', { eventTypeId: host.eventTypeId, startAt, invitee });
      if (id === undefined) return;
      const booking = { id, email, isCanceled: false };
      acknowledged.push(booking);
      if (turn % 4 === 0) booking.isCanceled = (await insist(turn, host, 'DELETE', `/bookings/${id}`)) !== undefined;
      await pause(restMs);
    }
  };
  const working = Promise.all(Array.from({ length: clients }, work));
  return {
    acknowledged,
    responses,
    takeLongestGapMs: () => {
      const taken = Math.max(longestMs, performance.now() - lastAt);
      longestMs = 0;
      return Math.round(taken);
    },
    stop: async () => {
      overSince = Math.min(overSince, performance.now());
      await working;
    },
  };
}

/** Nothing is due, and nothing is on its way. */
export async function isAllDone(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query(`
    select from messages where status = 'pending' and (next_attempt_at <= current_instant() or attempts > 0)
    union all select from webhook_deliveries where status = 'pending' limit 1`);
  return rowCount === 0;
}

type Outside = { mails: Received[]; delivered: Delivered[] };

/** Lists missing and wrong rows, messages and deliveries, after all work is done. */
export async function findLost(pool: pg.Pool, { acknowledged }: Load, { mails, delivered }: Outside): Promise<unknown[]> {
  const { rows } = await pool.query<{ id: string; status: string; email: string }>(
    'select id, status, invitee_email as email from bookings',
  );
  const bookings = new Map(rows.map((row) => [row.id, row]));
  const heard = new Set(delivered.map(({ body }) => `${body.event} ${body.data.id}`));
  const mailed = new Map<string, Set<string>>();
  for (const { recipients, mail } of mails)
    for (const address of recipients) mailed.set(address, (mailed.get(address) ?? new Set()).add(mail.subject?.split(':')[0] ?? ''));
  const lost: unknown[] = await findFaults(pool);
  for (const { id, email, isCanceled } of acknowledged) {
    const lacks = (what: string, isThere: boolean | undefined) => isThere || lost.push({ lacks: what, id, email });
    lacks('booking', bookings.has(id));
    lacks('state', !isCanceled || bookings.get(id)?.status === 'canceled');
    for (const [event, subject] of isCanceled ? both : both.slice(0, 1)) {
      lacks(`webhook ${event}`, heard.has(`${event} ${id}`));
      lacks(`mail ${subject}`, mailed.get(email)?.has(subject as string));
    }
  }
  // A repetition with the same key must not book again.
  const [times, twice] = [new Set<string>(), new Set<string>()];
  for (const { email } of rows) (times.has(email) ? twice : times).add(email);
  return [...lost, ...[...twice].map((email) => ({ twice: email }))];
}

const both = [
  ['booking_created', 'Confirmed'],
  ['booking_canceled', 'Canceled'],
];
