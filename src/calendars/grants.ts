/**
 * Access to calendar accounts by OAuth 2.0 (authorization code with PKCE), for CalDAV servers that accept no passwords, such as Google's.
 *
 * Promised: a grant is accepted only in the session that asked for it, and within ten minutes. Requests to the authorization server go
 * through the SSRF guard. Tokens are stored only as encrypted credentials. All failures are CalendarErrors.
 */
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ResponseBodyError,
  randomPKCECodeVerifier,
  refreshTokenGrant,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from 'openid-client';
import { decrypt, deriveKey, encrypt } from '../accounts/encryption.ts';
import { MINUTE_MS } from '../availability/dates.ts';
import { createProvider } from '../outbound/openid-provider.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { OauthCalendarConfig } from '../process/config.ts';
import type { CalendarCredentials, CalendarGrant, CalendarGrants } from './credentials.ts';
import { CalendarError } from './source.ts';

const stateMs = 10 * MINUTE_MS;
/** Access tokens are renewed earlier than they expire, so that none expires during a reading. */
const marginMs = 5 * MINUTE_MS;

/** The contents of the state, which are encrypted. `calendarId`: of a calendar that is connected again. `until`: in epoch milliseconds. */
type Pending = { sessionId: string; verifier: string; calendarId: string | null; until: number };

type Parts = { google: OauthCalendarConfig | undefined; secretKey: string; outbound: Pick<Outbound, 'send'> };

export function createCalendarGrants({ google, secretKey, outbound }: Parts): CalendarGrants {
  const key = deriveKey(secretKey, 'calendar grants');
  return google === undefined ? {} : { google: createGrant(google, key, outbound) };
}

function createGrant(config: OauthCalendarConfig, key: Buffer, outbound: Pick<Outbound, 'send'>): CalendarGrant {
  const configure = createProvider(config, outbound);
  return {
    async begin({ sessionId, calendarId, redirectUri }) {
      const verifier = randomPKCECodeVerifier();
      const pending: Pending = { sessionId, verifier, calendarId, until: Date.now() + stateMs };
      const parameters = {
        redirect_uri: redirectUri,
        scope: config.scope,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: encrypt(key, JSON.stringify(pending)).toString('base64url'),
        // Google returns a refresh token only with these.
        access_type: 'offline',
        prompt: 'consent',
      };
      return buildAuthorizationUrl(await configure().catch(toCalendarError), parameters).href;
    },

    async finish({ callback, sessionId }) {
      const state = callback.searchParams.get('state') ?? '';
      const pending = readState(key, state);
      if (pending === undefined || pending.sessionId !== sessionId || pending.until <= Date.now()) throw expired();
      const checks = { pkceCodeVerifier: pending.verifier, expectedState: state, idTokenExpected: true };
      const tokens = await configure()
        .then((known) => authorizationCodeGrant(known, callback, checks))
        .catch(toCalendarError);
      const email = tokens.claims()?.email;
      if (typeof email !== 'string') throw new CalendarError('refused', 'The account has no email address.');
      const url = config.caldavUrl.replace('{email}', encodeURIComponent(email));
      return { credentials: { url, username: email, tokens: toTokens(tokens) }, calendarId: pending.calendarId };
    },

    async renew(credentials) {
      const refreshToken = credentials.tokens?.refreshToken ?? '';
      const tokens = await configure()
        .then((known) => refreshTokenGrant(known, refreshToken))
        .catch(toCalendarError);
      return { ...credentials, tokens: toTokens(tokens, refreshToken) };
    },
  };
}

function readState(key: Buffer, state: string): Pending | undefined {
  const text = decrypt(key, Buffer.from(state, 'base64url'));
  return text === undefined ? undefined : JSON.parse(text);
}

function toTokens(tokens: TokenEndpointResponse & TokenEndpointResponseHelpers, refreshToken = ''): Record<string, string> {
  const kept = tokens.refresh_token ?? refreshToken;
  if (kept === '')
    throw new CalendarError(
      'refused',
      'Only access for an hour was granted. Remove this server in the settings of the account, and try again.',
    );
  const expiresAt = Date.now() + (tokens.expiresIn() ?? 0) * 1000;
  return { provider: 'google', refreshToken: kept, accessToken: tokens.access_token, expiresAt: String(expiresAt) };
}

const expired = (): CalendarError =>
  new CalendarError('refused', 'The connection was not finished in time, or in another browser. Try again.');

function toCalendarError(error: unknown): never {
  if (error instanceof CalendarError) throw error;
  const code = error instanceof AuthorizationResponseError || error instanceof ResponseBodyError ? error.error : undefined;
  if (code === 'access_denied') throw new CalendarError('refused', 'Access to the calendar was not granted.', { cause: error });
  if (code === 'invalid_grant')
    throw new CalendarError('refused', 'Access to the calendar was revoked, or has expired. Connect the calendar again.', { cause: error });
  if (code !== undefined)
    throw new CalendarError('refused', 'The authorization server refuses this server. Ask its operator.', { cause: error });
  throw new CalendarError('unreachable', 'The authorization server cannot be reached.', { cause: error });
}

/** The credentials with an access token that is valid for a while. `store` gets them if they are new. */
export async function freshen(
  grants: CalendarGrants,
  credentials: CalendarCredentials,
  store: (renewed: CalendarCredentials) => Promise<unknown>,
): Promise<CalendarCredentials> {
  const { tokens } = credentials;
  if (tokens === undefined || Number(tokens.expiresAt) - marginMs > Date.now()) return credentials;
  if (grants.google === undefined)
    throw new CalendarError('refused', "This server is no longer configured for the calendar's authorization server.");
  const renewed = await grants.google.renew(credentials);
  // A server may accept each refresh token only once.
  await store(renewed);
  return renewed;
}

/** Has the access token renewed before the next use. */
export const toExpired = ({ tokens, ...credentials }: CalendarCredentials): CalendarCredentials => ({
  ...credentials,
  ...(tokens && { tokens: { ...tokens, expiresAt: '0' } }),
});
