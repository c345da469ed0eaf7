import { sql } from 'kysely';
import { WEEKDAYS } from '../availability/dates.ts';
import type { Db } from '../database/connect.ts';
import type { EventType, Organization, OutOfOffice, Override, Schedule, User } from './document.ts';

type ChildOf<Row> = Row & { parentId: string };

/** `names` are slugs or ids; without them, reads all organizations. */
export async function readOrganizations(db: Db, names?: string[]): Promise<Organization[]> {
  const all = names === undefined;
  const { rows } = await sql<Omit<Organization, 'users' | 'eventTypes'>>`
    select id, slug, name, plan, ${selectIso('created_at')} from organizations
    where ${all} or slug = any(${names ?? []}) or id::text = any(${names ?? []}) order by organizations.created_at, id`.execute(db);
  const ids = rows.map(({ id }) => id);
  const [users, eventTypes] = [await readUsers(db, ids), await readEventTypes(db, ids)];
  return rows.map((organization) => ({
    ...organization,
    users: users.get(organization.id) ?? [],
    eventTypes: eventTypes.get(organization.id) ?? [],
  }));
}

async function readUsers(db: Db, organizationIds: string[]): Promise<Map<string, User[]>> {
  const { rows } = await sql<ChildOf<Omit<User, 'schedules' | 'outOfOffice'>>>`
    select organization_id as parent_id, id, slug, email, name, timezone, role, external_id, meeting_links, ${selectIso('disabled_at')}, ${selectIso('created_at')} from users
    where organization_id = any(${organizationIds}::uuid[]) order by users.created_at, id`.execute(db);
  const [schedules, absences] = [await readSchedules(db, organizationIds), await readAbsences(db, organizationIds)];
  const users = rows.map((user) => ({ ...user, schedules: schedules.get(user.id) ?? [], outOfOffice: absences.get(user.id) ?? [] }));
  return groupByParent(users);
}

async function readSchedules(db: Db, organizationIds: string[]): Promise<Map<string, Schedule[]>> {
  const { rows } = await sql<ChildOf<Omit<Schedule, 'overrides'>>>`
    select user_id as parent_id, id, name, timezone, is_default as default, ${selectIso('created_at')}, weekly from schedules
    where organization_id = any(${organizationIds}::uuid[]) order by schedules.created_at, id`.execute(db);
  const overrides = await sql<ChildOf<Override>>`
    select schedule_id as parent_id, to_char(date, 'YYYY-MM-DD') as date, hours from schedule_overrides
    where organization_id = any(${organizationIds}::uuid[]) order by schedule_overrides.date`.execute(db);
  const dates = groupByParent(overrides.rows);
  return groupByParent(
    rows.map((schedule) => ({ ...schedule, weekly: inWeekdayOrder(schedule.weekly), overrides: dates.get(schedule.id) ?? [] })),
  );
}

async function readAbsences(db: Db, organizationIds: string[]): Promise<Map<string, OutOfOffice[]>> {
  const { rows } = await sql<ChildOf<OutOfOffice>>`
    select user_id as parent_id, id, to_char(first_date, 'YYYY-MM-DD') as from, to_char(last_date, 'YYYY-MM-DD') as to, reason, ${selectIso('created_at')}
    from out_of_office where organization_id = any(${organizationIds}::uuid[]) order by first_date, out_of_office.created_at, id`.execute(
    db,
  );
  return groupByParent(rows);
}

async function readEventTypes(db: Db, organizationIds: string[]): Promise<Map<string, EventType[]>> {
  const { rows } = await sql<ChildOf<EventType>>`
    select e.organization_id as parent_id, e.id, u.slug as owner, e.slug, e.name, kind, description, hosts.list as hosts, durations, slot_interval_min,
      buffer_before_min, buffer_after_min, minimum_notice_min, booking_window_days, daily_limit, max_invitees, host_selection,
      json_build_object('kind', location_kind, 'value', location_value) as location, questions, active, public_booking,
      booking_mode, bot_protection, redirect_url, internal_note, cancel_notice_min, reschedule_notice_min, reminders, e.external_id,
      ${selectIso('e.created_at', 'created_at')}, ${selectIso('updated_at')}
    from event_types e join users u on u.id = owner_id cross join lateral (
      select coalesce(json_agg(case when s.id is null and not h.pending then to_json(host.slug) else json_strip_nulls(json_build_object('slug', host.slug,
        'schedule', s.name, 'pending', case when h.pending then true end)) end order by position), '[]') as list
      from event_type_hosts h join users host on host.id = h.user_id
        left join schedules s on s.organization_id = h.organization_id and s.id = h.schedule_id
      where h.organization_id = e.organization_id and h.event_type_id = e.id
    ) as hosts
    where e.organization_id = any(${organizationIds}::uuid[]) order by e.created_at, e.id`.execute(db);
  return groupByParent(rows.map((eventType) => ({ ...eventType, questions: eventType.questions.map(toQuestion) })));
}

/** jsonb does not keep the order of members; exports must be the same text each time. */
const toQuestion = ({ id, label, type, required, options }: EventType['questions'][number]) => ({ id, label, type, required, options });

export const inWeekdayOrder = (weekly: Schedule['weekly']): Schedule['weekly'] =>
  Object.fromEntries(WEEKDAYS.flatMap((day) => (weekly[day] ? [[day, weekly[day]]] : [])));

export const selectIso = (column: string, name: string = column) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${sql.ref(name)}`;

function groupByParent<Row>(rows: ChildOf<Row>[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const { parentId, ...row } of rows) {
    const group = groups.get(parentId);
    if (group) group.push(row as Row);
    else groups.set(parentId, [row as Row]);
  }
  return groups;
}
