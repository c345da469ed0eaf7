import { type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import type pg from 'pg';
import { isStalePlan } from './unavailable.ts';

const namedLimit = 400;
const longestNamed = 8000;

const unnamedMarker = '/* plan each time */';

/** Marks a query whose best plan depends on its values, so that it is planned each time. */
export const planEachTime = sql.raw(unnamedMarker);

/**
 * Wraps a pool for Kysely: names each query by its text, so that PostgreSQL parses and plans it once per connection, and sends `begin` along
 * with the first statement. A name costs memory on each connection, so long texts, texts beyond a number (the rows of bulk inserts vary
 * endlessly) and texts with `planEachTime` stay unnamed.
 */
export function prepareStatements(pool: pg.Pool): PostgresPool {
  const nameOf = nameByText();
  return {
    connect: async () => wrapClient(await pool.connect(), nameOf),
    end: () => pool.end(),
  };
}

function nameByText(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const isNew = !names.has(text) && text.length <= longestNamed && names.size < namedLimit;
    if (isNew && !text.includes(unnamedMarker)) names.set(text, `s${names.size}`);
    return names.get(text);
  };
}

function wrapClient(client: pg.PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  let isUnusable = false;
  let begun: Promise<unknown> | undefined;
  const send = async (text: string, values: readonly unknown[]) => {
    // Without values, pg uses the simple protocol, which allows several statements.
    const name = values.length > 0 ? nameOf(text) : undefined;
    try {
      return await client.query({ text, values: [...values], ...(name && { name }) });
    } catch (error) {
      isUnusable ||= makesUnusable(error as Error);
      throw error;
    }
  };
  // `begin` is sent together with the first statement, which saves a round trip; its error surfaces there.
  const query = async (text: string, values: readonly unknown[]) => {
    if (text === 'begin') {
      begun = send(text, values);
      begun.catch(() => {});
      return { command: 'BEGIN', rowCount: null, rows: [] };
    }
    const beginning = begun;
    begun = undefined;
    return (await Promise.all([send(text, values), beginning]))[0];
  };
  // Kysely's type also covers cursors, which only a dialect with a cursor class uses.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(isUnusable) };
}

/** A query is still running on the connection, or a migration changed the columns of a prepared statement. */
const makesUnusable = (error: Error) => error.message === 'Query read timeout' || isStalePlan(error);
