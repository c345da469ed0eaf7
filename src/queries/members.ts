import type { Db } from '../database/connect.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';

export type MemberRow = Awaited<ReturnType<typeof listMembers>>[number];

/** The organization's users who are not disabled, in order of creation. */
export const listMembers = (db: Db, { organizationId }: Owner, page: PageRequest) =>
  pageOf(
    db
      .selectFrom('users')
      .select(['id', 'name', 'slug', 'email', 'timezone', 'role', 'createdAt'])
      .where('organizationId', '=', organizationId)
      .where('disabledAt', 'is', null),
    'asc',
    page,
  ).execute();
