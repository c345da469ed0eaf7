/**
 * Retention of bookings, leads, messages and events. A job erases the people of older bookings and leads in transactions of a
 * bounded number of rows. Older messages and events are deleted by expired.ts.
 */
import { type RawBuilder, sql } from 'kysely';
import { type Db, inTransaction, type Transaction } from '../database/connect.ts';
import { findNewPlace } from './changes.ts';
import { eraseBookings, eraseLeads, type RemovedContact, removedContact, reportRemovedContacts, republish } from './erased-rows.ts';
import { reportContacts } from './events.ts';

/** In days; null for no limit of the organization's own. */
export type Retention = {
  keepBookingsDays: number | null;
  keepLeadsDays: number | null;
  keepMessagesDays: number | null;
  keepEventsDays: number | null;
};

const columns = ['keepBookingsDays', 'keepLeadsDays', 'keepMessagesDays', 'keepEventsDays'] as const;

export const findRetention = (db: Db, organizationId: string): Promise<Retention> =>
  db.selectFrom('organizations').select(columns).where('id', '=', organizationId).executeTakeFirstOrThrow();

export async function updateRetention(db: Db, organizationId: string, changes: Partial<Retention>): Promise<void> {
  await db.updateTable('organizations').set(changes).where('id', '=', organizationId).execute();
}

type OfOrganization = { organizationId: string } & Retention;

/** Of organizations with a limit. */
export const listRetentions = (db: Db): Promise<OfOrganization[]> =>
  db
    .selectFrom('organizations')
    .select(['id as organizationId', ...columns])
    .where(sql<boolean>`num_nonnulls(keep_bookings_days, keep_leads_days, keep_messages_days, keep_events_days) > 0`)
    .execute();

const mostRows = 500;
const mostPasses = 100;

/** Others follow the next time. */
export async function applyRetention(db: Db): Promise<void> {
  for (const { organizationId, keepBookingsDays, keepLeadsDays } of await listRetentions(db)) {
    await inPasses(db, keepBookingsDays, (tx, days) => eraseOldBookings(tx, organizationId, days));
    await inPasses(db, keepLeadsDays, (tx, days) => eraseOldLeads(tx, organizationId, days));
  }
}

async function inPasses(db: Db, days: number | null, erase: (tx: Transaction, days: number) => Promise<number>): Promise<void> {
  if (days === null) return;
  for (let pass = 1; pass <= mostPasses && (await inTransaction(db, (tx) => erase(tx, days))) === mostRows; pass++);
}

/** Returns the number of bookings. */
async function eraseOldBookings(tx: Transaction, organizationId: string, days: number): Promise<number> {
  const { rows: old } = await sql<{ id: string }>`
    select id from bookings where organization_id = ${organizationId} and erased_at is null
      and ends_at < current_instant() - make_interval(days => ${days}) order by ends_at limit ${mostRows} for no key update skip locked`.execute(
    tx,
  );
  const rows = { organizationId, ids: old.map(({ id }) => id), erasureId: null };
  if (rows.ids.length === 0) return 0;
  const parts = await countBookings(tx, rows);
  const { meetingIds } = await eraseBookings(tx, rows);
  await subtract(tx, organizationId, parts);
  await republish(tx, organizationId, meetingIds);
  return rows.ids.length;
}

/** Returns the number of leads. */
async function eraseOldLeads(tx: Transaction, organizationId: string, days: number): Promise<number> {
  const { rows: old } = await sql<{ id: string }>`
    select id from leads where organization_id = ${organizationId} and erased_at is null
      and updated_at < current_instant() - make_interval(days => ${days}) order by updated_at limit ${mostRows} for no key update skip locked`.execute(
    tx,
  );
  const rows = { organizationId, ids: old.map(({ id }) => id), erasureId: null };
  if (rows.ids.length === 0) return 0;
  const parts = await countLeads(tx, rows);
  await eraseLeads(tx, rows);
  await subtract(tx, organizationId, parts);
  return rows.ids.length;
}

/** Bookings and leads of a user's contact that are erased. */
type Part = { userId: string; emailKey: string; bookings: number; leads: number };

