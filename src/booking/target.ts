import type { Db, Transaction } from '../database/connect.ts';
import { tooLateToChange } from '../errors/bookings.ts';
import { type BookingRow, findBooking } from '../queries/bookings.ts';
import { lockHostsOfBooking, lockHostsOfChain, lockHostsOfMove, underLocks } from '../queries/host-locks.ts';
import { type Chain, findManaged, type ManagedRow } from '../queries/managed-bookings.ts';
import type { Owner } from '../queries/owner.ts';
import { checkLocked } from './meeting.ts';
import { toDeadline } from './to-booking.ts';

/** A booking to change. `userId`: who changes it, null for the invitee. `check` throws if it must not be changed. */
export type Target<Row extends BookingRow = BookingRow> = {
  userId: string | null;
  find: (db: Db) => Promise<Row>;
  /** `moves`: also locks the hosts of the event type, any of whom can be the next host. */
  lock: (tx: Transaction, moves: boolean) => Promise<string[]>;
  check: (booking: Row) => void;
};

/** A booking that a user can see. `check` throws if it differs from the version that the client has read. */
export const toSeenBooking = (viewer: Owner, id: string, check: (booking: BookingRow) => void): Target => ({
  userId: viewer.userId,
  find: (db) => findBooking(db, viewer, id),
  lock: (tx, moves) => (moves ? lockHostsOfMove : lockHostsOfBooking)(tx, viewer, id),
  check,
});

/** The latest booking of a chain of moves, which its invitee changes. */
export const toManagedBooking = (chain: Chain, notice: 'cancelNoticeMin' | 'rescheduleNoticeMin'): Target<ManagedRow> => ({
  userId: null,
  find: (db) => findManaged(db, chain),
  lock: (tx, moves) => lockHostsOfChain(tx, chain, moves),
  check: (booking) => checkNotice(booking, booking[notice]),
});

function checkNotice(booking: ManagedRow, noticeMin: number): void {
  const { status, hostName: name, hostEmail: email, now } = booking;
  if (status === 'active' && now.getTime() >= toDeadline(booking, noticeMin)) throw tooLateToChange({ name, email });
}

/** Locks the booking's hosts, then reads it. Throws 404. A chain that was moved to another host meanwhile makes the transaction start over. */
export async function lockBooking<Row extends BookingRow>(
  tx: Transaction,
  target: Target<Row>,
  { moves }: { moves: boolean },
): Promise<{ lockedIds: string[]; booking: Row }> {
  const [lockedIds, booking] = await underLocks(
    tx,
    () => target.lock(tx, moves),
    () => target.find(tx),
  );
  checkLocked(booking, lockedIds);
  return { lockedIds, booking };
}
