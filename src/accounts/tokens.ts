import { organizationScopes } from '../contract.ts';
import { type Db, inTransaction, type Transaction } from '../database/connect.ts';
import { type Client, operator, recordSecurityEvent } from '../queries/security-events.ts';
import { findTokenOwner, insertToken, revokeNamed, revokeToken } from '../queries/tokens.ts';
import { findUser, type Owner } from '../queries/users.ts';
import { AccountError, checkEnabled } from './account-error.ts';
import { isManager } from './roles.ts';
import { hashToken, newToken } from './secrets.ts';

export type WantedToken = { user: string; scopes: string[]; name: string; expires?: Date };
export type CreatedToken = { id: string; token: string; prefix: string; scopes: string[]; expiresAt: string | null };

const prefixLength = 8;

export async function createToken(db: Db, { user: slug, ...wanted }: WantedToken): Promise<CreatedToken | undefined> {
  const user = await findUser(db, slug);
  if (user === undefined) return undefined;
  checkEnabled(user);
  if (isOrganizationWide(wanted) && !isManager(user))
    throw new AccountError(`${organizationWide} are for owners and admins; "${slug}" is a member.`);
  return createOwnToken(db, { userId: user.id, organizationId: user.organizationId }, wanted, operator);
}

const isOrganizationWide = ({ scopes }: Pick<WantedToken, 'scopes'>): boolean =>
  scopes.some((scope) => Object.hasOwn(organizationScopes, scope));

const organizationWide = `The scopes ${Object.keys(organizationScopes).join(' and ')}`;

/** `id` makes a second attempt fail instead of creating another token. `replaces`: revokes the user's others with this name. */
export type OwnToken = Omit<WantedToken, 'user'> & { id?: string; replaces?: boolean };

/** The raw value is not stored. Throws 409 `limit_reached`. */
export const createOwnToken = (db: Db, owner: Owner, { replaces = false, ...wanted }: OwnToken, client: Client): Promise<CreatedToken> =>
  inTransaction(db, async (tx) => {
    if (replaces && (await revokeNamed(tx, owner.userId, wanted.name)) > 0)
      await recordSecurityEvent(tx, owner, { kind: 'token_revoked', detail: wanted.name, client });
    return insert(tx, owner, wanted, client);
  });

type Replacement = { replaced: string; wanted: Omit<OwnToken, 'replaces'> };

/** Revokes a token and creates another. Returns undefined if the user has no such token. */
export const regenerateOwnToken = (
  db: Db,
  owner: Owner,
  { replaced, wanted }: Replacement,
  client: Client,
): Promise<CreatedToken | undefined> =>
  inTransaction(db, async (tx) => {
    if (!(await revokeToken(tx, owner.userId, replaced))) return undefined;
    await recordSecurityEvent(tx, owner, { kind: 'token_revoked', detail: wanted.name, client });
    return insert(tx, owner, wanted, client);
  });

async function insert(
  tx: Transaction,
  { userId, organizationId }: Owner,
  wanted: Omit<OwnToken, 'replaces'>,
  client: Client,
): Promise<CreatedToken> {
  const { id: wantedId, name, expires } = wanted;
  const token = newToken();
  const prefix = token.slice(0, prefixLength);
  const scopes = [...new Set(wanted.scopes)];
  const expiresAt = expires ?? null;
  const id = await insertToken(tx, { id: wantedId, userId, organizationId, name, prefix, tokenHash: hashToken(token), scopes, expiresAt });
  await recordSecurityEvent(tx, { userId, organizationId }, { kind: 'token_created', detail: name, client });
  return { id, token, prefix, scopes, expiresAt: expiresAt?.toISOString() ?? null };
}

/** Returns false if the user has no such token. Revoking twice keeps the first time. */
export const revokeOwnToken = (db: Db, { userId }: Owner, id: string, client: Client): Promise<boolean> => revoke(db, id, client, userId);

/** For the operator. Returns false for an unknown token. */
export const revokeAnyToken = (db: Db, id: string): Promise<boolean> => revoke(db, id, operator);

const revoke = (db: Db, id: string, client: Client, userId?: string): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const token = await findTokenOwner(tx, id);
    if (token === undefined || (userId !== undefined && token.userId !== userId)) return false;
    if (await revokeToken(tx, token.userId, id))
      await recordSecurityEvent(tx, token, { kind: 'token_revoked', detail: token.name, client });
    return true;
  });
