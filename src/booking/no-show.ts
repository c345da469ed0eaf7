import type { Transaction } from '../database/connect.ts';
import { bookingNotStarted } from '../errors/bookings.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { updateNoShow } from '../queries/write-bookings.ts';
import { checkActive } from './check-active.ts';
import { lockBooking, type Target } from './target.ts';

/** `now` in epoch milliseconds. */
type Mark = { target: Target; noShow: boolean; now: number };

/** Throws 404, and 409 for a booking that is canceled, was rescheduled or has not started. */
export async function markNoShow(tx: Transaction, { target, noShow, now }: Mark): Promise<{ row: BookingRow; isChanged: boolean }> {
  const { booking } = await lockBooking(tx, target, { moves: false });
  target.check(booking);
  checkActive(booking);
  if (noShow && booking.startsAt.getTime() > now) throw bookingNotStarted();
  return { row: (await updateNoShow(tx, booking, noShow)) ?? booking, isChanged: booking.noShow !== noShow };
}
