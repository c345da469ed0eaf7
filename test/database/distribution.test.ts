/** The schema as Citus would judge it, read from the catalog of a plain PostgreSQL. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { coordinatorTables, globalTables, keyedTables, tenantFunctions, tenantTables } from '../../src/database/distribution.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let own: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  own = await createTestDatabase();
  client = new pg.Client(own.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await own.drop();
});

const kindOf = (table: string): string =>
  tenantTables.includes(table) ? 'tenant' : globalTables.includes(table) ? 'global' : table in keyedTables ? 'keyed' : 'coordinator';

/** The column that a table is distributed by; undefined for one that is not. */
const keyOf = (table: string): string | undefined =>
  tenantTables.includes(table) ? 'organization_id' : (keyedTables as Record<string, string>)[table];

async function select<Row>(text: string): Promise<Row[]> {
  const { rows } = await client.query(text);
  expect(rows.length).toBeGreaterThan(0);
  return rows as Row[];
}

it('has every table in one list', async () => {
  const tables = await select<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
  );
  const listed = [...globalTables, ...tenantTables, ...Object.keys(keyedTables), ...coordinatorTables];
  expect(listed.toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
});

/** For the clean-up, which looks through all organizations. */
const isForCleanUp = (index: string): boolean => index.endsWith('_by_age');

it('begins every key and index of a tenant table with the organization, which cannot be null', async () => {
  const indexes = await select<{ table: string; name: string; isUnique: boolean; method: string; columns: string[] }>(`
    select t.relname as table, i.relname as name, x.indisunique or x.indisexclusion as "isUnique", m.amname as method,
      array(select pg_get_indexdef(i.oid, n, true) from generate_series(1, x.indnkeyatts) as n) as columns
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid join pg_am m on m.oid = i.relam
    where t.relnamespace = 'public'::regnamespace`);
  const wrong = indexes.filter(
    ({ table, name, columns, method }) =>
      kindOf(table) === 'tenant' && method !== 'gin' && columns[0] !== 'organization_id' && !isForCleanUp(name),
  );
  expect(wrong).toEqual([]);
  const unkeyed = indexes.filter(({ table, isUnique, columns }) => isUnique && keyOf(table) && !columns.includes(keyOf(table) as string));
  expect(unkeyed).toEqual([]);
  const nullable = await client.query(
    `select table_name from information_schema.columns where column_name = 'organization_id' and is_nullable = 'YES' and table_name = any ($1)`,
    [tenantTables],
  );
  expect(nullable.rows).toEqual([]);
});

it('compares the organization for equality in every exclusion constraint', async () => {
  const constraints = await select<{ table: string; definition: string }>(`
    select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'x' and connamespace = 'public'::regnamespace`);
  for (const { definition } of constraints) expect(definition).toContain('organization_id WITH =');
});

it('has no foreign key that leaves the organization, or that Citus refuses', async () => {
  const keys = await select<{ name: string; table: string; target: string; columns: string[]; targets: string[]; onDelete: string }>(`
    select conname as name, conrelid::regclass::text as table, confrelid::regclass::text as target, confdeltype as "onDelete",
      array(select attname::text from unnest(conkey) with ordinality as k (n, nth) join pg_attribute on attrelid = conrelid and attnum = k.n order by nth) as columns,
      array(select attname::text from unnest(confkey) with ordinality as k (n, nth) join pg_attribute on attrelid = confrelid and attnum = k.n order by nth) as targets
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  const isAllowed = ({ table, target, columns, targets, onDelete }: (typeof keys)[number]): boolean => {
    if (kindOf(table) !== 'tenant') return kindOf(target) === 'global';
    if (target === 'organizations') return columns.length === 1 && columns[0] === 'organization_id';
    // Setting a column to null or its default would touch the distribution column.
    return columns[0] === 'organization_id' && targets[0] === 'organization_id' && ['a', 'c'].includes(onDelete);
  };
  expect(keys.filter((key) => !isAllowed(key))).toEqual([]);
});

it('has no triggers, and no sequences or views, which Citus does not distribute', async () => {
  const { rows } = await client.query(`
    select tgname as name from pg_trigger where not tgisinternal and tgrelid::regclass::text not like 'graphile_worker.%'
    union all select relname from pg_class where relkind in ('S', 'v', 'm') and relnamespace = 'public'::regnamespace`);
  expect(rows).toEqual([]);
});

it('runs on a node those functions alone that begin with the organization, and keep tenant and global tables in separate statements', async () => {
  const functions = await select<{ name: string; first: string; type: string; source: string }>(`
    select proname as name, proargnames[1] as first, proargtypes[0]::regtype::text as type, prosrc as source
    from pg_proc where pronamespace = 'public'::regnamespace and prolang = (select oid from pg_language where lanname = 'plpgsql')`);
  const names = functions.map(({ name }) => name);
  expect(tenantFunctions.filter((name) => !names.includes(name))).toEqual([]);
  // They look through all organizations, and run on the coordinator.
  const searches = ['due_organizations', 'holding_organizations'];
  for (const { name, first, type, source } of functions.filter((one) => !searches.includes(one.name))) {
    const tables = (statement: string, list: string[]) =>
      list.filter((table) => new RegExp(`\\b(from|join|into|update) ${table}\\b`).test(statement));
    const usesTenants = tables(source, tenantTables).length > 0;
    if (usesTenants || tenantFunctions.includes(name)) expect([name, first, type]).toEqual([name, 'organization', 'uuid']);
    for (const statement of source.split(';')) {
      const mixed = tables(statement, tenantTables).length > 0 && tables(statement, globalTables).length > 0;
      expect([name, mixed ? statement : '']).toEqual([name, '']);
      const reads = tables(statement, tenantTables);
      // Inserts name the organization as a column, everything else compares it.
      if (reads.length > 0)
        expect([name, /organization_id = organization|insert into/.test(statement) ? '' : statement]).toEqual([name, '']);
    }
  }
});
