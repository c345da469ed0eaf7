import { hash } from 'node:crypto';

const hashLength = 27;

export const toETag = (content: string | Buffer): string => `"${hash('sha256', content, 'base64url').slice(0, hashLength)}"`;

/**
 * For `If-Match`. A weak comparison, although RFC 9110 §13.1.1 wants a strong one: our ETags are strong, so a weak one was weakened by a
 * proxy that compresses responses, and the client has no other.
 */
export const isMatch = (ifMatch: string, etag: string): boolean => includesETag(ifMatch, etag);

/** For `If-None-Match`: a weak comparison (RFC 9110 §13.1.2). True if the client has the response cached. */
export const isCached = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined && includesETag(ifNoneMatch, etag);

const includesETag = (list: string, etag: string): boolean =>
  list.trim() === '*' ||
  toPlainETags(list)
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '') === etag);

export const codings = ['br', 'gzip'] as const;

export type Coding = (typeof codings)[number];

/** A compressed response has a strong ETag of its own: that of its text, with the name of the coding at the end. */
export const toCodedETag = (etag: string, coding: Coding | undefined): string =>
  coding === undefined ? etag : `${etag.slice(0, -1)}-${coding}"`;

/** The whole form, also of availability-etag.ts, so that the end of a hash is not taken for a coding. */
const codedETag = new RegExp(`"([\\w-]{${hashLength}}|\\w+-\\d+-[0-9a-f]{16})-(?:${codings.join('|')})"`, 'g');

/** Replaces ETags of compressed responses by those of their texts. */
export const toPlainETags = (list: string): string => list.replace(codedETag, '"$1"');

/** The coding of the response that the client has cached. */
export const findCachedCoding = (ifNoneMatch: string | undefined, etag: string): Coding | undefined =>
  codings.find((coding) => ifNoneMatch?.includes(toCodedETag(etag, coding)));
