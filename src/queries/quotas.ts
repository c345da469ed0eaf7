/**
 * How much a user can own. Whoever creates something takes the owner's lock before counting, so that the count holds until the
 * transaction ends. An import takes no lock and is not limited.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { limitReached } from '../errors.ts';

type Quota = {
  maximum: number;
  what: string;
  /** What to do when the limit is reached. */
  remedy: string;
  /** The owner's rows that count. */
  rows: (ownerId: string) => RawBuilder<unknown>;
};

const remove = 'Delete one that you no longer need, and try again.';

const quotas = {
  access_tokens: {
    maximum: 50,
    what: 'access tokens',
    remedy: 'Revoke one that you no longer need, and try again.',
    rows: (userId) => sql`select from personal_access_tokens where user_id = ${userId} and revoked_at is null`,
  },
  applications: {
    maximum: 20,
    what: 'OAuth apps',
    remedy: remove,
    rows: (userId) => sql`select from oauth_clients where user_id = ${userId}`,
  },
  webhooks: {
    maximum: 20,
    what: 'webhooks',
    remedy: remove,
    rows: (userId) => sql`select from webhooks where user_id = ${userId}`,
  },
  event_types: {
    maximum: 200,
    what: 'event types',
    remedy: 'Change one that you no longer need instead.',
    rows: (userId) => sql`select from event_types where owner_id = ${userId}`,
  },
  absences: {
    maximum: 500,
    what: 'absences',
    remedy: remove,
    rows: (userId) => sql`select from out_of_office where user_id = ${userId}`,
  },
} satisfies Record<string, Quota>;

export type QuotaName = keyof typeof quotas;

/** Beyond these, the oldest of a user is removed when another is added. */
export const mostSessions = 20;
export const mostGrants = 100;
export const mostRevokedTokens = 50;

/** Waits for all others who create something for this owner. */
export const lockOwner = (tx: Transaction, ownerId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${ownerId}, 2))`.execute(tx);

/** Throws 409 when the owner has as many as the limit allows. Reads no more rows than that. */
export async function checkQuota(tx: Transaction, name: QuotaName, ownerId: string): Promise<void> {
  const { maximum, what, remedy, rows } = quotas[name];
  const { rows: found } = await sql<{ count: number }>`
    select count(*)::integer as count from (${rows(ownerId)} limit ${maximum}) as owned`.execute(tx);
  if ((found[0]?.count ?? 0) >= maximum) throw limitReached(name, maximum, `A user can have at most ${maximum} ${what}. ${remedy}`);
}
