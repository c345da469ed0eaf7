/**
 * Tokens and other secrets. A personal access token is `pat_`, 32 random base62 characters, and the CRC-32 of those 36 characters in 6
 * base62 digits: mistyped tokens are refused without a query, and scanners recognize leaked ones. OAuth tokens, codes and client secrets
 * have the same format with other prefixes. Only the SHA-256 is stored: 190 random bits need no slow hash.
 */
import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const tokenPattern = /^(?:pat|oat)_[0-9A-Za-z]{38}$/;

/** Bytes from 248 up are discarded, because they would favor the first characters. */
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

/** Personal access token; OAuth access token, refresh token, authorization code and client secret. */
type Prefix = 'pat' | 'oat' | 'ort' | 'oac' | 'ocs';

export function newToken(prefix: Prefix = 'pat'): string {
  const body = `${prefix}_${randomBase62(32)}`;
  return body + checksum(body);
}

export const isAccessToken = (token: string): boolean => token.startsWith('oat_');

export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export const isBearerToken = (text: string): boolean => tokenPattern.test(text) && checksum(text.slice(0, 36)) === text.slice(36);
