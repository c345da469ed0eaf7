import { sql } from 'kysely';
import { type Database, type Db, inTransaction } from '../database/connect.ts';
import { compareMigrations, migrate, type Report } from '../database/migrate.ts';
import { type End, type Header, listTables } from './backup.ts';

/** For the operator. Nothing was restored. */
export class RestoreError extends Error {}

/**
 * Restores a backup into a database without data, of this version or an earlier one: applies the migrations that the backup has, inserts its
 * rows in one transaction, and applies the later migrations. Returns the number of rows.
 *
 * @throws RestoreError
 */
export async function restore({ db, pool }: Database, lines: AsyncIterable<string>, report: Report): Promise<number> {
  const iterator = lines[Symbol.asyncIterator]();
  const { migrations } = toHeader((await iterator.next()).value);
  await checkTarget(db, migrations);
  await migrate(pool, { report, isWanted: (name) => migrations.includes(name) });
  const count = await inTransaction(db, (tx) => insertAll(tx, iterator));
  await migrate(pool, { report });
  await sql`analyze`.execute(db);
  return count;
}

function toHeader(line: string | undefined): Header {
  const header = parse<Header>(line);
  if (header.format !== 'caledee backup' || header.version !== 1) throw new RestoreError('The file is not a backup of this program.');
  return header;
}

function parse<T>(line: string | undefined): T {
  try {
    return JSON.parse(line ?? '') as T;
  } catch (cause) {
    throw new RestoreError('The file is not a backup of this program, or is incomplete.', { cause });
  }
}

async function checkTarget(db: Db, migrations: string[]): Promise<void> {
  const { pending, unknown, applied } = await compareMigrations(db);
  const [newer] = migrations.filter((name) => !pending.includes(name) && !applied.includes(name));
  if (newer !== undefined)
    throw new RestoreError(`The backup is of a newer version, with the migration ${newer}. Restore it with that version.`);
  const [beyond] = [...unknown, ...applied].filter((name) => !migrations.includes(name));
  if (beyond !== undefined)
    throw new RestoreError(`The database has the migration ${beyond}, which the backup has not. Use an empty database.`);
  if (applied.length === 0) return;
  const { rows } = await sql`select from organizations limit 1`.execute(db);
  if (rows.length > 0) throw new RestoreError('The database has data. Use an empty database.');
}

async function insertAll(tx: Db, lines: AsyncIterator<string>): Promise<number> {
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
  const tables = await listTables(tx);
  const keys = await dropForeignKeys(tx);
  await sql`truncate ${sql.join(tables.map((table) => sql.table(table)))}`.execute(tx);
  const columns = await listColumns(tx);
  let count = 0;
  for (let { value, done } = await lines.next(); !done; { value, done } = await lines.next()) {
    // Only PostgreSQL reads the rows: numbers may have more digits than JavaScript's.
    const [, table] = batchStart.exec(value) ?? [];
    if (table !== undefined) count += await insertRows(tx, { table, columns: columns.get(table) ?? [], text: value });
    else if (parse<End>(value).end === count) {
      for (const { table, name, definition } of keys)
        await sql`alter table ${sql.table(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(tx);
      return count;
    } else break;
  }
  throw new RestoreError('The file is incomplete.');
}

const batchStart = /^\{"table":"([a-z0-9_]+)","rows":\[/;

async function insertRows(tx: Db, { table, columns, text }: { table: string; columns: string[]; text: string }): Promise<number> {
  const [into, names] = [sql.table(table), sql.join(columns.map((name) => sql.id(name)))];
  const { numAffectedRows } = await sql`
    insert into ${into} (${names}) select ${names} from json_populate_recordset(null::${into}, ${text}::json -> 'rows')`.execute(tx);
  return Number(numAffectedRows);
}

type ForeignKey = { table: string; name: string; definition: string };

/** Rows come table by table, before those that they refer to. */
async function dropForeignKeys(tx: Db): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select relname as table, conname as name, pg_get_constraintdef(c.oid) as definition from pg_constraint c join pg_class t on t.oid = conrelid
      where contype = 'f' and relnamespace = current_schema()::regnamespace order by 1, 2`.execute(tx);
  for (const { table, name } of rows) await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(tx);
  return rows;
}

/** Without generated ones. */
async function listColumns(tx: Db): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; names: string[] }>`
    select relname as table, array_agg(attname::text order by attnum) as names from pg_attribute join pg_class c on c.oid = attrelid
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and attnum > 0 and not attisdropped and attgenerated = ''
      group by 1`.execute(tx);
  return new Map(rows.map(({ table, names }) => [table, names]));
}
