import { type Command, Option } from 'commander';
import type { Db } from '../database/connect.ts';
import { readConfig } from '../process/config.ts';
import type { NewUser } from '../queries/users.ts';
import { normalizeText } from '../text/encoding.ts';
import { CommandError, notFound } from './command-error.ts';
import { withDatabase } from './database.ts';
import { printPages } from './print-pages.ts';

export function addUserCommands(program: Command): void {
  const user = program.command('user').description('manage users');
  const slug = "the user's slug";

  user
    .command('create')
    .description(
      'add a user to an organization and print a link for setting their password; they get a schedule "Working hours", weekdays from 9 to 17',
    )
    .requiredOption('--organization <slug>', "the organization's slug")
    .requiredOption('--email <address>', 'sign-in email')
    .requiredOption('--slug <slug>', 'short name used in booking links')
    .option('--name <name>', 'display name', normalizeText)
    .option('--timezone <zone>', 'IANA time zone, also that of the schedule', 'UTC')
    .action(createUser);

  user
    .command('set')
    .description("change a user's name, time zone or role; options that are left out change nothing")
    .argument('<slug>', slug)
    .option('--name <name>', 'display name', normalizeText)
    .option('--timezone <zone>', 'IANA time zone; that of the schedules stays')
    .addOption(
      new Option('--role <role>', 'owners and admins manage the organization and its members').choices(['owner', 'admin', 'member']),
    )
    .addHelpText('after', '\nExample:\n  caledee user set bo --role admin')
    .action(changeUser);

  user
    .command('invite')
    .description('print a link for setting a new password; it works once, within a week, and invalidates any earlier link')
    .argument('<slug>', slug)
    .action((name: string) => withDatabase((db) => printInvitation(db, name)));

  user
    .command('disable')
    .description(
      'disable a user from the next request on: sign-in, sessions, personal access tokens and connected applications stop working. Their event types offer no slots and cannot be booked; round robins offer the other hosts, collective event types with this user offer nothing. Deliveries to their webhooks are held. Existing bookings stay. `user enable` restores all of it',
    )
    .argument('<slug>', slug)
    .action((name: string) => setDisabled(name, true));

  user
    .command('enable')
    .description('enable a disabled user: sessions, tokens and applications work again unless they expired or were revoked')
    .argument('<slug>', slug)
    .action((name: string) => setDisabled(name, false));

  user
    .command('sign-out')
    .description('end all sessions of a user and disconnect all applications; personal access tokens stay valid without --tokens')
    .argument('<slug>', slug)
    .option('--tokens', 'also revoke their personal access tokens')
    .action(signOut);

  user.command('list').description('list the users of all organizations').action(listAll);
}

const createUser = ({ name, ...wanted }: Omit<NewUser, 'name'> & { name?: string }): Promise<void> =>
  withDatabase(async (db) => {
    const [accounts, { findUserError }] = await Promise.all([import('../accounts/users.ts'), import('../dataset/schema.ts')]);
    const error = findUserError({ ...wanted, ...(name !== undefined && { name }) });
    if (error !== undefined) throw new CommandError(`--${error}.`);
    await accounts.createUser(db, { ...wanted, name: name ?? null });
    await printInvitation(db, wanted.slug);
  });

type UserChange = { name?: string; timezone?: string; role?: 'owner' | 'admin' | 'member' };

const changeUser = (slug: string, wanted: UserChange): Promise<void> =>
  withDatabase(async (db) => {
    if (Object.keys(wanted).length === 0) throw new CommandError('Specify what to change: --name, --timezone or --role.');
    const [{ changeMember }, { findUser }, { findUserError }, { inTransaction }] = await Promise.all([
      import('../accounts/members.ts'),
      import('../queries/users.ts'),
      import('../dataset/schema.ts'),
      import('../database/connect.ts'),
    ]);
    const user = await findUser(db, slug);
    if (user === undefined) throw notFound('User', slug);
    const { email, timezone, organizationId } = user;
    const error = findUserError({ organization: organizationId, slug, email, timezone, ...wanted });
    if (error !== undefined) throw new CommandError(`--${error}.`);
    const operator = { organizationId, userId: user.id, role: 'owner' as const, timezone };
    await inTransaction(db, (tx) => changeMember(tx, operator, user.id, wanted));
    console.error(`User "${slug}" was changed.`);
  });

async function printInvitation(db: Db, slug: string): Promise<void> {
  const { invite } = await import('../accounts/users.ts');
  const { publicUrl, port } = readConfig();
  const link = await invite(db, publicUrl ?? `http://localhost:${port}`, slug);
  if (link === undefined) throw notFound('User', slug);
  console.log(link);
}

const setDisabled = (slug: string, isDisabled: boolean): Promise<void> =>
  withDatabase(async (db) => {
    const queries = await import('../queries/users.ts');
    if (!(await queries.setDisabled(db, slug, isDisabled))) throw notFound('User', slug);
    console.error(`User "${slug}" is ${isDisabled ? 'disabled' : 'enabled'}.`);
  });

const signOut = (slug: string, { tokens: withTokens = false }: { tokens?: boolean }): Promise<void> =>
  withDatabase(async (db) => {
    const { signOutUser } = await import('../accounts/users.ts');
    const ended = await signOutUser(db, slug, { withTokens });
    if (ended === undefined) throw notFound('User', slug);
    const { sessions, apps, tokens } = ended;
    console.error(`Sessions ended: ${sessions}. Apps disconnected: ${apps}. Tokens revoked: ${tokens}.`);
  });

const listAll = (): Promise<void> =>
  withDatabase(async (db) => {
    const { listUsers } = await import('../queries/users.ts');
    await printPages<Awaited<ReturnType<typeof listUsers>>[number]>((after, size) => listUsers(db, after, size));
  });
