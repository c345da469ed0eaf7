import type { Transaction } from '../database/connect.ts';
import { type BookingRow, cancelActive, findBooking, lockHostsOfBooking } from '../queries/bookings.ts';

type Cancellation = { userId: string; id: string; reason: string | null; by: 'host' | 'invitee' };

/** Cancels a booking that the user may see and frees its time; one that is canceled already is left as it is. Throws 404. */
export async function cancel(tx: Transaction, { userId, id, reason, by }: Cancellation): Promise<BookingRow> {
  // Sent together, but answered in order: the booking is read when the locks are there.
  const [, booking] = await Promise.all([lockHostsOfBooking(tx, userId, id), findBooking(tx, userId, id)]);
  if (booking.status === 'canceled') return booking;
  await cancelActive(tx, booking.id, { reason, by });
  return findBooking(tx, userId, id);
}
