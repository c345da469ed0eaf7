/** Limits on booking without a token, beside the rules of the event type. Each check throws 429 and says which budget is used up. */
import type { Transaction } from '../database/connect.ts';
import { Conflict } from '../database/unavailable.ts';
import { type ApiError, addressLimited, eventTypeLimited, inviteeLimited } from '../errors.ts';
import type { Facts } from '../queries/availability.ts';
import {
  addressesAtOnce,
  type Budget,
  countToCome,
  findSpent,
  mostToCome,
  type Spending,
  type Spent,
  takeBudgets,
} from '../queries/public-booking-budgets.ts';

export type Budgets = Pick<Spending, 'address' | 'perHour'>;

/** Runs before the hosts' locks are taken, so that a client whose budget is used up makes nobody wait. */
export async function checkBudgets(tx: Transaction, spending: Spending): Promise<void> {
  const spent = await findSpent(tx, spending);
  if (spent === undefined) return;
  if (spent.addressSec > 0) throw limited('address', spending, spent);
  if (spent.eventTypeSec > 0) throw limited('eventType', spending, spent);
  if (spent.toCome >= mostToCome) throw inviteeLimited(mostToCome);
}

/** Takes from the budgets what a booking costs, in its transaction. */
export async function claim(tx: Transaction, { ownerId, maxInvitees: seats }: Facts, spending: Spending): Promise<void> {
  const missing = await takeBudgets(tx, spending, { ownerId, seats });
  if (missing === null) return;
  // Concurrent bookings took the rest since the check.
  const spent = await findSpent(tx, spending);
  throw spent === undefined ? new Conflict() : limited(missing, spending, spent);
}

function limited(budget: Budget, { perHour }: Spending, { addressSec, eventTypeSec, seats }: Spent): ApiError {
  return budget === 'address'
    ? addressLimited(perHour, Math.max(1, addressSec))
    : eventTypeLimited(perHour * addressesAtOnce * seats, Math.max(1, eventTypeSec));
}

/** Counts the invitee's bookings to come, the new one included. Right only after `claim`, which makes concurrent ones wait. */
export async function checkInvitee(tx: Transaction, { ownerId }: Facts, spending: Spending): Promise<void> {
  if ((await countToCome(tx, spending, ownerId)) > mostToCome) throw inviteeLimited(mostToCome);
}
