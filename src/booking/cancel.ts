import type { Transaction } from '../database/connect.ts';
import { type BookingRow, cancelActive, findBooking } from '../queries/bookings.ts';
import { insertEvents } from '../queries/events.ts';
import { lockHostsOfBooking, underLocks } from '../queries/host-locks.ts';

type Cancellation = { userId: string; id: string; reason: string | null; by: 'host' | 'invitee'; check: (booking: BookingRow) => void };

/** Leaves a canceled booking as it is. Throws 404. */
export async function cancelBooking(tx: Transaction, { userId, id, reason, by, check }: Cancellation): Promise<BookingRow> {
  const [, booking] = await underLocks(
    tx,
    () => lockHostsOfBooking(tx, userId, id),
    () => findBooking(tx, userId, id),
  );
  if (booking.status === 'canceled') return booking;
  check(booking);
  const [, , canceled] = await Promise.all([
    cancelActive(tx, booking.id, { reason, by }),
    insertEvents(tx, [{ bookingId: booking.id, type: 'booking_canceled' }]),
    findBooking(tx, userId, id),
  ]);
  return canceled;
}
