import type { Transaction } from '../database/connect.ts';
import { type BookingRow, findBooking } from '../queries/bookings.ts';
import { lockHostsOfBooking, underLocks } from '../queries/host-locks.ts';
import type { Owner } from '../queries/owner.ts';
import { type Cancellation, updateCanceled } from '../queries/write-bookings.ts';

/** `viewer`: a user who can see the booking. `check` throws if the booking differs from the version that the client has read. */
type OwnCancellation = Cancellation & { viewer: Owner; id: string; check: (booking: BookingRow) => void };

/** Leaves a canceled booking as it is. Throws 404. */
export async function cancelBooking(tx: Transaction, { viewer, id, reason, by, check }: OwnCancellation): Promise<BookingRow> {
  const [, booking] = await underLocks(
    tx,
    () => lockHostsOfBooking(tx, viewer, id),
    () => findBooking(tx, viewer, id),
  );
  if (booking.status === 'canceled') return booking;
  check(booking);
  return (await updateCanceled(tx, booking, { reason, by })) ?? booking;
}
