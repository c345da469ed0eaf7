/** Claims of the due mail of pending bookings, and the outcomes of their attempts; like message-claims.ts. */
import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import type { MessageClaim } from './message-claims.ts';
import type { PendingRef, Wanted } from './pending-bookings.ts';

export type Confirmation = PendingRef & {
  wanted: Wanted;
  eventTypeName: string;
  locationKind: Schemas['LocationKind'];
  hostNames: string[];
  organizationName: string;
};

export type ClaimedConfirmation = Confirmation & { attempt: number };

const mostOrganizations = 100;

/** Organizations with due mail, those waiting longest first. */
export async function listOrganizationsWithConfirmations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ organizationId: string }>`
    select organization_id from pending_bookings where next_attempt_at <= current_instant()
      group by organization_id order by min(next_attempt_at) limit ${mostOrganizations}`.execute(db);
  return rows.map(({ organizationId }) => organizationId);
}

/** Due again after its pause, even if this process is killed. */
export async function claimConfirmations(db: Db, { organizationId, limit, pausesSec }: MessageClaim): Promise<ClaimedConfirmation[]> {
  const { rows: claims } = await sql<{ id: string; attempt: number }>`
    select * from claim_pending_bookings(${organizationId}, ${limit}, ${pausesSec}::integer[])`.execute(db);
  if (claims.length === 0) return [];
  const attempts = new Map(claims.map(({ id, attempt }) => [id, attempt]));
  const contents = await findContents(db, organizationId, [...attempts.keys()]);
  return contents.map((content) => ({ ...content, attempt: attempts.get(content.id) as number }));
}

async function findContents(db: Db, organizationId: string, ids: string[]): Promise<Confirmation[]> {
  const { rows } = await sql<Confirmation>`
    select p.organization_id, p.id, p.wanted, e.name as event_type_name, e.location_kind, array(
        select u.name from event_type_hosts h join users u on u.id = h.user_id
        where h.organization_id = ${organizationId} and h.event_type_id = e.id and not h.pending and u.name is not null order by h.position) as host_names,
      (select o.name from organizations o where o.id = ${organizationId}) as organization_name
    from pending_bookings p join event_types e on e.organization_id = ${organizationId} and e.id = p.event_type_id
    where p.organization_id = ${organizationId} and p.id = any (${ids}::uuid[])`.execute(db);
  return rows;
}

/** The mail was sent, or was refused for good. */
export async function recordDone(db: Db, { organizationId, id }: PendingRef): Promise<void> {
  await sql`
    update pending_bookings set next_attempt_at = null where organization_id = ${organizationId} and id = ${id}`.execute(db);
}
