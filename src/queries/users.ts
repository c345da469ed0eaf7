import { type SqlBool, sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import type { MeetingLinks } from '../text/links.ts';

const fromUsers = (db: Db) =>
  db.selectFrom('users').select(['id', 'organizationId', 'slug', 'email', 'name', 'timezone', 'role', 'disabledAt']);

export const findUser = (db: Db, slug: string) => fromUsers(db).where('slug', '=', slug).executeTakeFirst();

export const findUserByEmail = (db: Db, email: string) =>
  fromUsers(db).where(sql<SqlBool>`lower(email) = lower(${email})`).executeTakeFirst();

type ListedUser = { organization: string; slug: string };

/** `text`: a part of the slug, name or email. */
export type UserFilter = { organization?: string; text?: string };

/** Of all organizations. */
export const listUsers = (db: Db, { organization, text }: UserFilter, after: ListedUser | undefined, limit: number) =>
  db
    .selectFrom('users as u')
    .innerJoin('organizations as o', 'o.id', 'u.organizationId')
    .select(['u.slug', 'u.email', 'u.name', 'u.timezone', 'u.role', 'o.slug as organization', 'o.plan', 'u.disabledAt'])
    .$if(organization !== undefined, (query) => query.where('o.slug', '=', organization as string))
    .$if(text !== undefined, (query) =>
      query.where(sql<SqlBool>`position(lower(${text}) in lower(concat_ws(' ', u.slug, u.email, u.name))) > 0`),
    )
    .$if(after !== undefined, (query) =>
      query
        .where('o.slug', '>=', after?.organization as string)
        .where(sql<SqlBool>`(o.slug, u.slug) > (${after?.organization}, ${after?.slug})`),
    )
    .orderBy('o.slug')
    .orderBy('u.slug')
    .limit(limit)
    .execute();

export type NewUser = { organization: string; slug: string; email: string; name: string | null; timezone: string; role?: Schemas['Role'] };

/** Without `role`, the first user of an organization becomes its owner, and others members. Undefined if the organization is not found. */
export async function insertUser(tx: Transaction, { organization, role, ...user }: NewUser): Promise<Owner | undefined> {
  const found = await tx.selectFrom('organizations').select('id').where('slug', '=', organization).forNoKeyUpdate().executeTakeFirst();
  if (found === undefined) return undefined;
  const hasOwner = tx.selectFrom('users').select('id').where('organizationId', '=', found.id).where('role', '=', 'owner').limit(1);
  const usual = (await hasOwner.executeTakeFirst()) === undefined ? 'owner' : 'member';
  const id = newId();
  await tx
    .insertInto('users')
    .values({ ...user, role: role ?? usual, id, organizationId: found.id })
    .execute();
  return { userId: id, organizationId: found.id };
}

export type Owner = { userId: string; organizationId: string };

export type NewSchedule = { name: string; timezone: string; weekly: object };

export async function insertDefaultSchedule(tx: Transaction, owner: Owner, { weekly, ...schedule }: NewSchedule): Promise<void> {
  await tx
    .insertInto('schedules')
    .values({ ...owner, ...schedule, id: newId(), isDefault: true, weekly: JSON.stringify(weekly) })
    .execute();
}

export async function findEmail(db: Db, userId: string): Promise<string> {
  const { email } = await db.selectFrom('users').select('email').where('id', '=', userId).executeTakeFirstOrThrow();
  return email;
}

/** Violates `users_slug_key` or `users_email_key` for values in use. */
export async function updateSignIn(tx: Transaction, userId: string, values: { slug?: string; email?: string }): Promise<void> {
  if (Object.keys(values).length > 0) await tx.updateTable('users').set(values).where('id', '=', userId).execute();
}

export async function updateProfile(db: Db, userId: string, profile: { name: string | null; timezone: string }): Promise<void> {
  await db.updateTable('users').set(profile).where('id', '=', userId).execute();
}

export async function findMeetingLinks(db: Db, userId: string): Promise<MeetingLinks> {
  const { meetingLinks } = await db.selectFrom('users').select('meetingLinks').where('id', '=', userId).executeTakeFirstOrThrow();
  return meetingLinks;
}

export async function updateMeetingLinks(db: Db, userId: string, links: MeetingLinks): Promise<void> {
  await db
    .updateTable('users')
    .set({ meetingLinks: JSON.stringify(links) })
    .where('id', '=', userId)
    .execute();
}

/** Returns false for an unknown user. Disabling twice keeps the first time. */
export async function setDisabled(db: Db, slug: string, isDisabled: boolean): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .from(sql<{ now: Date }>`(select current_instant() as now)`.as('clock'))
    .set({ disabledAt: isDisabled ? sql`coalesce(users.disabled_at, clock.now)` : null })
    .where('slug', '=', slug)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function hasNoUsers(db: Db): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) === undefined;
}

export async function updatePlan(db: Db, slug: string, plan: 'free' | 'pro' | 'team' | 'enterprise'): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('organizations').set({ plan }).where('slug', '=', slug).executeTakeFirst();
  return numUpdatedRows > 0n;
}
