import { type PostgresPool, type PostgresPoolClient, type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import { type SessionLimits, toLocalSettings, toLockLimit } from './session.ts';
import { isReadOnly, isStalePlan } from './unavailable.ts';

const namedLimit = 400;
const longestNamed = 8000;

const unnamedMarker = '/* plan each time */';

/** Marks a query whose best plan depends on its values, so that it is planned each time. */
export const planEachTime = sql.raw(unnamedMarker);

/**
 * An id that the planner does not see, for a plan that is good for any. PostgreSQL would expect a plan for a user with many rows to cost a
 * little less than the one for all users, and plan for each call anew, which takes longer than reading a page.
 */
export const anyId = (id: string): RawBuilder<string> => sql<string>`(select ${id}::uuid)`;

type Send = (text: string, values: readonly unknown[]) => Promise<unknown>;

/**
 * Wraps a pool for Kysely: names each query by its text, so that PostgreSQL parses and plans it once per connection, and sends `begin` along
 * with the first statement. A name costs memory on each connection, so long texts, texts beyond a number (the rows of bulk inserts vary
 * endlessly) and texts with `planEachTime` stay unnamed.
 */
export function prepareStatements(pool: pg.Pool, limits: SessionLimits): PostgresPool {
  const nameOf = nameByText();
  return {
    connect: async () => {
      const client = await pool.connect();
      const { send, release } = wrapClient(client, nameOf);
      return toPoolClient(beginAlong(send, toLockLimit(client, limits)), release);
    },
    end: () => pool.end(),
  };
}

/**
 * Wraps a pool of connections to a pooler that gives each transaction another session: no statement has a name, and no setting outlasts its
 * transaction. A statement outside a transaction gets one of its own, sent together, so that the time limits hold for it.
 */
export function leaveNoState(pool: pg.Pool, limits: SessionLimits): PostgresPool {
  const localSettings = toLocalSettings(limits);
  return {
    connect: async () => {
      const { send, release } = wrapClient(await pool.connect(), () => undefined);
      return toPoolClient(withinTransactions(beginAlong(send), localSettings), release);
    },
    end: () => pool.end(),
  };
}

// Kysely's type also covers cursors, which only a dialect with a cursor class uses.
const toPoolClient = (query: Send, release: () => void): PostgresPoolClient => ({
  query: query as unknown as PostgresPoolClient['query'],
  release,
});

function nameByText(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const isNew = !names.has(text) && text.length <= longestNamed && names.size < namedLimit;
    if (isNew && !text.includes(unnamedMarker)) names.set(text, `s${names.size}`);
    return names.get(text);
  };
}

function wrapClient(client: pg.PoolClient, nameOf: (text: string) => string | undefined): { send: Send; release: () => void } {
  let isUnusable = false;
  let isInTransaction = false;
  const send: Send = async (text, values) => {
    // Without values, pg uses the simple protocol, which allows several statements.
    const name = values.length > 0 ? nameOf(text) : undefined;
    isInTransaction = startsTransaction(text) || (isInTransaction && !endsTransaction(text));
    const isAlone = !isInTransaction;
    try {
      return await client.query({ text, values: [...values], ...(name && { name }) });
    } catch (error) {
      isUnusable ||= makesUnusable(error as Error);
      // It did not run. A transaction is aborted by it, and repeated as a whole.
      if (isAlone && isStalePlan(error)) return client.query({ text, values: [...values] });
      throw error;
    }
  };
  return { send, release: () => client.release(isUnusable) };
}

const startsTransaction = (text: string): boolean => /^(begin|start transaction)\b/.test(text);
const endsTransaction = (text: string): boolean => text === 'commit' || text === 'rollback';

/**
 * Sends the start of a transaction together with its first statement, which saves a round trip; an error of it surfaces there. `setting` is a
 * statement that follows the start.
 */
function beginAlong(send: Send, setting?: string): Send {
  let begun: Promise<unknown> | undefined;
  return async (text, values) => {
    if (startsTransaction(text)) {
      begun = Promise.all([send(text, values), ...(setting === undefined ? [] : [send(setting, [])])]);
      begun.catch(() => {});
      return { command: 'BEGIN', rowCount: null, rows: [] };
    }
    const beginning = begun;
    begun = undefined;
    return (await Promise.all([send(text, values), beginning]))[0];
  };
}

function withinTransactions(send: Send, localSettings: string): Send {
  let isInTransaction = false;
  const begin = (text: string) => send(`${text === 'begin' ? 'begin isolation level read committed' : text}; ${localSettings}`, []);
  return async (text, values) => {
    if (startsTransaction(text)) {
      isInTransaction = true;
      return begin(text);
    }
    if (endsTransaction(text)) isInTransaction = false;
    else if (!isInTransaction) {
      void begin('begin');
      return (await Promise.all([send(text, values), send('commit', [])]))[0];
    }
    return send(text, values);
  };
}

/** A query is still running on the connection, a migration changed the columns of a prepared statement, or another host is the primary. */
const makesUnusable = (error: Error) => error.message === 'Query read timeout' || isStalePlan(error) || isReadOnly(error);
