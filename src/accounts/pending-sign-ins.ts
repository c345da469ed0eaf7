/**
 * Sign-ins that await the second step. The browser keeps them as a signed cookie, valid for ten minutes, and until the password changes. It
 * proves the first step only.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from './encryption.ts';

/** `method`: of the first step, for the security log. */
export type PendingSignIn = { userId: string; method: string };

export type PendingSignIns = {
  create: (pending: PendingSignIn, hash: string, now: Date) => string;
  /** The cookie's contents, which only `isValid` proves. */
  read: (cookie: string | undefined) => PendingSignIn | undefined;
  /** `hash`: of the current password. */
  isValid: (cookie: string, hash: string, now: Date) => boolean;
};

export const pendingSignInMs = 600_000;

type Contents = PendingSignIn & { until: number };

export function createPendingSignIns(secretKey: string): PendingSignIns {
  const key = deriveKey(secretKey, 'pending sign-ins');
  const sign = (payload: string, hash: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([payload, hash]))
      .digest('base64url');
  return {
    create(pending, hash, now) {
      const contents: Contents = { ...pending, until: now.getTime() + pendingSignInMs };
      const payload = Buffer.from(JSON.stringify(contents)).toString('base64url');
      return `${payload}.${sign(payload, hash)}`;
    },
    read: (cookie) => (cookie === undefined ? undefined : parse(cookie)),
    isValid(cookie, hash, now) {
      const [payload = '', mac = ''] = cookie.split('.');
      const [given, wanted] = [Buffer.from(mac), Buffer.from(sign(payload, hash))];
      return given.length === wanted.length && timingSafeEqual(given, wanted) && now.getTime() < (parse(cookie)?.until ?? 0);
    },
  };
}

function parse(cookie: string): Contents | undefined {
  try {
    const contents = JSON.parse(Buffer.from(cookie.split('.')[0] ?? '', 'base64url').toString());
    return typeof contents?.userId === 'string' ? contents : undefined;
  } catch {
    return undefined;
  }
}
