import { type Command, Option } from 'commander';
import type { Db } from '../database/connect.ts';
import { readConfig } from '../process/config.ts';
import type { NewUser } from '../queries/users.ts';
import { normalizeText } from '../text/encoding.ts';
import { CommandError } from './command-error.ts';
import { count } from './counts.ts';
import { withDatabase } from './database.ts';
import { findAccount, findOrganization, userHint } from './find-account.ts';
import { addExamples } from './help.ts';
import { addJsonOption, type JsonOption, printRows, toPages } from './rows.ts';

export function addUserCommands(program: Command): void {
  const user = program.command('user').description('manage users');

  const create = user
    .command('create')
    .description(
      'add a user to an organization and print a link for setting a password; the user gets a schedule "Working hours", weekdays from 9 to 17',
    )
    .requiredOption('--organization <slug>', "the organization's slug")
    .requiredOption('--email <address>', 'sign-in email')
    .requiredOption('--slug <slug>', 'short name used in booking links')
    .option('--name <name>', 'display name', normalizeText)
    .option('--timezone <zone>', 'IANA time zone of the user and the schedule', 'UTC')
    .action(createUser);
  addExamples(create, 'user create --organization acme --email bo@acme.example --slug bo --name "Bo Chen" --timezone Europe/Paris');

  const set = user
    .command('set')
    .description("change a user's name, email, slug, time zone or role; omitted options stay unchanged")
    .argument('<user>', userHint)
    .option('--name <name>', 'display name', normalizeText)
    .option('--email <address>', 'sign-in email; earlier links for setting a password stop working')
    .option('--slug <slug>', 'short name used in booking links; links with the previous one stop working')
    .option('--timezone <zone>', 'IANA time zone; schedules keep theirs')
    .addOption(
      new Option('--role <role>', 'owners and admins manage the organization and its members').choices(['owner', 'admin', 'member']),
    )
    .action(changeUser);
  addExamples(set, 'user set bo --role admin', 'user set bo@acme.example --email bo.chen@acme.example');

  const invite = user
    .command('invite')
    .description('print a link for setting a new password; it works once, within a week, and invalidates any earlier link')
    .argument('<user>', userHint)
    .action((name: string) => withDatabase(async (db) => printInvitation(db, (await findAccount(db, name)).slug)));
  addExamples(invite, 'user invite bo');

  const disable = user
    .command('disable')
    .description(
      'disable a user immediately: sign-in, sessions, personal access tokens and connected apps stop working. Their event types offer no slots and cannot be booked; round robins offer the other hosts, collective event types with this user offer nothing. Deliveries to their webhooks are held. Existing bookings stay. `user enable` reverts this',
    )
    .argument('<user>', userHint)
    .action((name: string) => setDisabled(name, true));
  addExamples(disable, 'user disable bo');

  const enable = user
    .command('enable')
    .description('enable a disabled user: sessions, tokens and apps work again unless they expired or were revoked')
    .argument('<user>', userHint)
    .action((name: string) => setDisabled(name, false));
  addExamples(enable, 'user enable bo');

  const remove = user
    .command('remove')
    .description(
      'remove a user with their schedules, absences, calendars, tokens, webhooks and OAuth apps. Not possible while the user has bookings, leads or event types; disable the user instead',
    )
    .argument('<user>', userHint)
    .action(removeUser);
  addExamples(remove, 'user remove bo');

  const leave = user
    .command('sign-out')
    .description('end all sessions of a user and disconnect all apps; without --tokens, personal access tokens stay valid')
    .argument('<user>', userHint)
    .option('--tokens', 'also revoke their personal access tokens')
    .action(signOut);
  addExamples(leave, 'user sign-out bo --tokens');

  const reset = user
    .command('reset-second-factor')
    .description("remove a user's authenticator app, recovery codes and passkeys, so that only the password is required to sign in")
    .argument('<user>', userHint)
    .action(resetSecondFactor);
  addExamples(reset, 'user reset-second-factor bo');

  const list = user
    .command('list')
    .description('list users of all organizations, or search for users')
    .argument('[text]', 'only users whose slug, name or email contains it')
    .option('--organization <slug>', 'only users of this organization')
    .action(listAll);
  addExamples(addJsonOption(list), 'user list', 'user list --organization acme', 'user list chen');
}

const createUser = ({ name, ...wanted }: Omit<NewUser, 'name'> & { name?: string }): Promise<void> =>
  withDatabase(async (db) => {
    const [accounts, { findUserError }] = await Promise.all([import('../accounts/users.ts'), import('../dataset/schema.ts')]);
    const error = findUserError({ ...wanted, ...(name !== undefined && { name }) });
    if (error !== undefined) throw new CommandError(`--${error}.`);
    await accounts.createUser(db, { ...wanted, name: name ?? null });
    await printInvitation(db, wanted.slug);
  });

type UserChange = { name?: string; email?: string; slug?: string; timezone?: string; role?: 'owner' | 'admin' | 'member' };

