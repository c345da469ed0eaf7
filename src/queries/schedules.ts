import { sql } from 'kysely';
import type { Hours, Schedule } from '../availability/schedule.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import { limitReached, notFound } from '../errors.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';
import { checkQuota } from './quotas.ts';

export type ScheduleRow = Awaited<ReturnType<typeof listSchedules>>[number];

/** A few more than are shown, because the statement starts at yesterday instead of today in the schedule's zone. */
const readOverrides = 370;

const overridesFromYesterday = (organizationId: string) => sql<Schedule['overrides']>`(
  select coalesce(json_agg(json_build_object('date', o.date, 'hours', o.hours) order by o.date), '[]') from (
    select date, hours from schedule_overrides
    where organization_id = ${organizationId} and schedule_id = s.id and date >= (current_instant() - interval '1 day')::date
    order by date limit ${sql.lit(readOverrides)}) as o)`;

/** Throws 409 at the user's quota. Call it under the user's host lock. */
export const checkSchedules = (tx: Transaction, owner: Owner): Promise<void> => checkQuota(tx, 'schedules', owner);

/** In order of creation, with the overrides of yesterday and later. */
export const listSchedules = (db: Db, { organizationId, userId }: Owner, page: PageRequest) =>
  pageOf(
    db
      .selectFrom('schedules as s')
      .selectAll('s')
      .select(overridesFromYesterday(organizationId).as('overrides'))
      .where('s.organizationId', '=', organizationId)
      .where('s.userId', '=', userId),
    'asc',
    page,
    ['s.createdAt', 's.id'],
  ).execute();

/** With the overrides of yesterday and later. Throws 404. */
export const findWholeSchedule = (db: Db, { organizationId, userId }: Owner, id: string) =>
  db
    .selectFrom('schedules as s')
    .selectAll('s')
    .select(overridesFromYesterday(organizationId).as('overrides'))
    .where('s.organizationId', '=', organizationId)
    .where('s.userId', '=', userId)
    .where('s.id', '=', toId(id))
    .executeTakeFirstOrThrow(() => notFound('schedule'));

type ScheduleValues = { name?: string; timezone?: string; weekly?: object; isDefault?: boolean };

type NewSchedule = { name: string; timezone: string; weekly: object; isDefault: boolean };

/** A name in use violates `schedules_organization_id_user_id_name_key`. */
export const insertSchedule = (tx: Transaction, owner: Owner, { weekly, ...rest }: NewSchedule) =>
  tx
    .insertInto('schedules')
    .values({ ...rest, organizationId: owner.organizationId, userId: owner.userId, id: newId(), weekly: JSON.stringify(weekly) })
    .returningAll()
    .executeTakeFirstOrThrow();

/** The id of the user's default schedule. */
export const findDefaultSchedule = (db: Db, { organizationId, userId }: Owner) =>
  db
    .selectFrom('schedules')
    .select('id')
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .where('isDefault', '=', true)
    .executeTakeFirst();

/** Call it before another schedule becomes the default: there is at most one. */
export async function removeDefault(tx: Transaction, { organizationId, userId }: Owner): Promise<void> {
  await tx
    .updateTable('schedules')
    .set({ isDefault: false })
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .where('isDefault', '=', true)
    .execute();
}

const mostUses = 20;

