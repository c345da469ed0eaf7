/**
 * Erases the people of bookings and leads. The rows stay for lists and statistics, under a name and an address that say nothing. Events keep
 * what happened when. Not promised: anything about free text that members wrote.
 */
import { type RawBuilder, sql } from 'kysely';
import { afterCommit, type Transaction } from '../database/connect.ts';
import { findNewPlace } from './changes.ts';
import { wakeWorkers } from './jobs.ts';

export const erasedName = 'Erased';

const [before, after] = ['erased-', '@erased.invalid'];

/** `.invalid` never receives mail (RFC 2606 §2). */
export const toErasedEmail = (erasureId: string): string => `${before}${erasureId}${after}`;

export type Rows = { organizationId: string; ids: string[] };

/** `erasureId`: null for the row's own id. Not one for several people, as a meeting has one seat per address. */
export type Erased = Rows & { erasureId: string | null };

const newEmail = ({ erasureId }: Pick<Erased, 'erasureId'>, rowId: RawBuilder<unknown>) =>
  sql<string>`(${before}::text || ${erasureId === null ? rowId : sql`${erasureId}`}::text || ${after}::text)`;

/** Kinds of location for which invitees enter a phone number or an address. */
export const enteredKinds = ['phone', 'in_person', 'custom_link', 'ask_invitee'];

/** The location of an event type is not the invitee's. */
const keptLocation = (
  { organizationId }: Rows,
  from: { kind: RawBuilder<unknown>; value: RawBuilder<unknown>; eventTypeId: RawBuilder<unknown> },
) =>
  sql`case when not ${from.kind} = any (${enteredKinds}::text[]) or ${from.value} = (
    select e.location_value from event_types e where e.organization_id = ${organizationId} and e.id = ${from.eventTypeId}) then ${from.value} end`;

export type ErasedBookings = { meetingIds: string[]; eventIds: string[]; messages: number };

/** With their events, the responses of receivers to these, and the mail to invitees and guests. */
export async function eraseBookings(tx: Transaction, rows: Erased): Promise<ErasedBookings> {
  const meetingIds = await eraseBookingRows(tx, rows);
  const eventIds = await eraseBookingEvents(tx, rows);
  await eraseReceiversResponses(tx, { organizationId: rows.organizationId, ids: eventIds });
  return { meetingIds, eventIds, messages: await removeMessages(tx, rows) };
}

/** With their events and the responses of receivers to these. Returns the ids of the events. */
export async function eraseLeads(tx: Transaction, rows: Erased): Promise<string[]> {
  await eraseLeadRows(tx, rows);
  const eventIds = await eraseLeadEvents(tx, rows);
  await eraseReceiversResponses(tx, { organizationId: rows.organizationId, ids: eventIds });
  return eventIds;
}

/** A contact that was deleted. `data`: as events store it, without the person. */
export type RemovedContact = { id: string; userId: string; kind: string; version: number; data: object };

/** Of a deleted contact `c`. */
export const removedContact = (erasureId: string | null) => sql`
  c.id, c.user_id, c.kind, c.version, to_jsonb(c) - '{search,email,organization_id,phone_at,timezone_at}'::text[] || ${erasedContact(erasureId, sql`c.id`)} as data`;

const erasedContact = (erasureId: string | null, id: RawBuilder<unknown>) => sql`
  jsonb_build_object('name', ${erasedName}::text, 'email_key', ${newEmail({ erasureId }, id)}, 'phone', null, 'phone_e164', null, 'timezone', null)`;

/**
 * After contacts were deleted: reports that they were, and erases the person from their earlier events and the responses of receivers to
 * these. Returns the ids of these events.
 */
export async function reportRemovedContacts(
  tx: Transaction,
  organizationId: string,
  { contacts, erasureId }: { contacts: RemovedContact[]; erasureId: string | null },
): Promise<string[]> {
  const snapshot = { column: 'data', value: sql`r.data || ${erasedContact(erasureId, sql`r.subject_id`)}` } as const;
  const ids = await rewriteEvents(tx, organizationId, { ...snapshot, where: isAbout(contacts.map(({ id }) => id)) });
  await eraseReceiversResponses(tx, { organizationId, ids });
  const removed = JSON.stringify(contacts.map(({ userId, ...rest }) => ({ ...rest, user_id: userId })));
  const { rows } = await sql<{ hasDeliveries: boolean }>`
    select report_removed_contacts(${organizationId}, ${removed}) as has_deliveries`.execute(tx);
  if (rows[0]?.hasDeliveries) afterCommit(tx, (db) => wakeWorkers(db, [organizationId]));
  return ids;
}

/** Returns the ids of the bookings' meetings. */
async function eraseBookingRows(tx: Transaction, rows: Erased): Promise<string[]> {
  const { organizationId, ids } = rows;
  const location = keptLocation(rows, { kind: sql`r.location_kind`, value: sql`r.location_value`, eventTypeId: sql`r.event_type_id` });
  const { rows: erased } = await sql<{ meetingId: string }>`
    update bookings r set invitee_name = ${erasedName}, invitee_email = ${newEmail(rows, sql`r.id`)}, invitee_phone = null, invitee_phone_e164 = null,
        guests = '{}', answers = '[]', notes = null, metadata = '[]', cancel_reason = null, reschedule_reason = null, location_value = ${location},
        erased_at = current_instant(), updated_at = current_instant()
      where r.organization_id = ${organizationId} and r.id = any (${ids}::uuid[])
      returning r.meeting_id`.execute(tx);
  await markChanged(tx, rows);
  return [...new Set(erased.map(({ meetingId }) => meetingId))];
}

