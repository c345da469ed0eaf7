/**
 * A bearer token becomes a caller. A personal access token is `pat_`, 32 random base62 characters and the CRC-32 of
 * those 36 in 6 base62 digits, so that a mistyped or invented one is refused without a query, and so that scanners
 * recognize a leaked one. An OAuth access token is the same with `oat_`, and so is, each with a prefix of its own, all else
 * that OAuth hands out. Only the SHA-256 is kept: 190 random bits need no slow hash.
 */
import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { insufficientScope, invalidToken, missingToken } from './errors.ts';

export type Caller = {
  userId: string;
  organizationId: string;
  tokenId: string;
  scopes: string[];
  email: string;
  name: string | null;
  slug: string;
  timezone: string;
};

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const tokenShape = /^(?:pat|oat)_[0-9A-Za-z]{38}$/;
const bearer = /^bearer +(\S+) *$/i;

/** 32 characters drawn evenly: bytes from 248 up would favour the first letters, so they are thrown away. */
function randomBase62(length: number): string {
  const drawn = [...randomBytes(length * 2)].filter((byte) => byte < 248).map((byte) => base62[byte % 62]);
  return drawn.length >= length ? drawn.slice(0, length).join('') : randomBase62(length);
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let place = 0; place < 6; place += 1) {
    digits = base62[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** What a secret is, so that people and scanners can tell: a personal access token, and those of OAuth. */
type Prefix = 'pat' | 'oat' | 'ort' | 'oac' | 'ocs';

/** A new token's raw value; whoever asked for it must show it now, since only its hash is kept. */
export function newToken(prefix: Prefix = 'pat'): string {
  const body = `${prefix}_${randomBase62(32)}`;
  return body + checksum(body);
}

/** Of two tokens that can be ours, whether this one came by OAuth. */
export const isAccessToken = (token: string): boolean => token.startsWith('oat_');

/** 256 random bits, as a cookie or a link can carry them. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The token of an `Authorization` header (RFC 6750 §2.1), refused here when it cannot be one of ours. */
export function readToken(authorization: string | undefined): string {
  if (authorization === undefined) throw missingToken();
  const token = bearer.exec(authorization)?.[1];
  if (token === undefined || !tokenShape.test(token)) throw invalidToken();
  if (checksum(token.slice(0, 36)) !== token.slice(36)) throw invalidToken();
  return token;
}

/** The API as a resource that tokens may be for, a path below PUBLIC_URL (RFC 8707). */
export const apiResource = '/api/v2';
/** The MCP endpoint as another. */
export const mcpResource = '/api/mcp';

/** Throws 401 for a token that was asked for to be used elsewhere. One without an audience is for all that we serve. */
export function checkAudience(audience: string | null, resource: string): void {
  if (audience !== null && audience !== resource) throw invalidToken();
}

/** Throws 403 when the caller's token lacks a scope that the operation asks for. */
export function checkScopes(caller: Caller, needed: string[]): void {
  const missing = needed.find((scope) => !caller.scopes.includes(scope));
  if (missing !== undefined) throw insufficientScope(missing);
}
