import type pg from 'pg';

/** Each query returns one statement per row, without objects of extensions. */
const extensions = `select format('create extension %I;', extname) as text from pg_extension where extname <> 'plpgsql' order by extname`;

const own = (catalog: string, oid: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

const functions = `
  select pg_get_functiondef(p.oid) || ';' as text from pg_proc p
  where p.pronamespace = 'public'::regnamespace and ${own('pg_proc', 'p.oid')}
  order by p.proname, pg_get_function_identity_arguments(p.oid)`;

const column = `
  format('  %I %s', a.attname, format_type(a.atttypid, a.atttypmod))
  || case when a.attcollation in (0, 'default'::regcollation) then '' else format(' collate %s', a.attcollation::regcollation) end
  || case when a.attnotnull then ' not null' else '' end
  || case when d.adbin is null then '' when a.attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
     else ' default ' || pg_get_expr(d.adbin, d.adrelid) end`;

const tables = `
  select format(E'create %stable %I (\\n%s\\n)%s;', case c.relpersistence when 'u' then 'unlogged ' else '' end, c.relname,
    concat_ws(E',\\n', columns.text, constraints.text), ' with (' || array_to_string(c.reloptions, ', ') || ')') as text
  from pg_class c
  cross join lateral (
    select string_agg(${column}, E',\\n' order by a.attnum) as text
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  ) as columns
  cross join lateral (
    select string_agg(format('  constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), E',\\n'
      order by position(k.contype::text in 'puxcf'), k.conname) as text
    from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'
  ) as constraints
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`;

const indexes = `
  select pg_get_indexdef(i.indexrelid) || ';' as text from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
  where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  order by c.relname, x.relname`;

const triggers = `
  select pg_get_triggerdef(t.oid) || ';' as text from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'public'::regnamespace and not t.tgisinternal order by c.relname, t.tgname`;

/** The migrated schema, for reading only: a foreign key may name a table that comes later. */
export async function writeSchema(pool: pg.Pool): Promise<string> {
  const parts = ['-- Generated from the database\'s catalog by "npm run generate". The source is src/database/migrations.'];
  for (const [query, gap] of [
    [extensions, '\n'],
    [functions, '\n\n'],
    [tables, '\n\n'],
    [indexes, '\n'],
    [triggers, '\n'],
  ] as const) {
    const { rows } = await pool.query<{ text: string }>(query);
    if (rows.length > 0) parts.push(rows.map(({ text }) => text.replace(/\n;$/, ';')).join(gap));
  }
  return `${parts.join('\n\n')}\n`;
}
