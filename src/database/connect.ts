// The database: one PostgreSQL, somebody's (DATABASE_URL) or our own (embedded.ts), brought to its schema by migrate.ts.
//
// What is promised: no process dies and none need be restarted because PostgreSQL went away; each query gives up after a
// time, and isUnavailable (violations.ts) tells such failures from all others. Invariants are constraints, whose refusals
// onViolation translates. Column values arrive in one form (columns.ts), instants to the millisecond.
// What is not: a query that failed is never sent again, except for a transaction that the database aborted for another's sake.

import { setTimeout as pause } from 'node:timers/promises';
import { CamelCasePlugin, Kysely, type Transaction as KyselyTransaction, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { Schema } from '../../generated/database.ts';
import { columnTypes } from './columns.ts';
import { rehearsing } from './dry-run.ts';
import { createLaneTurns, type Lane, type LaneTurns } from './lanes.ts';
import { applySettings } from './session.ts';
import { prepareStatements } from './statements.ts';
import { isWorthRetrying } from './unavailable.ts';

export type Db = Kysely<Schema>;
export type Transaction = KyselyTransaction<Schema>;
/** `rehearsal`: the same, but nothing that is written lasts. */
export type Database = { db: Db; rehearsal: Db; pool: pg.Pool; url: string; close: () => Promise<void> };

export type ConnectOptions = {
  /** Connections at most. */
  size?: number;
  connectTimeoutMs?: number;
  statementTimeoutMs?: number;
  lockTimeoutMs?: number;
  idleInTransactionTimeoutMs?: number;
  applicationName?: string;
  /** Hears of connections that broke; the pool replaces them by itself. */
  report: (error: Error) => void;
};

const defaultSize = 10;
/** Connections that no transaction takes, so that those who read need not wait for those who wait for locks. */
const reservedForReading = 4;
const networkGraceMs = 5000;
const attempts = 4;
const retryPauseMs = 20;

/** Connects when first asked, so it never fails by itself. */
export function connect(url: string, options: ConnectOptions): Database {
  const pool = openPool(url, options);
  const clients = new Set<pg.PoolClient>();
  pool.on('connect', (client) => {
    clients.add(client);
    // The pool listens only while a client is idle; one that breaks in use would end the process.
    client.on('error', options.report);
  });
  pool.on('remove', (client) => clients.delete(client));
  pool.on('error', () => {});
  const named = prepareStatements(pool);
  const [db, rehearsal] = [open(named), open(rehearsing(named))];
  const size = options.size ?? defaultSize;
  const turns = createLaneTurns(Math.max(1, size - reservedForReading));
  for (const each of [db, rehearsal]) turnsOf.set(each, turns);
  const close = async () => {
    await db.destroy();
    // Kysely ends only a pool that it has used; and the pool's end does not wait for its connections' ends.
    if (!pool.ending) await pool.end();
    while (clients.size > 0) await new Promise((resolve) => pool.once('remove', resolve));
  };
  return { db, rehearsal, pool, url, close };
}

const open = (pool: PostgresPool): Db =>
  new Kysely({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });

function openPool(url: string, options: ConnectOptions): pg.Pool {
  const limits = {
    statementTimeoutMs: options.statementTimeoutMs ?? 15_000,
    lockTimeoutMs: options.lockTimeoutMs ?? 3000,
    idleInTransactionTimeoutMs: options.idleInTransactionTimeoutMs ?? 30_000,
  };
  return new pg.Pool({
    connectionString: url,
    max: options.size ?? defaultSize,
    application_name: options.applicationName ?? 'caledee',
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5000,
    // PostgreSQL ends a statement in time; this is for the one that it cannot tell us about, the network being cut.
    query_timeout: limits.statementTimeoutMs + networkGraceMs,
    keepAlive: true,
    // What is asked on one connection at once is sent at once, and answered in order.
    pipeline: true,
    // A connection is handed out after this alone; one on which it fails is discarded.
    onConnect: (client) => applySettings(client, limits),
    types: columnTypes,
  });
}

const turnsOf = new WeakMap<Db, LaneTurns>();

/**
 * Runs a transaction when it has a turn in its lane. One that is aborted by a deadlock or a serialization failure is run again, `work` from
 * its beginning, up to three times.
 */
export function inTransaction<T>(db: Db, work: (tx: Transaction) => Promise<T>, lane?: Lane): Promise<T> {
  const takeTurn: LaneTurns = turnsOf.get(db) ?? ((now) => now());
  return retried(() => takeTurn(() => db.transaction().execute(work), lane));
}

/** The same for a statement that is a transaction by itself. */
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
