/**
 * Follows changes by hosts to our objects in their own calendars. A moved object moves its bookings, and a deleted or canceled one cancels
 * them, as if the host had done it here. A change that the rules do not allow is a conflict: the booking stays, and an event reports it.
 *
 * Promised: our own writes, read back, change nothing, because an object is compared with what was written last. Many objects that vanish at
 * once, as when a calendar is deleted or restored, cancel nothing.
 */
import { MINUTE_MS } from '../availability/dates.ts';
import { cancelBooking } from '../booking/cancel.ts';
import { StartRefused } from '../booking/refusal.ts';
import { reschedule } from '../booking/reschedule.ts';
import { type Target, toSeenBooking } from '../booking/target.ts';
import { type Db, inTransaction, type Transaction } from '../database/connect.ts';
import { slotUnavailable } from '../errors/bookings.ts';
import { ApiError } from '../errors.ts';
import { toUid } from '../mail/calendar-file.ts';
import { lockHostsOfBooking } from '../queries/host-locks.ts';
import type { Owner } from '../queries/owner.ts';
import {
  findPublished,
  listPublished,
  type PublishedMeeting,
  recordConflict,
  recordFollowed,
  recordSeen,
} from '../queries/published-meetings.ts';
import type { OwnEvent } from './icalendar.ts';
import { digestOf } from './publish.ts';
import type { ChangedObject, Changes } from './source.ts';

/** So many meetings at once are canceled. */
const mostCanceled = 3;

/** `now`: in epoch milliseconds. */
export type Reader = { db: Db; owner: Owner; collectionId: string; now: number };

type Seen = { href: string; etag: string; startsAt: Date; endsAt: Date };

/** `isElsewhere`: the object is in another collection of the calendar now. */
export type Deviation = { meeting: PublishedMeeting; seen: Seen | null; isElsewhere: boolean };

export const uidsOf = ({ own }: ChangedObject): string[] => own.map(({ uid }) => uid.toLowerCase());

/** Returns the changes by the host, and records what needs no change here. `isElsewhere`: the event is in another collection. */
export async function findDeviations(
  { db, owner, collectionId }: Reader,
  changes: Changes,
  isElsewhere: (uid: string) => Promise<boolean>,
): Promise<Deviation[]> {
  const isConcerned = changes.isComplete || changes.removed.length > 0 || changes.changed.some((object) => object.own.length > 0);
  if (!isConcerned) return [];
  const found: Deviation[] = [];
  const own = new Map(changes.changed.flatMap((object) => object.own.map((event) => [event.uid.toLowerCase(), { ...object, event }])));
  const gone = new Set(changes.removed);
  const left = new Set(changes.changed.map(({ href }) => href));
  for (const meeting of await listPublished(db, { organizationId: owner.organizationId, collectionId })) {
    const object = own.get(toUid(meeting.uid));
    const href = meeting.href as string;
    if (object !== undefined && !object.event.isCanceled) {
      const seen = toSeen(object.href, object.etag ?? '', object.event);
      if (isCurrent(meeting, seen)) await recordSeen(db, meeting, seen);
      else if (!isAsWritten(meeting, seen)) found.push({ meeting, seen, isElsewhere: false });
    } else if (object !== undefined || gone.has(href) || (changes.isComplete && !left.has(href)))
      found.push({ meeting, seen: null, isElsewhere: await isElsewhere(toUid(meeting.uid)) });
  }
  return found.filter(({ meeting }) => meeting.bookings.length > 0);
}

const toSeen = (href: string, etag: string, { start, end }: OwnEvent): Seen => ({
  ...{ href, etag },
  startsAt: new Date(start),
  endsAt: new Date(end),
});

const isSame = (a: Date | null, b: Date): boolean => a?.getTime() === b.getTime();

const isCurrent = ({ startsAt, endsAt }: PublishedMeeting, seen: Seen): boolean =>
  isSame(startsAt, seen.startsAt) && isSame(endsAt, seen.endsAt);

/** As it was written last, and not changed since; or as it was seen last, and in conflict since. */
const isAsWritten = ({ writtenStartsAt, writtenEndsAt }: PublishedMeeting, seen: Seen): boolean =>
  isSame(writtenStartsAt, seen.startsAt) && isSame(writtenEndsAt, seen.endsAt);

/** `isEmptied`: the collection has lost everything that it had. Returns false if the next reading has to look at some again. */
export async function follow(reader: Reader, deviations: Deviation[], { isEmptied }: { isEmptied: boolean }): Promise<boolean> {
  const vanished = deviations.filter(({ seen }) => seen === null).length;
  const isMass = vanished > mostCanceled || (isEmptied && vanished > 0);
  let isDone = true;
  for (const { meeting, seen, isElsewhere } of deviations) {
    const reason = isElsewhere ? 'The event was moved to another calendar.' : seen === null && isMass ? vanishedAtOnce : null;
    const isFollowed = await (reason === null ? followOne(reader, meeting, seen) : conflict(reader, meeting, seen, reason));
    isDone = isDone && isFollowed;
  }
  return isDone;
}

const vanishedAtOnce = 'Many events vanished from the calendar at once.';

async function followOne(reader: Reader, meeting: PublishedMeeting, seen: Seen | null): Promise<boolean> {
  try {
    await inTransaction(reader.db, (tx) => (seen === null ? cancel(tx, reader, meeting) : move(tx, reader, meeting, seen)));
    return true;
  } catch (error) {
    const refusal = toRefusal(error);
    if (refusal === undefined) throw error;
    return conflict(reader, meeting, seen, refusal);
  }
}

/** Undefined for an error that another attempt may not have. */
function toRefusal(error: unknown): string | undefined {
  if (error instanceof StartRefused) return slotUnavailable(error.reason, []).message;
  return error instanceof ApiError && error.response.status < 500 ? error.message : undefined;
}

/** Under the locks of the hosts, as every event about a booking: they are numbered. */
const conflict = ({ db, owner }: Reader, meeting: PublishedMeeting, seen: Seen | null, error: string): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const [booking] = meeting.bookings;
    if (booking !== undefined) await lockHostsOfBooking(tx, owner, booking.id);
    return recordConflict(tx, { meeting, seen, error });
  });

const toTarget = (owner: Owner, id: string): Target => toSeenBooking(owner, id, () => {});

async function cancel(tx: Transaction, { owner, now }: Reader, { bookings }: PublishedMeeting): Promise<void> {
  const reason = "Deleted from the host's calendar.";
  for (const { id } of bookings) await cancelBooking(tx, { target: toTarget(owner, id), reason, by: 'host', now });
}

async function move(tx: Transaction, { owner }: Reader, meeting: PublishedMeeting, seen: Seen): Promise<void> {
  const minutes = (seen.endsAt.getTime() - seen.startsAt.getTime()) / MINUTE_MS;
  const isLonger = seen.endsAt.getTime() - seen.startsAt.getTime() !== meeting.endsAt.getTime() - meeting.startsAt.getTime();
  const wanted = {
    startAt: seen.startsAt.toISOString(),
    reason: "Moved in the host's calendar.",
    ...(isLonger && { durationMin: Number.isInteger(minutes) ? minutes : 0 }),
  };
  let meetingId = meeting.meetingId;
  for (const { id } of meeting.bookings) ({ meetingId } = await reschedule(tx, { target: toTarget(owner, id), wanted }));
  // The object is as it has to be. Writing it again would undo what the host's program added to it, such as a reminder.
  const moved = await findPublished(tx, { ...meeting, meetingId });
  if (moved?.uid === meeting.uid) await recordFollowed(tx, moved, { ...seen, digest: digestOf(moved) });
}
