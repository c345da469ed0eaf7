/**
 * Tokens in the addresses of calendar feeds: the ids of an organization and a user, which find the row, and 24 random bytes, of which only
 * the SHA-256 is stored.
 */
import { createHash, randomBytes } from 'node:crypto';

export type FeedToken = { organizationId: string; userId: string; hash: Buffer };

const idBytes = 16;
const secretBytes = 24;

/** 56 bytes are 75 characters without padding. */
const tokenPattern = /^[\w-]{75}$/;

export function createFeedToken({ organizationId, userId }: Omit<FeedToken, 'hash'>): { token: string; hash: Buffer } {
  const secret = randomBytes(secretBytes);
  return { token: Buffer.concat([toBytes(organizationId), toBytes(userId), secret]).toString('base64url'), hash: toHash(secret) };
}

/** Undefined for text of another form. The query decides whether the token is valid. */
export function readFeedToken(token: string): FeedToken | undefined {
  if (!tokenPattern.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const [organization, user, secret] = [bytes.subarray(0, idBytes), bytes.subarray(idBytes, 2 * idBytes), bytes.subarray(2 * idBytes)];
  return { organizationId: toUuid(organization), userId: toUuid(user), hash: toHash(secret) };
}

const toHash = (secret: Buffer): Buffer => createHash('sha256').update(secret).digest();

const toBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const toUuid = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
