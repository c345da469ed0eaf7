import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';

type CollectionRow = Schemas['CalendarCollection'] & { isWrittenTo: boolean };

export type CalendarRow = Awaited<ReturnType<typeof findCalendar>>;

const shown = [
  ...(['id', 'kind', 'name', 'url', 'username', 'maxAgeMin', 'allDayIsBusy', 'needsActionIsBusy', 'version', 'error'] as const),
  'addsAttendees',
  ...(['lastSyncedAt', 'nextSyncAt', 'createdAt', 'updatedAt'] as const),
] as const;

const noCalendar = () => notFound('calendar');

const fromCalendars = (db: Db, { organizationId, userId }: Owner) =>
  db
    .selectFrom('calendars')
    .select(shown)
    .select(
      sql<CollectionRow[]>`(select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'countsAsBusy', k.counts_as_busy,
          'isWritable', k.is_writable, 'isWrittenTo', k.is_written_to) order by k.position), '[]')
        from calendar_collections k where k.organization_id = ${organizationId} and k.calendar_id = calendars.id)`.as('collections'),
    )
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId);

/** The user's calendars, oldest first. */
export const listCalendars = (db: Db, owner: Owner, page: PageRequest) => pageOf(fromCalendars(db, owner), 'asc', page).execute();

/** Throws 404. */
export const findCalendar = (db: Db, owner: Owner, id: string) =>
  fromCalendars(db, owner).where('id', '=', toId(id)).executeTakeFirstOrThrow(noCalendar);

/** Locks the row until the transaction ends. Throws 404. */
export const lockCalendar = (tx: Transaction, owner: Owner, id: string) =>
  fromCalendars(tx, owner).where('id', '=', toId(id)).forNoKeyUpdate().executeTakeFirstOrThrow(noCalendar);

/** Returns the credentials, encrypted; null for a push calendar. Throws 404. */
export async function findCredentials(db: Db, { organizationId, userId }: Owner, id: string): Promise<Buffer | null> {
  const ofUser = db.selectFrom('calendars').select('credentials').where('organizationId', '=', organizationId).where('userId', '=', userId);
  return (await ofUser.where('id', '=', toId(id)).executeTakeFirstOrThrow(noCalendar)).credentials;
}

type Options = 'maxAgeMin' | 'allDayIsBusy' | 'needsActionIsBusy' | 'addsAttendees';

type NewRow = Pick<CalendarRow, 'kind' | 'name' | 'url' | 'username' | Options> & {
  id: string;
  credentials: Buffer | null;
};

/** A calendar that is read is due at once. A second row with the same id violates `calendars_pkey`. */
export async function insertCalendar(tx: Transaction, owner: Owner, calendar: NewRow): Promise<void> {
  const { organizationId, userId } = owner;
  const nextSyncAt = calendar.kind === 'push' ? null : sql<string>`current_instant()`;
  await tx
    .insertInto('calendars')
    .values({ ...calendar, organizationId, userId, nextSyncAt })
    .execute();
}

/** `id`: by default a new one. */
export type NewCollection = { id?: string; href: string; name: string; isWritable: boolean };

type OfCalendar = Pick<Owner, 'organizationId'> & { calendarId: string };

/** Inserts what is new, renames the others, and removes those that are gone with their busy times. `found`: in order. */
export async function replaceCollections(tx: Transaction, { organizationId, calendarId }: OfCalendar, found: NewCollection[]) {
  const hrefs = found.map(({ href }) => href);
  await sql`
    delete from calendar_collections where organization_id = ${organizationId} and calendar_id = ${calendarId}
      and href <> all (${hrefs}::text[])`.execute(tx);
  const rows = found.map((one, position) => ({ id: newId(), ...one, position }));
  await sql`
    insert into calendar_collections (organization_id, id, calendar_id, position, href, name, is_writable)
      select ${organizationId}, f.id, ${calendarId}, f.position, f.href, f.name, f."isWritable"
      from jsonb_to_recordset(${JSON.stringify(rows)}) as f (id uuid, position integer, href text, name text, "isWritable" boolean)
      on conflict (organization_id, calendar_id, href) do update
        set position = excluded.position, name = excluded.name, is_writable = excluded.is_writable,
          is_written_to = calendar_collections.is_written_to and excluded.is_writable`.execute(tx);
}

