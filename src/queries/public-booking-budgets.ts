/**
 * Budgets of bookings without a token: per client address, per event type, and per email address and owner; and of their guests, who are
 * sent mail, per client address, per owner, and per guest. All but the one per email address and owner use the generic cell rate algorithm:
 * with a budget of n per hour, each booking uses an interval of 1/n hour, so that n bookings can be created at once and then one per interval. A booking uses its intervals in its own transaction, so a refused one uses none. Not promised: that a stranger
 * cannot use up an event type's budget, or that of another person's email address. Members are not limited by either.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';

/** `perHour`: bookings allowed per address. */
export type PublicBooking = { organizationId: string; address: string; perHour: number; eventTypeId: string; email: string };

/** An event type's budget is this multiple of an address's budget, for each seat of a meeting. */
export const addressesAtOnce = 3;

/** Upcoming active bookings that one email address can have with one owner. */
export const mostUpcoming = 3;

type Sql = ReturnType<typeof sql>;

const hourUs = 3_600_000_000;

/** Rounded down, so that all intervals fit into the hour. */
const intervalUs = (perHour: number): number => Math.floor(hourUs / perHour);

export type Budget = { key: string; intervalUs: number };

/** `perHour`: as in `PublicBooking`. Also used by moves without a token. */
export const addressBudget = ({ address, perHour }: Pick<PublicBooking, 'address' | 'perHour'>): Budget => ({
  key: address,
  intervalUs: intervalUs(perHour),
});

type Capture = Pick<PublicBooking, 'address' | 'perHour' | 'eventTypeId'> & { seats: number };

/** Of leads that are captured without a token: as large as those of bookings, and counted separately. */
export const leadBudgets = ({ address, perHour, eventTypeId, seats }: Capture): [ofAddress: Budget, ofEventType: Budget] => [
  { key: `lead:${address}`, intervalUs: intervalUs(perHour) },
  { key: `lead_event_type:${toId(eventTypeId)}`, intervalUs: intervalUs(perHour * addressesAtOnce * seats) },
];

/** Confirmation mails that one email address gets in an hour, whoever asks for them. */
export const confirmationsPerEmail = 3;

/** Of the mail by which invitees confirm a booking: two as large as those of bookings, and one of the recipient. */
export const confirmationBudgets = ({ address, perHour, eventTypeId, seats, email }: Capture & { email: string }) => ({
  ofAddress: { key: `confirm:${address}`, intervalUs: intervalUs(perHour) },
  ofEventType: { key: `confirm_event_type:${toId(eventTypeId)}`, intervalUs: intervalUs(perHour * addressesAtOnce * seats) },
  ofEmail: { key: `confirm_email:${hashOf(email.toLowerCase())}`, intervalUs: intervalUs(confirmationsPerEmail) },
});

/** Invitations of members that one email address gets in an hour, and that one organization sends. */
export const invitationsPerHour = { ofEmail: 3, ofOrganization: 100 };

export const invitationBudgets = ({ organizationId, email }: { organizationId: string; email: string }) => ({
  ofEmail: { key: `invitation_email:${hashOf(email.toLowerCase())}`, intervalUs: intervalUs(invitationsPerHour.ofEmail) },
  ofOrganization: { key: `invitation_organization:${organizationId}`, intervalUs: intervalUs(invitationsPerHour.ofOrganization) },
});

/** Links to set a new password that one email address gets in an hour, whoever asks for them, and that one client asks for. */
const resetsPerHour = { ofEmail: 3, ofAddress: 20 };

export const resetBudgets = ({ email, address }: { email: string; address: string }) => ({
  ofEmail: { key: `reset_email:${hashOf(email.toLowerCase())}`, intervalUs: intervalUs(resetsPerHour.ofEmail) },
  ofAddress: { key: `reset:${address}`, intervalUs: intervalUs(resetsPerHour.ofAddress) },
});

/** So that addresses are not kept here. */
const hashOf = (email: string): string => createHash('sha256').update(email).digest('base64url');

/** Guests per hour, as multiples of the bookings of an address. */
export const guestsPerBooking = { ofAddress: 2, ofOwner: 6, ofGuest: 1 };

export type Guests = { client: Pick<PublicBooking, 'address' | 'perHour'>; ownerId: string; guests: string[] };

