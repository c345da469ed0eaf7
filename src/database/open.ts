import { ConfigError } from '../process/config.ts';
import { connect, type Database, type Db } from './connect.ts';
import { startEmbedded, stopEmbedded } from './embedded/embedded.ts';
import { compareMigrations, migrate } from './migrate.ts';

type Location = { databaseUrl: string | undefined; dataDir: string };
type Options = { migrate: boolean; report: (error: unknown) => void };

/**
 * Opens the configured database, or the embedded one. `migrate` applies pending migrations; without it, a database with another schema
 * than this version's is refused and nothing is changed. Closing leaves an embedded PostgreSQL running while other processes use it.
 * Throws ConfigError if there is no database that can be used.
 */
export async function openDatabase({ databaseUrl, dataDir }: Location, { migrate: migrates, report }: Options): Promise<Database> {
  const embedded = databaseUrl === undefined ? await startEmbedded(dataDir, { report }).catch(explainFolder(dataDir)) : undefined;
  const database = connect(databaseUrl ?? (embedded?.url as string), { report });
  const close = async () => {
    await database.close();
    if (embedded !== undefined) await stopEmbedded(embedded);
  };
  try {
    if (migrates) await migrate(database.pool);
    else await checkSchema(database.db);
  } catch (error) {
    await close();
    throw databaseUrl === undefined || error instanceof ConfigError ? error : explain(databaseUrl, error);
  }
  return { ...database, close };
}

async function checkSchema(db: Db): Promise<void> {
  const { pending, unknown } = await compareMigrations(db);
  if (unknown.length > 0)
    throw new ConfigError(
      `The database has migrations of a newer version (${summarize(unknown)}). Run this command with the version that applied them.`,
    );
  if (pending.length > 0)
    throw new ConfigError(`The database has pending migrations (${summarize(pending)}). Run \`caledee migrate\` first.`);
}

const summarize = ([first, ...others]: string[]): string => (others.length === 0 ? `${first}` : `${first} and ${others.length} more`);

/** Errors of the folder itself, such as EACCES, ENOTDIR or EEXIST, are for the operator to fix. */
const explainFolder =
  (dataDir: string) =>
  (error: NodeJS.ErrnoException): never => {
    throw error.syscall === undefined ? error : new ConfigError(`DATA_DIR: ${dataDir} cannot be used: ${error.message}`, { cause: error });
  };

/** Leaves out the user and password of the URL. */
function explain(databaseUrl: string, error: unknown): Error {
  const { host, pathname, searchParams } = new URL(databaseUrl);
  const where = searchParams.get('host') ?? host.replaceAll(/%2f/gi, '/');
  const reason =
    error instanceof AggregateError ? error.errors.map(String).join('; ') : error instanceof Error ? error.message : String(error);
  return new ConfigError(`DATABASE_URL: the database ${pathname.slice(1)} at ${where} cannot be used: ${reason}`, { cause: error });
}
