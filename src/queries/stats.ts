import { sql } from 'kysely';
import { DAY_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import type { Db } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { planEachTime } from '../database/statements.ts';
import { isHostedBy } from './bookings.ts';
import type { Owner } from './owner.ts';

/** An event type's bookings that start in a window, by outcome. `ended` counts the active ones that are over. */
export type CountsRow = {
  eventTypeId: string;
  eventTypeName: string;
  active: number;
  ended: number;
  noShows: number;
  canceled: number;
  moved: number;
};

/** `host`: the id of a user. */
export type StatsFilter = { window: Interval; now: number; eventTypeId?: string; host?: string };

/**
 * Counts the bookings that the user may see, by event type, most bookings first. Sums stored tallies for whole weeks and counts rows only at
 * the ends of the window. Bookings that have begun count as ended unless they are still going on, which only those of the last day (the
 * longest duration) can be. Planned for each call: the generic plan expects a few weeks, and a year took twenty times as long.
 */
export async function countOutcomes(db: Db, owner: Owner, { window, now, eventTypeId, host }: StatsFilter): Promise<CountsRow[]> {
  const { organizationId, userId } = owner;
  // Tallies do not know hosts.
  const { weeks, ends } = host === undefined ? toSections(window, now) : { weeks: [], ends: toHalves(window, now) };
  const ofHost = host === undefined ? sql`` : sql`and ${isHostedBy(owner, host, sql.ref('v.booking_id'))}`;
  const ofEventType = (column: string) => (eventTypeId === undefined ? sql`` : sql`and ${sql.ref(column)} = ${toId(eventTypeId)}`);
  const { rows } = await sql<CountsRow>`
    with counted as (
      select t.event_type_id, t.outcome, part.has_begun, t.count
      from unnest(${weeks.map(({ start }) => start)}::integer[], ${weeks.map(({ end }) => end)}::integer[],
          ${weeks.map(({ hasBegun }) => hasBegun)}::boolean[]) as part (first_week, last_week, has_begun)
        join booking_tallies t on t.organization_id = ${organizationId} and t.user_id = ${userId} and t.week >= part.first_week and t.week < part.last_week ${ofEventType('t.event_type_id')}
      union all
      select v.event_type_id, v.outcome, part.has_begun, 1
      from unnest(${ends.map(({ start }) => new Date(start))}::timestamptz[], ${ends.map(({ end }) => new Date(end))}::timestamptz[],
          ${ends.map(({ hasBegun }) => hasBegun)}::boolean[]) as part (first_at, last_at, has_begun)
        join booking_viewers v on v.organization_id = ${organizationId} and v.user_id = ${userId} and v.starts_at >= part.first_at and v.starts_at < part.last_at ${ofEventType('v.event_type_id')} ${ofHost}
      union all
      select v.event_type_id, 'going_on', true, 1
      from booking_viewers v join bookings b on b.organization_id = ${organizationId} and b.id = v.booking_id and b.ends_at > ${new Date(now)}
      where v.organization_id = ${organizationId} and v.user_id = ${userId} and v.outcome = 'active' ${ofEventType('v.event_type_id')} ${ofHost}
        and v.starts_at >= ${new Date(Math.max(window.start, now - DAY_MS))} and v.starts_at < ${new Date(Math.min(window.end, now))}
    )
    select event_type_id, (select e.name from event_types e where e.organization_id = ${organizationId} and e.id = event_type_id) as event_type_name,
      ${sum(sql`outcome = 'active'`)} as active,
      ${sum(sql`outcome = 'active' and has_begun`)} - ${sum(sql`outcome = 'going_on'`)} as ended,
      ${sum(sql`outcome = 'no_show'`)} as no_shows, ${sum(sql`outcome = 'canceled'`)} as canceled, ${sum(sql`outcome = 'moved'`)} as moved
    from counted group by event_type_id having sum(count) > 0
    order by ${sum(sql`outcome in ('active', 'no_show', 'canceled')`)} desc, event_type_id ${planEachTime}`.execute(db);
  return rows;
}

const sum = (condition: ReturnType<typeof sql>) => sql`coalesce(sum(count) filter (where ${condition}), 0)`;

type Section = Interval & { hasBegun: boolean };

/** The same as `week_of` in the database. */
const WEEK_MS = 7 * DAY_MS;

/** Splits a window at now, and each half into whole weeks (numbered) and its ends (in epoch milliseconds). */
function toSections(window: Interval, now: number): { weeks: Section[]; ends: Section[] } {
  const halves = toHalves(window, now);
  const weeks = halves.map((half) => ({ ...half, start: Math.ceil(half.start / WEEK_MS), end: Math.floor(half.end / WEEK_MS) }));
  const ends = halves.flatMap((half, index) => {
    const { start: first, end: last } = weeks[index] as Section;
    if (first >= last) return [half];
    return [
      { ...half, end: first * WEEK_MS },
      { ...half, start: last * WEEK_MS },
    ];
  });
  return { weeks: weeks.filter((part) => part.start < part.end), ends: ends.filter((part) => part.start < part.end) };
}

function toHalves({ start, end }: Interval, now: number): Section[] {
  const middle = Math.min(Math.max(start, now), end);
  return [
    { start, end: middle, hasBegun: true },
    { start: middle, end, hasBegun: false },
  ].filter((half) => half.start < half.end);
}
