import { type Db, inTransaction } from '../database/connect.ts';
import { insertToken, revokeNamed } from '../queries/tokens.ts';
import { findUser, type Owner } from '../queries/users.ts';
import { checkEnabled } from './account-error.ts';
import { hashToken, newToken } from './secrets.ts';

export type WantedToken = { user: string; scopes: string[]; name: string; expires?: Date };
export type CreatedToken = { id: string; token: string; prefix: string; scopes: string[]; expiresAt: string | null };

const prefixLength = 8;

export async function createToken(db: Db, { user: slug, ...wanted }: WantedToken): Promise<CreatedToken | undefined> {
  const user = await findUser(db, slug);
  if (user !== undefined) checkEnabled(user);
  return user && createOwnToken(db, { userId: user.id, organizationId: user.organizationId }, wanted);
}

/** `id` makes a second attempt fail instead of creating another token. `replaces`: revokes the user's others with this name. */
export type OwnToken = Omit<WantedToken, 'user'> & { id?: string; replaces?: boolean };

/** The raw value is not stored. Throws 409 `limit_reached`. */
export async function createOwnToken(db: Db, { userId, organizationId }: Owner, wanted: OwnToken): Promise<CreatedToken> {
  const { id: wantedId, name, expires, replaces = false } = wanted;
  const token = newToken();
  const prefix = token.slice(0, prefixLength);
  const scopes = [...new Set(wanted.scopes)];
  const expiresAt = expires ?? null;
  const row = { id: wantedId, userId, organizationId, name, prefix, tokenHash: hashToken(token), scopes, expiresAt };
  const id = await inTransaction(db, async (tx) => {
    if (replaces) await revokeNamed(tx, userId, name);
    return insertToken(tx, row);
  });
  return { id, token, prefix, scopes, expiresAt: expiresAt?.toISOString() ?? null };
}
