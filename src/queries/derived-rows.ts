/**
 * Rows that follow from others: who sees a booking, its outcome for them, tallies and totals, and the event of a booking that is still to
 * come. The functions of the database write them; a version or a person that wrote tables by other means may have left some out.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { findNewPlace } from './changes.ts';

const outcome = sql`case when b.status = 'active' and b.no_show then 'no_show' when b.status = 'active' then 'active'
  when b.rescheduled_to_id is not null then 'moved' else 'canceled' end`;

type Repair = (organizationId: string, place: number) => RawBuilder<unknown>;

/** By kind, in this order: later ones follow from earlier ones. Each returns a row per repaired row. */
const repairs: Record<string, Repair> = {
  viewers: (organizationId, place) => sql`
    with missing as materialized (
      select distinct b.id, viewer as user_id, b.event_type_id, b.status, b.starts_at, b.created_at, ${outcome} as outcome, ${place}::bigint as place, b.updated_at
        from bookings b
          join meetings m on m.organization_id = ${organizationId} and m.id = b.meeting_id
          join event_types e on e.organization_id = ${organizationId} and e.id = b.event_type_id
          cross join unnest(m.host_ids || e.owner_id) as viewer
        where b.organization_id = ${organizationId} and not exists (
          select from booking_viewers v where v.organization_id = ${organizationId} and v.booking_id = b.id)
    ), repaired as (
      insert into booking_viewers (organization_id, booking_id, user_id, event_type_id, status, starts_at, created_at, outcome,
          changed_place, updated_at)
        select ${organizationId}::uuid, n.id, n.user_id, n.event_type_id, n.status, n.starts_at, n.created_at, n.outcome, n.place, n.updated_at
          from missing n
        returning booking_id
    )
    select booking_id from repaired`,
  outcomes: (organizationId, place) => sql`
    update booking_viewers v set status = b.status, outcome = ${outcome}, changed_place = ${place}
      from bookings b
      where v.organization_id = ${organizationId} and b.organization_id = ${organizationId} and b.id = v.booking_id
        and (v.status, v.outcome) is distinct from (b.status, ${outcome})
      returning v.booking_id`,
  tallies: (organizationId) => sql`
    with counted as materialized (
      select user_id, week_of(starts_at) as week, event_type_id, outcome, count(*)::integer as count from booking_viewers
        where organization_id = ${organizationId} group by 1, 2, 3, 4
    ), wrong as materialized (
      select user_id, week, event_type_id, outcome, coalesce(c.count, 0) as count
        from (select * from booking_tallies where organization_id = ${organizationId}) t
          full join counted c using (user_id, week, event_type_id, outcome)
        where coalesce(t.count, 0) <> coalesce(c.count, 0)
    ), repaired as (
      insert into booking_tallies (organization_id, user_id, week, event_type_id, outcome, count)
        select ${organizationId}::uuid, w.user_id, w.week, w.event_type_id, w.outcome, w.count from wrong w
        on conflict (organization_id, user_id, week, event_type_id, outcome) do update set count = excluded.count
        returning user_id
    )
    select user_id from repaired`,
  totals: (organizationId) => sql`
    with counted as materialized (
      select user_id, kind, count(*)::integer as total from contacts where organization_id = ${organizationId} group by 1, 2
    ), wrong as materialized (
      select user_id, kind, coalesce(c.total, 0) as total from (select * from contact_totals where organization_id = ${organizationId}) t
          full join counted c using (user_id, kind)
        where coalesce(t.total, 0) <> coalesce(c.total, 0)
    ), repaired as (
      insert into contact_totals (organization_id, user_id, kind, total)
        select ${organizationId}::uuid, w.user_id, w.kind, w.total from wrong w
        on conflict (organization_id, user_id, kind) do update set total = excluded.total
        returning user_id
    )
    select user_id from repaired`,
};

/** Repairs an organization's rows; no mail is sent. Returns the number of repaired rows by kind. */
export async function repairDerivedRows(tx: Transaction, organizationId: string): Promise<Record<string, number>> {
  const place = await findNewPlace(tx, organizationId);
  const counts: Record<string, number> = {};
  for (const [kind, repair] of Object.entries(repairs)) counts[kind] = (await repair(organizationId, place).execute(tx)).rows.length;
  return { ...counts, events: await insertMissingEvents(tx, organizationId) };
}

/** Returns the number of events. */
async function insertMissingEvents(tx: Transaction, organizationId: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select b.id from bookings b
      where b.organization_id = ${organizationId} and b.status = 'active' and b.ends_at > current_instant() and not exists (
        select from events e where e.organization_id = ${organizationId} and e.booking_id = b.id)
      order by b.created_at, b.id`.execute(tx);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await sql`select report_bookings(${organizationId}, ${ids}::uuid[], 'booking_created')`.execute(tx);
  return ids.length;
}

/** Writers of bookings wait meanwhile. */
export const lockDerivedRows = (tx: Transaction) =>
  sql`lock table bookings, booking_viewers, booking_tallies, contacts, contact_totals, events in share row exclusive mode`.execute(tx);
