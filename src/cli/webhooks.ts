import type { Command } from 'commander';
import type { Db } from '../database/connect.ts';
import { withDatabase } from './database.ts';
import { findAccount, userHint } from './find-account.ts';
import { addExamples } from './help.ts';
import { addJsonOption, type JsonOption, printRows, toPages } from './rows.ts';

export function addWebhookCommands(program: Command): void {
  const webhook = program.command('webhook').description('list webhooks');
  const list = webhook
    .command('list')
    .description('list the webhooks of all users with their state, without secrets')
    .option('--user <user>', `only webhooks of one user: ${userHint}`)
    .action(listAll);
  addExamples(addJsonOption(list), 'webhook list', 'webhook list --user imad');
}

const listAll = ({ user, ...options }: JsonOption & { user?: string }): Promise<void> =>
  withDatabase(async (db) => {
    const owner = user === undefined ? undefined : await findAccount(db, user);
    const owners = owner === undefined ? await listOwners(db) : [{ organizationId: owner.organizationId, userId: owner.id }];
    await printRows(readPages(db, owners), { none: 'No webhooks yet.', columns: webhookColumns }, options);
  });

type WebhooksOf = { organizationId: string; userId?: string };

/** Organization by organization, because the rows are distributed by it. */
async function listOwners(db: Db): Promise<WebhooksOf[]> {
  const { listOrganizationIds } = await import('../queries/upcoming-bookings.ts');
  return (await listOrganizationIds(db)).map((organizationId) => ({ organizationId }));
}

async function* readPages(db: Db, owners: WebhooksOf[]): AsyncGenerator<ListedWebhook[]> {
  const { listWebhooksOf } = await import('../queries/webhooks.ts');
  for (const owner of owners) yield* toPages<ListedWebhook>((after, size) => listWebhooksOf(db, owner, after?.id, size));
}

type ListedWebhook = {
  id: string;
  user: string;
  url: string;
  events: string[];
  active: boolean;
  disabledReason: string | null;
  consecutiveFailures: number;
  organizationWide: boolean;
  app: string | null;
};

const webhookColumns = {
  ID: ({ id }: ListedWebhook) => id,
  USER: ({ user }: ListedWebhook) => user,
  URL: ({ url }: ListedWebhook) => url,
  EVENTS: ({ events }: ListedWebhook) => events.join(','),
  FOR: ({ organizationWide }: ListedWebhook) => (organizationWide ? 'all members' : 'user'),
  APP: ({ app }: ListedWebhook) => app,
  STATE: toState,
};

function toState({ active, disabledReason, consecutiveFailures }: ListedWebhook): string {
  if (disabledReason !== null) return `disabled: ${disabledReason}`;
  if (!active) return 'paused';
  return consecutiveFailures === 0 ? 'active' : `failing (${consecutiveFailures} in a row)`;
}
