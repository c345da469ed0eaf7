import type { Command } from 'commander';
import type { Db } from '../database/connect.ts';
import { withDatabase } from './database.ts';

const pageSize = 1000;

export function addCheckCommands(program: Command): void {
  program
    .command('check')
    .description('check the data')
    .command('timezones')
    .description('list future bookings whose local time is another one than when they were made, by newer time zone data')
    .action(() => withDatabase(checkTimezones));
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
  console.error(`${shifted} of ${checked} future bookings have another local time than when they were made, by version ${zoneVersion()}.`);
}
