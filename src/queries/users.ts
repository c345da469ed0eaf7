import type { Db } from '../database/connect.ts';

export const findUser = (db: Db, slug: string) =>
  db.selectFrom('users').select(['id', 'organizationId', 'slug', 'email', 'name', 'timezone']).where('slug', '=', slug).executeTakeFirst();

export const listUsers = (db: Db) =>
  db
    .selectFrom('users as u')
    .innerJoin('organizations as o', 'o.id', 'u.organizationId')
    .select(['u.slug', 'u.email', 'u.name', 'u.timezone', 'o.slug as organization', 'o.plan'])
    .orderBy('o.slug')
    .orderBy('u.slug')
    .execute();

/** Whether nobody is there yet: a database on which nothing was ever set up. */
export async function hasNoUsers(db: Db): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) === undefined;
}

/** Puts an organization on a plan; answers whether there is such an organization. */
export async function updatePlan(db: Db, slug: string, plan: 'free' | 'pro' | 'team' | 'enterprise'): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('organizations').set({ plan }).where('slug', '=', slug).executeTakeFirst();
  return numUpdatedRows > 0n;
}