/** `guests`: distinct addresses in lower case. */
export const guestBudgets = ({ client: { address, perHour }, ownerId, guests }: Guests) => ({
  ofAddress: { key: `guests:${address}`, intervalUs: guests.length * intervalUs(perHour * guestsPerBooking.ofAddress) },
  ofOwner: { key: `guests_owner:${ownerId}`, intervalUs: guests.length * intervalUs(perHour * guestsPerBooking.ofOwner) },
  ofGuests: guests
    .map((guest) => ({
      key: `guest:${hashOf(guest)}`,
      intervalUs: intervalUs(perHour * guestsPerBooking.ofGuest),
    }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
});

const eventTypeBudget = ({ eventTypeId, perHour }: PublicBooking, seats: number): Budget => ({
  key: `event_type:${toId(eventTypeId)}`,
  intervalUs: intervalUs(perHour * addressesAtOnce * seats),
});

export type BudgetName = 'address' | 'eventType';

/**
 * Uses up a booking's intervals. Locks the email address with the owner until the transaction ends. Returns the budget that is used up, or
 * null. `seats`: of a meeting of the event type.
 */
export async function takeBudgets(
  tx: Transaction,
  booking: PublicBooking,
  { ownerId, seats }: { ownerId: string; seats: number },
): Promise<BudgetName | null> {
  const { email } = booking;
  const budgets = [addressBudget(booking), eventTypeBudget(booking, seats)];
  const [taken] = await Promise.all([
    take(tx, budgets),
    sql`select pg_advisory_xact_lock(hashtextextended(lower(${email}::text collate "C") || ' ' || ${ownerId}::text, 2))`.execute(tx),
  ]);
  const missing = budgets.findIndex(({ key }) => !taken.has(key));
  return missing === -1 ? null : (['address', 'eventType'] as const)[missing]!;
}

/** Uses up an interval of each. Locks in the order of `budgets`, so that transactions do not deadlock. Leaves out those with less than one left. */
export async function take(tx: Transaction, budgets: Budget[]): Promise<Set<string>> {
  const [keys, intervals] = [budgets.map(({ key }) => key), budgets.map((budget) => budget.intervalUs)];
  const { rows } = await sql<{ key: string }>`
    insert into public_booking_budgets as b (key, used_until)
      select key, current_instant() + us * interval '1 microsecond'
        from unnest(${keys}::text[], ${intervals}::float8[]) with ordinality as wanted (key, us, position) order by position
      on conflict (key) do update set used_until = greatest(b.used_until, current_instant()) + (excluded.used_until - current_instant())
        where b.used_until <= current_instant() + interval '1 hour' - (excluded.used_until - current_instant())
      returning key`.execute(tx);
  return new Set(rows.map(({ key }) => key));
}

/**
 * Seconds until the next interval, 0 for none; the number of upcoming bookings of the email address with the owner; and whether the event type
 * needs a proof of work.
 */
export type Spent = { addressSec: number; eventTypeSec: number; seats: number; upcoming: number; needsProof: boolean };

/** Takes no locks. Undefined for an event type that the public cannot book. */
export async function findSpent(db: Db, booking: PublicBooking): Promise<Spent | undefined> {
  const { organizationId, eventTypeId, email } = booking;
  const keys = [addressBudget(booking).key, eventTypeBudget(booking, 1).key];
  const [leftUs, eventTypes] = await Promise.all([
    findUsed(db, keys),
    sql<{ seats: number; upcoming: number; needsProof: boolean }>`
      select e.max_invitees as seats, e.bot_protection = 'proof_of_work' as needs_proof, ${upcomingOf(organizationId, email, sql`e.owner_id`)} as upcoming
      from event_types e where e.organization_id = ${organizationId} and e.id = ${toId(eventTypeId)} and e.public_booking`.execute(db),
  ]);
  const [eventType] = eventTypes.rows;
  if (eventType === undefined) return undefined;
  const { seats, upcoming, needsProof } = eventType;
  const [address, ofEventType] = [addressBudget(booking), eventTypeBudget(booking, seats)];
  return { addressSec: toWaitSec(address, leftUs), eventTypeSec: toWaitSec(ofEventType, leftUs), seats, upcoming, needsProof };
}

/** Seconds until the next interval of each budget, 0 for none. Takes no locks. */
export async function findWaitsSec(db: Db, budgets: Budget[]): Promise<number[]> {
  const leftUs = await findUsed(
    db,
    budgets.map(({ key }) => key),
  );
  return budgets.map((budget) => toWaitSec(budget, leftUs));
}

async function findUsed(db: Db, keys: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; leftUs: number }>`
    select key, (extract(epoch from used_until - current_instant()) * 1000000)::float8 as left_us
    from public_booking_budgets where key = any (${keys}::text[])`.execute(db);
  return new Map(rows.map(({ key, leftUs }) => [key, leftUs]));
}

const toWaitSec = (budget: Budget, leftUs: Map<string, number>): number =>
  Math.max(0, Math.ceil(((leftUs.get(budget.key) ?? 0) - hourUs + budget.intervalUs) / 1_000_000));

/** Stops counting above `mostUpcoming`. */
export async function countUpcoming(db: Db, { organizationId, email }: PublicBooking, ownerId: string): Promise<number> {
  const { rows } = await sql<{ upcoming: number }>`
    select ${upcomingOf(organizationId, email, sql`${ownerId}::uuid`)} as upcoming`.execute(db);
  return rows[0]?.upcoming ?? 0;
}

const upcomingOf = (organizationId: string, email: string, ownerId: Sql) => sql<number>`(
  select count(*)::integer from (
    select from bookings b join event_types owned on owned.organization_id = ${organizationId} and owned.id = b.event_type_id
    where b.organization_id = ${organizationId} and lower(b.invitee_email) = lower(${email}::text collate "C") and b.status = 'active' and not b.is_duplicate
      and b.starts_at > current_instant() and owned.owner_id = ${ownerId} limit ${sql.lit(mostUpcoming + 1)}) as upcoming)`;
