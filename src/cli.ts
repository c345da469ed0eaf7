/**
 * The operator's commands. What was asked for goes to standard output, everything else to standard error.
 * Parts that only some commands need are loaded by those: it halves the time of all others.
 */
import { readFile } from 'node:fs/promises';
import { buffer as readStream } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Command, InvalidArgumentError } from 'commander';
import { ConfigError, readConfig } from './config.ts';
import { scopes } from './contract.ts';
import type { Database, Db } from './database/connect.ts';
import { isDatasetInvalid } from './dataset/faults.ts';
import { isDate, isInstant } from './formats.ts';
import type { Running } from './main.ts';

/** What the operator has to mend; told in one line. */
class CommandError extends Error {}

const plans = ['free', 'pro', 'team', 'enterprise'] as const;

const program = new Command('caledee').description('A self-hosted scheduling API.').showHelpAfterError();

program
  .command('serve')
  .description('run the server (what npm start does)')
  .option('--demo', 'fill an empty database with a demonstration, and print a token and a request to try')
  .action(async ({ demo }: { demo?: boolean }) => {
    const { run } = await import('./main.ts');
    await run(demo ? demonstrate : undefined);
  });

program
  .command('mock')
  .description('run a sandbox: the contract answers with its own examples, without a database')
  .option('--port <port>', 'where it listens, instead of PORT', toPort)
  .action(async ({ port }: { port?: number }) => {
    const { runSandbox } = await import('./sandbox.ts');
    await runSandbox(port);
  });

program
  .command('migrate')
  .description('bring the database to the schema of this version')
  .action(() => withDatabase(async () => console.error('The database is up to date.')));

program
  .command('import')
  .description('import a dataset (spec/dataset.schema.json); all or nothing')
  .argument('<file>', 'a JSON file, or - for standard input')
  .action((file: string) =>
    withDatabase(async ({ db }) => {
      const { importDataset } = await import('./dataset/import.ts');
      const { counts } = await importDataset(db, await readJson(file));
      console.error(
        `Imported: ${Object.entries(counts)
          .map(([what, count]) => `${count} ${what}`)
          .join(', ')}.`,
      );
    }),
  );

program
  .command('export')
  .description('print everything as a dataset')
  .action(() =>
    withDatabase(async ({ db }) => {
      const { exportDataset } = await import('./dataset/export.ts');
      await pipeline(exportDataset(db), process.stdout, { end: false });
    }),
  );

program
  .command('demo')
  .description('import the demonstration dataset')
  .action(() =>
    withDatabase(async ({ db }) => {
      await importDemo(db);
      console.error('The demonstration is there: organization acme, user imad.');
    }),
  );

program
  .command('user')
  .description('users')
  .command('list')
  .description('list the users of all organizations')
  .action(() => withDatabase(async ({ db }, { listUsers }) => print(await listUsers(db))));

program
  .command('plan')
  .description('put an organization on a plan; the API belongs to team and enterprise')
  .argument('<organization>', 'its slug')
  .argument('<plan>', plans.join(', '), toPlan)
  .action((organization: string, plan: (typeof plans)[number]) =>
    withDatabase(async ({ db }, { updatePlan }) => {
      if (!(await updatePlan(db, organization, plan))) throw new CommandError(`There is no organization "${organization}".`);
      console.error(`${organization} is on the ${plan} plan.`);
    }),
  );

const token = program.command('token').description('personal access tokens');

token
  .command('create')
  .description('create a token and print it; it cannot be shown again')
  .requiredOption('--user <slug>', 'whose token it is')
  .requiredOption('--scopes <a,b>', `what it may do: ${Object.keys(scopes).join(', ')}; or all`, toScopes)
  .option('--name <name>', 'what it is for', toName, 'command line')
  .option('--expires <date>', 'when it ends: a date, or an instant with an offset', toExpiry)
  .option('--json', 'print its id, prefix and expiry too')
  .action(({ json, ...wanted }: { user: string; scopes: string[]; name: string; expires?: Date; json?: boolean }) =>
    withDatabase(async ({ db }, { createToken }) => {
      const created = await createToken(db, wanted);
      if (created === undefined) throw new CommandError(`There is no user "${wanted.user}".`);
      console.log(json ? JSON.stringify(created) : created.token);
    }),
  );

