import type { Transaction } from '../database/connect.ts';
import { bookingCanceled, bookingNotStarted } from '../errors.ts';
import { type BookingRow, findBooking, updateNoShow } from '../queries/bookings.ts';
import { lockHostsOfBooking, underLocks } from '../queries/host-locks.ts';

/** `now` in epoch milliseconds. `check` throws when the booking is not what the client has read. */
type Mark = { userId: string; id: string; noShow: boolean; now: number; check: (booking: BookingRow) => void };

/** Notes of an active booking that has begun whether its invitee stayed away. Throws 404, and 409 for other bookings. */
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
