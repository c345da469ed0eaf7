import type { Transaction } from '../database/connect.ts';
import { bookingNotStarted } from '../errors.ts';
import { type BookingRow, findBooking } from '../queries/bookings.ts';
import { lockHostsOfBooking, underLocks } from '../queries/host-locks.ts';
import type { Owner } from '../queries/owner.ts';
import { updateNoShow } from '../queries/write-bookings.ts';
import { checkActive } from './check-active.ts';

/** `now` in epoch milliseconds. `check` throws if the booking differs from the version that the client has read. */
type Mark = { viewer: Owner; id: string; noShow: boolean; now: number; check: (booking: BookingRow) => void };

/** Throws 404, and 409 for a booking that is canceled, was rescheduled or has not started. */
export async function markNoShow(tx: Transaction, { viewer, id, noShow, now, check }: Mark): Promise<BookingRow> {
  const [, booking] = await underLocks(
    tx,
    () => lockHostsOfBooking(tx, viewer, id),
    () => findBooking(tx, viewer, id),
  );
  check(booking);
  checkActive(booking);
  if (noShow && booking.startsAt.getTime() > now) throw bookingNotStarted();
  return (await updateNoShow(tx, booking, noShow)) ?? booking;
}
