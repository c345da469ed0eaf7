/** Mail about bookings. Rows are written by `insert_messages` (migrations/0002_functions.sql). Sending: due-mail.ts, message-outcomes.ts. */
import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { planEachTime } from '../database/statements.ts';
import { notFound } from '../errors.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';

export type MessageKind = Schema['messages']['kind'];
export type MessageRole = Schema['messages']['role'];

/** A message's content, from the current booking. Since the message was written, only the booking's status and reasons can have changed. */
export type MessageContent = {
  id: string;
  organizationId: string;
  kind: MessageKind;
  role: MessageRole;
  email: string;
  /** Null for a guest. */
  name: string | null;
  timezone: string;
  language: Schemas['Language'];
  organizationName: string;
  eventTypeName: string;
  questions: Schemas['Question'][];
  startsAt: Date;
  endsAt: Date;
  /** Of the booking that this one replaced. */
  previousStartsAt: Date | null;
  hosts: { id: string; name: string | null; email: string }[];
  locationKind: Schemas['LocationKind'];
  locationValue: string | null;
  inviteeName: string;
  inviteeEmail: string;
  inviteePhone: string | null;
  guests: string[];
  answers: Schemas['Answer'][];
  notes: string | null;
  cancelReason: string | null;
  /** A canceled booking was replaced by another one, of other hosts if it is mailed. */
  isMoved: boolean;
  rescheduleReason: string | null;
  chainId: string;
  /** Moves from the first booking to this one. */
  moves: number;
};

/** Of an import, several bookings may name the same one as their predecessor, which names one of them. */
const movesIn = (organizationId: string) => sql<number>`(
  with recursive ancestors (id, moves) as (
    select b.id, 0
    union all
    select p.id, a.moves + 1 from ancestors a
      join bookings c on c.organization_id = ${organizationId} and c.id = a.id
      join bookings p on p.organization_id = ${organizationId} and p.id = c.rescheduled_from_id and p.rescheduled_to_id = c.id
  )
  select max(moves) from ancestors)`;

const hostsIn = (organizationId: string) => sql`(
  select json_agg(json_build_object('id', u.id, 'name', u.name, 'email', u.email) order by h.position)
  from meetings t cross join unnest(t.host_ids) with ordinality as h (id, position) join users u on u.id = h.id
  where t.organization_id = ${organizationId} and t.id = b.meeting_id)`;

/** The columns of `MessageContent`, for messages `m`, bookings `b` and event types `e`. */
const contentColumns = (organizationId: string) => sql`
  m.id, m.organization_id, m.kind, m.role, m.email,
  case m.role when 'invitee' then b.invitee_name when 'host' then (select u.name from users u where u.id = m.user_id) end as name,
  case m.role when 'host' then (select u.timezone from users u where u.id = m.user_id) else b.invitee_timezone end as timezone,
  case m.role when 'host' then 'en' else b.invitee_language end as language,
  (select o.name from organizations o where o.id = ${organizationId}) as organization_name,
  e.name as event_type_name, e.questions, b.starts_at, b.ends_at,
  (select p.starts_at from bookings p where p.organization_id = ${organizationId} and p.id = b.rescheduled_from_id) as previous_starts_at,
  ${hostsIn(organizationId)} as hosts, b.location_kind, b.location_value, b.invitee_name, b.invitee_email, b.invitee_phone, b.guests, b.answers,
  b.notes, b.cancel_reason, b.rescheduled_to_id is not null as is_moved, b.reschedule_reason, b.chain_id, ${movesIn(organizationId)} as moves`;

const contentTables = (organizationId: string) => sql`
  messages m join bookings b on b.organization_id = ${organizationId} and b.id = m.booking_id
    join event_types e on e.organization_id = ${organizationId} and e.id = b.event_type_id`;

/** The contents of an organization's messages. */
export async function findContents(db: Db, organizationId: string, ids: string[]): Promise<MessageContent[]> {
  const { rows } = await sql<MessageContent>`
    select ${contentColumns(organizationId)} from ${contentTables(organizationId)}
    where m.organization_id = ${organizationId} and m.id = any (${ids}::uuid[])`.execute(db);
  return rows;
}

export type MessageRow = Selectable<Schema['messages']>;

