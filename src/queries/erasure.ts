/** Finds everything that an organization has of a person. `email` is in lower case. */
import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { markChanged, type RemovedContact, removedContact, reportRemovedContacts, rewriteEvents } from './erased-rows.ts';
import type { Owner } from './owner.ts';

export type Person = { organizationId: string; email: string };

const ofInvitee = ({ organizationId, email }: Person) =>
  sql`b.organization_id = ${organizationId} and lower(b.invitee_email) = ${email} and b.erased_at is null`;

const ofGuest = ({ organizationId, email }: Person) =>
  sql`b.organization_id = ${organizationId} and b.guests <> '{}' and fold_addresses(b.guests) @> array[${email}::text]`;

/** True for a contact of the user, and for a guest of a booking that the user can see. */
export async function isSeen(db: Db, { organizationId, userId }: Owner, person: Person): Promise<boolean> {
  const { email } = person;
  const { rows } = await sql`
    select from contacts where organization_id = ${organizationId} and user_id = ${userId} and email_key = ${email}
    union all
    select from bookings b join booking_viewers v
        on v.organization_id = ${organizationId} and v.booking_id = b.id and v.user_id = ${userId}
      where ${ofGuest(person)}
    limit 1`.execute(db);
  return rows.length > 0;
}

/** Of the person's bookings, and of those with the person as a guest. */
export async function listHosts(db: Db, person: Person): Promise<{ id: string }[]> {
  const { organizationId } = person;
  const { rows } = await sql<{ id: string }>`
    select distinct unnest(m.host_ids) as id from (
      select b.meeting_id from bookings b where ${ofInvitee(person)}
      union all
      select b.meeting_id from bookings b where ${ofGuest(person)}) as u
      join meetings m on m.organization_id = ${organizationId} and m.id = u.meeting_id`.execute(db);
  return rows;
}

/** True if the user cannot see one of the person's bookings or leads, or a booking with the person as a guest. */
export async function isSeenByOthersOnly(db: Db, { organizationId, userId }: Owner, person: Person): Promise<boolean> {
  const isHidden = sql`not exists (
    select from booking_viewers v where v.organization_id = ${organizationId} and v.booking_id = b.id and v.user_id = ${userId})`;
  const { rows } = await sql`
    select from bookings b where ${ofInvitee(person)} and ${isHidden}
    union all
    select from bookings b where ${ofGuest(person)} and ${isHidden}
    union all
    select from leads l
      where l.organization_id = ${organizationId} and lower(l.email) = ${person.email} and l.erased_at is null and l.owner_id <> ${userId}
    limit 1`.execute(db);
  return rows.length > 0;
}

/** Active bookings of the person that have not ended, in order. */
export async function listUpcoming(db: Db, person: Person): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select b.id from bookings b where ${ofInvitee(person)} and b.status = 'active' and b.ends_at > current_instant()
      order by b.starts_at, b.id`.execute(db);
  return rows;
}

/** Locks the rows until the transaction ends. What others write about them is committed then. */
export async function lockBookingsOf(tx: Transaction, person: Person): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select b.id from bookings b where ${ofInvitee(person)} order by b.id for no key update`.execute(tx);
  return rows.map(({ id }) => id);
}

