/** Clients as rows, and as the provider knows them (RFC 7591 §2). */
import { timingSafeEqual } from 'node:crypto';
import type { AdapterPayload } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { hashToken } from '../accounts/secrets.ts';
import { findTextError } from '../formats.ts';
import type { NewClient, StoredClient } from '../queries/oauth-clients.ts';

/** For clients that gave themselves none. */
const unnamed = 'Unnamed app';
/** In characters of JSON, of all members but the name and the redirect addresses; each member may have half of it. */
const longestMetadata = 4096;

/** In the place of its secret a client has the hash of it, which is what `isSecret` compares. */
export const toMetadata = ({ id, name, redirectUris, secretHash, metadata }: StoredClient): AdapterPayload => ({
  token_endpoint_auth_method: secretHash === null ? 'none' : 'client_secret_basic',
  ...metadata,
  client_id: id,
  client_name: name,
  redirect_uris: redirectUris,
  ...(secretHash !== null && { client_secret: secretHash.toString('base64url') }),
});

/** Throws `invalid_client_metadata` for a client that says too much of itself, or what cannot be kept. */
export function toNewClient({ client_id, client_name, client_secret, redirect_uris, ...metadata }: AdapterPayload): NewClient {
  if (JSON.stringify(metadata, checkText).length > longestMetadata) throw new errors.InvalidClientMetadata('the metadata is too long');
  const long = Object.keys(metadata).find((name) => JSON.stringify(metadata[name]).length > longestMetadata / 2);
  if (long !== undefined) throw new errors.InvalidClientMetadata(`${long} is too long`);
  return {
    id: client_id as string,
    name: client_name ?? unnamed,
    redirectUris: [...(redirect_uris ?? [])],
    secretHash: client_secret === undefined ? null : hashToken(client_secret),
    metadata,
  };
}

function checkText(name: string, value: unknown): unknown {
  const fault = findTextError(name) ?? (typeof value === 'string' ? findTextError(value) : null);
  if (fault !== null) throw new errors.InvalidClientMetadata(`the metadata ${fault}`);
  return value;
}

/** Whether this is the secret whose hash a client has. */
export function isSecret(hash: string | undefined, given: string): boolean {
  const [stored, hashed] = [Buffer.from(hash ?? '', 'base64url'), hashToken(given)];
  return stored.length === hashed.length && timingSafeEqual(stored, hashed);
}
