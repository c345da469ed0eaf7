/**
 * OAuth 2.0 for other people's applications. An application leads somebody to /oauth/authorize; our page of consent says who asks, for
 * what, and where it leads; whoever is signed in allows it or not. What was allowed is a grant. The application changes the code that it
 * gets for an access token, for an hour, and a refresh token, for thirty days, and with that one for the next pair, and so on.
 *
 * What is promised: nothing without a consent, given on our page by whoever is signed in there at that moment, for that one request.
 * Codes come back only to addresses that the client is registered with, and only with the verifier of a challenge (RFC 7636, S256,
 * confidential clients too). Codes and refresh tokens are taken once, however many ask at once; the old pair is over with the new one;
 * whoever comes with a used one ends the whole family. A token that was asked for one resource works there and nowhere else. Of what
 * opens a door only SHA-256 is kept. Ending a grant, deleting a client and leaving the Team plan count from the next request on, in
 * every process.
 * What is not: that an application is who it says. Most register themselves, and the page tells so.
 *
 * The protocol is oidc-provider's. Here is what it is told: one file for each matter.
 */
import Provider, { type Configuration } from 'oidc-provider';
import { scopes } from '../contract.ts';
import { claims, createFindAccount } from './account.ts';
import { correctDiscovery } from './discovery.ts';
import { createDocumentFeature, createFetch } from './documents.ts';
import { refuseAnonymous, reportErrors, sendErrorPage } from './errors.ts';
import { type Keys, loadKeys } from './keys.ts';
import { ttl } from './lifetimes.ts';
import type { OauthParts } from './parts.ts';
import { toPlace } from './pending-authorization.ts';
import { createPolicy } from './policy.ts';
import { createExtraClientMetadata, registration } from './registration.ts';
import { checkResourceFirst, createResourceIndicators } from './resources.ts';
import { consentPath, routes } from './routes.ts';
import { shapeSecrets } from './secrets.ts';
import { createStorage } from './storage.ts';
import { holdStrangers } from './strangers.ts';

export async function createProvider(parts: OauthParts): Promise<Provider> {
  const { db, publicUrl } = parts.services;
  const warn = () =>
    parts.log.warn('the signing key was encrypted with a different SECRET_KEY and was replaced; all processes need the same SECRET_KEY');
  const provider: Provider = new Provider(publicUrl, {
    ...toConfiguration(parts, await loadKeys(db, parts.secretKey, warn)),
    adapter: createStorage(db, (uid) => provider.urlFor('resume', { uid })),
  });
  shapeSecrets(provider);
  checkResourceFirst(provider);
  speakAs(provider, publicUrl);
  readQueriesFast(provider);
  holdStrangers(provider, parts.services);
  dropSessionCookie(provider);
  correctDiscovery(provider);
  refuseAnonymous(provider);
  reportErrors(provider, parts.log);
  return provider;
}

const toConfiguration = (parts: OauthParts, keys: Keys): Configuration => ({
  routes,
  ttl,
  claims,
  scopes: Object.keys(scopes),
  features: toFeatures(parts),
  responseTypes: ['code'],
  allowOmittingSingleRegisteredRedirectUri: false,
  clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
  clientDefaults: { grant_types: ['authorization_code', 'refresh_token'] },
  extraClientMetadata: createExtraClientMetadata(parts.services),
  pkce: { required: () => true },
  rotateRefreshToken: true,
  // Whoever gets a code gets a refresh token, unless it said that it has no use for one. It outlives our sessions.
  issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
  expiresWithSession: () => false,
  revokeGrantPolicy: () => true,
  loadExistingGrant: ({ oidc }) => {
    const grantId = oidc.result?.consent?.grantId;
    return grantId === undefined ? undefined : oidc.provider.Grant.find(grantId);
  },
  findAccount: createFindAccount(parts.services.db),
  interactions: { policy: createPolicy(), url: (_ctx, { uid }) => `${parts.services.publicUrl}${consentPath}/${toPlace(uid)}` },
  jwks: { keys: [keys.signing as never] },
  enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
  cookies: { keys: keys.cookies, names: { session: 'caledee_oauth', interaction: 'caledee_consent', resume: 'caledee_resume' } },
  clientBasedCORS: () => true,
  fetch: createFetch(parts),
  renderError: sendErrorPage,
  // The database has decided already, without tolerance.
  clockTolerance: 0,
});

/** What is not named here is off; what is on unless it is named, is named to be off. */
const toFeatures = (parts: OauthParts): Configuration['features'] => ({
  clientIdMetadataDocument: createDocumentFeature(parts),
  devInteractions: { enabled: false },
  dPoP: { enabled: false },
  pushedAuthorizationRequests: { enabled: false },
  registration,
  resourceIndicators: createResourceIndicators(parts.services),
  revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
  rpInitiatedLogout: { enabled: false },
});

/** Every address is one below PUBLIC_URL, and it is by HTTPS if that is, whatever the headers of a request say. */
function speakAs(provider: Provider, publicUrl: string): void {
  provider.OIDCContext.prototype.urlFor = (name, options) => provider.urlFor(name, options);
  Object.defineProperty(provider.request, 'protocol', { value: new URL(publicUrl).protocol.slice(0, -1) });
}

/** Koa looks for all values of each parameter anew: a query of 16 KB, with 7,800 parameters of one name, took 0.5 s of the event loop. */
function readQueriesFast(provider: Provider): void {
  Object.defineProperty(provider.request, 'query', {
    get(this: { querystring: string }) {
      const byName = Map.groupBy(new URLSearchParams(this.querystring), ([name]) => name);
      return Object.fromEntries(
        [...byName].map(([name, pairs]) => [name, pairs.length > 1 ? pairs.map(([, value]) => value) : pairs[0]?.[1]]),
      );
    },
  });
}

/** The provider's session is not kept (storage.ts), so its cookie would be for nothing. */
function dropSessionCookie(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.headerSent) return;
    const cookies = [ctx.response.headers['set-cookie'] ?? []].flat().map(String);
    const kept = cookies.filter((cookie) => !cookie.startsWith(provider.cookieName('session')));
    if (kept.length > 0) ctx.set('Set-Cookie', kept);
    else ctx.remove('Set-Cookie');
  });
}