/** The messages about a booking that the user may see, newest first. Throws 404. */
export async function listMessages(db: Db, { organizationId, userId }: Owner, bookingId: string, page: PageRequest): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow | { id: null }>`
    select m.* from booking_viewers v left join lateral ${pageOf(messagesOf(db, organizationId), 'desc', page)} as m on true
    where v.organization_id = ${organizationId} and v.booking_id = ${toId(bookingId)} and v.user_id = ${userId}
    order by m.created_at desc, m.id desc`.execute(db);
  if (rows.length === 0) throw notFound('booking');
  return rows.filter((row): row is MessageRow => row.id !== null);
}

const messagesOf = (db: Db, organizationId: string) =>
  db.selectFrom('messages').selectAll().where('organizationId', '=', organizationId).where('bookingId', '=', sql<string>`v.booking_id`);

/** Of a booking that this transaction has just written: its mail to the invitee and the guests, of one kind or of all, is kept, but not sent. */
export async function suppressMessages(
  tx: Transaction,
  { organizationId, id }: { organizationId: string; id: string },
  kind?: MessageKind,
): Promise<void> {
  const ofKind = kind === undefined ? sql`` : sql`and kind = ${kind}`;
  await sql`
    update messages set status = 'suppressed', next_attempt_at = null
      where organization_id = ${organizationId} and booking_id = ${id} and role in ('invitee', 'guest') and status = 'pending' ${ofKind}`.execute(
    tx,
  );
}

/** The same for these guests. */
export async function suppressMessagesTo(
  tx: Transaction,
  { organizationId, id }: { organizationId: string; id: string },
  guests: string[],
): Promise<void> {
  await sql`
    update messages set status = 'suppressed', next_attempt_at = null
      where organization_id = ${organizationId} and booking_id = ${id} and role = 'guest' and status = 'pending'
        and lower(email) = any (array(select lower(g collate "C") from unnest(${guests}::text[]) as g))`.execute(tx);
}

export type BookingChange = Extract<MessageKind, 'booking_rescheduled' | 'booking_canceled'>;

/** True if this change of a booking is mailed to the invitee. */
export async function isInviteeMailed(
  db: Db,
  { organizationId, id }: { organizationId: string; id: string },
  kind: BookingChange,
): Promise<boolean> {
  const { rows } = await sql`
    select from messages where organization_id = ${organizationId} and booking_id = ${id} and kind = ${kind} and role = 'invitee'
      and status in ('pending', 'sent') limit 1`.execute(db);
  return rows.length > 0;
}

/** `userId` may see the booking of message `m`. */
const isSeenBy = ({ organizationId, userId }: Owner) => sql<SqlBool>`exists (
  select from booking_viewers v where v.organization_id = ${organizationId} and v.booking_id = m.booking_id and v.user_id = ${userId})`;

export type ListedMessage = MessageRow & { eventTypeName: string; startsAt: Date };

/** The messages about all bookings that the user may see, newest first. Ids are in the order of time, so the primary key serves the list. */
export const listOwnMessages = (db: Db, owner: Owner, { limit, after }: PageRequest): Promise<ListedMessage[]> =>
  fromMessages(db, owner)
    .$if(after !== null, (query) => query.where('m.id', '<', after?.id as string))
    .orderBy('m.id', 'desc')
    .limit(limit + 1)
    // The best plan depends on the user's share of the organization's bookings.
    .modifyEnd(planEachTime)
    .execute();

/** Throws 404. */
export const findMessage = (db: Db, owner: Owner, id: string): Promise<ListedMessage> =>
  fromMessages(db, owner)
    .where('m.id', '=', toId(id))
    .executeTakeFirstOrThrow(() => notFound('message'));

const fromMessages = (db: Db, owner: Owner) =>
  db
    .selectFrom('messages as m')
    .innerJoin('bookings as b', 'b.id', 'm.bookingId')
    .innerJoin('eventTypes as e', 'e.id', 'b.eventTypeId')
    .selectAll('m')
    .select(['e.name as eventTypeName', 'b.startsAt'])
    .where('m.organizationId', '=', owner.organizationId)
    .where('b.organizationId', '=', owner.organizationId)
    .where('e.organizationId', '=', owner.organizationId)
    .where(isSeenBy(owner));
