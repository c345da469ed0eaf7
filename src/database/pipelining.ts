import { setImmediate } from 'node:timers/promises';
import { type DatabaseConnection, type Dialect, Transaction } from 'kysely';

/** `nextSent` resolves when the next statement has been sent. */
export type Pipelined<Schema> = { tx: Transaction<Schema>; nextSent: () => Promise<void> };

/**
 * A transaction whose statements are sent as soon as they are executed, without waiting for the results of earlier ones. PostgreSQL runs them
 * in this order. Kysely's own transactions wait, even for statements that are executed together.
 */
export async function toPipelined<Schema>(own: Transaction<Schema>, dialect: Dialect): Promise<Pipelined<Schema>> {
  const executor = own.getExecutor();
  const connection = await executor.provideConnection(async (provided: DatabaseConnection) => provided);
  let waiting: (() => void)[] = [];
  const pipelined: DatabaseConnection = {
    executeQuery: (query) => {
      const result = connection.executeQuery<never>(query);
      for (const resolve of waiting) resolve();
      waiting = [];
      return result.catch(rethrowAfterCause);
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
  const tx = new Transaction<Schema>({
    config: { dialect },
    dialect,
    driver: dialect.createDriver(),
    executor: executor.withConnectionProvider({ provideConnection: (consumer) => consumer(pipelined) }),
  });
  return { tx, nextSent: () => new Promise((resolve) => waiting.push(resolve)) };
}

const inFailedTransaction = '25P02';

/** An earlier statement failed. Whoever waits for both has to see that error first, even if it is translated on the way. */
async function rethrowAfterCause(error: { code?: string }): Promise<never> {
  if (error.code === inFailedTransaction) await setImmediate();
  throw error;
}
