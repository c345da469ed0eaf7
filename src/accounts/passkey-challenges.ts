/**
 * Challenges that passkeys sign. A challenge is its time and an HMAC with a key derived from SECRET_KEY, for one purpose and one browser, so
 * nothing is stored. It is valid for ten minutes.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey } from './encryption.ts';

/** `formKey`: of the browser's session or pre-session. */
type Use = { purpose: 'add' | 'sign in'; formKey: string };

export type PasskeyChallenges = {
  create: (use: Use, now: Date) => string;
  /** When it was issued; undefined for an invalid or expired one. */
  read: (challenge: string, use: Use, now: Date) => Date | undefined;
};

const validMs = 600_000;

export function createPasskeyChallenges(secretKey: string): PasskeyChallenges {
  const key = deriveKey(secretKey, 'passkey challenges');
  const sign = (start: string, { purpose, formKey }: Use): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([start, purpose, formKey]))
      .digest('base64url');
  return {
    create(use, now) {
      const start = `${now.getTime().toString(36)}.${randomBytes(16).toString('base64url')}`;
      return `${start}.${sign(start, use)}`;
    },
    read(challenge, use, now) {
      const [time = '', nonce = '', mac = ''] = challenge.split('.');
      const [given, wanted] = [Buffer.from(mac), Buffer.from(sign(`${time}.${nonce}`, use))];
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
      const issuedMs = Number.parseInt(time, 36);
      return now.getTime() < issuedMs + validMs ? new Date(issuedMs) : undefined;
    },
  };
}
