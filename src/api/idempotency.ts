import { type Db, inTransaction, type Transaction } from '../database/connect.ts';
import type { Lane } from '../database/lanes.ts';
import { idempotencyKeyReused, requestInProgress } from '../errors.ts';
import { findStored, insertStored, lockKey } from '../queries/idempotency-keys.ts';
import { openReply, type Reply, reply } from './handler.ts';
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
 * Does the work of a request in one transaction, and once only under its `Idempotency-Key`: the same request again gets the
 * answer that was stored in that transaction. A request that fails stores nothing, so it can be sent again. Throws 409 while
 * another works under the key, 422 when the key belongs to another request.
 */
export function idempotently<Body>(
  request: Keyed,
  work: (tx: Transaction) => Promise<Reply<Body>>,
  lane: Lane = laneOf(request),
): Promise<Reply<Body>> {
  const key = request.header['idempotency-key'];
  if (key === undefined) return inTransaction(request.db, work, lane);
  const place = { owner: request.client, key };
  const asked = JSON.stringify([request.operationId, request.path, request.query, request.body]);
  const workOnce = async (tx: Transaction) => {
    if (!(await lockKey(tx, place))) throw requestInProgress();
    const stored = await findStored<Body>(tx, place, asked);
    if (stored?.isSame === false) throw idempotencyKeyReused();
    if (stored) return reply(stored.response.body, { ...stored.response.headers, 'Idempotent-Replayed': 'true' });
    const answer = await work(tx);
    await insertStored(tx, place, asked, openReply(answer));
    return answer;
  };
  return inTransaction(request.db, workOnce, lane);
}
