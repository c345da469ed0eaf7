import type { Transaction } from '../database/connect.ts';
import { bookingOver, bookingRescheduled } from '../errors.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { type Cancellation, updateCanceled } from '../queries/write-bookings.ts';
import { lockBooking, type Target } from './target.ts';

/** `force`: a host also cancels a booking that is over. `now` in epoch milliseconds. */
type TargetCancellation<Row extends BookingRow> = Cancellation & { target: Target<Row>; force?: boolean; now: number };

/**
 * Leaves a canceled booking as it is. Throws 404, 409 for a booking that was rescheduled or is over, and what the target's check throws.
 */
export async function cancelBooking<Row extends BookingRow>(
  tx: Transaction,
  { target, reason, by, force = false, now }: TargetCancellation<Row>,
): Promise<{ row: Row; isChanged: boolean }> {
  const { booking } = await lockBooking(tx, target, { moves: false });
  if (booking.rescheduledToId !== null) throw bookingRescheduled(booking.rescheduledToId);
  if (booking.status === 'canceled') return { row: booking, isChanged: false };
  target.check(booking);
  const isHost = booking.hosts.some(({ id }) => id === target.userId);
  if (booking.endsAt.getTime() <= now && !(force && isHost)) throw bookingOver();
  return { row: { ...booking, ...(await updateCanceled(tx, booking, { reason, by })) }, isChanged: true };
}
