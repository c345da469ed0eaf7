/** Names of constraints and indexes: errors and logs name them, so each must say what it is about. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { readContract } from '../../src/contract.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const names = async (text: string): Promise<string[]> => (await client.query<{ name: string }>(text)).rows.map(({ name }) => name);

const constraints = `
  select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
  cross join lateral (
    select string_agg(a.attname, '_' order by n.position) as columns
    from unnest(k.conkey) with ordinality as n (attnum, position) join pg_attribute a on a.attrelid = c.oid and a.attnum = n.attnum) n
  where k.connamespace = 'public'::regnamespace`;

it('checks and exclusions are named after their rule, not by PostgreSQL', async () => {
  expect(await names(`${constraints} and k.contype in ('c', 'x')`)).toContain('host_claims_never_overlap');
  expect(await names(`${constraints} and k.contype in ('c', 'x') and k.conname ~ '_(check|excl)[0-9]*$'`)).toEqual([]);
});

it('keys and references are named after their table and all of their columns', async () => {
  const expected = `case k.contype when 'p' then c.relname || '_pkey' when 'u' then c.relname || '_' || columns || '_key'
    else c.relname || '_' || columns || '_fkey' end`;
  expect(await names(`${constraints} and k.contype in ('p', 'u', 'f') and k.conname <> ${expected}`)).toEqual([]);
});

it('indexes are named after what they find', async () => {
  const indexes = `select x.relname as name from pg_index i join pg_class x on x.oid = i.indexrelid where x.relnamespace = 'public'::regnamespace`;
  expect(await names(`${indexes} and x.relname ~ '_(idx|expr)[0-9]*$'`)).toEqual([]);
});

it('tables accept exactly the location kinds of the contract', async () => {
  const { LocationKind } = readContract().components.schemas as Record<string, { enum?: string[] }>;
  const checks = await names(`select pg_get_constraintdef(oid) as name from pg_constraint where conname ~ '_location_kind_known$'`);
  const kindsOf = (check: string) => [...check.matchAll(/'(\w+)'/g)].map(([, kind]) => kind);
  expect(checks.map(kindsOf)).toEqual([LocationKind?.enum, LocationKind?.enum]);
});
