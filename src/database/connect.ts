// Connects to one PostgreSQL: the operator's (DATABASE_URL) or the embedded one.
//
// Promised: no process ends or needs a restart because PostgreSQL went away. Each query has a timeout, and isUnavailable (unavailable.ts)
// recognizes such failures. Column values have one form (columns.ts), instants in milliseconds.
// Not promised: that a failed query is retried, except a transaction that the database aborted because of another one.

import { setTimeout as pause } from 'node:timers/promises';
import { CamelCasePlugin, type Dialect, Kysely, type Transaction as KyselyTransaction, PostgresDialect, type PostgresPool } from 'kysely';
import type pg from 'pg';
import type { Schema } from '../../generated/database.ts';
import { toHostUrls } from '../process/database-url.ts';
import { columnTypes } from './columns.ts';
import { rollingBack } from './dry-run.ts';
import { HostClient, Hosts } from './hosts.ts';
import { createLaneScheduler, type Lane, type LaneScheduler } from './lanes.ts';
import { PatientPool } from './patient-pool.ts';
import { toPipelined } from './pipelining.ts';
import { applySettings, type SessionLimits } from './session.ts';
import { leaveNoState, prepareStatements } from './statements.ts';
import { isUnavailable, isWorthRetrying } from './unavailable.ts';

export type Db = Kysely<Schema>;
export type Transaction = KyselyTransaction<Schema>;
/** `dryRunDb`: the same database, but nothing written lasts. */
export type Database = { db: Db; dryRunDb: Db; pool: pg.Pool; url: string; close: () => Promise<void> };

export type ConnectOptions = {
  size?: number;
  connectTimeoutMs?: number;
  statementTimeoutMs?: number;
  lockTimeoutMs?: number;
  idleInTransactionTimeoutMs?: number;
  applicationName?: string;
  /** The address is a pooler that may give each transaction another session. */
  isPooled?: boolean;
  report: (error: Error) => void;
};

const defaultSize = 10;
/** Connections without transactions, so that reads need not wait for transactions that wait for locks. */
const reservedForReads = 4;
const networkGraceMs = 5000;
const attempts = 4;
const retryPauseMs = 20;
/** While the database is away, as during a failover. Shorter than the first pause of mail, after which a message would be sent again. */
const unavailableLimitMs = 30_000;
const unavailablePauseMs = 500;

/** Connects on first use, so it never fails. */
export function connect(url: string, options: ConnectOptions): Database {
  const limits = {
    statementTimeoutMs: options.statementTimeoutMs ?? 15_000,
    lockTimeoutMs: options.lockTimeoutMs ?? 3000,
    idleInTransactionTimeoutMs: options.idleInTransactionTimeoutMs ?? 30_000,
  };
  const pool = openPool(url, limits, options);
  const clients = new Set<pg.PoolClient>();
  pool.on('connect', (client) => {
    clients.add(client);
    leaveOtherHosts(client, clients);
    // pg's pool listens only while a client is idle; an unhandled 'error' would end the process.
    client.on('error', options.report);
  });
  pool.on('remove', (client) => clients.delete(client));
  pool.on('error', () => {});
  const prepared = options.isPooled ? leaveNoState(pool, limits) : prepareStatements(pool, limits);
  const [db, dryRunDb] = [createKysely(prepared), createKysely(rollingBack(prepared))];
  const size = options.size ?? defaultSize;
  const schedule = createLaneScheduler(Math.max(1, size - reservedForReads));
  for (const each of [db, dryRunDb]) {
    schedulers.set(each, schedule);
    reporters.set(each, options.report);
  }
  const close = async () => {
    await db.destroy();
    // Kysely does not end an unused pool, and a pool's end does not wait for its connections.
    if (!pool.ending) await pool.end();
    while (clients.size > 0) await new Promise((resolve) => pool.once('remove', resolve));
  };
  return { db, dryRunDb, pool, url, close };
}

const dialects = new WeakMap<Db, Dialect>();

