import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';

export type WebhookRow = Awaited<ReturnType<typeof findWebhook>>;

const shown = ['id', 'url', 'events', 'description', 'active', 'disabledReason', 'consecutiveFailures', 'createdAt', 'updatedAt'] as const;

const noWebhook = () => notFound('webhook');

const fromWebhooks = (db: Db, { organizationId, userId }: Owner) =>
  db.selectFrom('webhooks').select(shown).where('organizationId', '=', organizationId).where('userId', '=', userId);

/** The user's endpoints, oldest first. */
export const listWebhooks = (db: Db, owner: Owner, page: PageRequest) => pageOf(fromWebhooks(db, owner), 'asc', page).execute();

/** Throws 404. */
export const findWebhook = (db: Db, owner: Owner, id: string) =>
  fromWebhooks(db, owner).where('id', '=', toId(id)).executeTakeFirstOrThrow(noWebhook);

/** Locks the row until the transaction ends. Throws 404. */
export const lockWebhook = (tx: Transaction, owner: Owner, id: string) =>
  fromWebhooks(tx, owner).where('id', '=', toId(id)).forNoKeyUpdate().executeTakeFirstOrThrow(noWebhook);

/** Returns the signing secret, encrypted. Throws 404. */
export async function findSecret(db: Db, { organizationId, userId }: Owner, id: string): Promise<Buffer> {
  const ofUser = db.selectFrom('webhooks').select('secret').where('organizationId', '=', organizationId).where('userId', '=', userId);
  return (await ofUser.where('id', '=', toId(id)).executeTakeFirstOrThrow(noWebhook)).secret;
}

export const isUrlTaken = async (tx: Transaction, { id, ...owner }: Owner & { id: string }, url: string): Promise<boolean> => {
  const others = fromWebhooks(tx, owner).where('id', '!=', toId(id)).where('url', '=', url);
  return (await others.limit(1).executeTakeFirst()) !== undefined;
};

type NewRow = Pick<WebhookRow, 'id' | 'url' | 'events' | 'description'> & { secret: Buffer };

/** A second row with the same id violates `webhooks_pkey`. */
export const insertWebhook = (tx: Transaction, { organizationId, userId }: Owner, webhook: NewRow) =>
  tx
    .insertInto('webhooks')
    .values({ ...webhook, userId, organizationId })
    .returning(shown)
    .executeTakeFirstOrThrow();

export type WebhookValues = Partial<
  Pick<WebhookRow, 'url' | 'events' | 'description' | 'active' | 'disabledReason' | 'consecutiveFailures'>
>;

/** Throws 404. */
export const updateWebhook = (tx: Transaction, { organizationId, userId }: Owner, id: string, values: WebhookValues) =>
  tx
    .updateTable('webhooks')
    .set({ ...values, updatedAt: sql`current_instant()` })
    .where('organizationId', '=', organizationId)
    .where('id', '=', toId(id))
    .where('userId', '=', userId)
    .returning(shown)
    .executeTakeFirstOrThrow(noWebhook);

export const replaceSecret = (
  tx: Transaction,
  { organizationId, userId, id }: Owner & { id: string },
  { secret, previousHours }: { secret: Buffer; previousHours: number },
) =>
  tx
    .updateTable('webhooks')
    .set({
      secret,
      previousSecret: sql`secret`,
      previousUntil: sql`current_instant() + make_interval(hours => ${sql.lit(previousHours)})`,
      updatedAt: sql`current_instant()`,
    })
    .where('organizationId', '=', organizationId)
    .where('id', '=', toId(id))
    .where('userId', '=', userId)
    .returning(shown)
    .executeTakeFirstOrThrow(noWebhook);

/** Removes an endpoint and, by cascade, its deliveries. Returns the removed row. Throws 404. */
export const removeWebhook = (tx: Transaction, { organizationId, userId }: Owner, id: string) =>
  tx
    .deleteFrom('webhooks')
    .where('organizationId', '=', organizationId)
    .where('id', '=', toId(id))
    .where('userId', '=', userId)
    .returning(shown)
    .executeTakeFirstOrThrow(noWebhook);
