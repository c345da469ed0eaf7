/** The schema as Citus would judge it, read from the catalog of a plain PostgreSQL. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query';
import pg from 'pg';
import { coordinatorTables, globalTables, keyedTables, tenantFunctions, tenantTables } from '../../src/database/distribution.ts';
import { findRefused } from '../support/citus-rules.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { findTables, findUnscoped } from '../support/tenancy.ts';

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

/** For the clean-up, the sender of mail and the reader of calendars, which look through all organizations. */
const isForAll = (index: string): boolean =>
  index.endsWith('_by_age') ||
  ['messages_due', 'pending_bookings_due', 'calendars_due', 'webhook_notices_due', 'host_notices_due', 'security_notices_due'].includes(
    index,
  );

it('begins every key and index of a tenant table with the organization, which cannot be null', async () => {
  const indexes = await select<{ table: string; name: string; isUnique: boolean; method: string; columns: string[] }>(`
    select t.relname as table, i.relname as name, x.indisunique or x.indisexclusion as "isUnique", m.amname as method,
      array(select pg_get_indexdef(i.oid, n, true) from generate_series(1, x.indnkeyatts) as n) as columns
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid join pg_am m on m.oid = i.relam
    where t.relnamespace = 'public'::regnamespace`);
  const wrong = indexes.filter(
    ({ table, name, columns, method }) =>
      kindOf(table) === 'tenant' && method !== 'gin' && columns[0] !== 'organization_id' && !isForAll(name),
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

it('lists every global table after those it refers to, which Citus locks in this order', async () => {
  const keys = await select<{ table: string; target: string }>(`
    select conrelid::regclass::text as table, confrelid::regclass::text as target from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace`);
  const isLate = ({ table, target }: (typeof keys)[number]): boolean => globalTables.indexOf(table) < globalTables.indexOf(target);
  expect(keys.filter((key) => kindOf(key.table) === 'global' && isLate(key))).toEqual([]);
});

it('has no triggers, and no sequences or views, which Citus does not distribute', async () => {
  const { rows } = await client.query(`
    select tgname as name from pg_trigger where not tgisinternal and tgrelid::regclass::text not like 'graphile_worker.%'
    union all select relname from pg_class where relkind in ('S', 'v', 'm') and relnamespace = 'public'::regnamespace`);
  expect(rows).toEqual([]);
});

/** They look through all organizations, and run on the coordinator. */
const searches = ['due_organizations', 'holding_organizations'];

type SqlFunction = {
  name: string;
  language: string;
  returns: string;
  isSet: boolean;
  names: string[];
  modes: string[];
  type: string;
  source: string;
};

const listFunctions = (): Promise<SqlFunction[]> =>
  select<SqlFunction>(`
    select proname as name, lanname as language, prorettype::regtype::text as returns, proretset as "isSet", proargtypes[0]::regtype::text as type,
      coalesce(proargnames, '{}') as names, coalesce(proargmodes::text[], array_fill('i'::text, array[pronargs])) as modes,
      coalesce(pg_get_function_sqlbody(pg_proc.oid), prosrc) as source
    from pg_proc join pg_language l on l.oid = prolang
    where pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = pg_proc.oid and d.deptype = 'e')`);

/** The SQL statements and expressions of a function, as statements. */
function readBody({ name, language, returns, isSet, names, modes, source }: SqlFunction): string[] {
  if (language === 'sql') return [source.replace(/^return /i, 'select ')];
  const inMode = (wanted: string) => names.filter((_, index) => modes[index] === wanted).map((each) => `${each} text`);
  const result = inMode('t').length > 0 ? `table (${inMode('t')})` : `${isSet ? 'setof ' : ''}${returns === 'void' ? 'void' : 'text'}`;
  const output = inMode('o').map((each) => `out ${each}`);
  // The parser knows no type of the schema; types do not matter here.
  const head = `${name}(${[...inMode('i'), ...output]}) ${output.length > 0 ? '' : `returns ${result}`}`;
  return collectExpressions(parsePlPgSQLSync(`create function ${head} language plpgsql as $body$${source}$body$`)).map(toStatement);
}

type Expression = { query: string; parseMode: number };

function collectExpressions(node: unknown): Expression[] {
  if (typeof node !== 'object' || node === null) return [];
  const { PLpgSQL_expr: expression, ...rest } = node as { PLpgSQL_expr?: Expression };
  return [...(expression ? [expression] : []), ...Object.values(rest).flatMap(collectExpressions)];
}

/** Parse mode 0 is a statement, all others are an expression, which an assignment begins with its target. */
const toStatement = ({ query, parseMode }: Expression): string =>
  parseMode === 0 ? query : `select ${query.replace(/^\s*[\w.]+(\[[^\]]*\])?\s*:=/, '')}`;

it('names the organization in every statement of every function, and has it first among the arguments', async () => {
  await loadModule();
  const functions = (await listFunctions()).filter(({ name }) => !searches.includes(name));
  expect(tenantFunctions.filter((name) => !functions.some((one) => one.name === name))).toEqual([]);
  const refused: string[] = [];
  for (const one of functions) {
    const statements = readBody(one).map((text) => ({ text, tables: findTables(text) }));
    const usesTenants = statements.some(({ tables }) => tables.some((table) => tenantTables.includes(table)));
    if (usesTenants || tenantFunctions.includes(one.name))
      expect([one.name, one.names[0], one.type]).toEqual([one.name, 'organization', 'uuid']);
    for (const { text } of statements) refused.push(...findRefused(text, true).map((problem) => `${one.name}: ${problem}`));
    for (const { text, tables } of statements) {
      expect([one.name, text, findUnscoped(text, 'organization')]).toEqual([one.name, text, []]);
      // Citus refuses both in one statement, in a function that runs on a node.
      const isMixed = tables.some((table) => tenantTables.includes(table)) && tables.some((table) => globalTables.includes(table));
      expect([one.name, text, isMixed]).toEqual([one.name, text, false]);
    }
  }
  expect(refused).toEqual([]);
});

/** The functions among `names` whose rows a statement joins to something else. */
function findJoined(value: unknown, names: string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { fromClause } = value as { fromClause?: object[] };
  const isJoined = fromClause !== undefined && (fromClause.length > 1 || !('RangeFunction' in (fromClause[0] as object)));
  const called = isJoined ? names.filter((name) => JSON.stringify(fromClause).includes(`"sval":"${name}"`)) : [];
  return [...called, ...Object.values(value).flatMap((child) => findJoined(child, names))];
}

it('joins nothing to the rows of a function that may wait for a lock, as the rest of the statement would be read as it was before', async () => {
  await loadModule();
  const volatile = await select<{ name: string }>(
    `select proname as name from pg_proc where pronamespace = 'public'::regnamespace and provolatile = 'v' and proretset`,
  );
  const names = volatile.map(({ name }) => name);
  const joining = (text: string) => findJoined(parseSync(text), names);
  expect(joining('select * from claim_messages($1) c join messages m on m.id = c.id')).toEqual(['claim_messages']);
  expect(joining('select c.* from (select * from claim_messages($1)) c, messages m')).toEqual(['claim_messages']);
  expect(joining('select id from claim_messages($1)')).toEqual([]);
  const functions = await listFunctions();
  expect(functions.flatMap((one) => readBody(one).flatMap((text) => joining(text).map((name) => `${one.name}: ${name}`)))).toEqual([]);
});

it.each([
  'select 1 from bookings where id = $1',
  'select 1 from bookings b join leads l on l.organization_id = $1 and l.id = b.lead_id',
  'select 1 from bookings where organization_id = $1 or id = $2',
  'select 1 from bookings where organization_id <> $1',
  'select 1 from bookings where organization_id in (select id from organizations)',
  'select 1 from users u join bookings b on b.organization_id = u.organization_id where u.organization_id = $1',
  'select 1 from contacts where organization_id = $1 union all select 1 from leads',
  'with one as (select 1 from events) select 1 from one',
  'with events as (select 1 from events) select 1 from events',
  'update bookings set notes = $1 where id = $2',
  'update bookings b set notes = $1 from leads l where l.organization_id = $2 and l.id = b.lead_id',
  'delete from bookings using leads l where l.organization_id = $1',
  'select 1 where exists (select from host_claims where host_id = $1)',
  'select (select name from event_types where id = $1)',
  'select (select e.name from event_types e where e.organization_id = b.organization_id) from bookings b where b.organization_id = $1',
  'insert into leads (id, organization_id) select $1, id from organizations',
  'insert into leads (id) values ($1)',
  'insert into leads (organization_id, id) values ($1, $2), (gen_random_uuid(), $3)',
  'select write_bookings(o.id, $1, $2, true) from organizations o',
])('recognizes that %s does not', async (text) => {
  await loadModule();
  expect(findUnscoped(text)).not.toEqual([]);
});

it.each([
  'select 1 from bookings b where b.organization_id = $1::uuid',
  'select 1 from bookings where $1 = organization_id and id = $2',
  'select 1 from bookings b left join leads l on l.organization_id = b.organization_id where b.organization_id = any ($1)',
  'select 1 from bookings b where b.organization_id = $1 and exists (select from leads l where l.organization_id = $1)',
  'select 1 from users join organizations on true',
  'with events as (select $1) select 1 from events',
  'select 1 from graphile_worker.events',
  'update bookings b set notes = l.name from leads l where l.organization_id = $1 and b.organization_id = $1',
  'insert into leads (id, organization_id) values ($1, $2) on conflict do nothing',
  'insert into leads (id, organization_id) select e.id, e.organization_id from events e where e.organization_id = $1',
  'insert into leads (id, organization_id) select id, organization_id from events where organization_id = $1 and id = $2',
  'insert into leads (id, organization_id) select id, organization_id from json_to_recordset($1) as l (id uuid, organization_id uuid)',
  'select * from write_bookings($1, $2, $3, true)',
])('recognizes that %s does', async (text) => {
  await loadModule();
  expect(findUnscoped(text)).toEqual([]);
});

it.each([
  'update users set disabled_at = coalesce(disabled_at, current_instant()) where id = $1',
  'update invitations i set next_attempt_at = current_instant() + make_interval(secs => i.attempts) where i.id = $1',
  "update oauth_artifacts set expires_at = consumed_at + interval '10 seconds' where id_hash = $1",
  "update events e set data = e.data || jsonb_build_object('id', e.id) where e.organization_id = $1",
  'update booking_viewers set changed_place = event_place($1) where organization_id = $1',
  'update calendars set leased_until = null where organization_id = $1 returning current_instant() as now',
  'insert into calendar_feeds (organization_id, user_id) values ($1, $2) on conflict (user_id) do update set created_at = current_instant()',
  "insert into webhook_notices as n (id) values ($1) on conflict (id) do update set id = $2 where n.created_at < excluded.created_at - interval '1 day'",
  'with gone as (delete from contacts c where c.organization_id = $1 returning to_jsonb(c)) select * from gone',
  'with used as (update oauth_clients set name = $1) insert into oauth_grants (id) select $2',
  'insert into messages (organization_id, id) select $1, new_id((row_number() over ())::integer) from bookings where organization_id = $1',
  'update booking_viewers v set changed_place = p.place from (select event_place($1) as place) as p where v.organization_id = $1',
  "update messages set error = case kind when 'reminder' then $1 else $2 end where organization_id = $3",
  'select insert_leads($1, (select jsonb_agg(l) from jsonb_array_elements($2::jsonb) as l), true)',
  'with due as (select * from claim_messages($1, $2, $3)) select * from due',
])('recognizes that Citus refuses %s', async (text) => {
  await loadModule();
  expect(findRefused(text)).not.toEqual([]);
});

it.each([
  'update users set disabled_at = current_instant() where id = $1',
  'update calendars c set next_sync_at = coalesce(c.next_sync_at, n.at) from (select current_instant() as at) as n where c.organization_id = $1',
  'update messages set next_attempt_at = current_instant() + make_interval(secs => $2) where organization_id = $1',
  'insert into calendar_feeds (user_id, created_at) values ($1, now()) on conflict (user_id) do update set created_at = excluded.created_at',
  "update sign_in_attempts set until = until + interval '1 minute' where key = $1 returning current_instant()",
  'select settled_place($1) as place',
  'select has_deliveries from write_bookings($1, null, $2, false)',
])('recognizes that Citus accepts %s', async (text) => {
  await loadModule();
  expect(findRefused(text)).toEqual([]);
});
