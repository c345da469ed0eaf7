/** Claims of calendars that are due, and what their reading found. */
import { sql } from 'kysely';
import type { Interval } from '../availability/intervals.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { lockHost } from './host-locks.ts';
import type { Owner } from './owner.ts';

export type DueCalendar = Owner & { id: string };

/** Calendars of all organizations that are due and not leased, those waiting longest first; at most `perOrganization` of each. */
export async function listDueCalendars(db: Db, most: number, perOrganization: number): Promise<DueCalendar[]> {
  const { rows } = await sql<DueCalendar>`
    select organization_id, user_id, id from (
      select organization_id, user_id, id, next_sync_at, row_number() over (partition by organization_id order by next_sync_at, id) as place
        from calendars where next_sync_at <= current_instant() and (leased_until is null or leased_until <= now())) as due
      where place <= ${perOrganization} order by next_sync_at limit ${most}`.execute(db);
  return rows;
}

export type ClaimedCollection = {
  id: string;
  href: string;
  name: string;
  countsAsBusy: boolean;
  isWrittenTo: boolean;
  syncToken: string | null;
  etag: string | null;
  lastModified: string | null;
  /** In epoch milliseconds. */
  expandedUntil: number | null;
};

/**
 * `readAt`: when the reading begins, by the database's clock. `dueAt`: since when the calendar is due. `lease`: identifies the claim.
 * `timezone`: of the user. `addresses`: the user's email addresses, in lower case; the last one is that of the account, if it is one.
 */
export type ClaimedCalendar = DueCalendar & {
  kind: 'caldav' | 'ics';
  credentials: Buffer;
  timezone: string;
  userName: string;
  addresses: string[];
  allDayIsBusy: boolean;
  needsActionIsBusy: boolean;
  maxAgeMin: number;
  failures: number;
  readAt: Date;
  dueAt: string;
  lease: string;
  collections: ClaimedCollection[];
};

/**
 * Claims a calendar for `leaseSec`. Returns undefined if it is not due any more, or another worker has claimed it, or while a transaction changes
 * it or adds a meeting to it. In a transaction, so that nothing is claimed if the rest cannot be read.
 */
export async function claimCalendar(tx: Transaction, due: DueCalendar, leaseSec: number): Promise<ClaimedCalendar | undefined> {
  const { organizationId, userId, id } = due;
  const { rows } = await sql<
    Omit<ClaimedCalendar, keyof DueCalendar | 'timezone' | 'userName' | 'addresses' | 'collections'> & { username: string | null }
  >`
    with claimed as (
      update calendars set leased_until = now() + make_interval(secs => ${leaseSec})
        where organization_id = ${organizationId} and id = (
          select id from calendars where organization_id = ${organizationId} and id = ${id} and next_sync_at <= current_instant()
            and (leased_until is null or leased_until <= now()) for no key update skip locked)
        returning kind, credentials, username, all_day_is_busy, needs_action_is_busy, max_age_min, failures, next_sync_at, leased_until
    )
    select c.kind, c.credentials, c.username, c.all_day_is_busy, c.needs_action_is_busy, c.max_age_min, c.failures,
      current_instant() as "readAt", c.next_sync_at::text as "dueAt", c.leased_until::text as lease from claimed c`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { username, ...claimed } = row;
  const [collections, { timezone, email, name, slug }] = await Promise.all([listCollections(tx, due), findUser(tx, userId)]);
  const addresses = [email, ...(username?.includes('@') ? [username] : [])].map((address) => address.toLowerCase());
  return { ...due, ...claimed, timezone, userName: name ?? slug, addresses, collections };
}

async function listCollections(db: Db, { organizationId, id }: DueCalendar): Promise<ClaimedCollection[]> {
  const { rows } = await sql<ClaimedCollection>`
    select id, href, name, counts_as_busy, is_written_to, sync_token, etag, last_modified,
        (date_part('epoch', expanded_until) * 1000)::bigint as expanded_until
      from calendar_collections where organization_id = ${organizationId} and calendar_id = ${id} order by position`.execute(db);
  return rows;
}

type FoundCollection = { href: string; name: string; isWritable: boolean };

/**
 * Adds the collections that a calendar has got since it was connected, which count as busy, and renames the others; at most `most` in all.
 * Returns all that it has then.
 */
export async function addCollections(
  db: Db,
  claimed: ClaimedCalendar,
  { found, most }: { found: FoundCollection[]; most: number },
): Promise<ClaimedCollection[]> {
  const { organizationId, id, lease, collections } = claimed;
  const known = new Map(collections.map(({ href, name }) => [href, name]));
  const added = found.filter(({ href }) => !known.has(href)).slice(0, Math.max(0, most - known.size));
  const renamed = found.filter(({ href, name }) => known.has(href) && known.get(href) !== name);
  if (added.length + renamed.length === 0) return collections;
  const rows = [...added, ...renamed].map((one, index) => ({ ...one, id: newId(), position: known.size + index }));
  await sql`
    insert into calendar_collections (organization_id, id, calendar_id, position, href, name, is_writable)
      select ${organizationId}, f.id, ${id}, f.position, f.href, f.name, f."isWritable"
      from calendars c
        cross join jsonb_to_recordset(${JSON.stringify(rows)}) as f (id uuid, position integer, href text, name text, "isWritable" boolean)
      where c.organization_id = ${organizationId} and c.id = ${id} and c.leased_until = ${lease}::timestamptz
      on conflict (organization_id, calendar_id, href) do update set name = excluded.name`.execute(db);
  return listCollections(db, claimed);
}

