/** What the provider signs with. It survives restarts and is shared by all processes: kept in the database, sealed with the secret key. */
import { createCipheriv, createDecipheriv, generateKeyPair, hkdfSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Db } from '../database/connect.ts';
import { findKey, replaceKey } from '../queries/oauth-keys.ts';

export type Keys = { signing: JsonWebKey; cookies: string[] };

const ivLength = 12;
const tagLength = 16;

/** One key for each purpose (RFC 5869), so that what one is used for tells nothing about the others. */
const derive = (secretKey: string, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secretKey, '', `caledee ${purpose}`, 32));

/**
 * Under a new secret key there is a new signing key: what was signed with the old one is an hour old at most, and this is how a secret key
 * is replaced. `onReplaced`: called when that happens, since processes that go on under the old one sign with a key that nobody finds
 * any more. Throws when such a process has just put its own there.
 */
export async function loadKeys(db: Db, secretKey: string, onReplaced: () => void): Promise<Keys> {
  const sealing = derive(secretKey, 'stored keys');
  const stored = await findKey(db, 'signing');
  const known = stored && open(sealing, stored);
  if (stored !== undefined && known === undefined) onReplaced();
  const text = known ?? open(sealing, await replaceKey(db, 'signing', stored, seal(sealing, JSON.stringify(await makeKey()))));
  if (text === undefined) throw new Error('Another process has sealed the signing key with another SECRET_KEY');
  return { signing: JSON.parse(text), cookies: [derive(secretKey, 'cookies').toString('base64url')] };
}

async function makeKey(): Promise<JsonWebKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
}

/** AES-256-GCM: the nonce, the tag, and the text. */
function seal(key: Buffer, text: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Undefined for what was sealed with another key. */
function open(key: Buffer, sealed: Buffer): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength), { authTagLength: tagLength });
  decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
  try {
    return decipher.update(sealed.subarray(ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