/** As `lockBookingsOf`. Waits for captures of the same address (`capture_lead`), which would write to a lead that they found before. */
export async function lockLeadsOf(tx: Transaction, { organizationId, email }: Person): Promise<string[]> {
  await sql`
    select pg_advisory_xact_lock(a.key) from (
      select distinct hashtextextended(event_type_id || ' ' || lower(email), 2) as key from leads
        where organization_id = ${organizationId} and lower(email) = ${email} and erased_at is null order by key) as a`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    select id from leads where organization_id = ${organizationId} and lower(email) = ${email} and erased_at is null
      order by id for no key update`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Removes the person from the guests of bookings. Returns the meeting of each booking. */
export async function removeGuest(tx: Transaction, person: Person): Promise<string[]> {
  const { rows } = await sql<{ id: string; meetingId: string }>`
    update bookings b set updated_at = current_instant(), guests = array(
        select g.email from unnest(b.guests) with ordinality as g (email, position) where lower(g.email) <> ${person.email} order by g.position)
      where ${ofGuest(person)} returning b.id, b.meeting_id`.execute(tx);
  await markChanged(tx, { organizationId: person.organizationId, ids: rows.map(({ id }) => id) });
  return rows.map(({ meetingId }) => meetingId);
}

/** Also of bookings whose guest the person is no longer. Returns the ids of the events. */
export async function removeGuestFromEvents(tx: Transaction, { organizationId, email }: Person): Promise<string[]> {
  const value = sql`r.booking || jsonb_build_object('guests', (
    select coalesce(jsonb_agg(g.email order by g.position), '[]')
      from jsonb_array_elements_text(r.booking -> 'guests') with ordinality as g (email, position)
      where lower(g.email collate "C") <> ${email}))`;
  const where = sql`r.booking is not null and strpos(lower((r.booking ->> 'guests') collate "C"), ${email}) > 0`;
  return rewriteEvents(tx, organizationId, { column: 'booking', value, where });
}

/** Returns the number of messages. */
export async function removeMessagesTo(tx: Transaction, { organizationId, email }: Person): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from messages where organization_id = ${organizationId} and lower(email) = ${email} and role <> 'host'`.execute(tx);
  return Number(numAffectedRows);
}

/** Bookings that wait for a confirmation, of the person or with the person as a guest. */
export async function removePending(tx: Transaction, { organizationId, email }: Person): Promise<void> {
  await sql`
    delete from pending_bookings where organization_id = ${organizationId} and (lower(wanted #>> '{invitee,email}' collate "C") = ${email}
      or exists (select from jsonb_array_elements_text(coalesce(wanted -> 'guests', '[]')) as g where lower(g collate "C") = ${email}))`.execute(
    tx,
  );
}

export type RemovedContacts = { contacts: number; eventIds: string[] };

/** Deletes the person from the contacts of all members, and from the events about these. */
export async function removeContacts(tx: Transaction, { organizationId, email }: Person, erasureId: string): Promise<RemovedContacts> {
  const members = await tx.selectFrom('users').select('id').where('organizationId', '=', organizationId).execute();
  const { rows } = await sql<RemovedContact>`
    with c as (
      delete from contacts where organization_id = ${organizationId} and user_id = any (${members.map(({ id }) => id)}::uuid[])
        and email_key = ${email} returning *
    )
    select ${removedContact(erasureId)} from c`.execute(tx);
  await sql`
    update contact_totals t set total = t.total - 1
      from unnest(${rows.map(({ userId }) => userId)}::uuid[], ${rows.map(({ kind }) => kind)}::text[]) as r (user_id, kind)
      where t.organization_id = ${organizationId} and t.user_id = r.user_id and t.kind = r.kind`.execute(tx);
  return { contacts: rows.length, eventIds: await reportRemovedContacts(tx, organizationId, { contacts: rows, erasureId }) };
}

/** A response stored for an `Idempotency-Key`. */
export type StoredResponse = { owner: string; key: string; response: unknown };

/** Those that contain the address. */
export async function listResponsesWith(tx: Transaction, { organizationId, email }: Person): Promise<StoredResponse[]> {
  const { rows } = await sql<StoredResponse>`
    select owner, key, response from idempotency_keys
      where organization_id = ${organizationId} and strpos(lower(response::text collate "C"), ${email}) > 0 for no key update`.execute(tx);
  return rows;
}

export async function updateResponses(tx: Transaction, organizationId: string, stored: StoredResponse[]): Promise<void> {
  const responses = stored.map(({ response }) => JSON.stringify(response));
  await sql`
    update idempotency_keys k set response = s.response::json
      from unnest(${stored.map(({ owner }) => owner)}::text[], ${stored.map(({ key }) => key)}::text[], ${responses}::text[])
        as s (owner, key, response)
      where k.organization_id = ${organizationId} and k.owner = s.owner and k.key = s.key`.execute(tx);
}

/** Records whose key or owner contains the address. A client that repeats such a request carries it out again. */
export async function removeKeysWith(tx: Transaction, { organizationId, email }: Person): Promise<void> {
  await sql`
    delete from idempotency_keys
      where organization_id = ${organizationId} and strpos(lower((owner || ' ' || key) collate "C"), ${email}) > 0`.execute(tx);
}
