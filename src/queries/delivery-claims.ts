/**
 * Claims of due deliveries. Outcomes of their attempts: delivery-attempts.ts.
 *
 * A claim takes rows with `for update skip locked` and leases them to a worker. It leaves `next_attempt_at` as it is, so that a delivery is
 * due again when its lease expires. Leases use the real clock, like the death of a worker; everything else uses `current_instant()`.
 */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { listOpenUsers } from './deliveries.ts';
import type { SentEvent } from './sent-events.ts';

/** Concurrent attempts per endpoint, over all workers. */
const maxConcurrent = 4;
/** Consecutive timeouts that make an endpoint slow until an attempt succeeds: one attempt at a time, with a shorter time limit. */
export const slowAfterTimeouts = 2;
const leaseSeconds = 7;

const leaseEnd = sql`now() + make_interval(secs => ${sql.lit(leaseSeconds)})`;

/** A claimed delivery, whose attempt has begun. */
export type Claimed = {
  organizationId: string;
  id: string;
  webhookId: string;
  attempt: number;
  failures: number;
  /** Differs from the row's `next_attempt_at` once the delivery was requeued. */
  dueAt: Date;
  url: string;
  isSlow: boolean;
  secret: Buffer;
  previousSecret: Buffer | null;
} & SentEvent;

/** `after`: id of the endpoint after which to start; `plans`: the plans that include webhooks. */
export type ClaimRequest = { organizationId: string; after: string; limit: number; plans: string[] };

/** `found`: due deliveries, including those now held; `last`: the last endpoint among them. */
export type ClaimResult = { claimed: Claimed[]; found: number; last: string | undefined };

/** Organizations with a due, unleased delivery. */
export async function listDueOrganizations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select due_organizations() as id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Claims up to `limit` due deliveries of an organization, endpoint by endpoint, and begins their attempts. A delivery whose endpoint cannot
 * receive (inactive, owner disabled, plan without webhooks) is held: its time is cleared until the endpoint can receive again.
 */
export async function claimDeliveries(db: Db, { organizationId, after, limit, plans }: ClaimRequest): Promise<ClaimResult> {
  const users = await listOpenUsers(db, organizationId, plans);
  const { rows } = await sql<Claimed & { isOpen: boolean }>`
    select * from claim_described_deliveries(${organizationId}, ${after}, ${limit}, ${users}::uuid[], ${maxConcurrent}, ${slowAfterTimeouts},
      ${leaseSeconds})`.execute(db);
  const webhookIds = rows.map(({ webhookId }) => webhookId).sort();
  const claimed = rows.filter(({ isOpen }) => isOpen).map((row) => ({ ...row, organizationId }));
  return { claimed, found: rows.length, last: webhookIds.at(-1) };
}

type Attempt = Pick<Claimed, 'organizationId' | 'id' | 'attempt'>;

/**
 * Extends the leases of attempts under way, except those that expired and were claimed by another worker. No organization waits for another one:
 * deliveries that are locked, which nobody can claim, are left to the next call. Throws the first error once all others are extended.
 */
export async function renewLeases(db: Db, attempts: Attempt[]): Promise<void> {
  const renewals = [...Map.groupBy(attempts, (attempt) => attempt.organizationId)].map((one) => renewOf(db, ...one));
  const failed = (await Promise.allSettled(renewals)).find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
  if (failed !== undefined) throw failed.reason;
}

async function renewOf(db: Db, organizationId: string, attempts: Attempt[]): Promise<void> {
  const [ids, numbers] = [attempts.map(({ id }) => id), attempts.map(({ attempt }) => attempt)];
  await sql`
    update webhook_deliveries set leased_until = ${leaseEnd}
      where organization_id = ${organizationId} and id = any (array(
        select d.id from webhook_deliveries d join unnest(${ids}::uuid[], ${numbers}::integer[]) as a (id, attempt)
            on d.id = a.id and d.attempts = a.attempt
          where d.organization_id = ${organizationId} and d.leased_until is not null for update of d skip locked))`.execute(db);
}

/** Undoes a claim before anything was sent. The delivery can be claimed again after a minute. */
export async function postponeClaim(db: Db, { organizationId, id, attempt }: Claimed): Promise<void> {
  await sql`
    with delivery as (
      update webhook_deliveries set attempts = attempts - 1, leased_until = now() + interval '1 minute'
        where organization_id = ${organizationId} and id = ${id} and attempts = ${attempt} and leased_until is not null returning id
    )
    delete from webhook_attempts a using delivery d
      where a.organization_id = ${organizationId} and a.delivery_id = d.id and a.attempt = ${attempt}`.execute(db);
}
