/**
 * Sign-in by an OpenID Connect provider of the operator (authorization code with PKCE and nonce).
 *
 * Promised: a response is accepted only in the browser that asked for it, and within ten minutes. Requests to the provider go through the SSRF
 * guard, so a private one must be in WEBHOOK_ALLOW_HOSTS. Only an email address that the provider has verified is returned. All failures are
 * IdentityErrors.
 */
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { MINUTE_MS } from '../availability/dates.ts';
import { createProvider } from '../outbound/openid-provider.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { IdentityProviderConfig } from '../process/config.ts';
import { decrypt, deriveKey, encrypt } from './encryption.ts';

export type Identity = { email: string; next: string };

export type IdentityProvider = {
  /** As shown on the sign-in page. */
  name: string;
  /** Returns the address to go to, and what the browser keeps until `finish`. `isForced`: the provider asks the user again. */
  begin: (request: { redirectUri: string; next: string; isForced: boolean }) => Promise<{ url: string; kept: string }>;
  /** `callback`: the address to which the provider has redirected the browser. */
  finish: (callback: URL, kept: string | undefined) => Promise<Identity>;
  /** The page after the sign-in that was begun, also if it has failed. */
  readNext: (kept: string | undefined) => string | undefined;
};

export class IdentityError extends Error {
  /** `failed`: by a mistake of the configuration. */
  readonly kind: 'unreachable' | 'failed' | 'refused' | 'expired';

  constructor(kind: IdentityError['kind'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'IdentityError';
    this.kind = kind;
  }
}

export const pendingIdentityMs = 10 * MINUTE_MS;

/** `until`: in epoch milliseconds. */
type Pending = { state: string; nonce: string; verifier: string; next: string; until: number };

type Parts = { config: IdentityProviderConfig | undefined; secretKey: string; outbound: Pick<Outbound, 'send'> };

export function createIdentityProvider({ config, secretKey, outbound }: Parts): IdentityProvider | undefined {
  if (config === undefined) return undefined;
  const key = deriveKey(secretKey, 'sign-ins by an identity provider');
  const configure = createProvider(config, outbound);
  return {
    name: config.name,
    async begin({ redirectUri, next, isForced }) {
      const verifier = randomPKCECodeVerifier();
      const pending: Pending = { state: randomState(), nonce: randomNonce(), verifier, next, until: Date.now() + pendingIdentityMs };
      const parameters = {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(isForced && { prompt: 'login' }),
      };
      const url = buildAuthorizationUrl(await configure().catch(toIdentityError), parameters).href;
      return { url, kept: encrypt(key, JSON.stringify(pending)).toString('base64url') };
    },
    async finish(callback, kept) {
      const pending = readPending(key, kept);
      const isOurs = pending !== undefined && pending.until > Date.now() && callback.searchParams.get('state') === pending.state;
      if (!isOurs) throw expired();
      const { state: expectedState, nonce: expectedNonce, verifier: pkceCodeVerifier } = pending;
      const checks = { expectedState, expectedNonce, pkceCodeVerifier, idTokenExpected: true };
      const claims = await configure()
        .then((known) => findClaims(known, callback, checks))
        .catch(toIdentityError);
      if (typeof claims.email !== 'string' || claims.email_verified !== true)
        throw new IdentityError('refused', `${config.name} has not verified your email address. Verify it there and try again.`);
      return { email: claims.email, next: pending.next };
    },
    readNext: (kept) => readPending(key, kept)?.next,
  };
}

type Claims = { email?: unknown; email_verified?: unknown; [name: string]: unknown };

/** Providers may return the email in the ID token or by the userinfo endpoint (OpenID Connect Core §5.4). */
async function findClaims(
  configuration: Configuration,
  callback: URL,
  checks: Parameters<typeof authorizationCodeGrant>[2],
): Promise<Claims> {
  const tokens = await authorizationCodeGrant(configuration, callback, checks);
  const claims = tokens.claims();
  if (claims === undefined || claims.email !== undefined) return claims ?? {};
  return fetchUserInfo(configuration, tokens.access_token, claims.sub);
}

function readPending(key: Buffer, kept: string | undefined): Pending | undefined {
  const text = kept === undefined ? undefined : decrypt(key, Buffer.from(kept, 'base64url'));
  return text === undefined ? undefined : JSON.parse(text);
}

const expired = (cause?: unknown): IdentityError =>
  new IdentityError('expired', 'The sign-in was not finished in time, or in another browser. Try again.', cause);

function toIdentityError(error: unknown): never {
  const code = error instanceof AuthorizationResponseError || error instanceof ResponseBodyError ? error.error : undefined;
  if (code === 'access_denied') throw new IdentityError('refused', 'The sign-in was canceled.', error);
  if (code === 'invalid_grant') throw expired(error);
  if (code !== undefined) throw new IdentityError('failed', 'The identity provider refuses this server. Ask its operator.', error);
  throw new IdentityError('unreachable', 'Try again later, or use your password.', error);
}
