/** Organizations, and how their booking pages look. */
import { sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { isId } from '../database/ids.ts';

export type Logo = { type: Schema['organizationLogos']['type']; content: Buffer; hash: string };

/** `accent`: `#rrggbb`. `frameAncestors`: origins whose sites may embed the booking pages. */
export type Look = {
  organizationId: string;
  slug: string;
  name: string;
  accent: string | null;
  frameAncestors: string[];
  logoHash: string | null;
};

/** Properties that are left out stay; null removes the value. */
export type LookChanges = Partial<Pick<Look, 'name' | 'accent' | 'frameAncestors'>> & { logo?: Logo | null };

const selectLooks = (db: Db) =>
  db
    .selectFrom('organizations as o')
    .leftJoin('organizationLogos as l', 'l.organizationId', 'o.id')
    .select(['o.id as organizationId', 'o.slug', 'o.name', 'o.accent', 'o.frameAncestors', 'l.hash as logoHash']);

export const findLook = (db: Db, organizationId: string): Promise<Look | undefined> =>
  selectLooks(db).where('o.id', '=', organizationId).executeTakeFirst();

export const findLookBySlug = (db: Db, slug: string): Promise<Look | undefined> =>
  selectLooks(db).where('o.slug', '=', slug).executeTakeFirst();

/** Of a user's organization. */
export const findLookOfUser = (db: Db, user: string): Promise<Look | undefined> =>
  selectLooks(db).innerJoin('users as u', 'u.organizationId', 'o.id').where('u.slug', '=', user).executeTakeFirst();

export const findPlan = (db: Db, organizationId: string) =>
  db.selectFrom('organizations').select(['slug', 'plan']).where('id', '=', organizationId).executeTakeFirstOrThrow();

export const listOrganizations = (db: Db, after: string | undefined, limit: number) =>
  selectLooks(db)
    .select('o.plan')
    .$if(after !== undefined, (query) => query.where('o.slug', '>', after as string))
    .orderBy('o.slug')
    .limit(limit)
    .execute();

export async function updateLook(tx: Transaction, organizationId: string, { logo, ...changes }: LookChanges): Promise<void> {
  if (Object.keys(changes).length > 0) await tx.updateTable('organizations').set(changes).where('id', '=', organizationId).execute();
  if (logo === null) await tx.deleteFrom('organizationLogos').where('organizationId', '=', organizationId).execute();
  if (logo) await upsertLogo(tx, organizationId, logo);
}

const upsertLogo = (tx: Transaction, organizationId: string, { type, content, hash }: Logo) =>
  sql`
    insert into organization_logos (organization_id, type, content, hash) values (${organizationId}, ${type}, ${content}, ${hash})
      on conflict (organization_id) do update set type = excluded.type, content = excluded.content, hash = excluded.hash`.execute(tx);

/** Undefined also for an earlier logo's hash. */
export async function findLogo(db: Db, organizationId: string, hash: string): Promise<Omit<Logo, 'hash'> | undefined> {
  if (!isId(organizationId)) return undefined;
  return db
    .selectFrom('organizationLogos')
    .select(['type', 'content'])
    .where('organizationId', '=', organizationId)
    .where('hash', '=', hash)
    .executeTakeFirst();
}
