import { createHash } from 'node:crypto';

/** Two people behind one client address may use the same `Idempotency-Key`. Hashed, so that email addresses are not kept with keys. */
export const toPersonClient = (address: string, email: string): string =>
  `${address} ${createHash('sha256').update(email.toLowerCase()).digest('base64url')}`;
