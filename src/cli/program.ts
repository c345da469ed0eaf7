/**
 * The operator's commands. What was asked for goes to standard output, everything else to standard error.
 * Parts that only some commands need are loaded by those: it halves the time of all others.
 */
import { readFile } from 'node:fs/promises';
import { buffer as readStream } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { type Plan, plans } from '../accounts/plans.ts';
import { scopes } from '../contract.ts';
import type { Database, Db } from '../database/connect.ts';
import { isDatasetInvalid } from '../dataset/faults.ts';
import type { Running } from '../main.ts';
import { ConfigError, readConfig } from '../process/config.ts';
import type { NewUser } from '../queries/users.ts';
import { toExpiry, toName, toPlan, toPort, toScopes } from './arguments.ts';

/** What the operator has to mend; told in one line. */
class CommandError extends Error {}

const program = new Command('caledee').description('A self-hosted scheduling API.').showHelpAfterError();

program
  .command('serve')
  .description('run the server (what npm start does)')
  .option('--demo', 'fill an empty database with a demonstration, and print a token and a request to try')
  .action(async ({ demo }: { demo?: boolean }) => {
    const { run } = await import('../main.ts');
    await run(demo ? demonstrate : undefined);
  });

program
  .command('worker')
  .description('deliver to webhooks, beside servers or in their place (WORKER=off)')
  .action(async () => {
    const { runWorker } = await import('../worker.ts');
    await runWorker();
  });

