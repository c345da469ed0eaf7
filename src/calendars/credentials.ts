/** Credentials of calendars. They are encrypted at rest, not hashed, because reading a calendar needs them in clear text. */
import { createHmac } from 'node:crypto';
import { decrypt, deriveKey, encrypt } from '../accounts/encryption.ts';

/**
 * `url`: the address as the user gave it, or as discovery found it. `tokens`: of OAuth, instead of a password: `provider`, `accessToken`,
 * `refreshToken` and `expiresAt` in epoch milliseconds.
 */
export type CalendarCredentials = { url: string; username?: string; password?: string; tokens?: Record<string, string> };

/** Functions throw a `CalendarError`. `calendarId`: of a calendar that is connected again; null for a new one. */
export type CalendarGrant = {
  /** Returns the address at which the user grants access. */
  begin: (request: { sessionId: string; calendarId: string | null; redirectUri: string }) => Promise<string>;
  /** `callback`: the address to which the authorization server has redirected the browser. */
  finish: (answer: { callback: URL; sessionId: string }) => Promise<{ credentials: CalendarCredentials; calendarId: string | null }>;
  /** Returns the credentials with a new access token. */
  renew: (credentials: CalendarCredentials) => Promise<CalendarCredentials>;
};

/** The authorization servers that the operator has configured. */
export type CalendarGrants = { google?: CalendarGrant };

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
