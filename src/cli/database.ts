import type { Database, Db } from '../database/connect.ts';
import type { Report } from '../database/migrate.ts';
import { readConfig } from '../process/config.ts';

/**
 * Runs a command on the database. Without `migrate`, a database with another schema than this version's is refused and left alone:
 * a migration can take long, lock tables and stop servers of the previous version.
 */
export const withDatabase = (run: (db: Db) => Promise<void>, options?: Options): Promise<void> => open(({ db }) => run(db), options);

/** For commands that change the schema. */
export const withPool = (run: (pool: Database['pool']) => Promise<void>): Promise<void> => open(({ pool }) => run(pool));

/** For a command that checks and migrates the schema itself. */
export const withAnySchema = (run: (database: Database, report: Report) => Promise<void>): Promise<void> =>
  open((database) => run(database, reportMigration), { migrate: 'never' });

type Options = { migrate?: boolean | 'never' };

const reportMigration: Report = (message, fields) => console.error(message, JSON.stringify(fields));

async function open(run: (database: Database) => Promise<void>, { migrate = false }: Options = {}): Promise<void> {
  const { openDatabase } = await import('../database/open.ts');
  const database = await openDatabase(readConfig(), { migrate, report: (error) => console.error(error), reportMigration });
  try {
    await run(database);
  } finally {
    await database.close();
  }
}
