import type { Command } from 'commander';
import type { Db } from '../database/connect.ts';
import { toSince } from './arguments.ts';
import { withDatabase } from './database.ts';
import { findAccount, findOrganization, userHint } from './find-account.ts';
import { addExamples } from './help.ts';
import { addJsonOption, type JsonOption, printRows, toPages } from './rows.ts';

type Wanted = JsonOption & { organization?: string; user?: string; since?: Date };

export function addAuditCommand(program: Command): void {
  const audit = program
    .command('audit')
    .description(
      'list the security log of the last 90 days, oldest entry first: sign-ins, passwords, tokens, apps, second factors and exports, with client addresses',
    )
    .option('--organization <slug>', 'only entries of this organization')
    .option('--user <user>', `only entries of one user: ${userHint}`)
    .option('--since <date>', 'only entries since this date, or instant with an offset', toSince)
    .action(listLog);
  addExamples(addJsonOption(audit), 'audit --user bo', 'audit --organization acme --since 2027-01-31');
}

const listLog = ({ organization, user, since, ...options }: Wanted): Promise<void> =>
  withDatabase(async (db) => {
    const account = user === undefined ? undefined : await findAccount(db, user);
    const only = organization === undefined ? undefined : (await findOrganization(db, organization)).organizationId;
    const { listOrganizationIds } = await import('../queries/upcoming-bookings.ts');
    const all = account ? [account.organizationId] : await listOrganizationIds(db);
    const wanted = all.filter((id) => only === undefined || id === only);
    await printRows(toLog(db, wanted, { userId: account?.id, since }), { none: 'No entries.', columns }, options);
  });

async function* toLog(db: Db, organizationIds: string[], filter: { userId: string | undefined; since: Date | undefined }) {
  const { listAllSecurityEvents } = await import('../queries/security-events.ts');
  for (const id of organizationIds) yield* toPages<Entry>((after, size) => listAllSecurityEvents(db, id, filter, after, size));
}

type Entry = {
  at: Date;
  id: string;
  organization: string;
  user: string | null;
  kind: string;
  detail: string | null;
  address: string | null;
  userAgent: string | null;
};

const columns = {
  'TIME (UTC)': ({ at }: Entry) => at,
  ORGANIZATION: ({ organization }: Entry) => organization,
  USER: ({ user }: Entry) => user,
  KIND: ({ kind }: Entry) => kind,
  DETAIL: ({ detail }: Entry) => detail,
  ADDRESS: ({ address }: Entry) => address,
  'USER AGENT': ({ userAgent }: Entry) => userAgent,
};
