import type { ClientMetadata, Configuration } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { allScopes, findAppNameError, findRedirectUrisError, isNative } from '../accounts/apps.ts';
import { newToken } from '../accounts/secrets.ts';
import type { Services } from '../api/services.ts';
import { newId } from '../database/ids.ts';

/** Clients register themselves (RFC 7591), without being asked who they are. They cannot change what they said: there is no RFC 7592. */
export const registration: NonNullable<Configuration['features']>['registration'] = {
  enabled: true,
  initialAccessToken: false,
  issueRegistrationAccessToken: false,
  idFactory: () => newId(),
  secretFactory: () => newToken('ocs'),
};

type Described = { -readonly [Name in keyof ClientMetadata]: ClientMetadata[Name] };

/** Nothing here makes use of these, and some would make the provider fetch what is there. */
const unused = ['jwks', 'jwks_uri', 'sector_identifier_uri', 'initiate_login_uri', 'default_acr_values', 'default_max_age'];

/**
 * Holds what a client says of itself against what we take, whichever way it came to be known. What it asks for beyond that is left
 * out, as RFC 7591 §2 allows, and its kind follows from its addresses, whatever it calls itself.
 */
export const createExtraClientMetadata = (services: Pick<Services, 'publicUrl'>): Configuration['extraClientMetadata'] => ({
  properties: ['redirect_uris'],
  validator(ctx, _key, _value, metadata) {
    const described = metadata as Described & Record<string, unknown>;
    for (const name of unused) delete described[name];
    const redirectUris = readRedirectUris(described.redirect_uris);
    described.application_type = isNative(redirectUris) ? 'native' : 'web';
    // One that is stored was checked when it was, by the rules of that time.
    const isNew = ctx !== undefined || URL.canParse(described.client_id);
    if (isNew) checkNew(described, redirectUris, new URL(services.publicUrl).host);
    keepKnown(described);
  },
});

/** In characters, of all redirect addresses of a client that nobody here registered. */
const longestRedirectUris = 4096;

function checkNew({ client_name: name }: Described, redirectUris: string[], host: string): void {
  if (redirectUris.join('').length > longestRedirectUris)
    throw new errors.InvalidClientMetadata(`redirect_uris must have at most ${longestRedirectUris} characters in total`);
  checkName(name, host);
}

function readRedirectUris(uris: unknown): string[] {
  const isList = Array.isArray(uris) && uris.every((uri) => typeof uri === 'string');
  const fault = isList ? findRedirectUrisError(uris) : 'A list of URIs is required.';
  if (fault !== null) throw new errors.InvalidClientMetadata(`redirect_uris: ${fault}`);
  return uris as string[];
}

function checkName(name: unknown, host: string): void {
  if (name === undefined) return;
  const fault = typeof name === 'string' ? findAppNameError(name, host) : 'must be a string';
  if (fault !== null) throw new errors.InvalidClientMetadata(`client_name ${fault}`);
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
