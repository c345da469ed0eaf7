/**
 * Budgets for bookings, their guests, moves, leads and confirmation mails without a token, in addition to the rules of the event type. Each
 * check throws 429 with the name of the used-up budget.
 */
import type { Transaction } from '../database/connect.ts';
import { Conflict } from '../database/unavailable.ts';
import {
  addressLimited,
  confirmationsOfAddressLimited,
  confirmationsOfEmailLimited,
  confirmationsOfEventTypeLimited,
  eventTypeLimited,
  guestLimited,
  guestsOfAddressLimited,
  guestsOfOwnerLimited,
  inviteeLimited,
  leadsOfAddressLimited,
  leadsOfEventTypeLimited,
} from '../errors/limits.ts';
import type { ApiError } from '../errors.ts';
import type { SchedulingFacts } from '../queries/availability.ts';
import {
  addressBudget,
  addressesAtOnce,
  type Budget,
  type BudgetName,
  confirmationBudgets,
  confirmationsPerEmail,
  countUpcoming,
  findSpent,
  findWaitsSec,
  type Guests,
  guestBudgets,
  guestsPerBooking,
  leadBudgets,
  mostUpcoming,
  type PublicBooking,
  type Spent,
  take,
  takeBudgets,
} from '../queries/public-booking-budgets.ts';

export type PublicClient = Pick<PublicBooking, 'address' | 'perHour'>;

/**
 * Runs before the hosts are locked, so that a client whose budget is used up delays no other request. `needsProof`: the event type needs a
 * proof of work.
 */
export async function checkBudgets(tx: Transaction, booking: PublicBooking): Promise<{ needsProof: boolean }> {
  const spent = await findSpent(tx, booking);
  if (spent === undefined) return { needsProof: false };
  if (spent.addressSec > 0) throw limited('address', booking, spent);
  if (spent.eventTypeSec > 0) throw limited('eventType', booking, spent);
  if (spent.upcoming >= mostUpcoming) throw inviteeLimited(mostUpcoming);
  return { needsProof: spent.needsProof };
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

/** A budget, and the error when it is used up. */
type Limited = { budget: Budget; refuse: (retryAfterSec: number) => ApiError };

const ofMove = (client: PublicClient): Limited[] => [
  { budget: addressBudget(client), refuse: (sec) => addressLimited(client.perHour, sec) },
];

/** A move counts as a booking of the client's address. Called before and under the locks, like `checkBudgets` and `spendBudgets`. */
export const checkMoveBudget = (tx: Transaction, client: PublicClient): Promise<void> => check(tx, ofMove(client));
export const spendMoveBudget = (tx: Transaction, client: PublicClient): Promise<void> => spend(tx, ofMove(client));

/** Budgets of the guests, who are mailed when a booking is created or moved. The invitee is no guest. */
function ofGuests({ client, ownerId, guests, inviteeEmail }: Guests & { inviteeEmail: string }): Limited[] {
  const distinct = [...new Set(guests.map((guest) => guest.toLowerCase()))].filter((guest) => guest !== inviteeEmail.toLowerCase());
  if (distinct.length === 0) return [];
  const budgets = guestBudgets({ client, ownerId, guests: distinct });
  const limit = (name: keyof typeof guestsPerBooking) => client.perHour * guestsPerBooking[name];
  return [
    { budget: budgets.ofAddress, refuse: (sec) => guestsOfAddressLimited(limit('ofAddress'), sec) },
    { budget: budgets.ofOwner, refuse: (sec) => guestsOfOwnerLimited(limit('ofOwner'), sec) },
    ...budgets.ofGuests.map((budget) => ({ budget, refuse: (sec: number) => guestLimited(limit('ofGuest'), sec) })),
  ];
}

export async function spendGuestBudgets(tx: Transaction, guests: Guests & { inviteeEmail: string }): Promise<void> {
  const limited = ofGuests(guests);
  if (limited.length > 0) await spend(tx, limited);
}

/** `seats`: of a meeting of the event type. */
export type LeadSource = PublicClient & { eventTypeId: string; seats: number };

function ofLead(source: LeadSource): Limited[] {
  const [address, eventType] = leadBudgets(source);
  const { perHour, seats } = source;
  return [
    { budget: address, refuse: (sec) => leadsOfAddressLimited(perHour, sec) },
    { budget: eventType, refuse: (sec) => leadsOfEventTypeLimited(perHour * addressesAtOnce * seats, sec) },
  ];
}

export const spendLeadBudgets = (tx: Transaction, source: LeadSource): Promise<void> => spend(tx, ofLead(source));

function ofConfirmation(source: LeadSource & { email: string }): Limited[] {
  const { ofAddress, ofEventType, ofEmail } = confirmationBudgets(source);
  const { perHour, seats } = source;
  return [
    { budget: ofAddress, refuse: (sec) => confirmationsOfAddressLimited(perHour, sec) },
    { budget: ofEventType, refuse: (sec) => confirmationsOfEventTypeLimited(perHour * addressesAtOnce * seats, sec) },
    { budget: ofEmail, refuse: (sec) => confirmationsOfEmailLimited(confirmationsPerEmail, sec) },
  ];
}

export const spendConfirmationBudgets = (tx: Transaction, source: LeadSource & { email: string }): Promise<void> =>
  spend(tx, ofConfirmation(source));

async function check(tx: Transaction, limited: Limited[]): Promise<void> {
  const waits = await findWaitsSec(
    tx,
    limited.map(({ budget }) => budget),
  );
  for (const [index, waitSec] of waits.entries()) if (waitSec > 0) throw limited[index]?.refuse(waitSec);
}

async function spend(tx: Transaction, limited: Limited[]): Promise<void> {
  const budgets = limited.map(({ budget }) => budget);
  const taken = await take(tx, budgets);
  const missing = limited.findIndex(({ budget }) => !taken.has(budget.key));
  if (missing === -1) return;
  const waits = await findWaitsSec(tx, budgets);
  throw limited[missing]?.refuse(Math.max(1, waits[missing] ?? 1));
}
