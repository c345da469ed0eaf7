import type { Command } from 'commander';
import type { Db } from '../database/connect.ts';
import { withDatabase } from './database.ts';
import { addExamples } from './help.ts';

const pageSize = 1000;

export function addCheckCommands(program: Command): void {
  const check = program.command('check').description('check the data');

  const data = check
    .command('data')
    .description('count rows that are inconsistent with bookings and contacts, by organization')
    .option('--repair', 'repair them; changes to bookings wait meanwhile')
    .action(({ repair = false }: { repair?: boolean }) => withDatabase((db) => checkData(db, repair)));
  addExamples(data, 'check data', 'check data --repair');

  const timezones = check
    .command('timezones')
    .description('list future bookings whose local time has changed because of newer time zone data')
    .action(() => withDatabase(checkTimezones));
  addExamples(timezones, 'check timezones');
}

/** Thrown to roll back what was repaired only to be counted. */
class Counted extends Error {}

async function checkData(db: Db, repairs: boolean): Promise<void> {
  const [{ listOrganizationIds }, { lockDerivedRows, repairDerivedRows }, { inTransaction }] = await Promise.all([
    import('../queries/upcoming-bookings.ts'),
    import('../queries/derived-rows.ts'),
    import('../database/connect.ts'),
  ]);
  let total = 0;
  for (const organizationId of await listOrganizationIds(db)) {
    let counts: Record<string, number> = {};
    await inTransaction(db, async (tx) => {
      if (repairs) await lockDerivedRows(tx);
      counts = await repairDerivedRows(tx, organizationId);
      if (!repairs) throw new Counted();
    }).catch((error) => {
      if (!(error instanceof Counted)) throw error;
    });
    const found = Object.entries(counts).filter(([, count]) => count > 0);
    if (found.length > 0) console.log(JSON.stringify({ organizationId, ...Object.fromEntries(found) }));
    for (const [, count] of found) total += count;
  }
  const advice = total > 0 && !repairs ? ' Repair them with --repair.' : '';
  console.error(`${total} rows ${repairs ? 'were repaired' : 'are missing or wrong'}.${advice}`);
}

async function checkTimezones(db: Db): Promise<void> {
  const [{ listOrganizationIds, listUpcomingBookings }, { zoneVersion }, { findShift }] = await Promise.all([
    import('../queries/upcoming-bookings.ts'),
    import('../availability/zones.ts'),
    import('../availability/offset-shift.ts'),
  ]);
  let [checked, shifted] = [0, 0];
  for (const organizationId of await listOrganizationIds(db)) {
    let after: string | undefined;
    do {
      const page = await listUpcomingBookings(db, organizationId, { after, limit: pageSize });
      const found = page.flatMap((booking) => findShift(booking) ?? []);
      for (const one of found) console.log(JSON.stringify(one));
      checked += page.length;
      shifted += found.length;
      after = page.length < pageSize ? undefined : page.at(-1)?.id;
    } while (after !== undefined);
  }
  console.error(
    `The local time of ${shifted} of ${checked} future bookings has changed since they were created (time zone data ${zoneVersion()}).`,
  );
}
