import type { Leaving } from '../availability/leaving.ts';
import type { Db } from '../database/connect.ts';
import { ApiError, invalidArgument } from '../errors.ts';
import { type BookingRow, findBooking } from '../queries/bookings.ts';
import type { Owner } from '../queries/owner.ts';
import { durationOf } from './to-booking.ts';

type Wanted = { eventTypeId: string; rescheduleBookingId?: string };

/** Finds the booking whose move is asked about. Throws 400 unless it is an active booking of the event type that the user can see. */
export async function findMovable(db: Db, owner: Owner, { eventTypeId, rescheduleBookingId: id }: Wanted): Promise<BookingRow | undefined> {
  if (id === undefined) return undefined;
  const booking = await findBooking(db, owner, id).catch((error) => {
    throw error instanceof ApiError ? refused('must be the id of a booking') : error;
  });
  if (booking.rescheduledToId !== null) throw refused(`was rescheduled; the new booking is ${booking.rescheduledToId}`);
  if (booking.status === 'canceled') throw refused('is canceled');
  if (booking.eventTypeId !== eventTypeId.toLowerCase()) throw refused('must be a booking of this event type');
  return booking;
}

const refused = (message: string): ApiError => invalidArgument('/query/rescheduleBookingId', 'reference', message);

export const toLeaving = (booking: BookingRow): Leaving => ({
  meetingId: booking.meetingId,
  start: booking.startsAt.getTime(),
  durationMin: durationOf(booking),
});
