import type { Configuration, FindAccount } from 'oidc-provider';
import { includesApi } from '../accounts/plans.ts';
import type { Db } from '../database/connect.ts';
import { findMember } from '../queries/oauth-members.ts';

/** What a scope tells of a person at userinfo (OpenID Connect Core §5.4). */
export const claims: Configuration['claims'] = {
  openid: ['sub'],
  profile: ['name', 'preferred_username', 'zoneinfo'],
  email: ['email'],
};

/** Without the API in the plan, or while disabled, an account does not exist here: no code, no token, no refresh, no userinfo. */
export const createFindAccount =
  (db: Db): FindAccount =>
  async (_ctx, id) => {
    const member = await findMember(db, id);
    if (member === undefined || !includesApi(member.plan)) return undefined;
    const { slug, name, email, timezone } = member;
    const told = { sub: id, preferred_username: slug, zoneinfo: timezone, email, ...(name !== null && { name }) };
    return { accountId: id, claims: () => told };
  };
