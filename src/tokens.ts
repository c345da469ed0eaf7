import type { Db } from './database/connect.ts';
import { insertToken } from './queries/tokens.ts';
import { findUser } from './queries/users.ts';
import { hashToken, newToken } from './security.ts';

export type WantedToken = { user: string; scopes: string[]; name: string; expires?: Date };
export type CreatedToken = { id: string; token: string; prefix: string; scopes: string[]; expiresAt: string | null };

const prefixLength = 8;

/** Creates a token for a user, named by slug. Its raw value is in the answer and nowhere else. Undefined: no such user. */
export async function createToken(
  db: Db,
  { user: slug, scopes, name, expires = undefined }: WantedToken,
): Promise<CreatedToken | undefined> {
  const user = await findUser(db, slug);
  if (user === undefined) return undefined;
  const token = newToken();
  const prefix = token.slice(0, prefixLength);
  const expiresAt = expires ?? null;
  const { id: userId, organizationId } = user;
  const id = await insertToken(db, {
    userId,
    organizationId,
    name,
    prefix,
    tokenHash: hashToken(token),
    scopes: [...new Set(scopes)],
    expiresAt,
  });
  return { id, token, prefix, scopes, expiresAt: expiresAt?.toISOString() ?? null };
}
