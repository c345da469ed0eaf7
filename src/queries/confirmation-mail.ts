/** The mail by which invitees confirm pending bookings. */
import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import type { PendingRef, Wanted } from './pending-bookings.ts';

export type Confirmation = PendingRef & {
  wanted: Wanted;
  eventTypeName: string;
  locationKind: Schemas['LocationKind'];
  hostNames: string[];
  organizationName: string;
};

export async function findConfirmations(db: Db, organizationId: string, ids: string[]): Promise<Confirmation[]> {
  const { rows } = await sql<Confirmation>`
    select p.organization_id, p.id, p.wanted, e.name as event_type_name, e.location_kind, array(
        select u.name from event_type_hosts h join users u on u.id = h.user_id
        where h.organization_id = ${organizationId} and h.event_type_id = e.id and not h.pending and u.name is not null order by h.position) as host_names,
      (select o.name from organizations o where o.id = ${organizationId}) as organization_name
    from pending_bookings p join event_types e on e.organization_id = ${organizationId} and e.id = p.event_type_id
    where p.organization_id = ${organizationId} and p.id = any (${ids}::uuid[])`.execute(db);
  return rows;
}
