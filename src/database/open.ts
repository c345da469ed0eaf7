import { toHostUrls } from '../process/database-url.ts';
import { ConfigError, describeFileError } from '../process/environment.ts';
import { connect, type Database, type Db } from './connect.ts';
import { startEmbedded, stopEmbedded } from './embedded/embedded.ts';
import { compareMigrations, migrate, type Report } from './migrate.ts';
import { sharesSessions } from './pooler.ts';

type Location = {
  databaseUrl: string | undefined;
  databaseDirectUrl: string | undefined;
  databasePoolSize: number;
  dataDir: string;
};

type Options = {
  /** `never`: not checked either. */
  migrate: boolean | 'never';
  /** Through DATABASE_URL, although it may be a pooler. Otherwise directly, if there is another address for that. */
  throughPooler?: boolean;
  report: (error: unknown) => void;
  reportMigration?: Report | undefined;
};

/**
 * Opens the configured database, or the embedded one. `migrate` applies pending migrations; without it, a database with another schema
 * than this version's is refused and nothing is changed. The `url` of the result is for sessions of one's own. Closing leaves an embedded
 * PostgreSQL running while other processes use it. Throws ConfigError if there is no database that can be used.
 */
export async function openDatabase(location: Location, options: Options): Promise<Database> {
  const { databaseUrl, databaseDirectUrl, databasePoolSize: size } = location;
  if (databaseUrl === undefined) return openEmbedded(location, options);
  const { report, throughPooler } = options;
  const database = await openAt(databaseDirectUrl ?? databaseUrl, databaseDirectUrl ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL', {
    ...options,
    size,
  });
  if (databaseDirectUrl === undefined || !throughPooler) return database;
  await database.close();
  const pooled = connect(databaseUrl, { size, report, isPooled: true });
  await closeOnError(pooled, () => checkSame(pooled.db)).catch(explain(databaseUrl, 'DATABASE_URL'));
  return { ...pooled, url: databaseDirectUrl };
}

async function openEmbedded(
  { dataDir, databasePoolSize: size }: Location,
  { migrate: migrates, report, reportMigration }: Options,
): Promise<Database> {
  const embedded = await startEmbedded(dataDir, { report, creates: migrates !== false }).catch(explainFolder(dataDir));
  const database = connect(embedded.url, { size, report });
  const close = async () => {
    await database.close();
    await stopEmbedded(embedded);
  };
  await closeOnError({ close }, () => prepareSchema(database, { migrate: migrates, reportMigration }));
  return { ...database, close };
}

async function openAt(url: string, name: string, options: Options & { size: number }): Promise<Database> {
  const database = connect(url, options);
  await closeOnError(database, async () => {
    if (await sharesSessions(database.pool)) throw new Error(sharedAdvice);
    await prepareSchema(database, options);
  }).catch(explain(url, name));
  return database;
}

const sharedAdvice =
  'it is a pooler that shares sessions between clients; set DATABASE_DIRECT_URL to the address of PostgreSQL itself, or use session pooling';

async function closeOnError({ close }: Pick<Database, 'close'>, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await close();
    throw error;
  }
}

async function checkSame(db: Db): Promise<void> {
  const { pending } = await compareMigrations(db);
  if (pending.length > 0) throw new Error('it is not the database of DATABASE_DIRECT_URL, which has been migrated');
}

async function prepareSchema({ pool, db }: Database, { migrate: migrates, reportMigration }: Pick<Options, 'migrate' | 'reportMigration'>) {
  if (migrates === true) await migrate(pool, { report: reportMigration });
  else if (!migrates) await checkSchema(db);
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
    if (error.syscall === undefined) throw error;
    throw new ConfigError(`DATA_DIR: ${error.path ?? dataDir} cannot be used: ${describeFileError(error)}.`, { cause: error });
  };

/** Leaves out the user and password of the URL. */
const explain =
  (databaseUrl: string, name: string) =>
  (error: unknown): never => {
    if (error instanceof ConfigError) throw error;
    const urls = toHostUrls(databaseUrl).map((url) => new URL(url));
    const where = urls.map(({ host, searchParams }) => searchParams.get('host') ?? host.replaceAll(/%2f/gi, '/')).join(', ');
    const { pathname } = urls[0] as URL;
    const reason =
      error instanceof AggregateError ? error.errors.map(String).join('; ') : error instanceof Error ? error.message : String(error);
    // Without a name or a host, pg uses those of the user and of this machine.
    const database = [pathname.slice(1), ...(where === '' ? [] : ['at', where])].filter(Boolean).join(' ');
    throw new ConfigError(`${name}: the database${database && ` ${database}`} cannot be used: ${reason}`, { cause: error });
  };
