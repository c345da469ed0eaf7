/**
 * Distribution of the tables over the nodes of Citus, which is PostgreSQL with distributed tables. Every table is in one of these lists.
 * On plain PostgreSQL none of this is needed: the same schema and statements are used.
 */
import type pg from 'pg';
import { ConfigError } from '../process/environment.ts';
import { applySettings, noLimits, openClient } from './session.ts';

/** Small, and found without knowing an organization: each node has a copy (reference tables). Tables come after those they refer to. */
export const globalTables = [
  'organizations',
  'organization_logos',
  'users',
  'personal_access_tokens',
  'passwords',
  'sessions',
  'invitations',
  'password_resets',
  'oauth_clients',
  'oauth_grants',
  'oauth_artifacts',
  'oauth_keys',
  'event_type_organizations',
  'readiness_checks',
  'secret_key_checks',
];

/** Counters, distributed by their own key. */
export const keyedTables = { rate_limit_counts: 'key' };

/** Distributed by `organization_id`, all rows of an organization on one node. */
export const tenantTables = [
  'schedules',
  'schedule_overrides',
  'out_of_office',
  'event_types',
  'event_type_hosts',
  'meetings',
  'host_claims',
  'leads',
  'bookings',
  'booking_viewers',
  'booking_tallies',
  'contacts',
  'contact_totals',
  'removed_contacts',
  'contact_followers',
  'events',
  'event_viewers',
  'event_places',
  'last_removed_events',
  'last_sequences',
  'webhooks',
  'webhook_deliveries',
  'webhook_attempts',
  'webhook_notices',
  'host_notices',
  'security_notices',
  'messages',
  'calendars',
  'calendar_collections',
  'calendar_objects',
  'busy_weeks',
  'calendar_feeds',
  'published_meetings',
  'idempotency_keys',
  'spent_proofs',
  'pending_bookings',
  'security_events',
  'authenticators',
  'recovery_codes',
  'passkeys',
];

/**
 * Only on the coordinator, like the tables of graphile-worker. The last two are updated by arithmetic with the clock, which Citus refuses for
 * distributed tables.
 */
export const coordinatorTables = ['migrations', 'sign_in_attempts', 'public_booking_budgets'];

/** Run on the node of the organization that is their first argument. Each statement in them names only tenant tables or only global ones. */
export const tenantFunctions = [
  'write_bookings',
  'chain_bookings',
  'insert_leads',
  'capture_lead',
  'change_lead',
  'insert_event',
  'insert_lead_event',
  'lock_organization_webhooks',
  'follow_contacts',
  'report_contacts',
  'report_removed_contacts',
  'book_leads',
  'book_new_leads',
  'lock_hosts',
  'lock_event_type_hosts',
  'lock_booking_hosts',
  'lock_chain_hosts',
  'event_place',
  'last_place',
  'settled_place',
  'touch_bookings',
  'list_events',
  'list_feed',
  'remove_old_events',
  'replay_events',
  'claim_described_deliveries',
  'claim_messages',
  'claim_pending_bookings',
  'replace_busy',
  'save_objects',
  'publish_to_collection',
  'report_conflict',
  'report_bookings',
  'mail_guests',
  'report_webhook',
  'claim_webhook_notices',
  'claim_host_notices',
  'claim_security_notices',
];

/**
 * Distributes the tables of a database on a Citus coordinator, in one transaction. Repeating it distributes what was added since.
 * Returns the names of the tables that were distributed now. Throws if the database is not on a coordinator.
 */
export async function distribute(pool: pg.Pool): Promise<string[]> {
  // Moving the rows can take longer than any request's statement.
  const client = await openClient({ ...pool.options, max: 1, query_timeout: 0, onConnect: (opened) => applySettings(opened, noLimits) });
  try {
    await checkCoordinator(client);
    await client.query('begin');
    // Reference tables and tables with foreign keys to them cannot be created over parallel connections.
    await client.query("set local citus.multi_shard_modify_mode = 'sequential'");
    const distributed = await distributeTables(client);
    await distributeFunctions(client);
    await client.query('commit');
    return distributed;
  } finally {
    await client.end();
  }
}

