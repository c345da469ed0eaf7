import type { Command } from 'commander';
import type { Db } from '../database/connect.ts';
import type { Owner } from '../queries/users.ts';
import { notFound } from './command-error.ts';
import { withDatabase } from './database.ts';

type Wanted = { user: string };

export function addCalendarCommands(program: Command): void {
  const calendar = program.command('calendar').description('list connected calendars, and have them read');
  const slug = "the user's slug";

  calendar
    .command('list')
    .description("print a user's calendars with their state, without credentials and busy times")
    .requiredOption('--user <slug>', slug)
    .action(({ user }: Wanted) => withDatabase((db) => printCalendars(db, user)));

  calendar
    .command('sync')
    .description("have a user's calendars read now, or one of them; a server or worker process reads them")
    .argument('[id]', 'one calendar, as listed by `calendar list`')
    .requiredOption('--user <slug>', slug)
    .action((id: string | undefined, { user }: Wanted) => withDatabase((db) => requestSyncs(db, user, id)));
}

async function printCalendars(db: Db, slug: string): Promise<void> {
  const [calendars, { toCalendar }] = await Promise.all([listOwn(db, slug), import('../calendars/to-calendar.ts')]);
  for (const row of calendars.rows) console.log(JSON.stringify(toCalendar(row, calendars.now)));
}

async function requestSyncs(db: Db, slug: string, id: string | undefined): Promise<void> {
  const [{ owner, rows }, { syncNow }, { inTransaction }] = await Promise.all([
    listOwn(db, slug),
    import('../calendars/connections.ts'),
    import('../database/connect.ts'),
  ]);
  const chosen = rows.filter((row) => (id === undefined ? row.kind !== 'push' : row.id === id));
  if (id !== undefined && chosen.length === 0) throw notFound('Calendar', id, `calendar list --user ${slug}`);
  for (const row of chosen) await inTransaction(db, (tx) => syncNow(tx, owner, row.id));
  console.error(`Calendars to read: ${chosen.length}.`);
}

async function listOwn(db: Db, slug: string) {
  const [{ findUser }, { listCalendars }, { readClock }] = await Promise.all([
    import('../queries/users.ts'),
    import('../queries/calendars.ts'),
    import('../queries/clock.ts'),
  ]);
  const user = await findUser(db, slug);
  if (user === undefined) throw notFound('User', slug);
  const owner: Owner = { organizationId: user.organizationId, userId: user.id };
  return { owner, rows: await listCalendars(db, owner, { limit: mostCalendars, after: null }), now: await readClock(db) };
}

/** More than a user can have. */
const mostCalendars = 100;