export type CalendarValues = Partial<Pick<CalendarRow, 'name' | 'url' | 'username' | Options> & { credentials: Buffer }>;

const update = (tx: Transaction, { organizationId, userId }: Owner, id: string) =>
  tx.updateTable('calendars').where('organizationId', '=', organizationId).where('userId', '=', userId).where('id', '=', toId(id));

export async function updateCalendar(tx: Transaction, owner: Owner, id: string, values: CalendarValues): Promise<void> {
  await update(tx, owner, id)
    .set({ ...values, updatedAt: sql`current_instant()` })
    .execute();
}

/** Makes a calendar that is read due now. `forgets`: ends a claim, and reads everything again instead of what has changed. */
export async function requestSync(tx: Transaction, owner: Owner, id: string, { forgets }: { forgets: boolean }): Promise<void> {
  await update(tx, owner, id)
    .set({ nextSyncAt: sql`current_instant()`, failures: 0, ...(forgets && { leasedUntil: null }) })
    .where('kind', '!=', 'push')
    .execute();
  if (!forgets) return;
  await tx
    .updateTable('calendarCollections')
    .set({ syncToken: null, etag: null, lastModified: null, expandedUntil: null })
    .where('organizationId', '=', owner.organizationId)
    .where('calendarId', '=', toId(id))
    .execute();
}

/**
 * Schedules a complete reading of each of a user's calendars, because dates and times without a zone depend on the user's time zone. Ends
 * claims, because their readings use the earlier time zone.
 */
export async function requestSyncs(tx: Transaction, { organizationId, userId }: Owner): Promise<void> {
  await tx
    .updateTable('calendars')
    .set({ nextSyncAt: sql`current_instant()`, failures: 0, leasedUntil: null })
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .where('kind', '!=', 'push')
    .execute();
  await sql`
    update calendar_collections set sync_token = null, etag = null, last_modified = null, expanded_until = null
      where organization_id = ${organizationId} and calendar_id in (
        select k.id from calendars k where k.organization_id = ${organizationId} and k.user_id = ${userId} and k.kind <> 'push')`.execute(
    tx,
  );
}

/** Ends a claim and leases the calendar, so that no reading begins, not even for a booking that makes it due. */
export async function holdSync(db: Db, owner: Owner, id: string, holdSec: number): Promise<void> {
  await db
    .updateTable('calendars')
    .set({ leasedUntil: sql`now() + make_interval(secs => ${holdSec})` })
    .where('organizationId', '=', owner.organizationId)
    .where('userId', '=', owner.userId)
    .where('id', '=', toId(id))
    .where('kind', '!=', 'push')
    .execute();
}

/** Until the next reading nothing is known, so the host is not offered. Of push, everything is known. */
export const forgetReading = (tx: Transaction, owner: Owner, id: string) =>
  update(tx, owner, id).set({ lastSyncedAt: null }).where('kind', '!=', 'push').execute();

type CollectionFlags = { id: string; countsAsBusy?: boolean; isWrittenTo?: boolean };

export const updateCollection = (tx: Transaction, { organizationId, calendarId }: OfCalendar, { id, ...flags }: CollectionFlags) =>
  tx
    .updateTable('calendarCollections')
    .set(flags)
    .where('organizationId', '=', organizationId)
    .where('calendarId', '=', calendarId)
    .where('id', '=', toId(id))
    .execute();

/** Removes a calendar and, by cascade, its collections and busy times. */
export async function removeCalendar(tx: Transaction, { organizationId, userId }: Owner, id: string): Promise<void> {
  await tx
    .deleteFrom('calendars')
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .where('id', '=', toId(id))
    .execute();
}
