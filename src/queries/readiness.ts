import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** Rejects when nothing can be written: in recovery, in read-only mode, on a full disk. */
export async function checkWritable(db: Db): Promise<void> {
  await sql`select check_writable()`.execute(db);
}
