/**
 * A backup has the rows of all tables as they are, secrets included, unlike an export. Its form is lines of JSON: first the migrations that
 * the rows belong to, then rows by table, and at the end their number, so that an incomplete file is recognized.
 */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

export type Header = { format: 'caledee backup'; version: 1; migrations: string[] };
export type End = { end: number };

/** Counters of the last minutes, and what belongs to the database itself. */
export const leftOut = ['migrations', 'rate_limit_counts', 'sign_in_attempts', 'public_booking_budgets', 'readiness_checks'];

/** Rows can be long, such as those of calendar objects. */
const batchSize = 200;

/** Reads one snapshot in batches, so memory does not grow with the number of rows. */
export async function* backUp(db: Db): AsyncGenerator<string> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    // The disk that the text is written to can be slow.
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
    const migrations = (await tx.selectFrom('migrations').select('name').where('name', 'like', '%.sql').orderBy('name').execute()).map(
      ({ name }) => name,
    );
    yield toLine({ format: 'caledee backup', version: 1, migrations } satisfies Header);
    let count = 0;
    for (const table of await listTables(tx)) {
      for await (const rows of readRows(tx, table)) {
        count += rows.length;
        yield `{"table":${JSON.stringify(table)},"rows":[${rows.join(',')}]}\n`;
      }
    }
    yield toLine({ end: count } satisfies End);
  } finally {
    await tx.rollback().execute();
  }
}

const toLine = (value: object): string => `${JSON.stringify(value)}\n`;

export async function listTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
      and relname <> all (${leftOut}::text[]) order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

async function* readRows(tx: Db, table: string): AsyncGenerator<string[]> {
  const [name, count] = [sql.id(`backup_${table}`), sql.raw(String(batchSize))];
  await sql`declare ${name} no scroll cursor for select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${count} from ${name}`.execute(tx);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await sql`close ${name}`.execute(tx);
}