/** Places the bookings at the end of the lists in the order of change. */
export async function markChanged(tx: Transaction, { organizationId, ids }: Rows): Promise<void> {
  const place = await findNewPlace(tx, organizationId);
  await sql`
    update booking_viewers v set changed_place = ${place}, updated_at = current_instant()
      where v.organization_id = ${organizationId} and v.booking_id = any (${ids}::uuid[])`.execute(tx);
}

async function eraseLeadRows(tx: Transaction, rows: Erased): Promise<void> {
  const { organizationId, ids } = rows;
  const place = await findNewPlace(tx, organizationId);
  await sql`
    update leads r set name = ${erasedName}, email = ${newEmail(rows, sql`r.id`)}, phone = null, phone_e164 = null, timezone = null, answers = '[]', changed_place = ${place},
        erased_at = current_instant(), updated_at = current_instant()
      where r.organization_id = ${organizationId} and r.id = any (${ids}::uuid[])`.execute(tx);
}

/** A booking as events store it, with the columns of `eraseBookingRows`. */
const erasedSnapshot = (rows: Erased) => sql`
  r.booking || jsonb_build_object('invitee_name', ${erasedName}::text, 'invitee_email', ${newEmail(rows, sql`r.booking_id`)}, 'invitee_phone', null,
    'invitee_phone_e164', null, 'guests', '[]'::jsonb, 'answers', '[]'::jsonb, 'notes', null, 'metadata', '[]'::jsonb, 'cancel_reason', null, 'reschedule_reason', null,
    'location_value', ${keptLocation(rows, {
      kind: sql`r.booking ->> 'location_kind'`,
      value: sql`r.booking ->> 'location_value'`,
      eventTypeId: sql`(r.booking ->> 'event_type_id')::uuid`,
    })})`;

/** Returns the ids of the events about the bookings. */
async function eraseBookingEvents(tx: Transaction, rows: Erased): Promise<string[]> {
  const { organizationId, ids } = rows;
  return rewriteEvents(tx, organizationId, {
    column: 'booking',
    value: erasedSnapshot(rows),
    where: sql`r.booking_id = any (${ids}::uuid[])`,
  });
}

/** Returns the ids of the events about the leads. */
async function eraseLeadEvents(tx: Transaction, rows: Erased): Promise<string[]> {
  const { organizationId, ids } = rows;
  const value = sql`r.data || jsonb_build_object('name', ${erasedName}::text, 'email', ${newEmail(rows, sql`r.subject_id`)}, 'phone', null,
    'phone_e164', null, 'timezone', null, 'answers', '[]'::jsonb)`;
  return rewriteEvents(tx, organizationId, { column: 'data', value, where: isAbout(ids) });
}

const isAbout = (ids: string[]) => sql`r.subject_id = any (${ids}::uuid[])`;

type Rewriting = { column: 'booking' | 'data'; value: RawBuilder<unknown>; where: RawBuilder<unknown> };

/**
 * Rewrites what events `r` store. Returns their ids. The value is computed in a subquery, because Citus refuses functions of columns among the
 * values of an update, unless they are immutable.
 */
export async function rewriteEvents(tx: Transaction, organizationId: string, { column, value, where }: Rewriting): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update events e set ${sql.ref(column)} = n.value
      from (select r.id, ${value} as value from events r where r.organization_id = ${organizationId} and ${where} for update) as n
      where e.organization_id = ${organizationId} and e.id = n.id returning e.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * A response can repeat the data that was sent. That of an attempt in progress is discarded: its row has an empty response, which
 * `recordOutcome` does not replace. The deliveries are locked, so that no claim reads the events before they are erased.
 */
export async function eraseReceiversResponses(tx: Transaction, { organizationId, ids }: Rows): Promise<void> {
  const { rows: deliveries } = await sql<{ id: string }>`
    select id from webhook_deliveries where organization_id = ${organizationId} and event_id = any (${ids}::uuid[])
      order by id for no key update`.execute(tx);
  await sql`
    update webhook_attempts set response = case when duration_ms is null then '' end
      where organization_id = ${organizationId} and delivery_id = any (${deliveries.map(({ id }) => id)}::uuid[])
        and (response is not null or duration_ms is null)`.execute(tx);
}

/** Mail to the invitees and guests of the bookings. Returns the number of messages. */
async function removeMessages(tx: Transaction, { organizationId, ids }: Rows): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from messages where organization_id = ${organizationId} and booking_id = any (${ids}::uuid[]) and role <> 'host'`.execute(tx);
  return Number(numAffectedRows);
}

/** Objects in hosts' calendars, also those of meetings that have ended. */
export async function republish(tx: Transaction, organizationId: string, meetingIds: string[]): Promise<void> {
  const { rows } = await sql<{ collectionId: string }>`
    update published_meetings set status = 'pending', attempts = 0, next_attempt_at = current_instant(), error = null, version = version + 1
      where organization_id = ${organizationId} and meeting_id = any (${meetingIds}::uuid[]) and href is not null
      returning collection_id`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    update calendars set next_sync_at = current_instant()
      where organization_id = ${organizationId} and failures = 0 and next_sync_at is not null and id in (
        select c.calendar_id from calendar_collections c
          where c.organization_id = ${organizationId} and c.id = any (${rows.map(({ collectionId }) => collectionId)}::uuid[]))`.execute(
    tx,
  );
}
