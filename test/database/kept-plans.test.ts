/** Pages of lists are read by plans that a connection keeps, also of a user who has most of the rows: planning takes longer than reading. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { connect, type Database, inTransaction, type Transaction } from '../../src/database/connect.ts';
import { listBookings } from '../../src/queries/bookings.ts';
import { listContacts } from '../../src/queries/contacts.ts';
import { listLeads } from '../../src/queries/leads.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let own: TestDatabase;
let database: Database;
const organizationId = '01a22901-be99-72e6-b16c-0f16925613c7';
const owner = { organizationId, userId: '01a22901-be95-7780-881d-000000000000' };

beforeAll(async () => {
  own = await createTestDatabase();
  database = connect(own.url, { report: () => {}, size: 1 });
  await inTransaction(database.db, fill);
  await sql`analyze booking_viewers, contacts, leads`.execute(database.db);
});
afterAll(async () => {
  await database.close();
  await own.drop();
});

/** One user has 20,000 rows of each table, and 200 have ten each. Without foreign keys, whose rows no statement here looks at. */
async function fill(tx: Transaction): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(tx);
  const rows = sql`(
    select (${owner.userId.slice(0, 24)} || lpad(to_hex(case when n <= 20000 then 0 else n % 200 + 1 end), 12, '0'))::uuid as user_id,
      new_id(n) as id, timestamptz '2027-03-01T08:00Z' + n * interval '1 minute' as at, 'ann-' || n || '@example.com' as email
    from generate_series(1, 22000) as n) as r`;
  await sql`insert into contacts (organization_id, user_id, email_key, email, name, booking_count, lead_count, first_seen_at, last_activity_at,
      id, updated_at, version)
    select ${organizationId}, user_id, email, email, 'Ann Lee', 1, 0, at, at, id, at, 1 from ${rows}`.execute(tx);
  await sql`insert into booking_viewers (organization_id, booking_id, user_id, event_type_id, status, starts_at, created_at, updated_at)
    select ${organizationId}, id, user_id, user_id, 'active', at, at, at from ${rows}`.execute(tx);
  await sql`insert into leads (organization_id, id, owner_id, event_type_id, name, email, created_at, updated_at)
    select ${organizationId}, id, user_id, user_id, 'Ann Lee', email, at, at from ${rows}`.execute(tx);
}

const lists: Record<string, (limit: number) => Promise<unknown>> = {
  bookings: (limit) => listBookings(database.db, owner, { sort: '-createdAt' }, { limit, after: null }),
  'active bookings': (limit) => listBookings(database.db, owner, { status: 'active' }, { limit, after: null }),
  contacts: (limit) => listContacts(database.db, owner, {}, { limit, after: null, offset: 0 }),
  leads: (limit) => listLeads(database.db, owner, {}, { limit, after: null }),
};

// PostgreSQL plans a statement for its values five times, and then compares what a plan for any values would cost.
it.each(Object.keys(lists))('pages of %s are planned five times, and of other lengths with them', async (name) => {
  await sql`deallocate all`.execute(database.db);
  for (const limit of [11, 12, 13, 14, 15, 16, 17, 18, 19, 20]) await lists[name]!(limit);
  const { rows } = await sql<{ planned: number; kept: number }>`
    select custom_plans as planned, generic_plans as kept from pg_prepared_statements where statement like '%limit%' and not statement like '%pg_prepared%'`.execute(
    database.db,
  );
  expect(rows).toEqual([{ planned: 5, kept: 5 }]);
});
