import { hash } from 'node:crypto';

/** A strong validator (RFC 9110 §8.8): the same content has the same one, and no other content has. */
export const toETag = (content: string | Buffer): string => `"${hash('sha256', content, 'base64url').slice(0, 27)}"`;

/** A validator of parts without hyphens, for an answer that can be recognized before it is made. */
export const joinETag = (parts: string[]): string => `"${parts.join('-')}"`;

/** The parts of the validators in an `If-None-Match`. */
export const partsHeld = (ifNoneMatch = ''): string[][] => [...ifNoneMatch.matchAll(/"([^"]*)"/g)].map(([, tag = '']) => tag.split('-'));

/** Whether what has this validator is what a client that sends this `If-Match` has read (RFC 9110 §13.1.1: a strong comparison). */
export const isMatch = (ifMatch: string, etag: string): boolean =>
  ifMatch.trim() === '*' || ifMatch.split(',').some((read) => read.trim() === etag);

/** Whether a client that sends this `If-None-Match` holds the answer already (RFC 9110 §13.1.2: a weak comparison). */
export function isHeld(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((held) => held.trim().replace(/^W\//, '') === etag);
}
