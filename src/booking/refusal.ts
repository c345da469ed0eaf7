import type { Schemas } from '../contract.ts';
import { isWorthRetrying } from '../database/unavailable.ts';
import { slotUnavailable } from '../errors/bookings.ts';

/** Rejects a start. It carries no alternatives: these are searched for after the transaction has released its locks. */
export class StartRefused extends Error {
  readonly reason: Schemas['RefusalReason'];
  constructor(reason: Schemas['RefusalReason']) {
    super(reason);
    this.reason = reason;
  }
}

/** Turns a refused start into a 409 that lists the free starts found by `find`. Rethrows every other error. */
export const withAlternatives = (find: () => Promise<string[]>) => async (error: unknown) => {
  const reason = reasonOf(error);
  throw reason === undefined ? error : slotUnavailable(reason, await find());
};

/** A transaction that conflicted in every attempt has lost the race for the slot. */
function reasonOf(error: unknown): Schemas['RefusalReason'] | undefined {
  if (error instanceof StartRefused) return error.reason;
  return isWorthRetrying(error) ? 'slot_taken' : undefined;
}
