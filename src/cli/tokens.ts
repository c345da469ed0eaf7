import type { Command } from 'commander';
import { includesApi } from '../accounts/plans.ts';
import type { WantedToken } from '../accounts/tokens.ts';
import { organizationScopes, scopes } from '../contract.ts';
import { toExpiry, toScopes, toTokenName } from './arguments.ts';
import { notFound } from './command-error.ts';
import { withDatabase } from './database.ts';
import { findAccount, userHint } from './find-account.ts';
import { addExamples } from './help.ts';
import { addJsonOption, type JsonOption, printRows, toPages } from './rows.ts';

export function addTokenCommands(program: Command): void {
  const token = program.command('token').description('manage personal access tokens');

  const create = token
    .command('create')
    .description('create a token and print it; it cannot be shown again')
    .requiredOption('--user <user>', userHint)
    .requiredOption(
      '--scopes <a,b>',
      `comma-separated scopes, or all: ${Object.keys(scopes).join(', ')}; of owners and admins also ${Object.keys(organizationScopes).join(', ')}`,
      toScopes,
    )
    .option('--name <name>', 'purpose of the token', toTokenName, 'command line')
    .option('--expires <date>', 'expiration: a date, or an instant with an offset', toExpiry)
    .option('--json', 'also print the id, prefix and expiration, as JSON')
    .action(({ json, ...wanted }: WantedToken & { json?: boolean }) => printNewToken(wanted, json));
  addExamples(
    create,
    'token create --user imad --scopes read:bookings,write:bookings --name CRM --expires 2027-12-31',
    'token create --user imad --scopes all',
  );

  const list = token
    .command('list')
    .description('list tokens, without their values, which are not stored')
    .option('--user <user>', `only tokens of one user: ${userHint}`)
    .action(listAll);
  addExamples(addJsonOption(list), 'token list', 'token list --user imad');

  const revoke = token
    .command('revoke')
    .description('revoke a token immediately and permanently')
    .argument('<id>', "the token's id, as listed by `token list`")
    .action((id: string) =>
      withDatabase(async (db) => {
        const { revokeAnyToken } = await import('../accounts/tokens.ts');
        if (!(await revokeAnyToken(db, id))) throw notFound('Token', id);
        console.error('Token revoked.');
      }),
    );
  addExamples(revoke, 'token revoke 019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60');
}

const printNewToken = (wanted: WantedToken, asJson = false): Promise<void> =>
  withDatabase(async (db) => {
    const [{ createToken }, { findPlan }] = await Promise.all([import('../accounts/tokens.ts'), import('../queries/organizations.ts')]);
    const { slug, organizationId } = await findAccount(db, wanted.user);
    const created = await createToken(db, { ...wanted, user: slug });
    if (created === undefined) throw notFound('User', wanted.user);
    console.log(asJson ? JSON.stringify(created) : created.token);
    const organization = await findPlan(db, organizationId);
    if (!includesApi(organization.plan))
      console.error(
        `The token does not work yet: the ${organization.plan} plan has no API access. Change it with: caledee plan ${organization.slug} team`,
      );
  });

const listAll = ({ user, ...options }: JsonOption & { user?: string }): Promise<void> =>
  withDatabase(async (db) => {
    const { listTokens } = await import('../queries/tokens.ts');
    const userId = user === undefined ? undefined : (await findAccount(db, user)).id;
    const pages = toPages<Awaited<ReturnType<typeof listTokens>>[number]>((after, size) => listTokens(db, userId, after, size));
    const none = 'No tokens yet. Create one with: caledee token create --help';
    await printRows(pages, { none, columns: tokenColumns }, options);
  });

type ListedToken = {
  id: string;
  slug: string;
  name: string;
  prefix: string;
  scopes: string[];
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

const tokenColumns = {
  ID: ({ id }: ListedToken) => id,
  USER: ({ slug }: ListedToken) => slug,
  NAME: ({ name }: ListedToken) => name,
  TOKEN: ({ prefix }: ListedToken) => `${prefix}…`,
  SCOPES: toScopeText,
  'ALL MEMBERS': toOrganizationText,
  'LAST USED (UTC)': ({ lastUsedAt }: ListedToken) => lastUsedAt ?? 'never',
  STATE: ({ revokedAt, expiresAt }: ListedToken) => (revokedAt !== null ? 'revoked' : toExpiryState(expiresAt)),
};

/** Without those for all members of the organization. */
function toScopeText({ scopes: granted }: ListedToken): string {
  if (Object.keys(scopes).every((scope) => granted.includes(scope))) return 'all';
  return granted.filter((scope) => !Object.hasOwn(organizationScopes, scope)).join(',');
}

/** Access to the data of all members of the organization. */
function toOrganizationText({ scopes: granted }: ListedToken): string {
  const actions = granted.filter((scope) => Object.hasOwn(organizationScopes, scope)).map((scope) => scope.split(':')[0]);
  return actions.join(',') || 'no';
}

function toExpiryState(expiresAt: Date | null): string {
  if (expiresAt === null) return 'active';
  return expiresAt > new Date() ? `until ${expiresAt.toISOString().slice(0, 10)}` : 'expired';
}
