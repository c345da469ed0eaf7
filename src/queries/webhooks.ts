import { type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';

export type WebhookRow = Awaited<ReturnType<typeof findWebhook>>;

/** `clientId`: of an OAuth app, for the app's webhooks; null for the user's own; undefined for all of the user's, as pages show them. */
export type WebhookOwner = Owner & { clientId: string | null | undefined };

const shown = [
  'id',
  'clientId',
  'url',
  'events',
  'description',
  'organizationWide',
  'active',
  'disabledReason',
  'consecutiveFailures',
  'recoveredAt',
  'createdAt',
  'updatedAt',
] as const;

const noWebhook = () => notFound('webhook');

/** Condition on a table `webhooks`, or on the alias `w`. */
export const ofApp = ({ clientId }: Pick<WebhookOwner, 'clientId'>, table = 'webhooks') =>
  clientId === undefined ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(`${table}.client_id`)} is not distinct from ${clientId}`;

const fromWebhooks = (db: Db, owner: WebhookOwner) =>
  db
    .selectFrom('webhooks')
    .select(shown)
    .where('organizationId', '=', owner.organizationId)
    .where('userId', '=', owner.userId)
    .where(ofApp(owner));

/** The user's endpoints, oldest first. */
export const listWebhooks = (db: Db, owner: WebhookOwner, page: PageRequest) => pageOf(fromWebhooks(db, owner), 'asc', page).execute();

/** Of an organization or one of its users, for operators, in order of ids. */
export const listWebhooksOf = (
  db: Db,
  { organizationId, userId }: { organizationId: string; userId?: string | undefined },
  after: string | undefined,
  limit: number,
) =>
  db
    .selectFrom('webhooks as w')
    .innerJoin('users as u', 'u.id', 'w.userId')
    .leftJoin('oauthClients as c', 'c.id', 'w.clientId')
    .select(['w.id', 'u.slug as user', 'w.url', 'w.events', 'w.description', 'w.active', 'w.disabledReason', 'w.consecutiveFailures'])
    .select(['w.organizationWide', 'c.name as app', 'w.createdAt'])
    .where('w.organizationId', '=', organizationId)
    .$if(userId !== undefined, (query) => query.where('w.userId', '=', userId as string))
    .$if(after !== undefined, (query) => query.where('w.id', '>', after as string))
    .orderBy('w.id')
    .limit(limit)
    .execute();

/** Throws 404. */
export const findWebhook = (db: Db, owner: WebhookOwner, id: string) =>
  fromWebhooks(db, owner).where('id', '=', toId(id)).executeTakeFirstOrThrow(noWebhook);

/** Locks the row until the transaction ends. Throws 404. */
export const lockWebhook = (tx: Transaction, owner: WebhookOwner, id: string) =>
  fromWebhooks(tx, owner).where('id', '=', toId(id)).forNoKeyUpdate().executeTakeFirstOrThrow(noWebhook);

/** Returns the signing secret, encrypted. Throws 404. */
export async function findSecret(db: Db, owner: WebhookOwner, id: string): Promise<Buffer> {
  const ofUser = db
    .selectFrom('webhooks')
    .select('secret')
    .where('organizationId', '=', owner.organizationId)
    .where('userId', '=', owner.userId);
  return (await ofUser.where(ofApp(owner)).where('id', '=', toId(id)).executeTakeFirstOrThrow(noWebhook)).secret;
}

export const isUrlTaken = async (tx: Transaction, { id, ...owner }: WebhookOwner & { id: string }, url: string): Promise<boolean> => {
  const others = fromWebhooks(tx, owner).where('id', '!=', toId(id)).where('url', '=', url);
  return (await others.limit(1).executeTakeFirst()) !== undefined;
};

type NewRow = Pick<WebhookRow, 'id' | 'clientId' | 'url' | 'events' | 'description' | 'organizationWide'> & {
  grantId: string | null;
  secret: Buffer;
};

/** A second row with the same id violates `webhooks_pkey`, and an app whose grant has ended meanwhile `webhooks_organization_id_grant_id_fkey`. */
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
export const updateWebhook = (tx: Transaction, owner: WebhookOwner, id: string, values: WebhookValues) =>
  tx
    .updateTable('webhooks')
    .set({ ...values, updatedAt: sql`current_instant()` })
    .where('organizationId', '=', owner.organizationId)
    .where('id', '=', toId(id))
    .where('userId', '=', owner.userId)
    .where(ofApp(owner))
    .returning(shown)
    .executeTakeFirstOrThrow(noWebhook);

export const replaceSecret = (
  tx: Transaction,
  { id, ...owner }: WebhookOwner & { id: string },
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
    .where('organizationId', '=', owner.organizationId)
    .where('id', '=', toId(id))
    .where('userId', '=', owner.userId)
    .where(ofApp(owner))
    .returning(shown)
    .executeTakeFirstOrThrow(noWebhook);

const notManager = 'Its owner is no longer an owner or admin of the organization.';

/** Disables the endpoints for the events of all members whose owners are no longer owners or admins of the organization. */
export async function disableOfMembers(tx: Transaction, { organizationId }: Pick<Owner, 'organizationId'>): Promise<void> {
  await sql`
    update webhooks set active = false, disabled_reason = ${notManager}, updated_at = current_instant()
      where organization_id = ${organizationId} and organization_wide and active and user_id in (
        select u.id from users u where u.organization_id = ${organizationId} and u.role = 'member')`.execute(tx);
}

/** Removes an endpoint and, by cascade, its deliveries. Returns the removed row. Throws 404. */
export const removeWebhook = (tx: Transaction, owner: WebhookOwner, id: string) =>
  tx
    .deleteFrom('webhooks')
    .where('organizationId', '=', owner.organizationId)
    .where('id', '=', toId(id))
    .where('userId', '=', owner.userId)
    .where(ofApp(owner))
    .returning(shown)
    .executeTakeFirstOrThrow(noWebhook);

/** Names of the apps that created these webhooks. */
export async function listAppNames(db: Db, webhooks: Pick<WebhookRow, 'clientId'>[]): Promise<Map<string, string>> {
  const ids = [...new Set(webhooks.flatMap(({ clientId }) => clientId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('oauthClients').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
