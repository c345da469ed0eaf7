import type { PostgresPool, PostgresPoolClient } from 'kysely';

type Query = (text: string, values?: readonly unknown[]) => Promise<unknown>;

/**
 * Wraps a pool so that nothing written lasts: every transaction ends in a rollback, and a statement outside a transaction gets one of its
 * own. Deferred constraints and triggers are checked before the rollback, so whatever would be refused is refused.
 */
export const rollingBack = (pool: PostgresPool): PostgresPool => ({
  connect: async () => wrapClient(await pool.connect()),
  end: () => pool.end(),
});

function wrapClient(client: PostgresPoolClient): PostgresPoolClient {
  const untyped = client.query.bind(client) as unknown as Query;
  const send: Query = (text, values = []) => untyped(text, values);
  let isInTransaction = false;
  const query: Query = async (text, values) => {
    if (text === 'commit') await send(checkConstraints);
    const isEnd = text === 'commit' || text === 'rollback';
    const isStart = /^(begin|start transaction)\b/.test(text);
    if (isEnd || isStart) isInTransaction = isStart;
    if (isEnd) return send('rollback');
    return isInTransaction ? send(text, values) : sendAlone(send, text, values);
  };
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
}

const checkConstraints = 'set constraints all immediate';

async function sendAlone(send: Query, text: string, values?: readonly unknown[]): Promise<unknown> {
  await send('begin');
  try {
    const result = await send(text, values);
    await send(checkConstraints);
    return result;
  } finally {
    await send('rollback');
  }
}
