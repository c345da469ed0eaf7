/**
 * Tokens and other secrets. A personal access token is `pat_`, 32 random base62 characters and the CRC-32 of those 36 in 6 base62 digits,
 * so that a mistyped or invented one is refused without a query, and scanners recognize a leaked one. OAuth's tokens, codes and client
 * secrets have the same form with other prefixes. Only the SHA-256 is stored: 190 random bits need no slow hash.
 */
import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const tokenShape = /^(?:pat|oat)_[0-9A-Za-z]{38}$/;

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

/** Whether a text has the form of a personal access token or an OAuth access token. */
export const isBearerToken = (text: string): boolean => tokenShape.test(text) && checksum(text.slice(0, 36)) === text.slice(36);
