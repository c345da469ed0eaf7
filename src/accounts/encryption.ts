/** Encryption at rest, with keys derived from SECRET_KEY, for secrets that are needed again and so cannot be hashed. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ivLength = 12;
const tagLength = 16;

/** One key per purpose (HKDF, RFC 5869). */
export const deriveKey = (secretKey: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, '', `caledee ${purpose}`, 32));

export function encrypt(key: Buffer, text: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), ciphertext]);
}

/** Returns undefined for what was not encrypted with the key. */
export function decrypt(key: Buffer, encrypted: Buffer): string | undefined {
  if (encrypted.length < ivLength + tagLength) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, ivLength), { authTagLength: tagLength });
  decipher.setAuthTag(encrypted.subarray(ivLength, ivLength + tagLength));
  try {
    return decipher.update(encrypted.subarray(ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
