import { hash } from 'node:crypto';

/** A strong validator (RFC 9110 §8.8): the same text has the same one, and no other text has. */
export const toETag = (text: string): string => `"${hash('sha256', text, 'base64url').slice(0, 27)}"`;

/** Whether a client that sends this `If-None-Match` holds the answer already (RFC 9110 §13.1.2: a weak comparison). */
export function isHeld(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((held) => held.trim().replace(/^W\//, '') === etag);
}
