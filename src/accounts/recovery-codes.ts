/** Codes for users who lost their authenticator app. With 80 random bits, a fast hash is enough. */
import { randomBytes } from 'node:crypto';
import { hashToken } from './secrets.ts';

const count = 10;
const length = 16;
/** Without characters that look like others. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

function newCode(): string {
  // Bytes from 248 up are discarded, because they would favor the first characters.
  const drawn = [...randomBytes(length * 2)].filter((byte) => byte < 248).map((byte) => alphabet[byte % alphabet.length]);
  return drawn.length >= length ? drawn.slice(0, length).join('') : newCode();
}

const show = (code: string): string => (code.match(/.{4}/g) ?? []).join('-');

export const newRecoveryCodes = (): string[] => Array.from({ length: count }, () => show(newCode()));

/** Ignores case, hyphens and spaces. */
export const hashRecoveryCode = (code: string): Buffer => hashToken(code.toLowerCase().replaceAll(/[\s-]/g, ''));
