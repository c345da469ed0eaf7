import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** `utcOffsetMin`: of `timezone`, that of the host's schedule, at the time of booking. */
export type UpcomingBooking = {
  id: string;
  organization: string;
  eventType: string;
  host: string;
  startsAt: Date;
  timezone: string;
  utcOffsetMin: number;
};

export async function listOrganizationIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('organizations').select('id').orderBy('slug').execute();
  return rows.map(({ id }) => id);
}

/** Active bookings of an organization that have not started, in order of ids. */
export async function listUpcomingBookings(
  db: Db,
  organizationId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<UpcomingBooking[]> {
  const { rows } = await sql<UpcomingBooking>`
    select b.id, o.slug as organization, e.slug as event_type, u.slug as host, b.starts_at, m.timezone, m.utc_offset_min
    from bookings b
      join meetings m on m.organization_id = ${organizationId} and m.id = b.meeting_id
      join event_types e on e.organization_id = ${organizationId} and e.id = b.event_type_id
      join users u on u.id = b.host_id
      join organizations o on o.id = b.organization_id
    where b.organization_id = ${organizationId} and b.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      and b.status = 'active' and b.starts_at > current_instant() and m.timezone is not null
    order by b.id limit ${limit}`.execute(db);
  return rows;
}
