/** Bookings in the calendars of their hosts. Rows are written by `publish_meetings` (migrations). */
import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import type { Owner } from './owner.ts';

type OfCollection = { organizationId: string; collectionId: string };
export type PublishedKey = OfCollection & { meetingId: string };

/** As last written, or as seen on the server. */
export type PublishedObject = { href: string; etag: string; sequence: number; startsAt: Date; endsAt: Date; digest: string };

export type PublishedMeeting = PublishedKey & {
  uid: string;
  /** Null if it is not written yet, or has vanished. */
  href: string | null;
  etag: string | null;
  sequence: number;
  digest: string | null;
  version: number;
  attempts: number;
  writtenStartsAt: Date | null;
  writtenEndsAt: Date | null;
  startsAt: Date;
  endsAt: Date;
  isOver: boolean;
  eventTypeName: string;
  addsAttendees: boolean;
  /** Of the active bookings; without any, the meeting is canceled. */
  bookings: PublishedBooking[];
};

type PublishedBooking = {
  id: string;
  inviteeName: string;
  inviteeEmail: string;
  guests: string[];
  locationKind: Schemas['LocationKind'];
  locationValue: string | null;
};

const published = ({ organizationId, collectionId }: OfCollection) => sql`
  select p.organization_id, p.collection_id, p.meeting_id, p.uid, p.href, p.etag, p.sequence, p.digest, p.version, p.attempts,
      p.starts_at as written_starts_at, p.ends_at as written_ends_at, m.starts_at, m.ends_at, m.ends_at <= current_instant() as is_over, (
        select e.name from event_types e where e.organization_id = ${organizationId} and e.id = m.event_type_id) as event_type_name, (
        select k.adds_attendees from calendar_collections c join calendars k on k.organization_id = ${organizationId} and k.id = c.calendar_id
          where c.organization_id = ${organizationId} and c.id = p.collection_id) as adds_attendees, (
        select coalesce(json_agg(json_build_object('id', b.id, 'inviteeName', b.invitee_name, 'inviteeEmail', b.invitee_email,
          'guests', b.guests, 'locationKind', b.location_kind, 'locationValue', b.location_value) order by b.created_at, b.id), '[]')
        from bookings b where b.organization_id = ${organizationId} and b.meeting_id = m.id and b.status = 'active') as bookings
    from published_meetings p join meetings m on m.organization_id = ${organizationId} and m.id = p.meeting_id
    where p.organization_id = ${organizationId} and p.collection_id = ${collectionId}`;

/** Those that are due, longest first. */
export async function listDueMeetings(db: Db, of: OfCollection, most: number): Promise<PublishedMeeting[]> {
  const { rows } = await sql<PublishedMeeting>`
    ${published(of)} and p.next_attempt_at <= current_instant() order by p.next_attempt_at, p.meeting_id limit ${most}`.execute(db);
  return rows;
}

/** Those that are on the server and have not ended. */
export async function listPublished(db: Db, of: OfCollection): Promise<PublishedMeeting[]> {
  const { rows } = await sql<PublishedMeeting>`${published(of)} and p.href is not null and m.ends_at > current_instant()`.execute(db);
  return rows;
}

export async function findPublished(db: Db, key: PublishedKey): Promise<PublishedMeeting | undefined> {
  const { rows } = await sql<PublishedMeeting>`${published(key)} and p.meeting_id = ${key.meetingId}`.execute(db);
  return rows[0];
}

const ofKey = ({ organizationId, collectionId, meetingId }: PublishedKey) => sql`
  organization_id = ${organizationId} and collection_id = ${collectionId} and meeting_id = ${meetingId}`;

/** A meeting that has changed since `version` stays due. */
export async function recordWritten(db: Db, key: PublishedKey & { version: number }, object: PublishedObject): Promise<void> {
  const { href, etag, sequence, startsAt, endsAt, digest } = object;
  await sql`
    update published_meetings set href = ${href}, etag = ${etag}, sequence = ${sequence}, starts_at = ${startsAt}, ends_at = ${endsAt},
        digest = ${digest}, error = null, updated_at = current_instant(),
        status = case when version = ${key.version} then 'written' else status end,
        next_attempt_at = case when version = ${key.version} then null else next_attempt_at end
      where ${ofKey(key)}`.execute(db);
}

/** `nextSec`: until the next attempt; null after the last one. */
export async function recordNotWritten(
  db: Db,
  key: PublishedKey & { version: number },
  { error, nextSec }: { error: string; nextSec: number | null },
): Promise<void> {
  await sql`
    update published_meetings set attempts = attempts + 1, error = ${error}, updated_at = current_instant(),
        status = case when ${nextSec}::integer is null then 'failed' else 'pending' end,
        next_attempt_at = current_instant() + make_interval(secs => ${nextSec})
      where ${ofKey(key)} and version = ${key.version}`.execute(db);
}

export async function removePublished(db: Db, key: PublishedKey & { version: number }): Promise<void> {
  await sql`delete from published_meetings where ${ofKey(key)} and version = ${key.version}`.execute(db);
}

