import { sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import { type PageRequest, pageOf } from './paging.ts';

export type WebhookRow = Awaited<ReturnType<typeof findWebhook>>;

const shown = ['id', 'url', 'events', 'description', 'active', 'disabledReason', 'consecutiveFailures', 'createdAt', 'updatedAt'] as const;

const noWebhook = () => notFound('webhook');

const fromWebhooks = (db: Db, userId: string) => db.selectFrom('webhooks').select(shown).where('userId', '=', userId);

export const listWebhooks = (db: Db, userId: string, page: PageRequest) => pageOf(fromWebhooks(db, userId), 'asc', page).execute();

export const findWebhook = (db: Db, userId: string, id: string) =>
  fromWebhooks(db, userId).where('id', '=', toId(id)).executeTakeFirstOrThrow(noWebhook);

export const lockWebhook = (tx: Transaction, userId: string, id: string) =>
  fromWebhooks(tx, userId).where('id', '=', toId(id)).forNoKeyUpdate().executeTakeFirstOrThrow(noWebhook);

export async function findSecret(db: Db, userId: string, id: string): Promise<Buffer> {
  const found = db.selectFrom('webhooks').select('secret').where('id', '=', toId(id)).where('userId', '=', userId);
  return (await found.executeTakeFirstOrThrow(noWebhook)).secret;
}

export const isUrlTaken = async (tx: Transaction, { userId, id }: { userId: string; id: string }, url: string): Promise<boolean> => {
  const others = tx.selectFrom('webhooks').select('id').where('userId', '=', userId).where('id', '!=', toId(id)).where('url', '=', url);
  return (await others.limit(1).executeTakeFirst()) !== undefined;
};

type NewRow = Pick<WebhookRow, 'id' | 'url' | 'events' | 'description'> & { secret: Buffer };

export const insertWebhook = (tx: Transaction, userId: string, webhook: NewRow) =>
  tx
    .insertInto('webhooks')
    .values({ ...webhook, userId, organizationId: sql<string>`(select organization_id from users where id = ${userId})` })
    .returning(shown)
    .executeTakeFirstOrThrow();

export type WebhookValues = Partial<
  Pick<WebhookRow, 'url' | 'events' | 'description' | 'active' | 'disabledReason' | 'consecutiveFailures'>
>;

export const updateWebhook = (tx: Transaction, userId: string, id: string, values: WebhookValues) =>
  tx
    .updateTable('webhooks')
    .set({ ...values, updatedAt: sql`current_instant()` })
    .where('id', '=', toId(id))
    .where('userId', '=', userId)
    .returning(shown)
    .executeTakeFirstOrThrow(noWebhook);

export const replaceSecret = (
  tx: Transaction,
  { userId, id }: { userId: string; id: string },
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
    .where('id', '=', toId(id))
    .where('userId', '=', userId)
    .returning(shown)
    .executeTakeFirstOrThrow(noWebhook);

export const removeWebhook = (tx: Transaction, userId: string, id: string) =>
  tx.deleteFrom('webhooks').where('id', '=', toId(id)).where('userId', '=', userId).returning(shown).executeTakeFirstOrThrow(noWebhook);
