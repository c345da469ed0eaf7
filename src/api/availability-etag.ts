/**
 * ETags of lists of slots. A list follows from what the database has, from the query, and from the time. Its ETag has the digest of the
 * first, the instant until which time alone changes nothing, and the fingerprint of the second. So an unchanged list is recognized before
 * it is computed.
 */
import { hash } from 'node:crypto';
import { zoneVersion } from '../availability/zones.ts';
import { toPlainETags } from './etag.ts';
import type { Request } from './handler.ts';

type Query = Omit<Request<'getAvailability'>['query'], 'eventTypeId'>;

export type Cached = { digest: string; until: number; etag: string };

export const toAvailabilityETag = (digest: string, until: number, query: Query): string => `"${digest}-${until}-${toFingerprint(query)}"`;

export function findCached(ifNoneMatch: string | undefined, query: Query): Cached | undefined {
  if (ifNoneMatch === undefined) return undefined;
  const fingerprint = toFingerprint(query);
  for (const [etag, digest = '', until] of toPlainETags(ifNoneMatch).matchAll(/"([^"-]*)-([^"-]*)-([^"-]*)"/g))
    if (etag.endsWith(`-${fingerprint}"`)) return { digest, until: Number(until), etag };
  return undefined;
}

const toFingerprint = (query: Query): string => hash('sha256', JSON.stringify([zoneVersion(), query]), 'hex').slice(0, 16);
