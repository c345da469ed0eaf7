import { expect, it } from '@jest/globals';
import { connect } from '../../src/database/connect.ts';
import { importDataset } from '../../src/dataset/import.ts';
import { createTestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';
import { acme, booking, eventType, user } from './bench.ts';

const hosts = Array.from({ length: 20 }, (_, n) => `host-${n}`);
const HOUR_MS = 3_600_000;

/** A small organization, after which plans for nearly empty tables are kept, and one with this many bookings. */
function documentWith(count: number): object {
  const bookingsOf = (eventTypes: string[], total: number) =>
    Array.from({ length: total }, (_, n) =>
      booking(new Date(Date.UTC(2028, 0, 1) + Math.floor(n / eventTypes.length) * HOUR_MS).toISOString(), {
        eventType: eventTypes[n % eventTypes.length] as string,
        invitee: { name: 'Ann', email: `ann-${n}@example.com` },
      }),
    );
  const [small] = acme({ bookings: bookingsOf(['imad/intro'], 60) }).organizations;
  const [large] = acme({
    slug: 'large',
    users: hosts.map((slug) => user(slug)),
    eventTypes: hosts.map((slug) => eventType(slug, 'call')),
    bookings: bookingsOf(
      hosts.map((slug) => `${slug}/call`),
      count,
    ),
  }).organizations;
  return { organizations: [small, large] };
}

/** Index entries that an import reads, for each booking. PostgreSQL adds a connection's numbers when it ends. */
async function readsPerBooking(count: number): Promise<number> {
  const { url, drop } = await createTestDatabase();
  const importing = connect(url, { report: () => {} });
  await importDataset(importing.db, documentWith(count));
  await importing.close();
  const { pool, close } = connect(url, { size: 1, report: () => {} });
  const others = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
  await until('the import has disconnected', async () => (await pool.query(others)).rowCount === 0);
  const { rows } = await pool.query('select sum(idx_tup_read)::integer as reads from pg_stat_user_indexes');
  await close();
  await drop();
  return rows[0].reads / count;
}

it('an import reads no more for each booking the more there are', async () => {
  const [few, many] = [await readsPerBooking(1000), await readsPerBooking(4000)];
  expect(few).toBeGreaterThan(1);
  expect(few).toBeLessThan(100);
  expect(many).toBeLessThan(1.5 * few);
}, 120_000);
