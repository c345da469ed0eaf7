/**
 * OAuth 2.0 for other people's apps, by oidc-provider. An app sends a user to /oauth/authorize; the consent page shows who requests access,
 * to what, and where it redirects. Consent creates a grant. The app exchanges its code for an access token (one hour) and a refresh token
 * (30 days); each refresh replaces both.
 *
 * Promises: every authorization request needs the consent of the user who is signed in at that moment. Codes are sent only to registered
 * redirect URIs and work only with PKCE (RFC 7636, S256), for confidential clients too. A code works once, and a refresh token for ten
 * seconds after its first use, even under concurrent requests; using one later revokes the grant. A token for one resource works there only. Only the SHA-256 of codes and tokens is
 * stored. Revoking a grant, deleting a client and leaving the Team plan take effect with the next request, in every process.
 *
 * Not promised: that an app is who it claims to be. Most register themselves, and the consent page says so.
 *
 * The files of this folder configure oidc-provider, one subject each.
 */
import Provider, { type Configuration } from 'oidc-provider';
import { scopes } from '../contract.ts';
import { consentPath } from '../web/next.ts';
import { claims, createFindAccount } from './account.ts';
import { correctMetadata } from './discovery.ts';
import { createDocumentFeature, createFetch } from './documents.ts';
import { replaceErrorRedirects } from './error-redirects.ts';
import { rejectAnonymousClients, reportErrors, sendErrorPage } from './errors.ts';
import { type Keys, loadKeys } from './keys.ts';
import { ttl } from './lifetimes.ts';
import type { OauthParts } from './parts.ts';
import { toConsentId } from './pending-authorization.ts';
import { createPolicy } from './policy.ts';
import { createExtraClientMetadata, registration } from './registration.ts';
import { checkResourceFirst, createResourceIndicators } from './resources.ts';
import { routes } from './routes.ts';
import { useOwnTokenFormat } from './secrets.ts';
import { createStorage } from './storage.ts';

export async function createProvider(parts: OauthParts): Promise<Provider> {
  const { db, publicUrl } = parts.services;
  const warnReplaced = () =>
    parts.log.warn('the signing key was encrypted with a different SECRET_KEY and was replaced; all processes need the same SECRET_KEY');
  const provider: Provider = new Provider(publicUrl, {
    ...toConfiguration(parts, await loadKeys(db, parts.secretKey, warnReplaced)),
    adapter: createStorage(db, (uid) => provider.urlFor('resume', { uid })),
  });
  useOwnTokenFormat(provider);
  checkResourceFirst(provider);
  usePublicUrl(provider, publicUrl);
  parseQueriesOnce(provider);
  replaceErrorRedirects(provider, parts.services);
  dropSessionCookie(provider);
  correctMetadata(provider);
  answerRevocationInJson(provider);
  rejectAnonymousClients(provider);
  reportErrors(provider, parts.log);
  return provider;
}

const toConfiguration = (parts: OauthParts, keys: Keys): Configuration => ({
  routes,
  ttl,
  claims,
  // Many clients read the name and email from the ID token only.
  conformIdTokenClaims: false,
  scopes: Object.keys(scopes),
  features: toFeatures(parts),
  responseTypes: ['code'],
  allowOmittingSingleRegisteredRedirectUri: false,
  clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
  clientDefaults: { grant_types: ['authorization_code', 'refresh_token'] },
  extraClientMetadata: createExtraClientMetadata(parts.services),
  pkce: { required: () => true },
  rotateRefreshToken: true,
  // Refresh tokens are issued to every client that registered the grant type, and outlive the user's session.
  issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
  expiresWithSession: () => false,
  revokeGrantPolicy: () => true,
  loadExistingGrant: ({ oidc }) => {
    const grantId = oidc.result?.consent?.grantId;
    return grantId === undefined ? undefined : oidc.provider.Grant.find(grantId);
  },
  findAccount: createFindAccount(parts.services.db),
  interactions: { policy: createPolicy(), url: (_ctx, { uid }) => `${parts.services.publicUrl}${consentPath}/${toConsentId(uid)}` },
  jwks: { keys: [keys.signing as never] },
  enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
  cookies: { keys: keys.cookies, names: { session: 'caledee_oauth', interaction: 'caledee_consent', resume: 'caledee_resume' } },
  clientBasedCORS: () => true,
  fetch: createFetch(parts),
  renderError: sendErrorPage,
  // The database's clock has already decided (storage.ts).
  clockTolerance: 0,
});

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

/** Builds URLs from PUBLIC_URL and ignores the headers of the request. */
function usePublicUrl(provider: Provider, publicUrl: string): void {
  provider.OIDCContext.prototype.urlFor = (name, options) => provider.urlFor(name, options);
  Object.defineProperty(provider.request, 'protocol', { value: new URL(publicUrl).protocol.slice(0, -1) });
}

/** Koa searches all values for each parameter: a 16 KB query with 7,800 parameters of one name blocked the event loop for 0.5 s. */
function parseQueriesOnce(provider: Provider): void {
  Object.defineProperty(provider.request, 'query', {
    get(this: { querystring: string }) {
      const byName = Map.groupBy(new URLSearchParams(this.querystring), ([name]) => name);
      return Object.fromEntries(
        [...byName].map(([name, pairs]) => [name, pairs.length > 1 ? pairs.map(([, value]) => value) : pairs[0]?.[1]]),
      );
    },
  });
}

/** The provider's session is not stored (storage.ts), so its cookie is useless. */
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

/** RFC 7009 §2.2 ignores the body, but some clients (simple-oauth2) read every response as JSON. */
function answerRevocationInJson(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route === 'revocation' && ctx.status === 200) ctx.body = {};
  });
}
