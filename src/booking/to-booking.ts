import type { ManageTokens } from '../accounts/manage-tokens.ts';
import { MINUTE_MS } from '../availability/dates.ts';
import type { Schemas } from '../contract.ts';
import type { BookingRow } from '../queries/bookings.ts';
import type { Chain, ManagedRow } from '../queries/managed-bookings.ts';
import { toGivenAnswers } from './choices.ts';

/** Parts of invitees' links. `publicUrl` may be set when the server starts to listen. */
export type Links = { publicUrl: string; manageTokens: Pick<ManageTokens, 'create'> };

export const toManageUrl = ({ publicUrl, manageTokens }: Links, chain: Chain): string => `${publicUrl}/b/${manageTokens.create(chain)}`;

type Linked = { manageUrl: string };

/** A booking whose link is added when it is sent, so that what is stored of a response contains no link. */
export type Unlinked<Booking extends Linked> = Omit<Booking, 'manageUrl'> & { chainId: string };

export const toLinked =
  (links: Links, organizationId: string) =>
  <Booking extends Linked>({ chainId, ...booking }: Unlinked<Booking>): Booking =>
    ({ ...booking, manageUrl: toManageUrl(links, { organizationId, chainId }) }) as unknown as Booking;

/** For the invitee: without ids of hosts and leads, and without fields only for hosts. */
export function toUnlinkedPublic(row: BookingRow): Unlinked<Schemas['PublicBooking']> {
  const booking = toUnlinked(row);
  return {
    id: booking.id,
    eventTypeId: booking.eventTypeId,
    eventTypeName: booking.eventTypeName,
    hosts: booking.hosts.map(({ name }) => ({ name })),
    startAt: booking.startAt,
    endAt: booking.endAt,
    durationMin: booking.durationMin,
    status: booking.status,
    location: booking.location,
    invitee: booking.invitee,
    guests: booking.guests,
    answers: booking.answers,
    notes: booking.notes,
    createdAt: booking.createdAt,
    chainId: booking.chainId,
  };
}

/** For an invitee with the booking's link. */
export function toUnlinkedManaged(row: ManagedRow): Unlinked<Schemas['ManagedBooking']> {
  const booking = toUnlinked(row);
  const until = (noticeMin: number) => (row.status === 'canceled' ? null : new Date(toDeadline(row, noticeMin)).toISOString());
  return {
    ...toUnlinkedPublic(row),
    eventTypeSlug: row.eventTypeSlug,
    ownerSlug: row.ownerSlug,
    cancelReason: booking.cancelReason,
    canceledAt: booking.canceledAt,
    canceledBy: booking.canceledBy,
    rescheduleReason: booking.rescheduleReason,
    cancelUntil: until(row.cancelNoticeMin),
    rescheduleUntil: until(row.rescheduleNoticeMin),
  };
}

/** In epoch milliseconds. Invitees can change a booking before it. */
export const toDeadline = ({ startsAt }: BookingRow, noticeMin: number): number => startsAt.getTime() - noticeMin * MINUTE_MS;

/** In minutes. */
export const durationOf = ({ startsAt, endsAt }: Pick<BookingRow, 'startsAt' | 'endsAt'>): number =>
  (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS;

export const toBooking =
  (links: Links) =>
  (row: BookingRow): Schemas['Booking'] =>
    toLinked(links, row.organizationId)<Schemas['Booking']>(toUnlinked(row));

export const toUnlinked = (row: BookingRow): Unlinked<Schemas['Booking']> => ({
  id: row.id,
  eventTypeId: row.eventTypeId,
  eventTypeName: row.eventTypeName,
  hostId: row.hostId,
  hostSlug: row.hostSlug,
  hosts: row.hosts.map(({ id, name, slug, email = null }) => ({ id, name, slug, email })),
  startAt: row.startsAt.toISOString(),
  endAt: row.endsAt.toISOString(),
  durationMin: durationOf(row),
  status: row.status,
  location: { kind: row.locationKind, value: row.locationValue },
  invitee: {
    name: row.inviteeName,
    email: row.inviteeEmail,
    timezone: row.inviteeTimezone,
    language: row.inviteeLanguage,
    phone: row.inviteePhone,
    phoneE164: row.inviteePhoneE164,
  },
  guests: row.guests,
  answers: toGivenAnswers(row.answers),
  notes: row.notes,
  cancelReason: row.cancelReason,
  canceledAt: row.canceledAt?.toISOString() ?? null,
  canceledBy: row.canceledBy,
  rescheduledFromId: row.rescheduledFromId,
  rescheduledToId: row.rescheduledToId,
  rescheduleReason: row.rescheduleReason,
  leadId: row.leadId,
  noShow: row.noShow,
  meetingId: row.meetingId,
  source: row.source,
  metadata: row.metadata,
  waived: row.waived as Schemas['WaivableRule'][],
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  chainId: row.chainId,
});
