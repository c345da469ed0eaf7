import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound, urlTaken } from '../errors.ts';
import { addWakeUps } from './jobs.ts';
import type { PageRequest } from './paging.ts';
import { type Part, readPart } from './paging.ts';
import { checkQuota, lockOwner } from './quotas.ts';

export type WebhookRow = Awaited<ReturnType<typeof findWebhook>>;

/** Everything but the secrets, so that none goes where it is not asked for. */
const shown = ['id', 'url', 'events', 'description', 'active', 'disabledReason', 'consecutiveFailures', 'createdAt', 'updatedAt'] as const;

const noWebhook = () => notFound('webhook');
const noDelivery = () => notFound('delivery');

const fromWebhooks = (db: Db, userId: string) => db.selectFrom('webhooks').select(shown).where('userId', '=', userId);

/** The user's endpoints, in order of creation; one more than a page, if there are. */
export const listWebhooks = (db: Db, userId: string, part: Part) => readPart(fromWebhooks(db, userId), 'asc', part);

/** One of the user's; throws 404 otherwise. */
export const findWebhook = (db: Db, userId: string, id: string) =>
  fromWebhooks(db, userId).where('id', '=', toId(id)).executeTakeFirstOrThrow(noWebhook);

/** One of the user's, to be changed by nobody else until the transaction ends; throws 404 otherwise. */
export const holdWebhook = (tx: Transaction, userId: string, id: string) =>
  fromWebhooks(tx, userId).where('id', '=', toId(id)).forNoKeyUpdate().executeTakeFirstOrThrow(noWebhook);

/** What one of the user's is signed with, sealed; throws 404 for one that there is not, or no more. */
export async function findSecret(db: Db, userId: string, id: string): Promise<Buffer> {
  const found = db.selectFrom('webhooks').select('secret').where('id', '=', toId(id)).where('userId', '=', userId);
  return (await found.executeTakeFirstOrThrow(noWebhook)).secret;
}

export type NewWebhook = Pick<WebhookRow, 'id' | 'url' | 'events' | 'description'> & { secret: Buffer };

/**
 * Two endpoints with one id are refused by `webhooks_pkey`. Throws 409 when the user has as many as there can be, or one with this URL.
 */
export async function insertWebhook(tx: Transaction, userId: string, webhook: NewWebhook) {
  await Promise.all([lockOwner(tx, userId), checkQuota(tx, 'webhooks', userId), checkUrl(tx, userId, webhook)]);
  return tx
    .insertInto('webhooks')
    .values({ ...webhook, userId, organizationId: sql<string>`(select organization_id from users where id = ${userId})` })
    .returning(shown)
    .executeTakeFirstOrThrow();
}

/** Throws 409 when another of the user's endpoints has this URL. It holds only under the owner's lock. */
async function checkUrl(tx: Transaction, userId: string, { id, url }: { id: string; url: string }): Promise<void> {
  const others = tx.selectFrom('webhooks').select('id').where('userId', '=', userId).where('id', '!=', toId(id)).where('url', '=', url);
  if ((await others.limit(1).executeTakeFirst()) !== undefined) throw urlTaken();
}

export type WebhookValues = Partial<
  Pick<WebhookRow, 'url' | 'events' | 'description' | 'active' | 'disabledReason' | 'consecutiveFailures'>
>;

/** Throws 404 for one that is not the user's, and 409 when another of the user's has the new URL. */
export async function updateWebhook(tx: Transaction, userId: string, id: string, values: WebhookValues) {
  const { url } = values;
  if (url !== undefined) await Promise.all([lockOwner(tx, userId), checkUrl(tx, userId, { id, url })]);
  return tx
    .updateTable('webhooks')
    .set({ ...values, updatedAt: sql`current_instant()` })
    .where('id', '=', toId(id))
    .where('userId', '=', userId)
    .returning(shown)
    .executeTakeFirstOrThrow(noWebhook);
}

/** Puts a secret in the place of the one that there is, which is good for 24 hours more; throws 404 for one that is not the user's. */
export const replaceSecret = (tx: Transaction, userId: string, id: string, secret: Buffer) =>
  tx
    .updateTable('webhooks')
    .set({
      secret,
      previousSecret: sql`secret`,
      previousUntil: sql`current_instant() + interval '24 hours'`,
      updatedAt: sql`current_instant()`,
    })
    .where('id', '=', toId(id))
    .where('userId', '=', userId)
    .returning(shown)
    .executeTakeFirstOrThrow(noWebhook);

/** Takes one of the user's away, with its deliveries, and answers what it was; throws 404 otherwise. */
export const removeWebhook = (tx: Transaction, userId: string, id: string) =>
  tx.deleteFrom('webhooks').where('id', '=', toId(id)).where('userId', '=', userId).returning(shown).executeTakeFirstOrThrow(noWebhook);

