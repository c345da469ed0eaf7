/** Codes of authenticator apps (TOTP, RFC 6238), with the parameters that all apps support. */
import { Secret, TOTP } from 'otpauth';
import { decrypt, deriveKey, encrypt } from './encryption.ts';

const stepMs = 30_000;
/** Clocks of phones differ, and typing takes time (RFC 6238 §5.2). */
const stepsOfDrift = 1;
const secretBytes = 20;

const parameters = { algorithm: 'SHA1', digits: 6, period: stepMs / 1000 };

export const newTotpSecret = (): string => new Secret({ size: secretBytes }).base32;

export type TotpSecrets = {
  encrypt: (secret: string, userId: string) => Buffer;
  /** Returns undefined for another user's secret, and for one that was encrypted with another SECRET_KEY. */
  decrypt: (encrypted: Buffer, userId: string) => string | undefined;
};

export function createTotpSecrets(secretKey: string): TotpSecrets {
  const key = deriveKey(secretKey, 'secrets of authenticator apps');
  return {
    encrypt: (secret, userId) => encrypt(key, `${userId} ${secret}`),
    decrypt(encrypted, userId) {
      const [owner, secret] = decrypt(key, encrypted)?.split(' ') ?? [];
      return owner === userId ? secret : undefined;
    },
  };
}

/** `issuer`: as apps show it beside the account. */
export const toTotpUri = (secret: string, { issuer, account }: { issuer: string; account: string }): string =>
  new TOTP({ ...parameters, issuer, label: account, secret: Secret.fromBase32(secret) }).toString();

/** Returns the time step that the code is of, or undefined for an incorrect code. */
export function findStep(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const totp = new TOTP({ ...parameters, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: stepsOfDrift });
  return delta === null ? undefined : Math.floor(now.getTime() / stepMs) + delta;
}
