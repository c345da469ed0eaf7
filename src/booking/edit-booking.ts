import { isDeepStrictEqual } from 'node:util';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { suppressMessagesTo } from '../queries/messages.ts';
import { type Details, mailGuests, updateDetails } from '../queries/write-bookings.ts';
import { toPlainPhone } from '../text/phones.ts';
import { checkMetadata } from './choices.ts';
import { lockBooking, type Target } from './target.ts';

/** Throws 404, 400 for repeated keys of metadata, and what the target's check throws. */
export async function editBooking(tx: Transaction, target: Target, wanted: Schemas['BookingChange']): Promise<BookingRow> {
  checkMetadata(wanted.metadata);
  const { booking } = await lockBooking(tx, target, { moves: false });
  const before: Details = {
    notes: booking.notes,
    inviteePhone: booking.inviteePhone,
    guests: booking.guests,
    metadata: booking.metadata,
  };
  const after = { ...before, ...toDetails(wanted) };
  // No precondition applies to a change without effect, so that a request whose response was lost can be repeated.
  if (isDeepStrictEqual(after, before)) return booking;
  target.check(booking);
  const added = without(after.guests, before.guests);
  const removed = without(before.guests, after.guests);
  const [row] = await Promise.all([
    updateDetails(tx, booking, after),
    (added.length > 0 || removed.length > 0) && mailGuests(tx, booking, { added, removed }),
  ]);
  if (wanted.notify === false && added.length > 0) await suppressMessagesTo(tx, booking, added);
  return row;
}

const toDetails = ({ notes, phone, guests, metadata }: Schemas['BookingChange']): Partial<Details> => ({
  ...(notes !== undefined && { notes: notes || null }),
  ...(phone !== undefined && { inviteePhone: toPlainPhone(phone) }),
  ...(guests !== undefined && { guests }),
  ...(metadata !== undefined && { metadata }),
});

/** Compares addresses in any case. */
function without(guests: string[], others: string[]): string[] {
  const known = new Set(others.map((guest) => guest.toLowerCase()));
  return guests.filter((guest) => !known.has(guest.toLowerCase()));
}
