/**
 * Writes the bookings of a host to the collection that the host has chosen: one object per meeting, with our UID. A meeting is due in the
 * transaction that changes it (`publish_meetings`); bookings never wait for a calendar.
 *
 * Promised: a server that works at some time within a day gets every change. An object that someone changed meanwhile is overwritten, unless
 * only its time was changed there: then the following reading decides (follow.ts).
 */
import { createHash } from 'node:crypto';
import type { Db } from '../database/connect.ts';
import { toUid } from '../mail/calendar-file.ts';
import {
  isWrittenElsewhere,
  listDueMeetings,
  listPublished,
  type PublishedMeeting,
  type PublishedObject,
  recordNotWritten,
  recordWritten,
  removeAllPublished,
  removePublished,
} from '../queries/published-meetings.ts';
import { en } from '../text/common-en.ts';
import { StatusError } from './caldav.ts';
import { create, type DavObject, readObject, remove, update } from './caldav-objects.ts';
import type { DavFetch } from './dav-fetch.ts';
import { type Attendee, type Meeting, type Organizer, toObject } from './object.ts';

/** Of one run. Others follow in the next one. */
const most = 100;

const MINUTE_SEC = 60;
const HOUR_SEC = 60 * MINUTE_SEC;
/** Pauses after each attempt that a server refused; after the last one follows a final attempt. Failures of the whole calendar do not count. */
const pausesSec = [1, 5, 15].map((minutes) => minutes * MINUTE_SEC).concat([1, 3, 6, 12].map((hours) => hours * HOUR_SEC));

/** `findTimes`: when an object is, as its text says. */
export type Publication = {
  db: Db;
  fetch: DavFetch;
  collection: { id: string; href: string };
  organizationId: string;
  organizer: Organizer;
  findTimes: (object: DavObject) => Promise<{ start: number; end: number } | undefined>;
};

/** Throws a CalendarError if the server cannot be used at all. */
export async function publishDue(publication: Publication): Promise<void> {
  const { db, organizationId, collection } = publication;
  for (const meeting of await listDueMeetings(db, { organizationId, collectionId: collection.id }, most)) {
    try {
      await publish(publication, meeting);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await recordNotWritten(db, meeting, { error: error.message, nextSec: pausesSec[meeting.attempts] ?? null });
    }
  }
}

/**
 * Removes the objects of coming meetings from a collection that bookings are not written to any more. Another connection to the same
 * collection keeps its objects: it would take their removal for the host's, and cancel the bookings.
 */
export async function withdraw(publication: Pick<Publication, 'db' | 'fetch' | 'collection' | 'organizationId'>): Promise<void> {
  const { db, organizationId, collection } = publication;
  const ofCollection = { organizationId, collectionId: collection.id };
  for (const meeting of await listPublished(db, ofCollection)) {
    const isOthers = meeting.href !== null && (await isWrittenElsewhere(db, meeting, meeting.href));
    if (meeting.href !== null && !isOthers) await removeObject(publication, meeting, meeting.href).catch(unlessRefused);
    await removePublished(db, meeting);
  }
  await removeAllPublished(db, ofCollection);
}

const unlessRefused = (error: unknown): void => {
  if (!(error instanceof Refusal)) throw error;
};

/** Of one object. The others may be accepted. */
class Refusal extends Error {}

async function publish(publication: Publication, meeting: PublishedMeeting): Promise<void> {
  const { db } = publication;
  if (meeting.bookings.length === 0) {
    if (meeting.href !== null) await removeObject(publication, meeting, meeting.href);
    return removePublished(db, meeting);
  }
  const digest = digestOf(meeting);
  const { href, etag, sequence } = meeting;
  const written = { startsAt: meeting.startsAt, endsAt: meeting.endsAt, digest };
  if (href !== null && digest === meeting.digest) return recordWritten(db, meeting, { ...written, href, etag: etag ?? '', sequence });
  const object = await write(publication, meeting).catch(toRefusal);
  if (object !== undefined) return recordWritten(db, meeting, { ...written, ...object });
  // No reading looks at the past.
  if (meeting.isOver) await removePublished(db, meeting);
}

