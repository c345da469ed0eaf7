import type { Command } from 'commander';
import { withDatabase } from './database.ts';
import { findAccount, userHint } from './find-account.ts';
import { addExamples } from './help.ts';
import { addJsonOption, type JsonOption, printRows, toPages } from './rows.ts';

export function addAppCommands(program: Command): void {
  const app = program.command('app').description('list OAuth apps');
  const list = app
    .command('list')
    .description('list OAuth apps and the number of users who authorized each')
    .option('--user <user>', `only apps that one user built: ${userHint}`)
    .action(listAll);
  addExamples(addJsonOption(list), 'app list', 'app list --user imad');
}

const listAll = ({ user, ...options }: JsonOption & { user?: string }): Promise<void> =>
  withDatabase(async (db) => {
    const { listAllApps } = await import('../queries/oauth-apps.ts');
    const userId = user === undefined ? undefined : (await findAccount(db, user)).id;
    const pages = toPages<ListedApp>((after, size) => listAllApps(db, userId, after?.id, size));
    await printRows(pages, { none: 'No apps yet.', columns: appColumns }, options);
  });

type ListedApp = {
  id: string;
  kind: string;
  name: string;
  user: string | null;
  redirectUris: string[];
  users: number;
  createdAt: Date;
};

/** Any program can register itself under any name. */
const unverified = '(registered itself)';

const appColumns = {
  ID: ({ id }: ListedApp) => id,
  NAME: ({ name }: ListedApp) => name,
  'BUILT BY': ({ user }: ListedApp) => user ?? unverified,
  'REDIRECTS TO': ({ redirectUris }: ListedApp) => [...new Set(redirectUris.map(toHost))].join(', '),
  USERS: ({ users }: ListedApp) => users,
  'CREATED (UTC)': ({ createdAt }: ListedApp) => createdAt,
};

const toHost = (uri: string): string => (URL.canParse(uri) ? new URL(uri).host || new URL(uri).protocol : uri);
