/** Proofs of work that were used. Rows are removed when they expire. */
import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';

type SpentProof = { organizationId: string; hash: Buffer; expiresAt: Date };

/** Returns false for a proof that was used before. Waits for a concurrent transaction that uses it. */
export async function insertSpentProof(tx: Transaction, { organizationId, hash, expiresAt }: SpentProof): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into spent_proofs (organization_id, hash, expires_at) values (${organizationId}, ${hash}, ${expiresAt})
      on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
