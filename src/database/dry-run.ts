import type { PostgresPool, PostgresPoolClient } from 'kysely';

type Query = (text: string, values?: readonly unknown[]) => Promise<unknown>;

/**
 * The same pool, on which nothing that is written lasts: every transaction ends in a rollback, and a statement without one is given
 * one of its own. Whoever writes finds all as it ever is, since constraints that wait for the end speak before it, and so do
 * triggers: what would be refused is refused.
 */
export const rehearsing = (pool: PostgresPool): PostgresPool => ({
  connect: async () => rehearsingOn(await pool.connect()),
  end: () => pool.end(),
});

function rehearsingOn(client: PostgresPoolClient): PostgresPoolClient {
  const send = client.query.bind(client) as unknown as Query;
  const ask: Query = (text, values = []) => send(text, values);
  let isWithin = false;
  const query: Query = async (text, values) => {
    if (text === 'commit') await ask(speakNow);
    const isEnd = text === 'commit' || text === 'rollback';
    const isBeginning = /^(begin|start transaction)\b/.test(text);
    if (isEnd || isBeginning) isWithin = isBeginning;
    if (isEnd) return ask('rollback');
    return isWithin ? ask(text, values) : askAlone(ask, text, values);
  };
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
}

const speakNow = 'set constraints all immediate';

async function askAlone(ask: Query, text: string, values?: readonly unknown[]): Promise<unknown> {
  await ask('begin');
  try {
    const result = await ask(text, values);
    await ask(speakNow);
    return result;
  } finally {
    await ask('rollback');
  }
}
