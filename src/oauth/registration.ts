import type { ClientMetadata, Configuration } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { allScopes, findAppNameError, findRedirectUrisError, isNative } from '../accounts/apps.ts';
import { newToken } from '../accounts/secrets.ts';
import type { Services } from '../api/services.ts';
import { newId } from '../database/ids.ts';

/** Anyone may register a client (RFC 7591). Clients cannot change their registration (no RFC 7592). */
export const registration: NonNullable<Configuration['features']>['registration'] = {
  enabled: true,
  initialAccessToken: false,
  issueRegistrationAccessToken: false,
  idFactory: () => newId(),
  secretFactory: () => newToken('ocs'),
};

type Described = { -readonly [Name in keyof ClientMetadata]: ClientMetadata[Name] };

/** Not used here, and the provider would fetch some of these URLs. */
const unused = ['jwks', 'jwks_uri', 'sector_identifier_uri', 'initiate_login_uri', 'default_acr_values', 'default_max_age'];

/**
 * Validates the metadata of every client. Unsupported scopes and grant types are dropped, as RFC 7591 §2 allows, and the application type
 * follows from the redirect URIs.
 */
export const createExtraClientMetadata = (services: Pick<Services, 'publicUrl'>): Configuration['extraClientMetadata'] => ({
  properties: ['redirect_uris'],
  validator(ctx, _key, _value, metadata) {
    const described = metadata as Described & Record<string, unknown>;
    for (const name of unused) delete described[name];
    const redirectUris = readRedirectUris(described.redirect_uris);
    described.application_type = isNative(redirectUris) ? 'native' : 'web';
    // Stored clients were checked when they were created, by the rules of that time.
    const isNew = ctx !== undefined || URL.canParse(described.client_id);
    if (isNew) checkNew(described, redirectUris, new URL(services.publicUrl).host);
    keepKnown(described);
  },
});

const maxRedirectUrisLength = 4096;

function checkNew({ client_name: name }: Described, redirectUris: string[], host: string): void {
  if (redirectUris.join('').length > maxRedirectUrisLength)
    throw new errors.InvalidClientMetadata(`redirect_uris must have at most ${maxRedirectUrisLength} characters in total`);
  checkName(name, host);
}

function readRedirectUris(uris: unknown): string[] {
  const isList = Array.isArray(uris) && uris.every((uri) => typeof uri === 'string');
  const error = isList ? findRedirectUrisError(uris) : 'A list of URIs is required.';
  if (error !== null) throw new errors.InvalidClientMetadata(`redirect_uris: ${error}`);
  return uris as string[];
}

function checkName(name: unknown, host: string): void {
  if (name === undefined) return;
  const error = typeof name === 'string' ? findAppNameError(name, host) : 'must be a string';
  if (error !== null) throw new errors.InvalidClientMetadata(`client_name ${error}`);
}

function keepKnown(described: Described & Record<string, unknown>): void {
  const { scope, grant_types: grants } = described;
  if (typeof scope === 'string')
    described.scope =
      scope
        .split(' ')
        .filter((one) => Object.hasOwn(allScopes, one))
        .join(' ') || undefined;
  if (Array.isArray(grants)) described.grant_types = grants.filter((one) => one === 'authorization_code' || one === 'refresh_token');
}
