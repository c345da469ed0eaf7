/** A real OpenID Connect provider, at which anybody signs in with an email address. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { visit } from './visitor.ts';

export const providerClient = { clientId: 'caledee', clientSecret: 'the secret of the client, long enough for HMAC' };

export type TestIdentityProvider = {
  /** Claims of an address, by default a verified one. */
  claims: Map<string, { email?: string; email_verified?: boolean }>;
  /** Signs in as this address, and returns the address to which the provider redirects. Null cancels. */
  enter: (address: string, email: string | null) => Promise<string>;
  stop: () => Promise<void>;
};

export async function startIdentityProvider(port: number, redirectUri: string): Promise<TestIdentityProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  const claims: TestIdentityProvider['claims'] = new Map();
  const provider = new Provider(issuer, {
    clients: [{ client_id: providerClient.clientId, client_secret: providerClient.clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: true, ...claims.get(id) }) }),
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
  });
  const server = createServer(provider.callback()).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    claims,
    async enter(address, email) {
      const browser = visit(issuer);
      let place = address;
      for (let step = 0; step < 10 && place.startsWith(issuer); step += 1) {
        const path = place.slice(issuer.length);
        if (!path.startsWith('/interaction/')) place = toUrl((await browser.get(path)).location, issuer);
        else if (email === null) place = toUrl((await browser.get(`${path}/abort`)).location, issuer);
        else {
          const { text } = await browser.get(path);
          const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1] ?? '';
          place = toUrl((await browser.post(path, { prompt, login: email, password: 'any' })).location, issuer);
        }
      }
      return place;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const toUrl = (location: string | null, issuer: string): string => new URL(location ?? '', issuer).href;