const changeUser = (name: string, wanted: UserChange): Promise<void> =>
  withDatabase(async (db) => {
    if (Object.keys(wanted).length === 0) throw new CommandError('Specify what to change: --name, --email, --slug, --timezone or --role.');
    const [{ changeMember }, { changeSignIn }, { findUserError }, { inTransaction }] = await Promise.all([
      import('../accounts/members.ts'),
      import('../accounts/users.ts'),
      import('../dataset/schema.ts'),
      import('../database/connect.ts'),
    ]);
    const { id, organizationId, slug, email, timezone } = await findAccount(db, name);
    const error = findUserError({ organization: organizationId, slug, email, timezone, ...wanted });
    if (error !== undefined) throw new CommandError(`--${error}.`);
    const { slug: newSlug, email: newEmail, ...values } = wanted;
    const signIn = { ...(newSlug !== undefined && { slug: newSlug }), ...(newEmail !== undefined && { email: newEmail }) };
    await inTransaction(db, async (tx) => {
      await changeMember(tx, toOperator({ id, organizationId, timezone }), id, values);
      await changeSignIn(tx, { organizationId, userId: id }, signIn);
    });
    console.error(`User "${newSlug ?? slug}" updated.`);
    if (newSlug !== undefined && newSlug !== slug)
      console.error(`Booking links now start with /${newSlug}. Links with /${slug} no longer work.`);
  });

/** The operator may do what the organization's owners may. */
const toOperator = ({ id, organizationId, timezone }: { id: string; organizationId: string; timezone: string }) => ({
  organizationId,
  userId: id,
  role: 'owner' as const,
  isOperator: true,
  timezone,
});

const removeUser = (name: string): Promise<void> =>
  withDatabase(async (db) => {
    const [{ deleteMember }, { ApiError }, { inTransaction }] = await Promise.all([
      import('../accounts/members.ts'),
      import('../errors.ts'),
      import('../database/connect.ts'),
    ]);
    const user = await findAccount(db, name);
    await inTransaction(db, (tx) => deleteMember(tx, toOperator(user), user.id)).catch(async (error) => {
      throw error instanceof ApiError && error.response.code === 'member_in_use' ? await toInUse(db, user) : error;
    });
    console.error(`User "${user.slug}" removed.`);
  });

async function toInUse(db: Db, { id, organizationId, slug }: { id: string; organizationId: string; slug: string }): Promise<CommandError> {
  const { countTraces } = await import('../queries/members.ts');
  const { bookings, leads, eventTypes } = await countTraces(db, { organizationId, userId: id });
  const found = [count(bookings, 'booking'), count(leads, 'lead'), count(eventTypes, 'event type')].filter(
    (text) => !text.startsWith('0 '),
  );
  return new CommandError(
    `User "${slug}" cannot be removed because of ${new Intl.ListFormat('en').format(found)}. Disable the user instead: caledee user disable ${slug}`,
  );
}

async function printInvitation(db: Db, slug: string): Promise<void> {
  const { invite } = await import('../accounts/users.ts');
  const { publicUrl, port } = readConfig();
  const link = await invite(db, publicUrl ?? `http://localhost:${port}`, slug);
  console.error(`Link for ${slug} to set a password and sign in. It works once, within a week:`);
  console.log(link);
}

const setDisabled = (name: string, isDisabled: boolean): Promise<void> =>
  withDatabase(async (db) => {
    const queries = await import('../queries/users.ts');
    const { slug } = await findAccount(db, name);
    await queries.setDisabled(db, slug, isDisabled);
    console.error(`User "${slug}" ${isDisabled ? 'disabled' : 'enabled'}.`);
  });

const signOut = (name: string, { tokens: withTokens = false }: { tokens?: boolean }): Promise<void> =>
  withDatabase(async (db) => {
    const { signOutUser } = await import('../accounts/users.ts');
    const ended = await signOutUser(db, (await findAccount(db, name)).slug, { withTokens });
    if (ended === undefined) return;
    const { sessions, apps, tokens } = ended;
    console.error(`Sessions ended: ${sessions}. Apps disconnected: ${apps}. Tokens revoked: ${tokens}.`);
  });

const resetSecondFactor = (name: string): Promise<void> =>
  withDatabase(async (db) => {
    const { removeSecondFactors } = await import('../accounts/second-factors.ts');
    const { id, organizationId, slug } = await findAccount(db, name);
    const isDone = await removeSecondFactors(db, { organizationId, userId: id });
    console.error(
      isDone ? `User "${slug}" signs in with the password only.` : `User "${slug}" has neither an authenticator app nor passkeys.`,
    );
  });

const listAll = (text: string | undefined, { organization, ...options }: JsonOption & { organization?: string }): Promise<void> =>
  withDatabase(async (db) => {
    const { listUsers } = await import('../queries/users.ts');
    if (organization !== undefined) await findOrganization(db, organization);
    const filter = { ...(organization !== undefined && { organization }), ...(text !== undefined && { text: normalizeText(text) }) };
    const pages = toPages<Awaited<ReturnType<typeof listUsers>>[number]>((after, size) => listUsers(db, filter, after, size));
    const isFiltered = Object.keys(filter).length > 0;
    const none = isFiltered ? 'No users found.' : 'No users yet. Add one with: caledee user create --help';
    await printRows(pages, { none, columns: userColumns }, options);
  });

type ListedUser = {
  slug: string;
  name: string | null;
  email: string;
  organization: string;
  role: string;
  timezone: string;
  disabledAt: Date | null;
};

const userColumns = {
  SLUG: ({ slug }: ListedUser) => slug,
  NAME: ({ name }: ListedUser) => name,
  EMAIL: ({ email }: ListedUser) => email,
  ORGANIZATION: ({ organization }: ListedUser) => organization,
  ROLE: ({ role }: ListedUser) => role,
  'TIME ZONE': ({ timezone }: ListedUser) => timezone,
  STATE: ({ disabledAt }: ListedUser) => (disabledAt === null ? 'active' : 'disabled'),
};
