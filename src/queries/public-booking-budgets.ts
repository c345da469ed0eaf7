/**
 * Budgets of bookings without a token: per client address, per event type, and per email address and owner. The first two use the generic
 * cell rate algorithm: with a budget of n per hour, each booking uses an interval of 1/n hour, so that n bookings can be created at once and
 * then one per interval. A booking uses its intervals in its own transaction, so a refused one uses none. Not promised: that a stranger
 * cannot use up an event type's budget, or that of somebody else's email address. Members are not limited by either.
 */
import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';

export type PublicBooking = { address: string; perHour: number; eventTypeId: string; email: string };

/** An event type's budget is this multiple of an address's budget, for each seat of a meeting. */
export const addressesAtOnce = 3;

/** Upcoming active bookings that one email address can have with one owner. */
export const mostUpcoming = 3;

type Sql = ReturnType<typeof sql>;

const addressKey = ({ address }: PublicBooking) => sql`${address}::text`;
const eventTypeKey = ({ eventTypeId }: PublicBooking) => sql`'event_type:' || ${toId(eventTypeId)}::text`;
const addressCount = ({ perHour }: PublicBooking) => sql`${perHour}::float8`;
const eventTypeCount = ({ perHour }: PublicBooking, seats: Sql) => sql`(${perHour * addressesAtOnce}::float8 * ${seats})`;

/** Rounded down, so that all intervals fit into the hour. */
const interval = (count: Sql) => sql`floor(3600000000 / ${count}) * interval '1 microsecond'`;

const take = (key: Sql, count: Sql, from: Sql) => sql`
  insert into public_booking_budgets as b (key, used_until) select ${key}, current_instant() + ${interval(count)} ${from}
    on conflict (key) do update set used_until = greatest(b.used_until, current_instant()) + ${interval(count)}
      where b.used_until <= current_instant() + interval '1 hour' - ${interval(count)}
    returning key`;

export type BudgetName = 'address' | 'eventType';

/**
 * Uses up a booking's intervals. Locks the email address with the owner until the transaction ends. Returns the budget that is used up, or
 * null. `seats`: of a meeting of the event type.
 */
export async function takeBudgets(tx: Transaction, booking: PublicBooking, { ownerId, seats }: { ownerId: string; seats: number }) {
  const { rows } = await sql<{ missing: BudgetName | null }>`
    with address as (${take(addressKey(booking), addressCount(booking), sql``)}),
      event_type as (${take(eventTypeKey(booking), eventTypeCount(booking, sql`${seats}::integer`), sql`from address`)}),
      invitee as materialized (
        select pg_advisory_xact_lock(hashtextextended(lower(${booking.email}::text) || ' ' || ${ownerId}::text, 2)) from event_type)
    select case when not exists (select from address) then 'address' when not exists (select from invitee) then 'eventType' end as missing`.execute(
    tx,
  );
  return rows[0]?.missing ?? null;
}

/** Seconds until the next interval, 0 for none, and the number of upcoming bookings of the email address with the owner. */
export type Spent = { addressSec: number; eventTypeSec: number; seats: number; upcoming: number };

const waitSec = (key: Sql, count: Sql) => sql`coalesce((
  select greatest(0, ceil(extract(epoch from used_until - current_instant() - interval '1 hour' + ${interval(count)})))::integer
  from public_booking_budgets where key = ${key}), 0)`;

/** Takes no locks. Undefined for an event type that the public cannot book. */
export async function findSpent(db: Db, booking: PublicBooking): Promise<Spent | undefined> {
  const { rows } = await sql<Spent>`
    select ${waitSec(addressKey(booking), addressCount(booking))} as address_sec,
      ${waitSec(eventTypeKey(booking), eventTypeCount(booking, sql`e.max_invitees`))} as event_type_sec,
      e.max_invitees as seats, ${upcomingOf(booking.email, sql`e.owner_id`)} as upcoming
    from event_types e where e.id = ${toId(booking.eventTypeId)} and e.public_booking`.execute(db);
  return rows[0];
}

export async function countUpcoming(db: Db, { email }: PublicBooking, ownerId: string): Promise<number> {
  const { rows } = await sql<{ upcoming: number }>`select ${upcomingOf(email, sql`${ownerId}::uuid`)} as upcoming`.execute(db);
  return rows[0]?.upcoming ?? 0;
}

const upcomingOf = (email: string, ownerId: Sql) => sql<number>`(
  select count(*)::integer from (
    select from bookings b join event_types owned on owned.id = b.event_type_id
    where lower(b.invitee_email) = lower(${email}) and b.status = 'active' and not b.is_duplicate and b.starts_at > current_instant()
      and owned.owner_id = ${ownerId} limit ${sql.lit(mostUpcoming + 1)}) as upcoming)`;
