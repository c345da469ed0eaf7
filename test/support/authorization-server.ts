/** An OAuth 2.0 authorization server that grants everything at once, and a CalDAV server behind it that accepts only its tokens. */
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { OauthCalendarConfig } from '../../src/process/config.ts';
import type { CalDavServer } from './caldav-servers.ts';

export type AuthorizationServer = {
  /** For WEBHOOK_ALLOW_HOSTS. */
  hosts: string[];
  config: OauthCalendarConfig;
  email: string;
  /** Of the last authorization request. */
  asked: URLSearchParams;
  /** Uses of refresh tokens. */
  renewals: number;
  /** Called before a use of a refresh token is answered. */
  beforeRenewal: () => Promise<unknown>;
  /** Access tokens that were granted before are refused from now on. */
  expireTokens: () => void;
  /** The user withdraws the grant. */
  revoke: () => void;
  /** Goes to the authorization page, and returns the address to which it redirects. */
  visit: (address: string) => Promise<string>;
  stop: () => Promise<void>;
};

const client = { clientId: 'caledee', clientSecret: 'its secret' };

const send = (res: ServerResponse, status: number, body: unknown) =>
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const listen = async (handle: (req: IncomingMessage, res: ServerResponse) => unknown) => {
  const server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
};

export async function startAuthorizationServer(dav: CalDavServer): Promise<AuthorizationServer> {
  const codes = new Map<string, { challenge: string; redirectUri: string }>();
  const [accessTokens, refreshTokens] = [new Set<string>(), new Set<string>()];

  function grant(res: ServerResponse): void {
    const [accessToken, refreshToken] = [randomUUID(), randomUUID()];
    accessTokens.add(accessToken);
    refreshTokens.add(refreshToken);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, sub: '1', aud: client.clientId, iat: now, exp: now + 600, email: as.email };
    const idToken = [{ alg: 'RS256' }, claims, {}].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const tokens = { access_token: accessToken, refresh_token: refreshToken, id_token: idToken };
    send(res, 200, { token_type: 'Bearer', expires_in: 3600, ...tokens });
  }

  async function answerToken(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(req));
    const isClient = form.get('client_id') === client.clientId && form.get('client_secret') === client.clientSecret;
    if (!isClient) return void send(res, 401, { error: 'invalid_client' });
    if (form.get('grant_type') === 'refresh_token') {
      as.renewals += 1;
      // Each can be used once.
      const isValid = refreshTokens.delete(form.get('refresh_token') ?? '');
      await as.beforeRenewal();
      return isValid ? grant(res) : void send(res, 400, { error: 'invalid_grant' });
    }
    const code = form.get('code') ?? '';
    const known = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isValid = known !== undefined && known.challenge === challenge && known.redirectUri === form.get('redirect_uri');
    return isValid ? grant(res) : void send(res, 400, { error: 'invalid_grant' });
  }

  function answer(req: IncomingMessage, res: ServerResponse): unknown {
    const url = new URL(req.url ?? '', issuer);
    if (url.pathname === '/token') return answerToken(req, res);
    if (url.pathname === '/.well-known/openid-configuration')
      return send(res, 200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        response_types_supported: ['code'],
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    as.asked = url.searchParams;
    const code = randomUUID();
    const redirectUri = url.searchParams.get('redirect_uri') ?? '';
    codes.set(code, { challenge: url.searchParams.get('code_challenge') ?? '', redirectUri });
    const target = new URL(redirectUri);
    target.search = String(new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' }));
    return res.writeHead(302, { location: target.href }).end();
  }

  /** Passes requests with a valid token on, with the password of the account. */
  function passOn(req: IncomingMessage, res: ServerResponse): unknown {
    const [, token = ''] = /^Bearer (.+)$/.exec(req.headers.authorization ?? '') ?? [];
    if (!accessTokens.has(token)) return res.writeHead(401).end();
    const authorization = `Basic ${btoa(`${dav.username}:${dav.password}`)}`;
    const passed = request(new URL(req.url ?? '', dav.url), { method: req.method, headers: { ...req.headers, authorization } }, (from) =>
      from.pipe(res.writeHead(from.statusCode ?? 500, from.headers)),
    );
    return req.pipe(passed);
  }

  const [authorization, proxy] = [await listen(answer), await listen(passOn)];
  const issuer = `http://${authorization.host}`;
  const as: AuthorizationServer = {
    hosts: [authorization.host, proxy.host],
    config: { ...client, issuerUrl: issuer, caldavUrl: `http://${proxy.host}/`, scope: 'openid email calendar' },
    email: 'host@example.com',
    asked: new URLSearchParams(),
    renewals: 0,
    beforeRenewal: async () => {},
    expireTokens: () => accessTokens.clear(),
    revoke() {
      accessTokens.clear();
      refreshTokens.clear();
    },
    async visit(address) {
      const response = await fetch(address, { redirect: 'manual' });
      return response.headers.get('location') ?? '';
    },
    async stop() {
      for (const { server } of [authorization, proxy]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
  return as;
}
