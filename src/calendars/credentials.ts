/** Credentials of calendars. They are encrypted at rest, not hashed, because reading a calendar needs them in clear text. */
import { createHmac } from 'node:crypto';
import { decrypt, deriveKey, encrypt } from '../accounts/encryption.ts';

/** `url`: the address as the user gave it, or as discovery found it. `tokens`: of OAuth. */
export type CalendarCredentials = { url: string; username?: string; password?: string; tokens?: Record<string, string> };

export type CalendarSecrets = {
  encrypt: (credentials: CalendarCredentials) => Buffer;
  /** Returns undefined when they were encrypted with another SECRET_KEY. */
  decrypt: (encrypted: Buffer) => CalendarCredentials | undefined;
  /** Replaces a password by a keyed digest. The fingerprint of a request, which is stored, would let it be guessed. */
  conceal: <Body extends { password?: string }>(body: Body) => Body;
};

export function createCalendarSecrets(secretKey: string): CalendarSecrets {
  const key = deriveKey(secretKey, 'calendar credentials');
  const digestKey = deriveKey(secretKey, 'calendar passwords in fingerprints');
  const digest = (password: string) => createHmac('sha256', digestKey).update(password).digest('base64');
  return {
    encrypt: (credentials) => encrypt(key, JSON.stringify(credentials)),
    decrypt(encrypted) {
      const text = decrypt(key, encrypted);
      return text === undefined ? undefined : JSON.parse(text);
    },
    conceal: (body) => (body.password === undefined ? body : { ...body, password: digest(body.password) }),
  };
}
