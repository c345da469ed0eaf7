import type pg from 'pg';
import { openClient } from './session.ts';

const rounds = 5;

/**
 * True for a pooler that gives a session to another client after each transaction: one process of PostgreSQL then serves two open
 * connections. A pooler with many idle sessions may not be recognized.
 */
export async function sharesSessions(pool: pg.Pool): Promise<boolean> {
  const { onConnect: _, ...options } = pool.options;
  const first = await openClient(options);
  const clients = [first];
  try {
    if ((await readProcess(first)) === announcedProcess(first)) return false;
    const second = await openClient(options);
    clients.push(second);
    for (let round = 0; round < rounds; round++) if ((await readProcess(first)) === (await readProcess(second))) return true;
    return false;
  } finally {
    for (const client of clients) await client.end();
  }
}

async function readProcess(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ id: number }>('select pg_backend_pid() as id');
  return rows[0]?.id;
}

/** Sent when the connection starts, for cancellations. A pooler does not know the process yet, and sends a number of its own. */
const announcedProcess = (client: pg.Client): number | null => (client as unknown as { processID: number | null }).processID;
