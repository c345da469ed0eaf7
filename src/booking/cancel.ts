import type { Transaction } from '../database/connect.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { type Cancellation, updateCanceled } from '../queries/write-bookings.ts';
import { lockBooking, type Target } from './target.ts';

type TargetCancellation<Row extends BookingRow> = Cancellation & { target: Target<Row> };

/** Leaves a canceled booking as it is. Throws 404, and what the target's check throws. */
export async function cancelBooking<Row extends BookingRow>(
  tx: Transaction,
  { target, reason, by }: TargetCancellation<Row>,
): Promise<Row> {
  const { booking } = await lockBooking(tx, target, { moves: false });
  if (booking.status === 'canceled') return booking;
  target.check(booking);
  return { ...booking, ...(await updateCanceled(tx, booking, { reason, by })) };
}
