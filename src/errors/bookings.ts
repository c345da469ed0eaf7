/** Errors of booking, moving and canceling. */
import type { Schemas } from '../contract.ts';
import { type ApiError, createError } from '../errors.ts';

const refusals: Record<Schemas['RefusalReason'], string> = {
  slot_taken: 'The start overlaps another meeting.',
  buffer_conflict: 'The start is within the buffer of another meeting.',
  calendar_busy: 'A connected calendar of the host is busy at this time.',
  calendar_unreachable: 'A connected calendar of the host has not been read for too long, so it is unknown whether the host is free.',
  outside_hours: 'The meeting is outside the available hours.',
  out_of_office: 'The host is out of office.',
  off_grid: "The start is not on this event type's slot grid.",
  in_past: 'The start is in the past.',
  below_minimum_notice: 'The start is within the minimum notice.',
  beyond_booking_window: 'The start is beyond the booking window.',
  daily_limit_reached: 'The daily limit of this event type is reached.',
  event_type_inactive: 'This event type is not active.',
};

export const slotUnavailable = (reason: Schemas['RefusalReason'], alternatives: string[]): ApiError =>
  createError('slot_unavailable', refusals[reason], {
    extra: { reason, alternatives } satisfies Pick<Schemas['SlotUnavailable'], 'reason' | 'alternatives'>,
  });

export const alreadyBooked = (cause?: Error): ApiError =>
  createError('already_booked', 'This email address already has a seat in this meeting.', { cause });

/** Without the id for a client that is not known: somebody else may have the same address. */
export const duplicateBooking = (bookingId?: string): ApiError =>
  bookingId === undefined
    ? createError('duplicate_booking', 'The same invitee was booked for this start a moment ago.')
    : createError('duplicate_booking', 'The same invitee was booked for this start a moment ago. `bookingId` is the id of that booking.', {
        extra: { bookingId } satisfies Pick<Schemas['DuplicateBooking'], 'bookingId'>,
      });

export const bookingCanceled = (): ApiError => createError('booking_canceled', 'This booking is canceled.');

export const bookingRescheduled = (rescheduledToId: string): ApiError =>
  createError('booking_rescheduled', 'This booking was rescheduled. `rescheduledToId` is the id of the new one.', {
    extra: { rescheduledToId } satisfies Pick<Schemas['BookingRescheduled'], 'rescheduledToId'>,
  });

export const bookingStarted = (): ApiError => createError('booking_started', 'This booking has already started.');

export const bookingOver = (): ApiError =>
  createError(
    'booking_started',
    'This booking is over. If the invitee did not come, mark a no-show. One of its hosts can cancel it with `force`.',
  );

export const bookingNotStarted = (): ApiError => createError('booking_not_started', 'This booking has not started yet.');

export const tooLateToChange = (contact: Schemas['HostContact']): ApiError =>
  createError('too_late_to_change', 'This booking can no longer be changed online. Contact the host.', {
    extra: { contact } satisfies Pick<Schemas['TooLateToChange'], 'contact'>,
  });
