/** What webhooks are signed with: shown once, and kept sealed, since it must be used again. */
import { randomBytes } from 'node:crypto';
import { deriveKey, open, seal } from '../accounts/sealing.ts';

export type WebhookSecrets = {
  /** `whsec_` and 32 random bytes in base64. */
  make: () => string;
  seal: (secret: string) => Buffer;
  /** Throws when it was sealed with another SECRET_KEY. */
  open: (sealed: Buffer) => string;
};

export function createWebhookSecrets(secretKey: string): WebhookSecrets {
  const key = deriveKey(secretKey, 'webhook secrets');
  return {
    make: () => `whsec_${randomBytes(32).toString('base64')}`,
    seal: (secret) => seal(key, secret),
    open(sealed) {
      const secret = open(key, sealed);
      if (secret === undefined) throw new Error('A webhook secret was sealed with another SECRET_KEY');
      return secret;
    },
  };
}
