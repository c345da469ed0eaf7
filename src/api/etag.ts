import { hash } from 'node:crypto';

export const toETag = (content: string | Buffer): string => `"${hash('sha256', content, 'base64url').slice(0, 27)}"`;

/**
 * For `If-Match`. A weak comparison, although RFC 9110 §13.1.1 wants a strong one: our ETags are strong, so a weak one was weakened by a
 * proxy that compresses responses, and the client has no other.
 */
export const isMatch = (ifMatch: string, etag: string): boolean => includesETag(ifMatch, etag);

/** For `If-None-Match`: a weak comparison (RFC 9110 §13.1.2). True if the client has the response cached. */
export const isCached = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined && includesETag(ifNoneMatch, etag);

const includesETag = (list: string, etag: string): boolean =>
  list.trim() === '*' || list.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
