import type { Command } from 'commander';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import type { Owner } from '../queries/users.ts';
import { notFound } from './command-error.ts';
import { withDatabase } from './database.ts';
import { findAccount, userHint } from './find-account.ts';
import { addExamples } from './help.ts';
import { addJsonOption, type JsonOption, printRows } from './rows.ts';

type Wanted = { user: string };

export function addCalendarCommands(program: Command): void {
  const calendar = program.command('calendar').description('list and sync connected calendars');

  const list = calendar
    .command('list')
    .description("list a user's calendars and their state")
    .requiredOption('--user <user>', userHint)
    .action(({ user, ...options }: Wanted & JsonOption) => withDatabase((db) => printCalendars(db, user, options)));
  addExamples(addJsonOption(list), 'calendar list --user imad');

  const sync = calendar
    .command('sync')
    .description("sync a user's calendars now, or only one of them; a running server or worker reads them")
    .argument('[id]', 'one calendar, as listed by `calendar list`')
    .requiredOption('--user <user>', userHint)
    .action((id: string | undefined, { user }: Wanted) => withDatabase((db) => requestSyncs(db, user, id)));
  addExamples(sync, 'calendar sync --user imad');
}

async function printCalendars(db: Db, slug: string, options: JsonOption): Promise<void> {
  const [{ rows, now }, { toCalendar }] = await Promise.all([listOwn(db, slug), import('../calendars/to-calendar.ts')]);
  await printRows([rows.map((row) => toCalendar(row, now))], { none: 'No calendars connected.', columns: calendarColumns }, options);
}

type Calendar = Schemas['Calendar'];

const calendarColumns = {
  ID: ({ id }: Calendar) => id,
  NAME: ({ name }: Calendar) => name,
  KIND: ({ kind }: Calendar) => kind,
  STATE: ({ state, error }: Calendar) => (error === null ? state : `${state}: ${error}`),
  'SYNCED (UTC)': ({ lastSyncedAt }: Calendar) => (lastSyncedAt === null ? 'never' : new Date(lastSyncedAt)),
};

async function requestSyncs(db: Db, slug: string, id: string | undefined): Promise<void> {
  const [{ owner, rows }, { syncNow }, { inTransaction }] = await Promise.all([
    listOwn(db, slug),
    import('../calendars/connections.ts'),
    import('../database/connect.ts'),
  ]);
  const chosen = rows.filter((row) => (id === undefined ? row.kind !== 'push' : row.id === id));
  if (id !== undefined && chosen.length === 0) throw notFound('Calendar', id, `calendar list --user ${slug}`);
  for (const row of chosen) await inTransaction(db, (tx) => syncNow(tx, owner, row.id));
  console.error(`Calendars queued: ${chosen.length}.`);
}

async function listOwn(db: Db, slug: string) {
  const [{ listCalendars }, { readClock }] = await Promise.all([import('../queries/calendars.ts'), import('../queries/clock.ts')]);
  const user = await findAccount(db, slug);
  const owner: Owner = { organizationId: user.organizationId, userId: user.id };
  return { owner, rows: await listCalendars(db, owner, { limit: mostCalendars, after: null }), now: await readClock(db) };
}

/** More than a user can have. */
const mostCalendars = 100;
