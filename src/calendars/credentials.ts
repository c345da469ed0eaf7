/** Credentials of calendars. They are encrypted at rest, not hashed, because reading a calendar needs them in clear text. */
import { decrypt, deriveKey, encrypt } from '../accounts/encryption.ts';

/** `url`: the address as the user gave it, or as discovery found it. `tokens`: of OAuth. */
export type CalendarCredentials = { url: string; username?: string; password?: string; tokens?: Record<string, string> };

export type CalendarSecrets = {
  encrypt: (credentials: CalendarCredentials) => Buffer;
  /** Returns undefined when they were encrypted with another SECRET_KEY. */
  decrypt: (encrypted: Buffer) => CalendarCredentials | undefined;
};

export function createCalendarSecrets(secretKey: string): CalendarSecrets {
  const key = deriveKey(secretKey, 'calendar credentials');
  return {
    encrypt: (credentials) => encrypt(key, JSON.stringify(credentials)),
    decrypt(encrypted) {
      const text = decrypt(key, encrypted);
      return text === undefined ? undefined : JSON.parse(text);
    },
  };
}
