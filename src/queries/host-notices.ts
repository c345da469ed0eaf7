/** Mail to hosts whom somebody else adds to an event type or removes, and to its owner about a host who leaves. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';

export type HostNews = { hostId: string; about: 'asked' | 'added' | 'removed' | 'left' };

/** About one host and event type at most one mail an hour is sent: the latest news by then. */
export async function insertHostNotices(tx: Transaction, organizationId: string, eventTypeId: string, news: HostNews[]): Promise<void> {
  if (news.length === 0) return;
  const [hosts, abouts] = [news.map(({ hostId }) => hostId), news.map(({ about }) => about)];
  await sql`
    with given as materialized (
      select host.id as host_id, host.about, new_id(host.nth::integer) as id, current_instant() as now
        from unnest(${hosts}::uuid[], ${abouts}::text[]) with ordinality as host (id, about, nth)
    ), earlier as materialized (
      select n.host_id, coalesce(n.next_attempt_at, n.created_at + interval '1 hour') as next_attempt_at from host_notices n
        where n.organization_id = ${organizationId} and n.event_type_id = ${eventTypeId} and n.host_id = any (${hosts}::uuid[])
    ), written as (
      insert into host_notices (organization_id, event_type_id, host_id, id, about, next_attempt_at)
        select ${organizationId}::uuid, ${eventTypeId}::uuid, g.host_id, g.id, g.about, greatest(g.now, e.next_attempt_at)
          from given g left join earlier e on e.host_id = g.host_id
        on conflict (organization_id, event_type_id, host_id) do update
          set id = excluded.id, about = excluded.about, attempts = 0, created_at = excluded.created_at, next_attempt_at = excluded.next_attempt_at
        returning id
    )
    select from written`.execute(tx);
}

export type HostNotice = {
  organizationId: string;
  /** Of the message. */
  id: string;
  about: HostNews['about'];
  eventTypeId: string;
  eventTypeName: string;
  hostName: string;
  ownerName: string;
  /** Of the owner if the host has left, otherwise of the host. */
  email: string;
  name: string | null;
  organizationName: string;
};

/** Without those to deactivated members. */
export async function findHostNotices(db: Db, organizationId: string, ids: string[]): Promise<HostNotice[]> {
  const { rows } = await sql<HostNotice>`
    select n.organization_id, n.id, n.about, e.id as event_type_id, e.name as event_type_name, coalesce(host.name, host.slug) as host_name,
      coalesce(owner.name, owner.slug) as owner_name, reader.email, reader.name,
      (select o.name from organizations o where o.id = ${organizationId}) as organization_name
    from host_notices n join event_types e on e.organization_id = ${organizationId} and e.id = n.event_type_id
      join users host on host.id = n.host_id join users owner on owner.id = e.owner_id
      join users reader on reader.id = case when n.about = 'left' then e.owner_id else n.host_id end
    where n.organization_id = ${organizationId} and n.id = any (${ids}::uuid[]) and reader.disabled_at is null`.execute(db);
  return rows;
}