/** The same object belongs to another connection, of this host or of another one of the meeting. */
export async function isWrittenElsewhere(
  db: Db,
  { organizationId, collectionId, meetingId }: PublishedKey,
  href: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from published_meetings where organization_id = ${organizationId} and meeting_id = ${meetingId} and collection_id <> ${collectionId}
      and href = ${href} limit 1`.execute(db);
  return rows.length > 0;
}

/** Without their objects. */
export async function removeAllPublished(db: Db, { organizationId, collectionId }: OfCollection): Promise<void> {
  await sql`delete from published_meetings where organization_id = ${organizationId} and collection_id = ${collectionId}`.execute(db);
}

/** The collections of a calendar with coming meetings in them. */
export async function listPublishedTo(db: Db, { organizationId, userId }: Owner, calendarId: string) {
  const { rows } = await sql<{ id: string; href: string }>`
    select c.id, c.href from calendar_collections c
      where c.organization_id = ${organizationId} and c.calendar_id = (
        select k.id from calendars k where k.organization_id = ${organizationId} and k.user_id = ${userId} and k.id = ${toId(calendarId)})
      and exists (select from published_meetings p where p.organization_id = ${organizationId} and p.collection_id = c.id)`.execute(db);
  return rows;
}

/** Meetings that cannot follow a change in a calendar, or be written to it, by calendar. */
export async function listTroubled(db: Db, { organizationId, userId }: Owner, calendarId: string, most: number) {
  const { rows } = await sql<{ status: 'failed' | 'conflict'; error: string; startsAt: Date; eventTypeName: string }>`
    select p.status, p.error, m.starts_at, (
        select e.name from event_types e where e.organization_id = ${organizationId} and e.id = m.event_type_id) as event_type_name
      from calendars k
        join calendar_collections c on c.organization_id = ${organizationId} and c.calendar_id = k.id
        join published_meetings p on p.organization_id = ${organizationId} and p.collection_id = c.id
        join meetings m on m.organization_id = ${organizationId} and m.id = p.meeting_id
      where k.organization_id = ${organizationId} and k.user_id = ${userId} and k.id = ${toId(calendarId)}
        and p.status in ('failed', 'conflict') and m.ends_at > current_instant() and m.seats_taken > 0
      order by m.starts_at, m.id limit ${most}`.execute(db);
  return rows;
}

/** A reading saw an object at the time of its meeting. */
export async function recordSeen(
  db: Db,
  key: PublishedKey,
  { href, etag, startsAt, endsAt }: Omit<PublishedObject, 'sequence' | 'digest'>,
) {
  await sql`
    update published_meetings set href = ${href}, etag = ${etag}, starts_at = ${startsAt}, ends_at = ${endsAt},
        status = case when status = 'conflict' then 'written' else status end, error = case when status = 'conflict' then null else error end
      where ${ofKey(key)}`.execute(db);
}

/** The meeting has followed its object, which needs no change. */
export async function recordFollowed(
  tx: Transaction,
  key: PublishedKey,
  { href, etag, startsAt, endsAt, digest }: Omit<PublishedObject, 'sequence'>,
): Promise<void> {
  await sql`
    update published_meetings set href = ${href}, etag = ${etag}, starts_at = ${startsAt}, ends_at = ${endsAt}, digest = ${digest},
        status = 'written', next_attempt_at = null, error = null, updated_at = current_instant()
      where ${ofKey(key)}`.execute(tx);
}

/**
 * The host changed the object there, and the booking cannot follow. `seen`: null if the object has vanished. Returns false, and records nothing,
 * if the meeting has changed since it was read: it is due then. The caller holds the locks of its hosts.
 */
export async function recordConflict(
  tx: Transaction,
  { meeting, seen, error }: { meeting: PublishedMeeting; seen: Omit<PublishedObject, 'sequence' | 'digest'> | null; error: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update published_meetings set href = ${seen?.href ?? null}, etag = ${seen?.etag ?? null}, starts_at = ${seen?.startsAt ?? null},
        ends_at = ${seen?.endsAt ?? null}, status = 'conflict', next_attempt_at = null, error = ${error}, updated_at = current_instant()
      where ${ofKey(meeting)} and version = ${meeting.version}`.execute(tx);
  if (numAffectedRows === 0n) return false;
  const ids = meeting.bookings.map(({ id }) => id);
  await sql`select report_conflict(${meeting.organizationId}, ${ids}::uuid[], left(${error}, 500))`.execute(tx);
  return true;
}

/** Those of the ids that are bookings visible to the user. */
export async function findOwnBookings(db: Db, { organizationId, userId }: Owner, ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ bookingId: string }>`
    select booking_id from booking_viewers
      where organization_id = ${organizationId} and user_id = ${userId} and booking_id = any (${ids}::uuid[])`.execute(db);
  return new Set(rows.map(({ bookingId }) => bookingId));
}

/** Adds the coming meetings of a user to a collection. */
export async function publishComing(tx: Transaction, { organizationId, userId }: Owner, collectionId: string): Promise<void> {
  const { rows } = await sql<{ meetingId: string }>`
    select meeting_id from host_claims
      where organization_id = ${organizationId} and host_id = ${userId} and upper(occupies) > current_instant()`.execute(tx);
  const ids = rows.map(({ meetingId }) => meetingId);
  await sql`select publish_to_collection(${organizationId}, ${collectionId}, ${ids}::uuid[])`.execute(tx);
}

/** Makes the objects of all coming meetings in a collection due. */
export async function publishAgain(tx: Transaction, { organizationId }: Owner, collectionId: string): Promise<void> {
  await sql`select publish_again(${organizationId}, ${collectionId})`.execute(tx);
}

/** The ETags of a collection's objects, by href. */
export async function listEtags(db: Db, { organizationId, collectionId }: OfCollection): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ href: string; etag: string | null }>`
    select href, etag from calendar_objects
      where organization_id = ${organizationId} and collection_id = ${collectionId}`.execute(db);
  return new Map(rows.map(({ href, etag }) => [href, etag]));
}
