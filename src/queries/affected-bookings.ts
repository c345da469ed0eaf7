import { sql } from 'kysely';
import type { Interval } from '../availability/intervals.ts';
import type { Db } from '../database/connect.ts';
import { type BookingRow, show } from './bookings.ts';
import type { Owner } from './owner.ts';

export type Closed = Interval & { scheduleId: string | null };

const mostAffected = 100;

/** The host's active, unfinished bookings that overlap a closed interval of their event type's schedule; earliest first, at most 100. */
export async function listAffected(db: Db, { organizationId, userId: hostId }: Owner, closed: readonly Closed[]): Promise<BookingRow[]> {
  const [schedules, starts, ends] = [
    closed.map(({ scheduleId }) => scheduleId),
    closed.map(({ start }) => new Date(start)),
    closed.map(({ end }) => new Date(end)),
  ];
  const affected = sql<{ id: string }>`(
    select distinct b.id, b.starts_at
    from unnest(${schedules}::uuid[], ${starts}::timestamptz[], ${ends}::timestamptz[]) as closed (schedule_id, starts_at, ends_at)
      join host_claims c on c.organization_id = ${organizationId} and c.host_id = ${hostId} and c.occupies && tstzrange(closed.starts_at, closed.ends_at)
      join meetings m on m.organization_id = ${organizationId} and m.id = c.meeting_id
        and m.starts_at < closed.ends_at and m.ends_at > closed.starts_at and m.ends_at > current_instant()
      join bookings b on b.organization_id = ${organizationId} and b.meeting_id = m.id and b.status = 'active'
      left join event_type_hosts h on h.organization_id = ${organizationId} and h.event_type_id = m.event_type_id and h.user_id = ${hostId}
    where closed.schedule_id is not distinct from
      coalesce(h.schedule_id, (
        select d.id from schedules d where d.organization_id = ${organizationId} and d.user_id = ${hostId} and d.is_default))
    order by b.starts_at, b.id limit ${mostAffected})`;
  const rows = db.selectFrom('bookings as b').innerJoin(affected.as('a'), 'a.id', 'b.id').where('b.organizationId', '=', organizationId);
  return show(rows.orderBy('b.startsAt').orderBy('b.id')).execute();
}
