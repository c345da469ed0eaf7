import type pg from 'pg';

const text = `
  select current_setting('server_encoding') as encoding, lower('I') = 'i' as "lowersI",
    exists (select from pg_proc where proname = 'citus_is_coordinator') as "hasCitus"`;

type Found = { encoding: string; lowersI: boolean; hasCitus: boolean };

/**
 * Throws for an encoding that refuses some texts, for a collation in which email addresses do not match case-insensitively, and for a worker
 * node of Citus: advisory locks and jobs hold only among processes that use the same coordinator.
 */
export async function checkRequirements(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<Found>(text);
  const { encoding, lowersI, hasCitus } = rows[0] as Found;
  if (encoding !== 'UTF8') throw new Error(`its encoding is ${encoding}; create the database with the encoding UTF8`);
  if (!lowersI) {
    throw new Error(
      `its collation does not lower-case "I" to "i", so email addresses would not match; create the database with another locale, such as C.UTF-8`,
    );
  }
  if (hasCitus) {
    const { rows: nodes } = await client.query<{ isCoordinator: boolean }>('select citus_is_coordinator() as "isCoordinator"');
    if (!nodes[0]?.isCoordinator) throw new Error('it is on a worker node of Citus; connect to the coordinator');
  }
}
