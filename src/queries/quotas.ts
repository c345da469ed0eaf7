/**
 * Quotas of a user. A transaction that creates something locks the owner before counting, so that the count stays correct until it ends. An
 * import takes no lock and has no quotas.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { limitReached } from '../errors.ts';
import type { Owner } from './owner.ts';

/** `clientId`: where each OAuth app of a user has a quota. */
type Counted = Owner & { clientId?: string | null | undefined };

type Quota = {
  maximum: number;
  plural: string;
  /** Names the owner of a quota that is not a user's. */
  holder?: string;
  remedy: string;
  rows: (owner: Counted) => RawBuilder<unknown>;
};

const remove = 'Delete one that you no longer need, and try again.';

const quotas = {
  access_tokens: {
    maximum: 50,
    plural: 'access tokens',
    remedy: 'Revoke one that you no longer need, and try again.',
    rows: ({ userId }) => sql`select from personal_access_tokens where user_id = ${userId} and revoked_at is null`,
  },
  applications: {
    maximum: 20,
    plural: 'OAuth apps',
    remedy: remove,
    rows: ({ userId }) => sql`select from oauth_clients where user_id = ${userId}`,
  },
  webhooks: {
    maximum: 20,
    plural: 'webhooks',
    remedy: remove,
    rows: ({ organizationId, userId, clientId = null }) => sql`
      select from webhooks
        where organization_id = ${organizationId} and user_id = ${userId} and client_id is not distinct from ${clientId}`,
  },
  members: {
    maximum: 1000,
    plural: 'members',
    holder: 'An organization',
    remedy: remove,
    rows: ({ organizationId }) => sql`select from users where organization_id = ${organizationId}`,
  },
  event_types: {
    maximum: 200,
    plural: 'event types',
    remedy: 'Change one that you no longer need instead.',
    rows: ({ organizationId, userId }) =>
      sql`select from event_types where organization_id = ${organizationId} and owner_id = ${userId} and deleted_at is null`,
  },
  calendars: {
    maximum: 20,
    plural: 'calendars',
    remedy: remove,
    rows: ({ organizationId, userId }) => sql`select from calendars where organization_id = ${organizationId} and user_id = ${userId}`,
  },
  schedules: {
    maximum: 50,
    plural: 'schedules',
    remedy: remove,
    rows: ({ organizationId, userId }) => sql`select from schedules where organization_id = ${organizationId} and user_id = ${userId}`,
  },
  passkeys: {
    maximum: 20,
    plural: 'passkeys',
    remedy: remove,
    rows: ({ organizationId, userId }) => sql`select from passkeys where organization_id = ${organizationId} and user_id = ${userId}`,
  },
  absences: {
    maximum: 500,
    plural: 'absences',
    remedy: remove,
    rows: ({ organizationId, userId }) => sql`select from out_of_office where organization_id = ${organizationId} and user_id = ${userId}`,
  },
} satisfies Record<string, Quota>;

export type QuotaName = keyof typeof quotas;

/** Adding another one removes the user's oldest. */
export const mostSessions = 20;
export const mostGrants = 100;
export const mostRevokedTokens = 50;

export const lockOwner = (tx: Transaction, userId: string) => sql`select pg_advisory_xact_lock(hashtextextended(${userId}, 2))`.execute(tx);

/** Throws 409 at the quota. Reads no more rows than that. */
export async function checkQuota(tx: Transaction, name: QuotaName, owner: Counted): Promise<void> {
  const { maximum, plural, holder = 'A user', remedy, rows }: Quota = quotas[name];
  const { rows: found } = await sql<{ count: number }>`
    select count(*)::integer as count from (${rows(owner)} limit ${maximum}) as owned`.execute(tx);
  if ((found[0]?.count ?? 0) >= maximum) throw limitReached(name, maximum, `${holder} can have at most ${maximum} ${plural}. ${remedy}`);
}
