/** Signing secrets. They are encrypted at rest, not hashed, because signing needs them in clear text. */
import { randomBytes } from 'node:crypto';
import { decrypt, deriveKey, encrypt } from '../accounts/encryption.ts';

export type WebhookSecrets = {
  /** `whsec_` and 32 random bytes in base64. */
  create: () => string;
  encrypt: (secret: string) => Buffer;
  /** Throws when it was encrypted with another SECRET_KEY. */
  decrypt: (encrypted: Buffer) => string;
};

export function createWebhookSecrets(secretKey: string): WebhookSecrets {
  const key = deriveKey(secretKey, 'webhook secrets');
  return {
    create: () => `whsec_${randomBytes(32).toString('base64')}`,
    encrypt: (secret) => encrypt(key, secret),
    decrypt(encrypted) {
      const secret = decrypt(key, encrypted);
      if (secret === undefined) throw new Error('A webhook secret was encrypted with another SECRET_KEY');
      return secret;
    },
  };
}
