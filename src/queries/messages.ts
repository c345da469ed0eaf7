/** Mail: what the sender claims and records. Rows are written by `insert_messages` (migrations/0002_functions.sql). */
import { sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';

export type MessageKind = Schema['messages']['kind'];
export type MessageRole = Schema['messages']['role'];

/** What a message says, with its booking as it is now. Only its status, and so its reasons, can have changed since. */
export type MessageContent = {
  id: string;
  organizationId: string;
  kind: MessageKind;
  role: MessageRole;
  email: string;
  /** Null for a guest. */
  name: string | null;
  timezone: string;
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
  e.name as event_type_name, e.questions, b.starts_at, b.ends_at,
  (select p.starts_at from bookings p where p.organization_id = ${organizationId} and p.id = b.rescheduled_from_id) as previous_starts_at,
  ${hostsIn(organizationId)} as hosts, b.location_kind, b.location_value, b.invitee_name, b.invitee_email, b.invitee_phone, b.guests, b.answers,
  b.notes, b.cancel_reason, b.rescheduled_to_id is not null as is_moved, b.reschedule_reason, b.chain_id, ${movesIn(organizationId)} as moves`;

const contentTables = (organizationId: string) => sql`
  messages m join bookings b on b.organization_id = ${organizationId} and b.id = m.booking_id
    join event_types e on e.organization_id = ${organizationId} and e.id = b.event_type_id`;

export type ClaimedMessage = MessageContent & { attempt: number };

const mostOrganizations = 100;

/** Organizations with due messages, those waiting longest first. */
export async function listOrganizationsWithMail(db: Db): Promise<string[]> {
  const { rows } = await sql<{ organizationId: string }>`
    select organization_id from messages where next_attempt_at <= current_instant()
      group by organization_id order by min(next_attempt_at) limit ${mostOrganizations}`.execute(db);
  return rows.map(({ organizationId }) => organizationId);
}

export type MessageClaim = { organizationId: string; limit: number; pausesSec: readonly number[] };

/** Claims due messages of an organization. A message is due again when its pause has passed, whatever happens to this process. */
export async function claimMessages(db: Db, { organizationId, limit, pausesSec }: MessageClaim): Promise<ClaimedMessage[]> {
  const { rows: claims } = await sql<{ id: string; attempt: number }>`
    select * from claim_messages(${organizationId}, ${limit}, ${pausesSec}::integer[])`.execute(db);
  if (claims.length === 0) return [];
  const attempts = new Map(claims.map(({ id, attempt }) => [id, attempt]));
  const { rows } = await sql<MessageContent>`
    select ${contentColumns(organizationId)} from ${contentTables(organizationId)}
    where m.organization_id = ${organizationId} and m.id = any (${[...attempts.keys()]}::uuid[])`.execute(db);
  return rows.map((row) => ({ ...row, attempt: attempts.get(row.id) as number }));
}

type Attempt = Pick<ClaimedMessage, 'organizationId' | 'id' | 'attempt'>;

/** Also ends a later attempt, begun because this one took longer than its lease. */
export async function recordSent(db: Db, { organizationId, id }: Attempt): Promise<void> {
  await sql`
    update messages set status = 'sent', sent_at = current_instant(), next_attempt_at = null, error = null
      where organization_id = ${organizationId} and id = ${id}`.execute(db);
}

/** `isFinal`: there is no further attempt. */
export async function recordNotSent(db: Db, { organizationId, id, attempt }: Attempt, error: string, isFinal: boolean): Promise<void> {
  const change = isFinal ? sql`, status = 'failed', next_attempt_at = null` : sql``;
  await sql`
    update messages set error = ${error} ${change}
      where organization_id = ${organizationId} and id = ${id} and attempts = ${attempt} and status = 'pending'`.execute(db);
}
