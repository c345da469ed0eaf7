import type { Command } from 'commander';
import type { WantedToken } from '../accounts/tokens.ts';
import { scopes } from '../contract.ts';
import { toExpiry, toScopes, toTokenName } from './arguments.ts';
import { notFound } from './command-error.ts';
import { withDatabase } from './database.ts';
import { printPages } from './print-pages.ts';

export function addTokenCommands(program: Command): void {
  const token = program.command('token').description('manage personal access tokens');

  token
    .command('create')
    .description('create a token and print it; it cannot be shown again')
    .requiredOption('--user <slug>', "the user's slug")
    .requiredOption('--scopes <a,b>', `comma-separated scopes, or all: ${Object.keys(scopes).join(', ')}`, toScopes)
    .option('--name <name>', 'purpose of the token', toTokenName, 'command line')
    .option('--expires <date>', 'expiry: a date, or an instant with an offset', toExpiry)
    .option('--json', 'print id, prefix and expiry as well')
    .action(({ json, ...wanted }: WantedToken & { json?: boolean }) => printNewToken(wanted, json));

  token
    .command('list')
    .description('list all tokens; their values are not stored')
    .action(() =>
      withDatabase(async (db) => {
        const { listTokens } = await import('../queries/tokens.ts');
        await printPages<Awaited<ReturnType<typeof listTokens>>[number]>((after, size) => listTokens(db, after, size));
      }),
    );

  token
    .command('revoke')
    .description('revoke a token immediately and permanently')
    .argument('<id>', "the token's id, as listed by `token list`")
    .action((id: string) =>
      withDatabase(async (db) => {
        const { revokeToken } = await import('../queries/tokens.ts');
        if (!(await revokeToken(db, id))) throw notFound('Token', id);
        console.error('Token revoked.');
      }),
    );
}

const printNewToken = (wanted: WantedToken, asJson = false): Promise<void> =>
  withDatabase(async (db) => {
    const { createToken } = await import('../accounts/tokens.ts');
    const created = await createToken(db, wanted);
    if (created === undefined) throw notFound('User', wanted.user);
    console.log(asJson ? JSON.stringify(created) : created.token);
  });