async function checkCoordinator(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query("select from pg_extension where extname = 'citus'");
  if (rows.length === 0)
    throw new ConfigError('The database has no extension citus. Create it on the coordinator, and add the worker nodes.');
  const { rows: nodes } = await client.query<{ isCoordinator: boolean; workers: number }>(`
    select citus_is_coordinator() as "isCoordinator", (select count(*)::integer from citus_get_active_worker_nodes()) as workers`);
  if (!nodes[0]?.isCoordinator) throw new ConfigError('The database is on a worker node of Citus. Connect to the coordinator.');
  if (nodes[0].workers === 0) throw new ConfigError('The cluster has no worker nodes. Add them with citus_add_node.');
  await checkTypes(client);
}

/** Citus creates types and functions on the nodes only when they are created on the coordinator. */
async function checkTypes(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(`
    select from pg_type t where t.oid = to_regtype('booking_change')
      and not exists (select from pg_dist_object o where o.classid = 'pg_type'::regclass and o.objid = t.oid)`);
  if (rows.length > 0) {
    throw new ConfigError(
      'The tables were created before the Citus extension. Back the database up with "caledee backup", set Citus up in a new database, and restore and distribute there.',
    );
  }
}

async function distributeTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select table_name::text as name from citus_tables');
  const done = new Set(rows.map(({ name }) => name));
  const missing = (tables: string[]) => tables.filter((table) => !done.has(table));
  const [globals, tenants, keyed] = [globalTables, tenantTables, Object.keys(keyedTables)].map(missing) as [string[], string[], string[]];
  for (const table of keyed) {
    const column = keyedTables[table as keyof typeof keyedTables];
    // Logical replication, by which Citus moves shards while they are written, refuses unlogged tables.
    await client.query(`alter table ${table} set logged`);
    await client.query("select create_distributed_table($1::text::regclass, $2, colocate_with => 'none')", [table, column]);
  }
  await withoutForeignKeys(client, [...globals, ...tenants], async () => {
    // Citus locks the table that a statement writes, then those that it refers to, in order of creation. Created from the last on, a table
    // comes before those that it refers to in both, so that writes of different tables do not deadlock.
    for (const table of globals.toReversed()) await client.query('select create_reference_table($1::text::regclass)', [table]);
    for (const table of tenants) {
      const [first] = tenantTables;
      const colocateWith = table === first ? 'none' : first;
      await client.query("select create_distributed_table($1::text::regclass, 'organization_id', colocate_with => $2)", [
        table,
        colocateWith,
      ]);
    }
  });
  return [...globals, ...keyed, ...tenants];
}

type ForeignKey = { table: string; name: string; definition: string };

/** Citus refuses a foreign key between a table that is distributed and one that is not yet, or creates the other table early. */
async function withoutForeignKeys(client: pg.ClientBase, tables: string[], work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and (
        conrelid::regclass::text = any ($1) or confrelid::regclass::text = any ($1)) order by 1, 2`,
    [tables],
  );
  const keys = rows.map(({ table, name, definition }) => ({ table, name: `"${name}"`, definition }));
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  await work();
  for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
}

async function distributeFunctions(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ signature: string }>(
    "select oid::regprocedure::text as signature from pg_proc where pronamespace = 'public'::regnamespace and proname = any ($1) order by 1",
    [tenantFunctions],
  );
  for (const { signature } of rows) {
    await client.query(`select create_distributed_function($1::text::regprocedure, '$1', colocate_with := $2, force_delegation := true)`, [
      signature,
      tenantTables[0],
    ]);
    // Citus finds the node of a statement by its values, which a generic plan does not have.
    await client.query(`alter function ${signature} reset plan_cache_mode`);
  }
}
