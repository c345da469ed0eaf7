import type { Db } from '../database/connect.ts';
import { notFound } from './command-error.ts';

/** As commands accept a user. */
export const userHint = "the user's slug or email";

/** Throws CommandError. */
export async function findAccount(db: Db, slugOrEmail: string) {
  const { findUser, findUserByEmail } = await import('../queries/users.ts');
  const user = await (slugOrEmail.includes('@') ? findUserByEmail(db, slugOrEmail) : findUser(db, slugOrEmail));
  if (user === undefined) throw notFound('User', slugOrEmail);
  return user;
}

/** Throws CommandError. */
export async function findOrganization(db: Db, slug: string) {
  const { findLookBySlug } = await import('../queries/organizations.ts');
  const organization = await findLookBySlug(db, slug);
  if (organization === undefined) throw notFound('Organization', slug);
  return organization;
}
