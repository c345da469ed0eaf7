import { type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import type pg from 'pg';
import { isStalePlan } from './unavailable.ts';

const namedLimit = 400;
const longestNamed = 8000;

/** Stands in a query whose best plan depends on its values: it is planned with them each time, and so it is not named. */
export const planAnew = sql.raw('/* planned anew */');

/**
 * Kysely's way to the pool, with every query named by its text: PostgreSQL then parses and plans it once per connection.
 * A name costs memory on every connection for as long as that lives, so endlessly varying texts (rows of a bulk insert)
 * stay unnamed: beyond a length, and beyond a number; and so do those that say `planAnew`.
 */
export function namingStatements(pool: pg.Pool): PostgresPool {
  const nameOf = nameByText();
  return {
    connect: async () => naming(await pool.connect(), nameOf),
    end: () => pool.end(),
  };
}

function nameByText(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const isNew = !names.has(text) && text.length <= longestNamed && names.size < namedLimit;
    if (isNew && !text.includes('/* planned anew */')) names.set(text, `s${names.size}`);
    return names.get(text);
  };
}

function naming(client: pg.PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  let isSpoilt = false;
  let begun: Promise<unknown> | undefined;
  const send = async (text: string, values: readonly unknown[]) => {
    // Without values pg sends the text as it is, which may then be several statements.
    const name = values.length > 0 ? nameOf(text) : undefined;
    try {
      return await client.query({ text, values: [...values], ...(name && { name }) });
    } catch (error) {
      isSpoilt ||= spoils(error as Error);
      throw error;
    }
  };
  // A transaction's beginning goes along with its first statement, which is a round trip less; who waits for that waits for both.
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
  // Kysely's type has cursors as well, for streams; they come only to a dialect that is given a cursor class.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(isSpoilt) };
}

/** After these a connection is of no more use: a query still runs on it, or a statement's columns changed by a migration. */
const spoils = (error: Error) => error.message === 'Query read timeout' || isStalePlan(error);
