import { sql } from 'kysely';
import { type Db, retried } from '../database/connect.ts';
import { toId } from '../database/ids.ts';

/**
 * `payload` must not contain the secret behind `idHash`; that of an access token names the refresh token issued with it in `pair`, if both
 * replaced others. `clientAddress`: of a pending authorization.
 */
export type NewArtifact = {
  idHash: Buffer;
  kind: string;
  grantId: string | null;
  payload: object;
  lifeSec: number;
  clientAddress?: string | undefined;
};

/**
 * Finds no row. On Citus, each part of a statement locks the global tables that it writes and those that they refer to. A statement that
 * changes a grant before an artifact locks artifacts first by this, like every other, so that they do not deadlock. They are
 * retried because transactions that write other tables first, such as a change of the password, still can.
 */
const noArtifact = sql`select id_hash from oauth_artifacts where id_hash = '' for no key update`;

const later = (lifeSec: number) => sql`current_instant() + ${lifeSec}::integer * interval '1 second'`;

export async function upsertArtifact(db: Db, { idHash, kind, payload, lifeSec, clientAddress }: NewArtifact): Promise<void> {
  await sql`
    insert into oauth_artifacts (id_hash, kind, payload, expires_at, asked_from)
      values (${idHash}, ${kind}, ${JSON.stringify(payload)}::jsonb, ${later(lifeSec)}, ${clientAddress ?? null})
      on conflict (id_hash) do update set payload = excluded.payload, expires_at = excluded.expires_at`.execute(db);
}

/**
 * Inserts an artifact of a grant and extends the grant's life to match. Inserts nothing if the grant was revoked meanwhile, for instance by
 * a replay in another process: the client then receives a token that was never valid.
 */
export async function insertGrantArtifact(db: Db, { idHash, kind, grantId, payload, lifeSec }: NewArtifact): Promise<void> {
  const statement = sql`
    with none as materialized (${noArtifact}), family as (
      update oauth_grants g set expires_at = greatest(g.expires_at, l.later) from (select ${later(lifeSec)} as later) as l
        where g.id = ${toId(grantId ?? '')} and not exists (select from none) returning g.id
    ), artifact as (
      insert into oauth_artifacts (id_hash, kind, grant_id, payload, expires_at)
        select ${idHash}::bytea, ${kind}, id, ${JSON.stringify(payload)}::jsonb, ${later(lifeSec)} from family returning id_hash
    )
    select from artifact`;
  await retried(() => statement.execute(db));
}

/** A client whose answer was lost, or that refreshes from two processes, sends a refresh token again within this time. */
const grace = sql`interval '10 seconds'`;
const isRepeatable = sql`(kind = 'RefreshToken' and consumed_at > current_instant() - ${grace})`;

/** `isConsumed`: it cannot be used again. */
export type StoredArtifact = { grantId: string | null; payload: object; isConsumed: boolean; ageSec: number; restSec: number };

export async function findArtifact(db: Db, kind: string, idHash: Buffer): Promise<StoredArtifact | undefined> {
  const { rows } = await sql<StoredArtifact>`
    select grant_id, payload, consumed_at is not null and not ${isRepeatable} as is_consumed,
      extract(epoch from current_instant() - created_at)::float as age_sec,
      extract(epoch from expires_at - current_instant())::float as rest_sec
    from oauth_artifacts where id_hash = ${idHash} and kind = ${kind} and expires_at > current_instant()`.execute(db);
  return rows[0];
}

/**
 * Marks a code or refresh token as used, and lets the access tokens that it was issued with expire at the end of the grace period. Returns
 * false if it was used before; a refresh token can be used again within that period. Locks the grant first, like every change of a token
 * family, so that transactions do not deadlock.
 */
export async function consumeArtifact(db: Db, kind: string, idHash: Buffer): Promise<boolean> {
  const statement = sql`
    with none as materialized (${noArtifact}), family as materialized (
      select id, current_instant() as now from oauth_grants
        where id = (select grant_id from oauth_artifacts where id_hash = ${idHash}) and not exists (select from none) for no key update
    ), taken as (
      update oauth_artifacts a set consumed_at = coalesce(a.consumed_at, family.now) from family
        where a.id_hash = ${idHash} and a.kind = ${kind} and a.grant_id = family.id
          and (a.consumed_at is null or ${isRepeatable}) and a.expires_at > current_instant()
        returning a.grant_id, a.consumed_at
    ), ending as materialized (
      select grant_id, consumed_at + ${grace} as ends_at from taken
    ), ended as (
      update oauth_artifacts a set expires_at = least(a.expires_at, ending.ends_at) from ending
        where a.grant_id = ending.grant_id and a.kind = 'AccessToken'
          and coalesce(a.payload->>'pair', ${toPair(idHash)}) = ${toPair(idHash)}
    )
    select from taken`;
  const { rows } = await retried(() => statement.execute(db));
  return rows.length > 0;
}

export const toPair = (idHash: Buffer): string => idHash.toString('base64url');

/** Does the same for an artifact without a grant. */
export async function consumeUngranted(db: Db, kind: string, idHash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    update oauth_artifacts set consumed_at = current_instant()
      where id_hash = ${idHash} and kind = ${kind} and grant_id is null and consumed_at is null and expires_at > current_instant()
      returning id_hash`.execute(db);
  return rows.length > 0;
}

/** `clientName`: as the client called itself in the request, null without a name. `isRegisteredHere`: by a user, in Settings. */
export type RequestingClient = { clientId: string; clientName: string | null; redirectUri: string; isRegisteredHere: boolean };

/** The client of a pending authorization. */
export async function findRequestingClient(db: Db, idHash: Buffer): Promise<RequestingClient | undefined> {
  const { rows } = await sql<RequestingClient>`
    select c.id as client_id, payload->>'clientName' as client_name, payload #>> '{params,redirect_uri}' as redirect_uri,
      exists (select from oauth_clients where id = c.id and kind = 'app') as is_registered_here
    from oauth_artifacts cross join lateral (values (payload #>> '{params,client_id}')) as c (id)
    where id_hash = ${idHash} and kind = 'Interaction' and consumed_at is null and expires_at > current_instant()`.execute(db);
  return rows[0];
}

/** `restSec`: until the first of them expires. */
export async function countPendingAuthorizations(db: Db, clientAddress: string): Promise<{ count: number; restSec: number }> {
  const { rows } = await sql<{ count: number; restSec: number }>`
    select count(*)::integer as count, coalesce(extract(epoch from min(expires_at) - current_instant()), 0)::float as rest_sec
    from oauth_artifacts where asked_from = ${clientAddress} and expires_at > current_instant()`.execute(db);
  return rows[0] as { count: number; restSec: number };
}

/** Revokes the grant of an artifact that was used twice, and with it the token family. */
export async function removeGrantOf(db: Db, idHash: Buffer): Promise<void> {
  const removal = sql`delete from oauth_grants g using oauth_artifacts a where a.id_hash = ${idHash} and g.id = a.grant_id`;
  await retried(() => removal.execute(db));
}

export async function removeArtifact(db: Db, kind: string, idHash: Buffer): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('oauthArtifacts').where('idHash', '=', idHash).where('kind', '=', kind).executeTakeFirst();
  return numDeletedRows > 0n;
}