async function countBookings(tx: Transaction, { organizationId, ids }: { organizationId: string; ids: string[] }): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select v.user_id, lower(b.invitee_email) as email_key, count(*)::integer as bookings, 0 as leads
      from bookings b join booking_viewers v on v.organization_id = ${organizationId} and v.booking_id = b.id
      where b.organization_id = ${organizationId} and b.id = any (${ids}::uuid[]) group by 1, 2 order by 1, 2`.execute(tx);
  return rows;
}

async function countLeads(tx: Transaction, { organizationId, ids }: { organizationId: string; ids: string[] }): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select owner_id as user_id, lower(email) as email_key, 0 as bookings, count(*)::integer as leads
      from leads where organization_id = ${organizationId} and id = any (${ids}::uuid[]) group by 1, 2 order by 1, 2`.execute(tx);
  return rows;
}

/** Subtracts erased bookings and leads from contacts. One with nothing left is deleted. */
async function subtract(tx: Transaction, organizationId: string, parts: Part[]): Promise<void> {
  const given = sql`unnest(${parts.map(({ userId }) => userId)}::uuid[], ${parts.map(({ emailKey }) => emailKey)}::text[],
    ${parts.map(({ bookings }) => bookings)}::integer[], ${parts.map(({ leads }) => leads)}::integer[]) as p (user_id, email_key, bookings, leads)`;
  const place = await findNewPlace(tx, organizationId);
  const { rows } = await sql<{ userId: string; isClient: boolean; wasClient: boolean; isEmpty: boolean }>`
    update contacts c set booking_count = c.booking_count - p.bookings, lead_count = c.lead_count - p.leads,
        changed_place = ${place}, updated_at = current_instant(), version = c.version + 1
      from ${given}
      where c.organization_id = ${organizationId} and c.user_id = p.user_id and c.email_key = p.email_key
      returning c.user_id, c.booking_count > 0 as is_client, c.booking_count + p.bookings > 0 as was_client,
        c.booking_count + c.lead_count <= 0 as is_empty`.execute(tx);
  const { rows: contacts } = await sql<RemovedContact>`
    with c as (
      delete from contacts d using ${given}
        where d.organization_id = ${organizationId} and d.user_id = p.user_id and d.email_key = p.email_key
          and d.booking_count + d.lead_count <= 0 returning d.*
    )
    select ${removedContact(null)} from c`.execute(tx);
  const toKind = (isClient: boolean) => (isClient ? 'client' : 'lead');
  const changes = rows.flatMap(({ userId, isClient, wasClient, isEmpty }) => [
    { userId, kind: toKind(wasClient), change: -1 },
    ...(isEmpty ? [] : [{ userId, kind: toKind(isClient), change: 1 }]),
  ]);
  await sql`
    update contact_totals t set total = t.total + s.change from (
        select d.user_id, d.kind, sum(d.change)::integer as change
          from unnest(${changes.map(({ userId }) => userId)}::uuid[], ${changes.map(({ kind }) => kind)}::text[],
            ${changes.map(({ change }) => change)}::integer[]) as d (user_id, kind, change) group by 1, 2) as s
      where t.organization_id = ${organizationId} and t.user_id = s.user_id and t.kind = s.kind`.execute(tx);
  await reportRemovedContacts(tx, organizationId, { contacts, erasureId: null });
  await erasePhones(tx, organizationId, given);
  await reportContacts(tx, organizationId, parts.map(({ userId }) => userId)); // biome-ignore format: one thought
}

/** Of contacts, and of their events, if they were kept from bookings and leads that are erased now. */
async function erasePhones(tx: Transaction, organizationId: string, given: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update contacts c set phone = null, phone_e164 = null from ${given}
      where c.organization_id = ${organizationId} and c.user_id = p.user_id and c.email_key = p.email_key and c.phone is not null
        and not exists (select from bookings b
          where b.organization_id = ${organizationId} and lower(b.invitee_email) = p.email_key and b.invitee_phone = c.phone)
        and not exists (select from leads l
          where l.organization_id = ${organizationId} and lower(l.email) = p.email_key and l.erased_at is null and l.phone = c.phone)
      returning c.id`.execute(tx);
  await sql`
    update events e set data = e.data || '{"phone": null, "phone_e164": null}'
      where e.organization_id = ${organizationId} and e.subject_id = any (${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
}
