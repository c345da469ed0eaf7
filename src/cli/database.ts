import type { Db } from '../database/connect.ts';
import { readConfig } from '../process/config.ts';

/**
 * Runs a command on the database. Without `migrate`, a database with another schema than this version's is refused and left alone:
 * a migration can take long, lock tables and stop servers of the previous version.
 */
export async function withDatabase(run: (db: Db) => Promise<void>, { migrate = false } = {}): Promise<void> {
  const { openDatabase } = await import('../database/open.ts');
  const database = await openDatabase(readConfig(), { migrate, report: (error) => console.error(error) });
  try {
    await run(database.db);
  } finally {
    await database.close();
  }
}
