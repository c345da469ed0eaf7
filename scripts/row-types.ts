import type pg from 'pg';

type Column = {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  hasDefault: boolean;
  isComputed: boolean;
  checks: string[] | null;
};

const catalog = `
  select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
    a.atthasdef or a.attidentity <> '' as "hasDefault", a.attgenerated <> '' as "isComputed",
    (select array_agg(pg_get_constraintdef(k.oid) order by k.conname) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`;

const contractTypes: Record<string, string> = {
  'bookings.answers': "Schemas['Answer'][]",
  'bookings.metadata': "Schemas['MetadataPair'][]",
  'contacts.kind': "Schemas['ContactKind']",
  'event_types.questions': "Schemas['Question'][]",
  'leads.answers': "Schemas['Answer'][]",
  'schedule_overrides.hours': "Schemas['Hours']",
  'schedules.weekly': "Partial<Schemas['Weekly']>",
  'users.meeting_links': "Partial<Record<Schemas['LocationKind'], string>>",
  'users.role': "Schemas['Role']",
  'webhooks.events': "Schemas['WebhookEventName'][]",
};

const typesByName: Record<string, [string, string?]> = {
  bigint: ['number'],
  boolean: ['boolean'],
  bytea: ['Buffer'],
  date: ['string'],
  'double precision': ['number'],
  integer: ['number'],
  // pg would write an array as a PostgreSQL array, so values are passed as JSON text.
  json: ['unknown', 'string'],
  jsonb: ['unknown', 'string'],
  smallint: ['number'],
  text: ['string'],
  'timestamp with time zone': ['Date', 'Date | string'],
  tstzrange: ['string'],
  uuid: ['string'],
};

const header = `// Generated from the database's catalog by "npm run generate".

import type { ColumnType, Generated } from 'kysely';
import type { components } from './api.ts';

type Schemas = components['schemas'];
/** Reads and writes differ in type; OrDefault: optional in an insert. */
type Either<Read, Write> = ColumnType<Read, Write, Write>;
type EitherOrDefault<Read, Write> = ColumnType<Read, Write | undefined, Write>;
type Computed<Read> = ColumnType<Read, never, never>;
`;

export async function readColumns(pool: pg.Pool): Promise<Column[]> {
  return (await pool.query<Column>(catalog)).rows;
}

export function writeRowTypes(columns: Column[]): string {
  const unknown = Object.keys(contractTypes).filter((key) => !columns.some(({ table, name }) => key === `${table}.${name}`));
  if (unknown.length > 0) throw new Error(`scripts/row-types.ts: contractTypes names missing columns: ${unknown.join(', ')}`);
  const tables = [...new Set(columns.map(({ table }) => table))];
  const interfaces = tables.map((table) => {
    const fields = columns.filter((column) => column.table === table).map((column) => `  ${toCamel(column.name)}: ${typeOf(column)};`);
    return `export interface ${toPascal(table)} {\n${fields.join('\n')}\n}\n`;
  });
  const schema = `export interface Schema {\n${tables.map((table) => `  ${toCamel(table)}: ${toPascal(table)};`).join('\n')}\n}\n`;
  return [header, ...interfaces, schema].join('\n');
}

function typeOf(column: Column): string {
  const [read, write] = readAndWrite(column);
  const orNull = column.nullable && read !== 'unknown' ? ' | null' : '';
  if (column.isComputed) return `Computed<${read}${orNull}>`;
  if (write) return `${column.hasDefault ? 'EitherOrDefault' : 'Either'}<${read}${orNull}, ${write}${column.nullable ? ' | null' : ''}>`;
  return column.hasDefault ? `Generated<${read}${orNull}>` : `${read}${orNull}`;
}

function readAndWrite({ table, name, type, checks }: Column): [string, string?] {
  const contractType = contractTypes[`${table}.${name}`];
  if (contractType) return [contractType, typesByName[type]?.[1]].filter((part) => part !== undefined) as [string, string?];
  const values = checks?.map(listedValues).find((found) => found !== undefined);
  if (values) return [values];
  const [, element] = /^(.*)\[\]$/.exec(type) ?? [];
  const found = typesByName[element ?? type];
  if (!found) throw new Error(`scripts/row-types.ts: no TypeScript type for ${table}.${name}, ${type}`);
  return element ? [`${found[0]}[]`] : found;
}

/** Derives a union from a check like `status in ('active', 'canceled')`. */
function listedValues(check: string): string | undefined {
  const [, list] = /^CHECK \(\(\w+ = ANY \(ARRAY\[([^\]]*)\]\)\)\)$/.exec(check) ?? [];
  return list
    ?.split(', ')
    .map((value) => value.replace(/::text$/, ''))
    .join(' | ');
}

const toCamel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const toPascal = (name: string) => toCamel(`_${name}`);
