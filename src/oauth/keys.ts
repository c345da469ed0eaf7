/** What the provider signs with. It survives restarts and is shared by all processes: kept in the database, sealed with the secret key. */
import { generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import { deriveKey, open, seal } from '../accounts/sealing.ts';
import type { Db } from '../database/connect.ts';
import { findKey, replaceKey } from '../queries/oauth-keys.ts';

export type Keys = { signing: JsonWebKey; cookies: string[] };

/**
 * Under a new secret key there is a new signing key: what was signed with the old one is an hour old at most, and this is how a secret key
 * is replaced. `onReplaced`: called when that happens, since processes that go on under the old one sign with a key that nobody finds
 * any more. Throws when such a process has just put its own there.
 */
export async function loadKeys(db: Db, secretKey: string, onReplaced: () => void): Promise<Keys> {
  const sealing = deriveKey(secretKey, 'stored keys');
  const stored = await findKey(db, 'signing');
  const known = stored && open(sealing, stored);
  if (stored !== undefined && known === undefined) onReplaced();
  const text = known ?? open(sealing, await replaceKey(db, 'signing', stored, seal(sealing, JSON.stringify(await makeKey()))));
  if (text === undefined) throw new Error('Another process encrypted the signing key with a different SECRET_KEY');
  return { signing: JSON.parse(text), cookies: [deriveKey(secretKey, 'cookies').toString('base64url')] };
}

async function makeKey(): Promise<JsonWebKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
}
