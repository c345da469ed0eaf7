/** Budgets for bookings without a token, in addition to the rules of the event type. Each check throws 429 and names the used-up budget. */
import type { Transaction } from '../database/connect.ts';
import { Conflict } from '../database/unavailable.ts';
import { type ApiError, addressLimited, eventTypeLimited, inviteeLimited } from '../errors.ts';
import type { SchedulingFacts } from '../queries/availability.ts';
import {
  addressesAtOnce,
  type BudgetName,
  countUpcoming,
  findSpent,
  mostUpcoming,
  type PublicBooking,
  type Spent,
  takeBudgets,
} from '../queries/public-booking-budgets.ts';

export type PublicClient = Pick<PublicBooking, 'address' | 'perHour'>;

/** Runs before the hosts are locked, so that a client whose budget is used up delays nobody. */
export async function checkBudgets(tx: Transaction, booking: PublicBooking): Promise<void> {
  const spent = await findSpent(tx, booking);
  if (spent === undefined) return;
  if (spent.addressSec > 0) throw limited('address', booking, spent);
  if (spent.eventTypeSec > 0) throw limited('eventType', booking, spent);
  if (spent.upcoming >= mostUpcoming) throw inviteeLimited(mostUpcoming);
}

export async function spendBudgets(
  tx: Transaction,
  { ownerId, maxInvitees: seats }: SchedulingFacts,
  booking: PublicBooking,
): Promise<void> {
  const missing = await takeBudgets(tx, booking, { ownerId, seats });
  if (missing === null) return;
  // Concurrent bookings took the rest since the check.
  const spent = await findSpent(tx, booking);
  throw spent === undefined ? new Conflict() : limited(missing, booking, spent);
}

function limited(budget: BudgetName, { perHour }: PublicBooking, { addressSec, eventTypeSec, seats }: Spent): ApiError {
  return budget === 'address'
    ? addressLimited(perHour, Math.max(1, addressSec))
    : eventTypeLimited(perHour * addressesAtOnce * seats, Math.max(1, eventTypeSec));
}

/** Counts the invitee's upcoming bookings, including the new one. Call it after `spendBudgets`, which makes concurrent bookings wait. */
export async function checkInvitee(tx: Transaction, { ownerId }: SchedulingFacts, booking: PublicBooking): Promise<void> {
  if ((await countUpcoming(tx, booking, ownerId)) > mostUpcoming) throw inviteeLimited(mostUpcoming);
}