/** Finds events with a UID in the collections of a calendar that bookings are not written to. */
export async function listElsewhere(
  db: Db,
  { organizationId, id }: DueCalendar,
  uid: string,
): Promise<{ collectionId: string; href: string }[]> {
  const { rows } = await sql<{ collectionId: string; href: string }>`
    select o.collection_id, o.href
      from calendar_collections c
        join calendar_objects o on o.organization_id = ${organizationId} and o.collection_id = c.id and o.uid = ${uid}
      where c.organization_id = ${organizationId} and c.calendar_id = ${id} and not c.is_written_to`.execute(db);
  return rows;
}

const findUser = (db: Db, userId: string) =>
  db.selectFrom('users').select(['timezone', 'email', 'name', 'slug']).where('id', '=', userId).executeTakeFirstOrThrow();

/** As in `Changes` of a calendar source. */
type FoundChanges = {
  isComplete: boolean;
  changed: { href: string; etag: string | null; uid: string | null; stretches: number[] }[];
  removed: string[];
  syncToken: string | null;
  etag: string | null;
  lastModified: string | null;
  expandedUntil: number;
};

/** `changes`: null for a collection that has not changed. `horizon`: the busy times that are kept. `nextSec`: until the next reading. */
export type SyncResult = {
  found: { collectionId: string; changes: FoundChanges | null }[];
  horizon: Interval;
  nextSec: number;
};

/**
 * Stores what a reading found, under the host's lock. Returns the number of busy times of the collection that has most, or undefined, with
 * nothing stored, if the claim has ended: the calendar was deleted, has new credentials, or the lease ran out.
 */
export async function saveSync(tx: Transaction, claimed: ClaimedCalendar, { found, horizon, nextSec }: SyncResult) {
  await lockHost(tx, claimed);
  if (!(await finish(tx, claimed, nextSec))) return undefined;
  let most = 0;
  for (const { collectionId, changes } of found) {
    if (changes !== null) most = Math.max(most, await saveChanges(tx, { ...claimed, collectionId, horizon }, changes));
  }
  return most;
}

/** A reading that was requested meanwhile stays due. */
async function finish(tx: Transaction, { organizationId, id, lease, readAt, dueAt }: ClaimedCalendar, nextSec: number): Promise<boolean> {
  const { rows } = await sql`
    update calendars set last_synced_at = ${readAt}, error = null, failures = 0, leased_until = null,
        next_sync_at = case when next_sync_at = ${dueAt}::timestamptz then next.at else next_sync_at end
      from (select current_instant() + make_interval(secs => ${nextSec}) as at) as next
      where organization_id = ${organizationId} and id = ${id} and leased_until = ${lease}::timestamptz returning id`.execute(tx);
  return rows.length > 0;
}

type Saved = { organizationId: string; collectionId: string; horizon: Interval };

async function saveChanges(tx: Transaction, { organizationId, collectionId, horizon }: Saved, changes: FoundChanges): Promise<number> {
  const { isComplete, changed, removed, syncToken, etag, lastModified, expandedUntil } = changes;
  const { rows } = await sql<{ count: number }>`
    select save_objects(${organizationId}, ${collectionId}, ${horizon.start}, ${horizon.end}, ${isComplete}, ${JSON.stringify(changed)},
      ${removed}::text[]) as count`.execute(tx);
  await tx
    .updateTable('calendarCollections')
    .set({ syncToken, etag, lastModified, expandedUntil: new Date(expandedUntil) })
    .where('organizationId', '=', organizationId)
    .where('id', '=', collectionId)
    .execute();
  return rows[0]?.count ?? 0;
}

/** Ends a claim without a result. `error`: a sentence that the user sees. `nextSec`: until the next attempt. */
export async function recordSyncFailure(
  db: Db,
  { organizationId, id, lease }: ClaimedCalendar,
  error: string,
  nextSec: number,
): Promise<void> {
  await sql`
    update calendars set error = left(${error}, 500), failures = failures + 1, leased_until = null,
        next_sync_at = current_instant() + make_interval(secs => ${nextSec})
      where organization_id = ${organizationId} and id = ${id} and leased_until = ${lease}::timestamptz`.execute(db);
}

/**
 * Replaces the credentials `before` by renewed ones, also after the claim has ended: the server may refuse the former ones from now on. Does
 * nothing if the calendar was connected again meanwhile.
 */
export async function saveCredentials(
  db: Db,
  { organizationId, id }: DueCalendar,
  { before, after }: { before: Buffer; after: Buffer },
): Promise<void> {
  await sql`
    update calendars set credentials = ${after}
      where organization_id = ${organizationId} and id = ${id} and credentials = ${before}`.execute(db);
}

/** Until the next reading, changes since the token before would be read again. */
export async function saveSyncToken(
  db: Db,
  { organizationId, collectionId }: { organizationId: string; collectionId: string },
  syncToken: string | null,
): Promise<void> {
  await db
    .updateTable('calendarCollections')
    .set({ syncToken })
    .where('organizationId', '=', organizationId)
    .where('id', '=', collectionId)
    .execute();
}

/** Ends a claim, so that the calendar is due again. */
export async function releaseClaim(db: Db, { organizationId, id, lease }: ClaimedCalendar): Promise<void> {
  await sql`
    update calendars set leased_until = null
      where organization_id = ${organizationId} and id = ${id} and leased_until = ${lease}::timestamptz`.execute(db);
}
