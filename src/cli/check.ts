import type { Command } from 'commander';
import type { Db } from '../database/connect.ts';
import type { UpcomingBooking } from '../queries/upcoming-bookings.ts';
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
  const [{ listOrganizationIds }, { zoneVersion }] = await Promise.all([
    import('../queries/upcoming-bookings.ts'),
    import('../availability/zones.ts'),
  ]);
  let [checked, shifted] = [0, 0];
  for (const organizationId of await listOrganizationIds(db)) {
    for await (const booking of readUpcoming(db, organizationId)) {
      checked += 1;
      const found = await findShift(booking);
      if (found === undefined) continue;
      shifted += 1;
      console.log(JSON.stringify(found));
    }
  }
  console.error(`${shifted} of ${checked} future bookings have another local time than when they were made, by version ${zoneVersion()}.`);
}

async function* readUpcoming(db: Db, organizationId: string): AsyncGenerator<UpcomingBooking> {
  const { listUpcomingBookings } = await import('../queries/upcoming-bookings.ts');
  for (let after: string | undefined; ; ) {
    const page = await listUpcomingBookings(db, organizationId, { after, limit: pageSize });
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.id;
  }
}

async function findShift({ utcOffsetMin: madeWith, startsAt, ...booking }: UpcomingBooking) {
  const [{ utcOffsetMin }, { MINUTE_MS }] = await Promise.all([import('../availability/wallclock.ts'), import('../availability/dates.ts')]);
  const offset = utcOffsetMin(booking.timezone, startsAt.getTime());
  if (offset === madeWith) return undefined;
  const toLocal = (minutes: number) => new Date(startsAt.getTime() + minutes * MINUTE_MS).toISOString().slice(0, 16);
  return { ...booking, startAt: startsAt, madeFor: toLocal(madeWith), isNow: toLocal(offset) };
}
