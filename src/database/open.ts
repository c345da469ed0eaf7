import { ConfigError } from '../process/config.ts';
import { connect, type Database } from './connect.ts';
import { startEmbedded, stopEmbedded } from './embedded/embedded.ts';
import { migrate } from './migrate.ts';

type Where = { databaseUrl: string | undefined; dataDir: string };

/**
 * Opens the database that the configuration names, or the embedded one, and brings it to its schema. Closing it leaves an
 * embedded PostgreSQL to whoever else uses it. Throws a ConfigError when there is no database to be reached.
 */
export async function openDatabase({ databaseUrl, dataDir }: Where, report: (error: unknown) => void): Promise<Database> {
  const embedded = databaseUrl === undefined ? await startEmbedded(dataDir, { report }).catch(explainFolder(dataDir)) : undefined;
  const database = connect(databaseUrl ?? (embedded?.url as string), { report });
  const close = async () => {
    await database.close();
    if (embedded !== undefined) await stopEmbedded(embedded);
  };
  try {
    await migrate(database.pool);
  } catch (error) {
    await close();
    throw databaseUrl === undefined ? error : explain(databaseUrl, error);
  }
  return { ...database, close };
}

/** What is wrong with the folder itself, such as EACCES, ENOTDIR or EEXIST, is for the operator to mend. */
const explainFolder =
  (dataDir: string) =>
  (error: NodeJS.ErrnoException): never => {
    throw error.syscall === undefined ? error : new ConfigError(`DATA_DIR: ${dataDir} cannot be used: ${error.message}`, { cause: error });
  };

/** Without the address's user and password. */
function explain(databaseUrl: string, error: unknown): Error {
  const { host, pathname, searchParams } = new URL(databaseUrl);
  const where = searchParams.get('host') ?? host.replaceAll(/%2f/gi, '/');
  const reason =
    error instanceof AggregateError ? error.errors.map(String).join('; ') : error instanceof Error ? error.message : String(error);
  return new ConfigError(`DATABASE_URL: the database ${pathname.slice(1)} at ${where} cannot be used: ${reason}`, { cause: error });
}