function createKysely(pool: PostgresPool): Db {
  const dialect = new PostgresDialect({ pool });
  const db: Db = new Kysely({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });
  dialects.set(db, dialect);
  return db;
}

function openPool(url: string, limits: SessionLimits, options: ConnectOptions): pg.Pool {
  const hosts = new Hosts(toHostUrls(url));
  return new PatientPool({
    hosts,
    max: options.size ?? defaultSize,
    application_name: options.applicationName ?? 'caledee',
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5000,
    // For statements whose timeout PostgreSQL cannot report, because the network is down.
    query_timeout: limits.statementTimeoutMs + networkGraceMs,
    keepAlive: true,
    // Sends queries of a connection without waiting for the previous result.
    pipeline: true,
    // The pool waits for this and discards a connection on which it fails.
    ...(!options.isPooled && { onConnect: (client: pg.ClientBase) => applySettings(client, limits) }),
    types: columnTypes,
  });
}

/** Another host is the primary now. The former one may not have noticed, or may never respond again. */
function leaveOtherHosts(newest: pg.PoolClient, clients: Set<pg.PoolClient>): void {
  for (const client of clients) {
    if (client instanceof HostClient && newest instanceof HostClient && client.url !== newest.url) client.drop();
  }
}

const schedulers = new WeakMap<Db, LaneScheduler>();
const reporters = new WeakMap<Db, ConnectOptions['report']>();

type CommitHook = (db: Db) => Promise<unknown>;
type Ending = { hooks: CommitHook[]; last: Promise<unknown>[]; nextSent: () => Promise<void> };
const endings = new WeakMap<Transaction, Ending>();

/**
 * Sends the last statement of a transaction together with the commit, which saves a round trip. If it fails, PostgreSQL rolls back instead of
 * committing, and the transaction fails.
 */
export async function withCommit(tx: Transaction, send: () => Promise<unknown>): Promise<void> {
  const ending = endings.get(tx);
  if (ending === undefined) return void (await send());
  const sent = ending.nextSent();
  const statement = send();
  statement.catch(() => {});
  ending.last.push(statement);
  await sent;
}

/** Runs `work` without making anyone wait for it. Nothing may depend on it; a failure is reported. */
export const inBackground = (db: Db, work: CommitHook): void => void work(db).catch(reporters.get(db) ?? (() => {}));

/** Runs `hook` in the background once the transaction has committed. */
export const afterCommit = (tx: Transaction, hook: CommitHook): void => void endings.get(tx)?.hooks.push(hook);

async function runTransaction<T>(db: Db, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const hooks: CommitHook[] = [];
  const last: Promise<unknown>[] = [];
  const result = await db.transaction().execute(async (own) => {
    const { tx, nextSent } = await toPipelined<Schema>(own, dialects.get(db) as Dialect);
    endings.set(tx, { hooks, last, nextSent });
    return work(tx);
  });
  await Promise.all(last);
  for (const hook of hooks) inBackground(db, hook);
  return result;
}

/**
 * Runs a transaction as soon as its lane allows. After a deadlock or a serialization failure, repeats `work` from its beginning, up to three
 * times.
 */
export function inTransaction<T>(db: Db, work: (tx: Transaction) => Promise<T>, lane?: Lane): Promise<T> {
  const schedule: LaneScheduler = schedulers.get(db) ?? ((run) => run());
  return retried(() => schedule(() => runTransaction(db, work), lane));
}

export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isWorthRetrying(error)) throw error;
      await pause(Math.random() * retryPauseMs * attempt);
    }
  }
}

/**
 * Writes the outcome of something that cannot be undone, such as a request that was sent: tries again for 30 seconds while the database is
 * unavailable or too busy, unless `signal` is aborted. `write` must be repeatable, because a commit can succeed without its answer arriving.
 */
export async function recordPatiently<T>(write: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const deadline = performance.now() + unavailableLimitMs; ; ) {
    try {
      return await retried(write);
    } catch (error) {
      if (signal.aborted || !isUnavailable(error) || performance.now() > deadline) throw error;
      await pause(unavailablePauseMs, undefined, { signal }).catch(() => {});
    }
  }
}