/** The first 20 event types that the user hosts with this schedule, without deleted ones. */
export async function listUses(db: Db, { organizationId, userId }: Owner, id: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select e.id, e.name from event_type_hosts h join event_types e on e.organization_id = ${organizationId} and e.id = h.event_type_id
    where h.organization_id = ${organizationId} and h.user_id = ${userId} and h.schedule_id = ${toId(id)} and e.deleted_at is null
    order by e.created_at, e.id limit ${mostUses}`.execute(db);
  return rows;
}

/** With its overrides. An event type that uses it violates `event_type_hosts_organization_id_schedule_id_fkey`, unless it is deleted. */
export async function removeSchedule(tx: Transaction, { organizationId, userId }: Owner, id: string): Promise<void> {
  await Promise.all([
    sql`update event_type_hosts h set schedule_id = null from event_types e
      where h.organization_id = ${organizationId} and h.user_id = ${userId} and h.schedule_id = ${id}
        and e.organization_id = ${organizationId} and e.id = h.event_type_id and e.deleted_at is not null`.execute(tx),
    tx.deleteFrom('schedules').where('organizationId', '=', organizationId).where('id', '=', id).where('userId', '=', userId).execute(),
  ]);
}

/** A name in use violates `schedules_organization_id_user_id_name_key`. */
export async function updateSchedule(
  tx: Transaction,
  { organizationId, userId }: Owner,
  id: string,
  { weekly, ...rest }: ScheduleValues,
): Promise<void> {
  await tx
    .updateTable('schedules')
    .set({ ...rest, ...(weekly && { weekly: JSON.stringify(weekly) }) })
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .where('userId', '=', userId)
    .execute();
}

/** Throws 404. */
export const findSchedule = (db: Db, { organizationId, userId }: Owner, id: string) =>
  db
    .selectFrom('schedules')
    .select(['id', 'timezone', sql<Schedule['weekly']>`weekly`.as('weekly')])
    .where('organizationId', '=', organizationId)
    .where('id', '=', toId(id))
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow(() => notFound('schedule'));

/** Undefined for a date without an override. */
export async function findOverride(db: Db, { organizationId }: Owner, scheduleId: string, date: string): Promise<Hours[] | undefined> {
  const { rows } = await sql<{ hours: Hours[] }>`
    select hours from schedule_overrides
    where organization_id = ${organizationId} and schedule_id = ${toId(scheduleId)} and date = ${date}::date`.execute(db);
  return rows[0]?.hours;
}

export const listZones = (db: Db, { organizationId, userId }: Owner) =>
  db
    .selectFrom('schedules')
    .select(['id as scheduleId', 'timezone'])
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .execute();

const mostOverrides = 366;

/**
 * Throws 409 if the schedule has no room for an override on `date`. Past dates and the others are counted separately; an existing override
 * of `date` does not count. Call it under the user's host lock.
 */
export async function checkOverrides(tx: Transaction, { organizationId, userId }: Owner, scheduleId: string, date: string): Promise<void> {
  const today = sql`(current_instant() at time zone s.timezone)::date`;
  const { rows } = await sql<{ count: number }>`
    select (select count(*)::integer from (
        select from schedule_overrides o where o.organization_id = ${organizationId} and o.schedule_id = s.id and o.date <> ${date}::date
          and (o.date >= ${today}) = (${date}::date >= ${today}) limit ${mostOverrides}) as others) as count
      from schedules s where s.organization_id = ${organizationId} and s.id = ${toId(scheduleId)} and s.user_id = ${userId}`.execute(tx);
  if ((rows[0]?.count ?? 0) < mostOverrides) return;
  const message = `A schedule can have at most ${mostOverrides} overrides of today and later, and as many of earlier dates.`;
  throw limitReached('overrides', mostOverrides, `${message} Delete one that you no longer need, and try again.`);
}

export async function upsertOverride(
  tx: Transaction,
  { organizationId, userId }: Owner,
  scheduleId: string,
  { date, hours }: { date: string; hours: Hours[] },
) {
  await sql`
    insert into schedule_overrides (organization_id, schedule_id, date, hours)
      select organization_id, id, ${date}::date, ${JSON.stringify(hours)}::jsonb from schedules
        where organization_id = ${organizationId} and id = ${scheduleId} and user_id = ${userId}
      on conflict (organization_id, schedule_id, date) do update set hours = excluded.hours`.execute(tx);
}

export async function removeOverride(tx: Transaction, { organizationId, userId }: Owner, scheduleId: string, date: string): Promise<void> {
  await sql`
    delete from schedule_overrides o using schedules s
      where s.organization_id = ${organizationId} and s.id = o.schedule_id and s.user_id = ${userId}
        and o.organization_id = ${organizationId} and o.schedule_id = ${scheduleId} and o.date = ${date}::date`.execute(tx);
}
