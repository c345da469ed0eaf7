import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** Throws in recovery, in read-only mode and on a full disk. */
export async function checkWritable(db: Db): Promise<void> {
  await sql`select check_writable()`.execute(db);
}
