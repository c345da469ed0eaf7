import { type Db, inTransaction } from '../database/connect.ts';
import { insertToken } from '../queries/tokens.ts';
import { findUser, type Owner } from '../queries/users.ts';
import { checkEnabled } from './account-error.ts';
import { hashToken, newToken } from './secrets.ts';

export type WantedToken = { user: string; scopes: string[]; name: string; expires?: Date };
export type CreatedToken = { id: string; token: string; prefix: string; scopes: string[]; expiresAt: string | null };

const prefixLength = 8;

/** Creates a token for a user, named by slug. Its raw value is in the answer and nowhere else. Undefined: no such user. Throws AccountError if disabled. */
export async function createToken(db: Db, { user: slug, ...wanted }: WantedToken): Promise<CreatedToken | undefined> {
  const user = await findUser(db, slug);
  if (user !== undefined) checkEnabled(user);
  return user && createOwnToken(db, { userId: user.id, organizationId: user.organizationId }, wanted);
}

/** `id`: when the token must not be made twice. */
export type OwnToken = Omit<WantedToken, 'user'> & { id?: string };

/** The same for a user who is known already. Throws 409 when the user has as many tokens as there can be. */
export async function createOwnToken(db: Db, { userId, organizationId }: Owner, wanted: OwnToken): Promise<CreatedToken> {
  const { id: wantedId, name, expires } = wanted;
  const token = newToken();
  const prefix = token.slice(0, prefixLength);
  const scopes = [...new Set(wanted.scopes)];
  const expiresAt = expires ?? null;
  const row = { id: wantedId, userId, organizationId, name, prefix, tokenHash: hashToken(token), scopes, expiresAt };
  const id = await inTransaction(db, (tx) => insertToken(tx, row));
  return { id, token, prefix, scopes, expiresAt: expiresAt?.toISOString() ?? null };
}
