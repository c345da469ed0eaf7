import { timingSafeEqual } from 'node:crypto';
import type { AdapterPayload } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { hashToken } from '../accounts/secrets.ts';
import type { NewClient, StoredClient } from '../queries/oauth-clients.ts';
import { findTextError } from '../text/encoding.ts';

const unnamed = 'Unnamed app';
/** In characters of JSON, without the name and the redirect URIs. A single member may have half of it. */
const maxMetadataLength = 4096;

/** `client_secret` is the secret's hash, as `isSecret` expects. */
export const toMetadata = ({ id, name, redirectUris, secretHash, metadata }: StoredClient): AdapterPayload => ({
  token_endpoint_auth_method: secretHash === null ? 'none' : 'client_secret_basic',
  ...metadata,
  client_id: id,
  client_name: name,
  redirect_uris: redirectUris,
  ...(secretHash !== null && { client_secret: secretHash.toString('base64url') }),
});

export function toNewClient({ client_id, client_name, client_secret, redirect_uris, ...metadata }: AdapterPayload): NewClient {
  if (JSON.stringify(metadata, checkText).length > maxMetadataLength) throw new errors.InvalidClientMetadata('the metadata is too long');
  const tooLong = Object.keys(metadata).find((name) => JSON.stringify(metadata[name]).length > maxMetadataLength / 2);
  if (tooLong !== undefined) throw new errors.InvalidClientMetadata(`${tooLong} is too long`);
  return {
    id: client_id as string,
    name: client_name ?? unnamed,
    redirectUris: [...(redirect_uris ?? [])],
    secretHash: client_secret === undefined ? null : hashToken(client_secret),
    metadata,
  };
}

function checkText(name: string, value: unknown): unknown {
  const error = findTextError(name) ?? (typeof value === 'string' ? findTextError(value) : null);
  if (error !== null) throw new errors.InvalidClientMetadata(`the metadata ${error}`);
  return value;
}

export function isSecret(hash: string | undefined, given: string): boolean {
  const [stored, hashed] = [Buffer.from(hash ?? '', 'base64url'), hashToken(given)];
  return stored.length === hashed.length && timingSafeEqual(stored, hashed);
}
