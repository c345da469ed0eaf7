/**
 * Links by which members join. The secret in a link is an HMAC of the invitation's id with a key derived from SECRET_KEY, so that responses
 * and mail can contain it again without storing it; the database has its SHA-256.
 */
import { createHmac } from 'node:crypto';
import { deriveKey } from './encryption.ts';

export type InvitationSecrets = { create: (id: string) => string };

export function createInvitationSecrets(secretKey: string): InvitationSecrets {
  const key = deriveKey(secretKey, 'invitation links');
  return { create: (id) => createHmac('sha256', key).update(id).digest('base64url') };
}

/** `publicUrl` may be set when the server starts to listen. */
export type InvitationLinks = { publicUrl: string; invitationSecrets: InvitationSecrets };

export const toInvitationUrl = ({ publicUrl, invitationSecrets }: InvitationLinks, id: string): string =>
  `${publicUrl}/invitation/${invitationSecrets.create(id)}`;
