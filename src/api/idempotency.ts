import { type Db, inTransaction, type Transaction, withCommit } from '../database/connect.ts';
import type { Lane } from '../database/lanes.ts';
import { idempotencyKeyReused, requestInProgress } from '../errors.ts';
import { findStored, insertStored, lockKey, type OwnedKey, type Stored, toLockKey } from '../queries/idempotency-keys.ts';
import { type Reply, reply, unwrapReply } from './handler.ts';
import { laneOf } from './lanes.ts';

export type Keyed = {
  db: Db;
  client: string;
  caller: { userId: string; organizationId: string } | null;
  /** Of a request without a caller: the organization whose event type is booked. */
  organizationId?: string;
  operationId: string;
  header: { 'idempotency-key'?: string; 'caledee-member'?: string };
  path: unknown;
  query: unknown;
  body: unknown;
};

/** `isNew` rejects unless the request has to be carried out. `lockKey`: null without a key. */
export type Attempt = { isNew: Promise<void>; lockKey: string | null };

/** Of keys that pages create for their forms. */
export const pageKeyPrefix = 'page.';

type Work<Body> = (tx: Transaction, attempt: Attempt) => Promise<Reply<Body>>;

/** `readsEarly`: `work` starts at once, and itself awaits `isNew` before its first write. That saves two round trips. */
type Options = { lane?: Lane; readsEarly?: boolean };

/**
 * Runs `work` in one transaction, and only once for each `Idempotency-Key`: a repeated request gets the reply that was stored in that
 * transaction. A request that fails stores nothing. Throws 409 while another request with the key is in progress, and 422 when the key
 * belongs to a different request.
 */
export async function idempotently<Body>(
  request: Keyed,
  work: Work<Body>,
  { lane = laneOf(request), readsEarly = false }: Options = {},
): Promise<Reply<Body>> {
  const key = request.header['idempotency-key'];
  if (key === undefined) return inTransaction(request.db, (tx) => work(tx, { isNew: Promise.resolve(), lockKey: null }), lane);
  const organizationId = (request.caller?.organizationId ?? request.organizationId) as string;
  const owned = { organizationId, owner: request.client, key };
  const member = request.header['caledee-member'];
  const fingerprint = JSON.stringify([request.operationId, request.path, request.query, request.body, ...(member ? [member] : [])]);
  const workOnce = async (tx: Transaction) => {
    const isNew = checkIsNew(tx, owned, fingerprint);
    if (!readsEarly) await isNew;
    const [given] = await Promise.all([work(tx, { isNew, lockKey: toLockKey(owned) }), isNew]);
    await withCommit(tx, () => insertStored(tx, owned, fingerprint, unwrapReply(given)));
    return given;
  };
  return inTransaction(request.db, workOnce, lane).catch((error) => {
    if (error instanceof Repeated) return error.reply as Reply<Body>;
    throw error;
  });
}

/** Ends the transaction of a request that was carried out before. */
class Repeated extends Error {
  readonly reply: Reply<unknown>;

  constructor({ body, headers }: Stored<unknown>) {
    super('the request was carried out before');
    this.reply = reply(body, { ...headers, 'Idempotent-Replayed': 'true' });
  }
}

async function checkIsNew(tx: Transaction, owned: OwnedKey, fingerprint: string): Promise<void> {
  const [isLocked, stored] = await Promise.all([lockKey(tx, owned), findStored<unknown>(tx, owned, fingerprint)]);
  if (!isLocked) throw requestInProgress();
  if (stored?.isSame === false) throw idempotencyKeyReused();
  if (stored) throw new Repeated(stored.response);
}
