import type { Transaction } from '../database/connect.ts';
import { bookingCanceled, bookingNotStarted } from '../errors.ts';
import { type BookingRow, findBooking, updateNoShow } from '../queries/bookings.ts';
import { lockHostsOfBooking, underLocks } from '../queries/host-locks.ts';

/** `now` in epoch milliseconds. `check` throws if the booking differs from the version that the client has read. */
type Mark = { userId: string; id: string; noShow: boolean; now: number; check: (booking: BookingRow) => void };

/** Throws 404, and 409 for a canceled booking or one that has not started. */
export async function markNoShow(tx: Transaction, { userId, id, noShow, now, check }: Mark): Promise<BookingRow> {
  const [, booking] = await underLocks(
    tx,
    () => lockHostsOfBooking(tx, userId, id),
    () => findBooking(tx, userId, id),
  );
  check(booking);
  if (booking.status === 'canceled') throw bookingCanceled();
  if (noShow && booking.startsAt.getTime() > now) throw bookingNotStarted();
  const [, marked] = await Promise.all([updateNoShow(tx, booking.id, noShow), findBooking(tx, userId, id)]);
  return marked;
}
