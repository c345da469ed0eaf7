import { bookingCanceled, bookingRescheduled } from '../errors/bookings.ts';
import type { BookingRow } from '../queries/bookings.ts';

/** Throws 409 for a canceled booking, with the id of the new one if it was rescheduled. */
export function checkActive({ status, rescheduledToId }: BookingRow): void {
  if (rescheduledToId !== null) throw bookingRescheduled(rescheduledToId);
  if (status === 'canceled') throw bookingCanceled();
}