export type DeliveryRow = {
  id: string;
  event: Schemas['EventName'];
  bookingId: string | null;
  status: Schemas['DeliveryStatus'];
  nextAttemptAt: Date | null;
  createdAt: Date;
  attempts: Schemas['DeliveryAttempt'][];
};

/** The last 20 that are over, in order; of deliveries `d`. */
const attempts = sql`(
  select coalesce(json_agg(json_build_object('attempt', a.attempt, 'at', a.at, 'status', a.status, 'durationMs', a.duration_ms,
    'error', a.error, 'response', a.response) order by a.attempt), '[]')
  from (
    select * from webhook_attempts where delivery_id = d.id and duration_ms is not null order by attempt desc limit 20) a)`;

const deliveryColumns = sql`d.id, e.type as event, e.booking_id, d.status, case when w.active then d.next_attempt_at end as next_attempt_at, d.created_at, ${attempts} as attempts`;

/** The deliveries to one of the user's endpoints, the newest first; one more than a page, if there are. Throws 404 for no such endpoint. */
export async function listDeliveries(
  db: Db,
  userId: string,
  webhookId: string,
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

/** One delivery to one of the user's endpoints; throws 404 otherwise. */
export async function findDelivery(db: Db, userId: string, webhookId: string, id: string): Promise<DeliveryRow> {
  const { rows } = await sql<DeliveryRow>`
    select ${deliveryColumns}
    from webhook_deliveries d join webhooks w on w.id = d.webhook_id join events e on e.id = d.event_id
    where d.id = ${toId(id)} and w.id = ${toId(webhookId)} and w.user_id = ${userId}`.execute(db);
  if (rows[0] === undefined) throw noDelivery();
  return rows[0];
}

/** The endpoint, which is neither enabled nor disabled until the transaction ends: else what is held here might be overlooked there. */
const endpoint = (userId: string, id: string) => sql`
  endpoint as materialized (select * from webhooks where id = ${toId(id)} and user_id = ${userId} for share)`;

const nextAttempt = sql`case when w.active then current_instant() end`;

/** Inserts an event that tells of no booking, of the endpoint's first kind unless said otherwise, and its delivery; answers that one's id. */
export async function insertTest(tx: Transaction, userId: string, webhookId: string, type: string | null): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with ${endpoint(userId, webhookId)}, happened as (
      insert into events (organization_id, sequence, type)
        select w.organization_id, 1, coalesce(${type}, w.events[1]) from endpoint w returning id
    ), delivered as (
      insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
        select w.organization_id, w.id, e.id, ${nextAttempt} from endpoint w cross join happened e
        returning id, organization_id, next_attempt_at
    ), queued as materialized (${addWakeUps('delivered')})
    select d.id, (select count(*) from queued) as jobs from delivered d`.execute(tx);
  if (rows[0] === undefined) throw noWebhook();
  return rows[0].id;
}

/** Has a delivery to one of the user's endpoints sent again from the beginning, whatever became of it. Does nothing where there is none. */
export const redeliver = (tx: Transaction, userId: string, webhookId: string, id: string) =>
  sql`
    with ${endpoint(userId, webhookId)}, asked as (
      update webhook_deliveries d set status = 'pending', failures = 0, next_attempt_at = ${nextAttempt}
        from endpoint w where d.webhook_id = w.id and d.id = ${toId(id)} returning d.organization_id, d.next_attempt_at
    )
    ${addWakeUps('asked')}`.execute(tx);

/** From `since` on and before `until`. */
export type Span = { since: Date; until: Date | null };

/**
 * Has what happened in that time sent, again or for the first time, in the order in which it happened: events of the endpoint's kinds that
 * its owner sees, but for those that are just being removed for their age. Answers how many; throws 404 for an endpoint that is not the user's.
 */
export async function replay(tx: Transaction, userId: string, webhookId: string, { since, until }: Span): Promise<number> {
  const { rows } = await sql<{ deliveries: number }>`
    with ${endpoint(userId, webhookId)}, asked as (
      insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
        select w.organization_id, w.id, e.id, ${nextAttempt}
        from endpoint w join event_viewers v on v.user_id = w.user_id join events e on e.id = v.event_id and e.type = any (w.events)
        where v.event_id >= ${firstIdAt(since)} ${until === null ? sql`` : sql`and v.event_id < ${firstIdAt(until)}`}
        order by v.place, v.event_id for key share of e
        on conflict (event_id, webhook_id) do update set status = 'pending', failures = 0, next_attempt_at = excluded.next_attempt_at
        returning organization_id, next_attempt_at
    ), queued as materialized (${addWakeUps('asked')})
    select (select count(*) from asked)::integer as deliveries, (select count(*) from queued) as jobs from endpoint`.execute(tx);
  if (rows[0] === undefined) throw noWebhook();
  return rows[0].deliveries;
}

/** An event's id tells when it happened. No id is older than the clock that ids are made with. */
const firstIdAt = (instant: Date) => sql`first_id_at(greatest(${instant}::timestamptz, 'epoch'))`;
