/**
 * Links by which users set a new password. Like those of invitations, the secret is an HMAC of the request's id with a key derived from
 * SECRET_KEY, so that mail can contain it though only its SHA-256 is stored.
 */
import { createHmac } from 'node:crypto';
import { deriveKey } from './encryption.ts';

export type ResetSecrets = { create: (id: string) => string };

export function createResetSecrets(secretKey: string): ResetSecrets {
  const key = deriveKey(secretKey, 'password reset links');
  return { create: (id) => createHmac('sha256', key).update(id).digest('base64url') };
}

export const resetPath = '/sign-in/reset';

/** `publicUrl` may be set when the server starts to listen. */
export type ResetLinks = { publicUrl: string; resetSecrets: ResetSecrets };

export const toResetUrl = ({ publicUrl, resetSecrets }: ResetLinks, id: string): string =>
  `${publicUrl}${resetPath}/${resetSecrets.create(id)}`;
