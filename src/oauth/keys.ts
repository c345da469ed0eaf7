/** The provider's signing key, stored in the database for all processes and encrypted with a key that is derived from SECRET_KEY. */
import { generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import { decrypt, deriveKey, encrypt } from '../accounts/encryption.ts';
import type { Db } from '../database/connect.ts';
import { findKey, replaceKey } from '../queries/oauth-keys.ts';

export type Keys = { signing: JsonWebKey; cookies: string[] };

/**
 * A new SECRET_KEY brings a new signing key; tokens signed with the old one expire within an hour. `onReplaced` is called then, because
 * processes that still use the old SECRET_KEY sign with a key that clients no longer find. Throws if such a process stored its own key at
 * the same moment.
 */
export async function loadKeys(db: Db, secretKey: string, onReplaced: () => void): Promise<Keys> {
  const key = deriveKey(secretKey, 'stored keys');
  const stored = await findKey(db, 'signing');
  const known = stored && decrypt(key, stored);
  if (stored !== undefined && known === undefined) onReplaced();
  const text = known ?? decrypt(key, await replaceKey(db, 'signing', stored, encrypt(key, JSON.stringify(await createSigningKey()))));
  if (text === undefined) throw new Error('Another process encrypted the signing key with a different SECRET_KEY');
  return { signing: JSON.parse(text), cookies: [deriveKey(secretKey, 'cookies').toString('base64url')] };
}

async function createSigningKey(): Promise<JsonWebKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
}
