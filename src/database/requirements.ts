import type pg from 'pg';

const text = `
  select current_setting('server_encoding') as encoding, exists (select from pg_collation where collname = 'und-x-icu') as "hasIcu",
    exists (select from pg_proc where proname = 'citus_is_coordinator') as "hasCitus",
    array(select extname || ' is in the schema ' || nspname from pg_extension join pg_namespace n on n.oid = extnamespace
      where extname in ('btree_gin', 'btree_gist', 'pg_trgm') and nspname <> all (current_schemas(true)) order by 1)::text[] as hidden`;

type Found = { encoding: string; hasIcu: boolean; hasCitus: boolean; hidden: string[] };

/**
 * Throws for an encoding that refuses some texts, for a PostgreSQL without ICU, whose collation searches use, for extensions in a schema that is not searched, and for a worker node of Citus:
 * advisory locks and jobs hold only among processes that use the same coordinator.
 */
export async function checkRequirements(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<Found>(text);
  const { encoding, hasIcu, hasCitus, hidden } = rows[0] as Found;
  if (encoding !== 'UTF8') throw new Error(`its encoding is ${encoding}; create the database with the encoding UTF8`);
  if (!hasIcu) throw new Error('its PostgreSQL was built without ICU, which searches need; use a PostgreSQL with ICU');
  if (hidden.length > 0) throw new Error(`its extension ${hidden[0]}, which is not in the search_path; add it there`);
  if (hasCitus) {
    const { rows: nodes } = await client.query<{ isCoordinator: boolean }>('select citus_is_coordinator() as "isCoordinator"');
    if (!nodes[0]?.isCoordinator) throw new Error('it is on a worker node of Citus; connect to the coordinator');
  }
}
