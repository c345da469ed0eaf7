import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import { addWakeUps } from './jobs.ts';
import type { PageRequest } from './paging.ts';

export type DeliveryRow = {
  id: string;
  event: Schemas['EventName'];
  bookingId: string | null;
  status: Schemas['DeliveryStatus'];
  nextAttemptAt: Date | null;
  createdAt: Date;
  attempts: Schemas['DeliveryAttempt'][];
};

type Endpoint = { userId: string; webhookId: string };

const noWebhook = () => notFound('webhook');
const noDelivery = () => notFound('delivery');

/** The last 20 finished attempts of delivery `d`, oldest first. */
const attempts = sql`(
  select coalesce(json_agg(json_build_object('attempt', a.attempt, 'at', a.at, 'status', a.status, 'durationMs', a.duration_ms,
    'error', a.error, 'response', a.response) order by a.attempt), '[]')
  from (
    select * from webhook_attempts where delivery_id = d.id and duration_ms is not null order by attempt desc limit 20) a)`;

const deliveryColumns = sql`d.id, e.type as event, e.booking_id, d.status, case when w.active then d.next_attempt_at end as next_attempt_at, d.created_at, ${attempts} as attempts`;

export async function listDeliveries(
  db: Db,
  { userId, webhookId }: Endpoint,
  { status, limit, after }: { status?: Schemas['DeliveryStatus'] | undefined } & PageRequest,
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow | { id: null }>`
    select ${deliveryColumns}
    from webhooks w left join lateral (
      select * from webhook_deliveries where webhook_id = w.id
        ${status === undefined ? sql`` : sql`and status = ${status}`} ${after === null ? sql`` : sql`and id < ${after.id}`}
      order by id desc limit ${limit + 1}) d on true left join events e on e.id = d.event_id
    where w.id = ${toId(webhookId)} and w.user_id = ${userId} order by d.id desc`.execute(db);
  if (rows.length === 0) throw noWebhook();
  return rows.filter((row): row is DeliveryRow => row.id !== null);
}

export async function findDelivery(db: Db, { userId, webhookId }: Endpoint, id: string): Promise<DeliveryRow> {
  const { rows } = await sql<DeliveryRow>`
    select ${deliveryColumns}
    from webhook_deliveries d join webhooks w on w.id = d.webhook_id join events e on e.id = d.event_id
    where d.id = ${toId(id)} and w.id = ${toId(webhookId)} and w.user_id = ${userId}`.execute(db);
  if (rows[0] === undefined) throw noDelivery();
  return rows[0];
}

/** Locked against being enabled or disabled: otherwise a delivery written as held might be missed when the endpoint is enabled. */
const lockedEndpoint = ({ userId, webhookId }: Endpoint) => sql`
  endpoint as materialized (select * from webhooks where id = ${toId(webhookId)} and user_id = ${userId} for share)`;

const nextAttempt = sql`case when w.active then current_instant() end`;

/** Inserts an event without a booking and its delivery; `type` null: the endpoint's first type. Returns the delivery's id. Throws 404. */
export async function insertTestDelivery(tx: Transaction, endpoint: Endpoint, type: Schemas['EventName'] | null): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with ${lockedEndpoint(endpoint)}, test_event as (
      insert into events (organization_id, sequence, type)
        select w.organization_id, 1, coalesce(${type}, w.events[1]) from endpoint w returning id
    ), delivered as (
      insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
        select w.organization_id, w.id, e.id, ${nextAttempt} from endpoint w cross join test_event e
        returning id, organization_id, next_attempt_at
    ), queued as materialized (${addWakeUps('delivered')})
    select d.id, (select count(*) from queued) as jobs from delivered d`.execute(tx);
  if (rows[0] === undefined) throw noWebhook();
  return rows[0].id;
}

export const requeueDelivery = (tx: Transaction, endpoint: Endpoint, id: string) =>
  sql`
    with ${lockedEndpoint(endpoint)}, requeued as (
      update webhook_deliveries d set status = 'pending', failures = 0, next_attempt_at = ${nextAttempt}
        from endpoint w where d.webhook_id = w.id and d.id = ${toId(id)} returning d.organization_id, d.next_attempt_at
    )
    ${addWakeUps('requeued')}`.execute(tx);

export type Span = { since: Date; until: Date | null };

/**
 * Queues the events of a time span in their order, delivered before or not: those of the endpoint's types that its owner sees. Skips events
 * that a concurrent clean-up is removing. Returns their number. Throws 404.
 */
export async function replayEvents(tx: Transaction, endpoint: Endpoint, { since, until }: Span): Promise<number> {
  const { rows } = await sql<{ deliveries: number }>`
    with ${lockedEndpoint(endpoint)}, requeued as (
      insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
        select w.organization_id, w.id, e.id, ${nextAttempt}
        from endpoint w join event_viewers v on v.user_id = w.user_id join events e on e.id = v.event_id and e.type = any (w.events)
        where v.event_id >= ${firstIdAt(since)} ${until === null ? sql`` : sql`and v.event_id < ${firstIdAt(until)}`}
        order by v.place, v.event_id for key share of e
        on conflict (event_id, webhook_id) do update set status = 'pending', failures = 0, next_attempt_at = excluded.next_attempt_at
        returning organization_id, next_attempt_at
    ), queued as materialized (${addWakeUps('requeued')})
    select (select count(*) from requeued)::integer as deliveries, (select count(*) from queued) as jobs from endpoint`.execute(tx);
  if (rows[0] === undefined) throw noWebhook();
  return rows[0].deliveries;
}

/** Event ids are UUIDv7, ordered by time; none is older than the epoch. */
const firstIdAt = (instant: Date) => sql`first_id_at(greatest(${instant}::timestamptz, 'epoch'))`;

export const resumeBatch = 1000;

/** Makes the held and postponed deliveries of an endpoint due: the first `resumeBatch` at once, the rest by the next sweeps. */
export async function resumeDeliveries(tx: Transaction, webhookId: string): Promise<void> {
  await sql`
    update webhook_deliveries set next_attempt_at = null
      where webhook_id = ${webhookId} and status = 'pending' and next_attempt_at > current_instant()`.execute(tx);
  await sql`
    with ${resumed(sql`
      select id from webhook_deliveries where webhook_id = ${webhookId} and status = 'pending' and next_attempt_at is null
        order by id limit ${resumeBatch} for update skip locked`)}
    ${addWakeUps('resumed')}`.execute(tx);
}

/**
 * Makes deliveries due that are held although their endpoint can receive: its owner was enabled, its organization is on a plan of `plans`
 * again, or `resumeDeliveries` left some. Returns their number; there may be more when it is `resumeBatch`.
 */
export async function resumeHeld(db: Db, plans: string[]): Promise<number> {
  const { rows } = await sql`
    with ${resumed(sql`
      select d.id from webhooks w join users u on u.id = w.user_id join organizations o on o.id = w.organization_id cross join lateral (
        select id from webhook_deliveries where webhook_id = w.id and status = 'pending' and next_attempt_at is null
          order by id limit ${resumeBatch} for update skip locked) d
        where w.active and u.disabled_at is null and o.plan = any (${plans}::text[]) limit ${resumeBatch}`)}
    select id from resumed`.execute(db);
  return rows.length;
}

const resumed = (held: ReturnType<typeof sql>) => sql`
  held as materialized (${held}), resumed as (
    update webhook_deliveries d set next_attempt_at = current_instant() where d.id = any (array(select id from held))
      returning d.id, d.organization_id, d.next_attempt_at
  )`;
