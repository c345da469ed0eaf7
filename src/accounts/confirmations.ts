/**
 * Tokens that confirm one call of a tool: the result of a dry run has one, and the real call has to send it. A token is its end and an HMAC of
 * the client, the call and that end with a key derived from SECRET_KEY, so nothing is stored.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from './encryption.ts';

/** `given`: the arguments. `client`: who calls. */
export type Confirmed = { client: string; tool: string; given: Record<string, unknown> };

export type Confirmations = {
  /** `now` in epoch milliseconds. */
  create: (call: Confirmed, now: number) => string;
  isValid: (token: unknown, call: Confirmed, now: number) => boolean;
};

const validMs = 600_000;

export function createConfirmations(secretKey: string): Confirmations {
  const key = deriveKey(secretKey, 'confirmations');
  const sign = (end: number, { client, tool, given }: Confirmed): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([end, client, tool, sortMembers(given)]))
      .digest('base64url');
  const toToken = (end: number, call: Confirmed): string => `${end.toString(36)}.${sign(end, call)}`;
  return {
    create: (call, now) => toToken(now + validMs, call),
    isValid(token, call, now) {
      if (typeof token !== 'string' || token.length > 100) return false;
      const end = Number.parseInt(token, 36);
      if (!(end > now && end <= now + validMs)) return false;
      const [given, expected] = [Buffer.from(token), Buffer.from(toToken(end, call))];
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}

function sortMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortMembers);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]): [string, unknown] => [name, sortMembers(one)]);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
