import type { Configuration, FindAccount } from 'oidc-provider';
import { includesApi } from '../accounts/plans.ts';
import type { Db } from '../database/connect.ts';
import { findMember } from '../queries/oauth-members.ts';

/** The claims that userinfo returns for each scope (OpenID Connect Core §5.4). */
export const claims: Configuration['claims'] = {
  openid: ['sub'],
  profile: ['name', 'preferred_username', 'zoneinfo'],
  email: ['email'],
};

/** A disabled account, or one without the API in its plan, is not found: it gets no codes, tokens or userinfo. */
export const createFindAccount =
  (db: Db): FindAccount =>
  async (_ctx, id) => {
    const member = await findMember(db, id);
    if (member === undefined || !includesApi(member.plan)) return undefined;
    const { slug, name, email, timezone } = member;
    const values = { sub: id, preferred_username: slug, zoneinfo: timezone, email, ...(name !== null && { name }) };
    return { accountId: id, claims: () => values };
  };