token
  .command('list')
  .description('list the tokens; their values are not kept')
  .action(() => withDatabase(async ({ db }, { listTokens }) => print(await listTokens(db))));

token
  .command('revoke')
  .description('revoke a token, at once and for good')
  .argument('<id>', 'its id, as `token list` tells it')
  .action((id: string) =>
    withDatabase(async ({ db }, { revokeToken }) => {
      if (!(await revokeToken(db, id))) throw new CommandError(`There is no token "${id}".`);
      console.error('Revoked.');
    }),
  );

/** What a newcomer sees: a company on an empty database, and where to begin. */
async function demonstrate({ url, database: { db } }: Running): Promise<void> {
  const [{ hasNoUsers }, { introduce }] = await Promise.all([loadQueries(), import('./introduction.ts')]);
  if (await hasNoUsers(db)) await importDemo(db);
  console.log(await introduce(db, url));
}

async function importDemo(db: Db): Promise<void> {
  const [{ demoDataset }, { importDataset }] = await Promise.all([import('./dataset/demo.ts'), import('./dataset/import.ts')]);
  await importDataset(db, demoDataset(new Date()));
}

const loadQueries = async () => ({
  ...(await import('./queries/tokens.ts')),
  ...(await import('./queries/users.ts')),
  ...(await import('./tokens.ts')),
});

type Queries = Awaited<ReturnType<typeof loadQueries>>;

async function withDatabase(work: (database: Database, queries: Queries) => Promise<void>): Promise<void> {
  const [{ openDatabase }, queries] = await Promise.all([import('./database/open.ts'), loadQueries()]);
  const database = await openDatabase(readConfig(), (error) => console.error(error));
  try {
    await work(database, queries);
  } finally {
    await database.close();
  }
}

/** A backup may be longer than a string can be, so it is parsed from bytes. */
async function readJson(file: string): Promise<unknown> {
  const bytes = await (file === '-' ? readStream(process.stdin) : readFile(file)).catch((error: Error) => {
    throw new CommandError(`${file} cannot be read: ${error.message}`);
  });
  const { parseDocument } = await import('./dataset/parse.ts');
  try {
    return parseDocument(bytes);
  } catch (error) {
    throw new CommandError(`${file} is not JSON: ${(error as Error).message}`);
  }
}

/** One line of JSON for each, for people and for jq alike. */
const print = (rows: object[]): void => {
  for (const row of rows) console.log(JSON.stringify(row));
};

function toPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return Number(text);
}

function toPlan(text: string): string {
  if (!plans.some((plan) => plan === text)) throw new InvalidArgumentError(`It must be one of ${plans.join(', ')}.`);
  return text;
}

function toScopes(text: string): string[] {
  if (text === 'all') return Object.keys(scopes);
  const asked = [...new Set(text.split(',').map((scope) => scope.trim()))];
  const unknown = asked.find((scope) => !Object.hasOwn(scopes, scope));
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no scope "${unknown}".`);
  return asked;
}

function toExpiry(text: string): Date {
  const isKnown = isDate(text) || isInstant(text);
  if (!isKnown) throw new InvalidArgumentError('It must be a date such as 2027-12-31, or an instant with an offset.');
  const expiry = new Date(text);
  if (expiry <= new Date()) throw new InvalidArgumentError('It is past already.');
  return expiry;
}

function toName(text: string): string {
  if (text.trim() === '' || text.length > 200) throw new InvalidArgumentError('It must have 1 to 200 characters.');
  return text;
}

function tell(error: unknown): string {
  if (isDatasetInvalid(error))
    return ['Nothing was imported.', ...error.faults.map(({ path, message }) => `${path || '/'}: ${message}`)].join('\n');
  if (error instanceof CommandError || error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// Whoever reads our output may have read enough: `export | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

await program.parseAsync().catch((error) => {
  console.error(tell(error));
  process.exitCode = 1;
});
