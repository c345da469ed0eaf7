import { sql } from 'kysely';
import { DAY_MS, MINUTE_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import type { Hours, OutOfOffice, Schedule } from '../availability/schedule.ts';
import type { Host, Rules } from '../availability/slots.ts';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import { isMember } from './event-types.ts';

/** Beyond any offset between zones, any duration with its buffers, and any date that a daily limit counts. */
const marginMs = 4 * DAY_MS;

/** Everything that decides what can be booked of one event type in a window, read at one moment. */
export type Facts = Rules & {
  id: string;
  organizationId: string;
  ownerId: string;
  ownerTimezone: string;
  durations: number[];
  hostSelection: Schemas['HostSelection'];
  locationKind: string;
  locationValue: string | null;
  questions: Schemas['Question'][];
  active: boolean;
  now: number;
  hosts: Host[];
};

type MeetingRow = [id: string, start: number, end: number, before: number, after: number, same: boolean, taken: number, hostIds: string[]];
type HostRow = {
  id: string;
  timezone: string | null;
  weekly: Schedule['weekly'];
  overrides: { date: string; hours: Hours[] }[];
  outOfOffice: OutOfOffice[];
  meetings: MeetingRow[];
};
type FactsRow = Omit<Facts, 'now' | 'hosts'> & { now: Date; hosts: HostRow[] };

/**
 * The facts about an event type in a window, in one statement. `viewerId`: whose event type it must be, owned or hosted;
 * null for the public. Throws 404.
 */
export async function findFacts(db: Db, viewerId: string | null, eventTypeId: string, window: Interval): Promise<Facts> {
  const from = new Date(window.start - marginMs);
  const to = new Date(window.end + marginMs);
  const { rows } = await sql<FactsRow>`
    select e.id, e.organization_id, e.owner_id, owner.timezone as owner_timezone, e.kind, e.durations, e.slot_interval_min,
      e.buffer_before_min, e.buffer_after_min, e.minimum_notice_min, e.booking_window_days, e.daily_limit, e.max_invitees,
      e.host_selection, e.location_kind, e.location_value, e.questions, e.active, current_instant() as now,
      (select coalesce(json_agg(json_build_object(
          'id', h.user_id, 'timezone', s.timezone, 'weekly', s.weekly,
          'overrides', ${overridesBetween(from, to)}, 'outOfOffice', ${outOfOfficeBetween(from, to)},
          'meetings', ${meetingsBetween(from, to)}) order by h.position), '[]')
        from event_type_hosts h left join schedules s on s.id = coalesce(h.schedule_id,
          (select d.id from schedules d where d.user_id = h.user_id and d.is_default))
        where h.event_type_id = e.id) as hosts
    from event_types e join users owner on owner.id = e.owner_id
    where e.id = ${toId(eventTypeId)} and ${viewerId === null ? sql`true` : isMember(viewerId)}
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw notFound('event type');
  return { ...row, now: row.now.getTime(), hosts: row.hosts.map(toHost) };
}

const overridesBetween = (from: Date, to: Date) => sql`(
  select coalesce(json_agg(json_build_object('date', o.date, 'hours', o.hours)), '[]')
  from schedule_overrides o where o.schedule_id = s.id and o.date between ${from}::timestamptz::date and ${to}::timestamptz::date)`;

const outOfOfficeBetween = (from: Date, to: Date) => sql`(
  select coalesce(json_agg(json_build_object('from', o.first_date, 'to', o.last_date)), '[]')
  from out_of_office o where o.user_id = h.user_id and o.last_date >= ${from}::timestamptz::date and o.first_date <= ${to}::timestamptz::date)`;

const meetingsBetween = (from: Date, to: Date) => sql`(
  select coalesce(json_agg(json_build_array(
      m.id, extract(epoch from m.starts_at) * 1000, extract(epoch from m.ends_at) * 1000, m.buffer_before_min, m.buffer_after_min,
      m.event_type_id = e.id, m.seats_taken, m.host_ids) order by m.starts_at), '[]')
  from host_claims c join meetings m on m.id = c.meeting_id
  where c.host_id = h.user_id and c.occupies && tstzrange(${from}, ${to}))`;

const toHost = (row: HostRow): Host => ({
  id: row.id,
  schedule: row.timezone === null ? null : { timezone: row.timezone, weekly: row.weekly, overrides: row.overrides },
  outOfOffice: row.outOfOffice,
  meetings: row.meetings.map(([id, start, end, before, after, sameEventType, seatsTaken, hostIds]) => ({
    id,
    start,
    end,
    occupies: { start: start - before * MINUTE_MS, end: end + after * MINUTE_MS },
    sameEventType,
    seatsTaken,
    hostIds,
  })),
});