program
  .command('mock')
  .description('run a sandbox: the contract answers with its own examples, without a database')
  .option('--port <port>', 'where it listens, instead of PORT', toPort)
  .action(async ({ port }: { port?: number }) => {
    const { runSandbox } = await import('../sandbox.ts');
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
      const { importDataset } = await import('../dataset/import.ts');
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
      const { exportDataset } = await import('../dataset/export.ts');
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

const user = program.command('user').description('users');

user
  .command('create')
  .description(
    'add a user to an organization, and print a link with which they set their password; they are open on workdays from 9 to 17, by a schedule named "Working hours"',
  )
  .requiredOption('--organization <slug>', 'where they belong to')
  .requiredOption('--email <address>', 'with which they sign in')
  .requiredOption('--slug <slug>', 'their part of public booking links')
  .option('--name <name>', 'what they are called')
  .option('--timezone <zone>', 'the IANA name of their time zone, which their hours are in', 'UTC')
  .action(({ name, ...wanted }: Omit<NewUser, 'name'> & { name?: string }) =>
    withDatabase(async ({ db }) => {
      const [{ createUser }, { faultOfUser }] = await Promise.all([import('../accounts/users.ts'), import('../dataset/schema.ts')]);
      const fault = faultOfUser({ ...wanted, ...(name !== undefined && { name }) });
      if (fault !== undefined) throw new CommandError(`--${fault}.`);
      await createUser(db, { ...wanted, name: name ?? null });
      await printInvitation(db, wanted.slug);
    }),
  );

user
  .command('invite')
  .description('print a link with which a user sets a new password; it works once and for a week, and voids the one before it')
  .argument('<slug>', "the user's")
  .action((slug: string) => withDatabase(({ db }) => printInvitation(db, slug)));

user
  .command('disable')
  .description(
    'disable a user from the next request on: nobody can sign in as them, and their sessions, personal access tokens and connected applications are refused. Their event types offer no slots and cannot be booked; in a round robin the other hosts are offered, and a collective event type with them offers nothing. Deliveries to their webhooks are held. Existing bookings stay. `user enable` undoes all of it',
  )
  .argument('<slug>', "the user's")
  .action((slug: string) => withDatabase(({ db }, queries) => disable(db, queries, { slug, isDisabled: true })));

user
  .command('enable')
  .description('enable a disabled user: sessions, tokens and applications work again unless they expired or were revoked')
  .argument('<slug>', "the user's")
  .action((slug: string) => withDatabase(({ db }, queries) => disable(db, queries, { slug, isDisabled: false })));

user
  .command('sign-out')
  .description('end all sessions of a user and disconnect all applications; personal access tokens stay valid without --tokens')
  .argument('<slug>', "the user's")
  .option('--tokens', 'revoke their personal access tokens too')
  .action((slug: string, { tokens = false }: { tokens?: boolean }) =>
    withDatabase(async ({ db }) => {
      const { signOutUser } = await import('../accounts/users.ts');
      const ended = await signOutUser(db, slug, { withTokens: tokens });
      if (ended === undefined) throw new CommandError(`There is no user "${slug}".`);
      const { sessions, applications, tokens: revoked } = ended;
      console.error(`Sessions ended: ${sessions}. Applications disconnected: ${applications}. Tokens revoked: ${revoked}.`);
    }),
  );

user
  .command('list')
  .description('list the users of all organizations')
  .action(() =>
    withDatabase(async ({ db }, { listUsers }) =>
      printAll<Awaited<ReturnType<typeof listUsers>>[number]>((after) => listUsers(db, after, pageSize)),
    ),
  );

program
  .command('plan')
  .description('put an organization on a plan; the API belongs to team and enterprise')
  .argument('<organization>', 'its slug')
  .argument('<plan>', plans.join(', '), toPlan)
  .action((organization: string, plan: Plan) =>
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
  .action(() =>
    withDatabase(async ({ db }, { listTokens }) =>
      printAll<Awaited<ReturnType<typeof listTokens>>[number]>((after) => listTokens(db, after, pageSize)),
    ),
  );

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

async function disable(db: Db, { setDisabled }: Queries, { slug, isDisabled }: { slug: string; isDisabled: boolean }): Promise<void> {
  if (!(await setDisabled(db, slug, isDisabled))) throw new CommandError(`There is no user "${slug}".`);
  console.error(`User "${slug}" is ${isDisabled ? 'disabled' : 'enabled'}.`);
}

async function printInvitation(db: Db, slug: string): Promise<void> {
  const { invite } = await import('../accounts/users.ts');
  const { publicUrl, port } = readConfig();
  const link = await invite(db, publicUrl ?? `http://localhost:${port}`, slug);
  if (link === undefined) throw new CommandError(`There is no user "${slug}".`);
  console.log(link);
}

/** What a newcomer sees: a company on an empty database, and where to begin. */
async function demonstrate({ url, database: { db } }: Running): Promise<void> {
  const [{ hasNoUsers }, { introduce }] = await Promise.all([loadQueries(), import('./introduction.ts')]);
  if (await hasNoUsers(db)) await importDemo(db);
  console.log(await introduce(db, url));
}

async function importDemo(db: Db): Promise<void> {
  const [{ demoDataset }, { importDataset }] = await Promise.all([import('../demo/demo.ts'), import('../dataset/import.ts')]);
  await importDataset(db, demoDataset(new Date()));
}

const loadQueries = async () => ({
  ...(await import('../queries/tokens.ts')),
  ...(await import('../queries/users.ts')),
  ...(await import('../accounts/tokens.ts')),
});

type Queries = Awaited<ReturnType<typeof loadQueries>>;

async function withDatabase(work: (database: Database, queries: Queries) => Promise<void>): Promise<void> {
  const [{ openDatabase }, queries] = await Promise.all([import('../database/open.ts'), loadQueries()]);
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
  const { parseDocument } = await import('../dataset/parse.ts');
  try {
    return parseDocument(bytes);
  } catch (error) {
    throw new CommandError(`${file} is not JSON: ${(error as Error).message}`);
  }
}

const pageSize = 1000;

/** One line of JSON for each, for people and for jq alike. Only one page of rows is in memory at a time. */
async function printAll<Row extends object>(readPage: (after: Row | undefined) => Promise<Row[]>): Promise<void> {
  let page = await readPage(undefined);
  for (; page.length > 0; page = page.length < pageSize ? [] : await readPage(page.at(-1)))
    for (const row of page) console.log(JSON.stringify(row));
}

/** Refusals in words for whoever asked: of an account, or of what a user has too many of. */
const isRefusal = (error: unknown): error is Error => error instanceof Error && ['AccountError', 'ApiError'].includes(error.name);

function tell(error: unknown): string {
  if (isDatasetInvalid(error))
    return ['Nothing was imported.', ...error.faults.map(({ path, message }) => `${path || '/'}: ${message}`)].join('\n');
  if (error instanceof CommandError || error instanceof ConfigError || isRefusal(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// Whoever reads our output may have read enough: `export | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

await program.parseAsync().catch((error) => {
  console.error(tell(error));
  process.exitCode = 1;
});
