import { type Db, inTransaction, type Transaction } from '../database/connect.ts';
import type { Lane } from '../database/lanes.ts';
import { idempotencyKeyReused, requestInProgress } from '../errors.ts';
import { findStored, insertStored, lockKey } from '../queries/idempotency-keys.ts';
import { type Reply, reply, unwrapReply } from './handler.ts';
import { laneOf } from './lanes.ts';

export type Keyed = {
  db: Db;
  client: string;
  caller: { userId: string; organizationId: string } | null;
  operationId: string;
  header: { 'idempotency-key'?: string };
  path: unknown;
  query: unknown;
  body: unknown;
};

/**
 * Runs `work` in one transaction, and only once for each `Idempotency-Key`: a repeated request gets the reply that was stored in that
 * transaction. A request that fails stores nothing. Throws 409 while another request with the key is in progress, and 422 when the key
 * belongs to a different request.
 */
export function idempotently<Body>(
  request: Keyed,
  work: (tx: Transaction) => Promise<Reply<Body>>,
  lane: Lane = laneOf(request),
): Promise<Reply<Body>> {
  const key = request.header['idempotency-key'];
  if (key === undefined) return inTransaction(request.db, work, lane);
  const owned = { owner: request.client, key };
  const fingerprint = JSON.stringify([request.operationId, request.path, request.query, request.body]);
  const workOnce = async (tx: Transaction) => {
    if (!(await lockKey(tx, owned))) throw requestInProgress();
    const stored = await findStored<Body>(tx, owned, fingerprint);
    if (stored?.isSame === false) throw idempotencyKeyReused();
    if (stored) return reply(stored.response.body, { ...stored.response.headers, 'Idempotent-Replayed': 'true' });
    const given = await work(tx);
    await insertStored(tx, owned, fingerprint, unwrapReply(given));
    return given;
  };
  return inTransaction(request.db, workOnce, lane);
}