/** A server that refuses an object may accept others, and may still be read. */
function toRefusal(error: unknown): never {
  throw error instanceof StatusError ? new Refusal(error.message) : error;
}

type Written = Pick<PublishedObject, 'href' | 'etag' | 'sequence'>;

/** Undefined if the host changed the object meanwhile, and the next reading has to decide. */
async function write({ fetch, collection, organizer, findTimes }: Publication, meeting: PublishedMeeting): Promise<Written | undefined> {
  const href = meeting.href ?? new URL(`${meeting.uid}.ics`, collection.href).pathname;
  const sequence = meeting.href === null ? 0 : meeting.sequence + 1;
  const identity = { uid: toUid(meeting.uid), sequence, now: new Date(), organizer };
  const put = { url: collection.href, href, data: toObject(toMeeting(meeting), identity) };
  const isMoved = meeting.writtenStartsAt?.getTime() !== meeting.startsAt.getTime();
  const etag = await (meeting.href === null ? create(fetch, put) : update(fetch, { ...put, etag: meeting.etag ?? '' }));
  if (etag !== undefined) return { href, etag: etag || (await findEtag(fetch, put)), sequence };
  const existing = await readObject(fetch, collection.href, href);
  if (existing === undefined) {
    if (!isMoved) return undefined;
    const created = await create(fetch, put);
    return created === undefined ? undefined : { href, etag: created || (await findEtag(fetch, put)), sequence };
  }
  if (meeting.href !== null && !isMoved && !meeting.isOver && !isAt(await findTimes(existing), meeting)) return undefined;
  const updated = await update(fetch, { ...put, etag: existing.etag });
  return updated === undefined ? undefined : { href, etag: updated || (await findEtag(fetch, put)), sequence };
}

const isAt = (times: { start: number; end: number } | undefined, { writtenStartsAt, writtenEndsAt }: PublishedMeeting): boolean =>
  times !== undefined && times.start === writtenStartsAt?.getTime() && times.end === writtenEndsAt?.getTime();

/** Of a server that does not say it with the answer, because it stores something else than was sent (RFC 4791 §5.3.4). */
const findEtag = async (fetch: DavFetch, { url, href }: { url: string; href: string }): Promise<string> =>
  (await readObject(fetch, url, href))?.etag ?? '';

async function removeObject(
  { fetch, collection }: Pick<Publication, 'fetch' | 'collection'>,
  { etag }: PublishedMeeting,
  href: string,
): Promise<void> {
  const place = { url: collection.href, href };
  if (await remove(fetch, { ...place, etag: etag ?? '' }).catch(toRefusal)) return;
  const existing = await readObject(fetch, collection.href, href);
  if (existing !== undefined) await remove(fetch, { ...place, etag: existing.etag }).catch(toRefusal);
}

export const toMeeting = (meeting: PublishedMeeting): Meeting => {
  const { startsAt, endsAt, eventTypeName, bookings, addsAttendees } = meeting;
  const [first] = bookings;
  const location = first === undefined ? null : (first.locationValue ?? en.locations[first.locationKind]);
  const invitees = bookings.map(({ inviteeName }) => inviteeName);
  return { startsAt, endsAt, eventTypeName, invitees, location, ...(addsAttendees && { attendees: toAttendees(meeting) }) };
};

/** Each address once. */
function toAttendees({ bookings }: PublishedMeeting): Attendee[] {
  const people = bookings.flatMap(({ inviteeEmail, inviteeName, guests }) => [
    { email: inviteeEmail, name: inviteeName },
    ...guests.map((email) => ({ email, name: null })),
  ]);
  const distinct = new Map(people.toReversed().map((person) => [person.email.toLowerCase(), person]));
  return [...distinct.values()].toReversed();
}

export const digestOf = (meeting: PublishedMeeting): string =>
  createHash('sha256')
    .update(JSON.stringify(toMeeting(meeting)))
    .digest('base64url');
