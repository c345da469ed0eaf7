import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import { afterCommit, type Db, type Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import { wakeWorkers } from './jobs.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, rowsFor } from './paging.ts';
import { ofApp, type WebhookOwner } from './webhooks.ts';

export type DeliveryRow = {
  id: string;
  event: Schemas['WebhookEventName'];
  bookingId: string | null;
  leadId: string | null;
  eventTypeId: string | null;
  /** Name of the invitee, the lead, the contact or the event type, or URL of the endpoint, as of the event; null for a test event. */
  subjectName: string | null;
  /** Start of the booking. */
  startsAt: Date | null;
  contactId: string | null;
  status: Schemas['DeliveryStatus'];
  nextAttemptAt: Date | null;
  createdAt: Date;
  attempts: Schemas['DeliveryAttempt'][];
};

type Endpoint = WebhookOwner & { webhookId: string };

const noWebhook = () => notFound('webhook');
const noDelivery = () => notFound('delivery');

/** The last 20 finished attempts of delivery `d`, oldest first. */
const attemptsIn = (organizationId: string) => sql`(
  select coalesce(json_agg(json_build_object('attempt', a.attempt, 'at', a.at, 'status', a.status, 'durationMs', a.duration_ms,
    'error', a.error, 'response', a.response) order by a.attempt), '[]')
  from (
    select * from webhook_attempts where organization_id = ${organizationId} and delivery_id = d.id and duration_ms is not null
      order by attempt desc limit 20) a)`;

const deliveryColumns = (organizationId: string) =>
  sql`d.id, e.type as event, e.booking_id,
    case when e.type like 'lead\\_%' then e.subject_id end as lead_id,
    case when e.type like 'event\\_type\\_%' then e.subject_id end as event_type_id,
    coalesce(e.booking->>'invitee_name', e.data->>'name', e.data->>'url') as subject_name, (e.booking->>'starts_at')::timestamptz as starts_at,
    case when e.type like 'contact\\_%' then e.subject_id end as contact_id, d.status,
    case when w.active then d.next_attempt_at end as next_attempt_at, d.created_at, ${attemptsIn(organizationId)} as attempts`;

export async function listDeliveries(
  db: Db,
  { organizationId, userId, clientId, webhookId }: Endpoint,
  { status, limit, after }: { status?: Schemas['DeliveryStatus'] | undefined } & PageRequest,
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow | { id: null }>`
    select ${deliveryColumns(organizationId)}
    from webhooks w left join lateral (
      select * from webhook_deliveries where organization_id = ${organizationId} and webhook_id = w.id
        ${status === undefined ? sql`` : sql`and status = ${status}`} ${after === null ? sql`` : sql`and id < ${after.id}`}
      order by id desc limit ${rowsFor(limit)}) d on true left join events e on e.organization_id = ${organizationId} and e.id = d.event_id
    where w.organization_id = ${organizationId} and w.id = ${toId(webhookId)} and w.user_id = ${userId} and ${ofApp({ clientId }, 'w')}
    order by d.id desc`.execute(db);
  if (rows.length === 0) throw noWebhook();
  return rows.filter((row): row is DeliveryRow => row.id !== null);
}

/** Ids of the bookings and leads of deliveries that the user can open: those of an endpoint for all members include other users'. */
export async function listOpenable(db: Db, { organizationId, userId }: Owner, deliveries: DeliveryRow[]): Promise<Set<string>> {
  const [bookingIds, leadIds] = [deliveries.flatMap(({ bookingId }) => bookingId ?? []), deliveries.flatMap(({ leadId }) => leadId ?? [])];
  if (bookingIds.length + leadIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select booking_id as id from booking_viewers
      where organization_id = ${organizationId} and user_id = ${userId} and booking_id = any (${bookingIds}::uuid[])
    union all
    select id from leads where organization_id = ${organizationId} and owner_id = ${userId} and id = any (${leadIds}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Throws 404. */
export async function findDelivery(db: Db, { organizationId, userId, clientId, webhookId }: Endpoint, id: string): Promise<DeliveryRow> {
  const { rows } = await sql<DeliveryRow>`
    select ${deliveryColumns(organizationId)}
    from webhook_deliveries d join webhooks w on w.organization_id = ${organizationId} and w.id = d.webhook_id
      join events e on e.organization_id = ${organizationId} and e.id = d.event_id
    where d.organization_id = ${organizationId} and d.id = ${toId(id)} and w.id = ${toId(webhookId)} and w.user_id = ${userId}
      and ${ofApp({ clientId }, 'w')}`.execute(db);
  if (rows[0] === undefined) throw noDelivery();
  return rows[0];
}

type LockedEndpoint = { events: Schemas['WebhookEventName'][]; active: boolean; eventId: string; deliveryId: string };

/**
 * Locks an endpoint against being enabled or disabled: otherwise a delivery written as held might be missed when the endpoint is enabled.
 * Returns it with ids for a new event and its delivery. Throws 404.
 */
async function lockEndpoint(tx: Transaction, { organizationId, userId, clientId, webhookId }: Endpoint): Promise<LockedEndpoint> {
  const { rows } = await sql<LockedEndpoint>`
    select events, active, new_id() as event_id, new_id() as delivery_id from webhooks
      where organization_id = ${organizationId} and id = ${toId(webhookId)} and user_id = ${userId} and ${ofApp({ clientId })} for share`.execute(
    tx,
  );
  if (rows[0] === undefined) throw noWebhook();
  return rows[0];
}

const nextAttempt = (isActive: boolean) => (isActive ? sql<Date>`current_instant()` : null);

const wakeAfterCommit = (tx: Transaction, { organizationId }: Owner): void => afterCommit(tx, (db) => wakeWorkers(db, [organizationId]));

/**
 * Inserts an event without a booking and its delivery; `type` null: the endpoint's first type. `id`: of the delivery, by default a new one.
 * Returns it. Throws 404.
 */
export async function insertTestDelivery(
  tx: Transaction,
  endpoint: Endpoint,
  type: Schemas['WebhookEventName'] | null,
  id?: string,
): Promise<string> {
  const { organizationId, webhookId } = endpoint;
  const { events, active, eventId, deliveryId: newDeliveryId } = await lockEndpoint(tx, endpoint);
  const deliveryId = id ?? newDeliveryId;
  const event = { organizationId, id: eventId, sequence: 1, type: type ?? (events[0] as Schemas['WebhookEventName']) };
  const delivery = { organizationId, id: deliveryId, webhookId: toId(webhookId), eventId, nextAttemptAt: nextAttempt(active) };
  await Promise.all([tx.insertInto('events').values(event).execute(), tx.insertInto('webhookDeliveries').values(delivery).execute()]);
  wakeAfterCommit(tx, endpoint);
  return deliveryId;
}

/** Makes a delivery due in any state, and restarts its retry schedule. Throws 404 for an unknown endpoint. */
export async function requeueDelivery(tx: Transaction, endpoint: Endpoint, id: string): Promise<void> {
  const { organizationId, webhookId } = endpoint;
  const { active } = await lockEndpoint(tx, endpoint);
  await tx
    .updateTable('webhookDeliveries')
    .set({ status: 'pending', failures: 0, nextAttemptAt: nextAttempt(active) })
    .where('organizationId', '=', organizationId)
    .where('webhookId', '=', toId(webhookId))
    .where('id', '=', toId(id))
    .execute();
  wakeAfterCommit(tx, endpoint);
}

export type Span = { since: Date; until: Date | null };

/** Queues the events of a time span, delivered before or not. Returns their number. Throws 404. */
export async function replayEvents(tx: Transaction, endpoint: Endpoint, { since, until }: Span): Promise<number> {
  const { organizationId, webhookId } = endpoint;
  await lockEndpoint(tx, endpoint);
  const { rows } = await sql<{ deliveries: number }>`
    select replay_events(${organizationId}, ${toId(webhookId)}, ${since}, ${until}) as deliveries`.execute(tx);
  wakeAfterCommit(tx, endpoint);
  return rows[0]?.deliveries ?? 0;
}

/** Rows per statement; the next sweep takes the rest. */
export const resumeBatch = 1000;

/** Makes the held and postponed deliveries of an endpoint due: the first `resumeBatch` at once, the rest by the next sweeps. */
export async function resumeDeliveries(tx: Transaction, endpoint: Endpoint): Promise<void> {
  const { organizationId, webhookId } = endpoint;
  await sql`
    update webhook_deliveries set next_attempt_at = null
      where organization_id = ${organizationId} and webhook_id = ${webhookId} and status = 'pending'
        and next_attempt_at > current_instant()`.execute(tx);
  await resume(tx, organizationId, sql`webhook_id = ${webhookId}`);
  wakeAfterCommit(tx, endpoint);
}

/** Organizations with held deliveries. */
export async function listHoldingOrganizations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select holding_organizations() as id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Makes deliveries of an organization due that are held although their endpoint can receive: its owner was enabled, the organization is on a
 * plan of `plans` again, or `resumeDeliveries` left some. Returns their number; there may be more when it is `resumeBatch`.
 */
export async function resumeHeld(db: Db, organizationId: string, plans: string[]): Promise<number> {
  const users = await listOpenUsers(db, organizationId, plans);
  return resume(
    db,
    organizationId,
    sql`webhook_id in (
      select w.id from webhooks w where w.organization_id = ${organizationId} and w.active and w.user_id = any (${users}::uuid[]))`,
  );
}

/** Users of an organization whose endpoints can receive: none on another plan, or while they are disabled. */
export async function listOpenUsers(db: Db, organizationId: string, plans: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select u.id from organizations o join users u on u.organization_id = o.id
    where o.id = ${organizationId} and o.plan = any (${plans}::text[]) and u.disabled_at is null`.execute(db);
  return rows.map(({ id }) => id);
}

async function resume(db: Db, organizationId: string, condition: ReturnType<typeof sql>): Promise<number> {
  const { numAffectedRows } = await sql`
    update webhook_deliveries set next_attempt_at = current_instant()
      where organization_id = ${organizationId} and id = any (array(
        select id from webhook_deliveries
          where organization_id = ${organizationId} and status = 'pending' and next_attempt_at is null and ${condition}
          order by id limit ${resumeBatch} for update skip locked))`.execute(db);
  return Number(numAffectedRows);
}
