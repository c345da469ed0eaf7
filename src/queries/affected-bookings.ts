import { sql } from 'kysely';
import type { Interval } from '../availability/intervals.ts';
import type { Db } from '../database/connect.ts';
import { type BookingRow, show } from './bookings.ts';
import type { Owner } from './owner.ts';

export type Closed = Interval & { scheduleId: string | null };

const mostAffected = 100;

/** The host's active bookings that have not ended; earliest first, at most 100. */
export async function listUpcomingOf(db: Db, { organizationId, userId: hostId }: Owner): Promise<BookingRow[]> {
  const upcoming = sql<{ id: string }>`(
    select b.id from host_claims c
      join meetings m on m.organization_id = ${organizationId} and m.id = c.meeting_id and m.ends_at > current_instant()
      join bookings b on b.organization_id = ${organizationId} and b.meeting_id = m.id and b.status = 'active'
    where c.organization_id = ${organizationId} and c.host_id = ${hostId} and c.occupies && tstzrange(current_instant(), null)
    order by b.starts_at, b.id limit ${mostAffected})`;
  const rows = db.selectFrom('bookings as b').innerJoin(upcoming.as('u'), 'u.id', 'b.id');
  return show(rows.orderBy('b.startsAt').orderBy('b.id'), organizationId).execute();
}

/** The host's active, unfinished bookings that overlap a closed interval of their event type's schedule; earliest first, at most 100. */
export async function listAffected(db: Db, { organizationId, userId: hostId }: Owner, closed: readonly Closed[]): Promise<BookingRow[]> {
  const [schedules, starts, ends] = [
    closed.map(({ scheduleId }) => scheduleId),
    closed.map(({ start }) => new Date(start)),
    closed.map(({ end }) => new Date(end)),
  ];
  // Looks each claim up by index. As one join it took seconds in a new database, whose tables have no statistics yet.
  const affected = sql<{ id: string }>`(
    with claimed as materialized (
      select closed.*, c.meeting_id
      from unnest(${schedules}::uuid[], ${starts}::timestamptz[], ${ends}::timestamptz[]) as closed (schedule_id, starts_at, ends_at)
        join host_claims c on c.organization_id = ${organizationId} and c.host_id = ${hostId} and c.occupies && tstzrange(closed.starts_at, closed.ends_at)
    ), met as materialized (
      select distinct c.meeting_id
      from claimed c cross join lateral (
        select * from meetings where organization_id = ${organizationId} and id = c.meeting_id limit 1) as m
      where m.starts_at < c.ends_at and m.ends_at > c.starts_at and m.ends_at > current_instant()
        and c.schedule_id is not distinct from coalesce((
          select h.schedule_id from event_type_hosts h
            where h.organization_id = ${organizationId} and h.event_type_id = m.event_type_id and h.user_id = ${hostId}), (
          select d.id from schedules d where d.organization_id = ${organizationId} and d.user_id = ${hostId} and d.is_default))
    )
    select b.id, b.starts_at from met cross join lateral (
      select id, starts_at from bookings
        where organization_id = ${organizationId} and meeting_id = met.meeting_id and status = 'active' offset 0) as b
    order by b.starts_at, b.id limit ${mostAffected})`;
  const rows = db.selectFrom('bookings as b').innerJoin(affected.as('a'), 'a.id', 'b.id');
  return show(rows.orderBy('b.startsAt').orderBy('b.id'), organizationId).execute();
}
