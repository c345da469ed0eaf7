/** Busy times of connected calendars. All writes are made under the host's lock (`lockHost`). */
import { sql } from 'kysely';
import type { InstantSet, Interval } from '../availability/intervals.ts';
import type { Db, Transaction } from '../database/connect.ts';
import type { Owner } from './owner.ts';

export const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Weeks of `busy_weeks`, as `week:deltas` with blanks between them. */
export const parseWeeks = (text: string): InstantSet[] => (text === '' ? [] : text.split(' ').map(parseWeek));

const zero = 48;

/** Digit by digit, because splitting thousands of numbers takes longer than finding the slots. */
function parseWeek(text: string): InstantSet {
  const colon = text.indexOf(':');
  const week: number[] = [];
  let instant = Number(text.slice(0, colon)) * weekMs;
  let [unit, value] = [0, 0];
  for (let i = colon + 1; i <= text.length; i++) {
    const digit = text.charCodeAt(i) - zero;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      continue;
    }
    if (unit === 0) unit = value;
    else {
      instant += value * unit;
      week.push(instant);
    }
    value = 0;
  }
  return week;
}

type Replacement = { organizationId: string; collectionId: string; stretch: Interval; times: readonly Interval[] };

/** Replaces the busy times of a collection within a stretch. Returns how many the collection has then. */
export async function replaceBusy(tx: Transaction, { organizationId, collectionId, stretch, times }: Replacement): Promise<number> {
  const list = times.flatMap(({ start, end }) => [start, end]);
  const { rows } = await sql<{ count: number }>`
    select replace_busy(${organizationId}, ${collectionId}, ${stretch.start}, ${stretch.end}, to_times(${list}::bigint[])) as count`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** Records that the busy times of a push calendar were sent. */
export async function recordPush(tx: Transaction, { organizationId, userId }: Owner, id: string, version: number): Promise<void> {
  await sql`
    update calendars set version = ${version}, last_synced_at = current_instant(), error = null
      where organization_id = ${organizationId} and user_id = ${userId} and id = ${id}`.execute(tx);
}

export type BusyCalendar = { id: string; kind: 'caldav' | 'ics' | 'push'; asOf: number | null; weeks: InstantSet[] };

/** The busy times of a user's calendars in the weeks of a window, and those that touch them. Only collections that count. */
export async function listBusy(db: Db, { organizationId, userId }: Owner, { start, end }: Interval): Promise<BusyCalendar[]> {
  const { rows } = await sql<Omit<BusyCalendar, 'weeks'> & { weeks: string }>`
    select c.id, c.kind, (date_part('epoch', c.last_synced_at) * 1000)::bigint as as_of, (
        select coalesce(string_agg(b.week || ':' || b.deltas, ' ' order by b.week), '')
        from calendar_collections k join busy_weeks b on b.organization_id = ${organizationId} and b.collection_id = k.id
        where k.organization_id = ${organizationId} and k.calendar_id = c.id and k.counts_as_busy
          and b.week between ${Math.floor(start / weekMs)} and ${Math.floor(end / weekMs)}) as weeks
      from calendars c
      where c.organization_id = ${organizationId} and c.user_id = ${userId} and exists (
        select from calendar_collections k where k.organization_id = ${organizationId} and k.calendar_id = c.id and k.counts_as_busy)
      order by c.id`.execute(db);
  return rows.map((row) => ({ ...row, weeks: parseWeeks(row.weeks) }));
}
