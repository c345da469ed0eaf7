import type { Transaction } from '../database/connect.ts';
import { bookingOver, bookingRescheduled } from '../errors/bookings.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { suppressMessages } from '../queries/messages.ts';
import { type Cancellation, updateCanceled } from '../queries/write-bookings.ts';
import { lockBooking, type Target } from './target.ts';

/** `force`: a host also cancels a booking that is over. `notify`: false for no mail to the invitee and the guests. `now` in epoch milliseconds. */
type TargetCancellation<Row extends BookingRow> = Cancellation & { target: Target<Row>; force?: boolean; notify?: boolean; now: number };

/**
 * Leaves a canceled booking as it is. Throws 404, 409 for a booking that was rescheduled or is over, and what the target's check throws.
 */
export async function cancelBooking<Row extends BookingRow>(
  tx: Transaction,
  { target, reason, by, force = false, notify = true, now }: TargetCancellation<Row>,
): Promise<{ row: Row; isChanged: boolean }> {
  const { booking } = await lockBooking(tx, target, { moves: false });
  if (booking.rescheduledToId !== null) throw bookingRescheduled(booking.rescheduledToId);
  if (booking.status === 'canceled') return { row: booking, isChanged: false };
  target.check(booking);
  const isHost = booking.hosts.some(({ id }) => id === target.userId);
  if (booking.endsAt.getTime() <= now && !(force && isHost)) throw bookingOver();
  const canceled = await updateCanceled(tx, booking, { reason, by });
  if (!notify) await suppressMessages(tx, booking, 'booking_canceled');
  return { row: { ...booking, ...canceled }, isChanged: true };
}
