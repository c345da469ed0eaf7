/** Clients of authorization servers and OpenID Connect providers. Their requests go through the SSRF guard. */
import { allowInsecureRequests, type Configuration, type CustomFetch, customFetch, discovery } from 'openid-client';
import type { Outbound } from './outbound.ts';

const timeoutMs = 10_000;
const largestAnswerBytes = 256 * 1024;

type Client = { issuerUrl: string; clientId: string; clientSecret: string };

/** Reads the metadata of the provider once; after a failure, again at the next call. */
export function createProvider({ issuerUrl, clientId, clientSecret }: Client, outbound: Pick<Outbound, 'send'>) {
  const execute = issuerUrl.startsWith('http:') ? [allowInsecureRequests] : [];
  const options = { execute, [customFetch]: toFetch(outbound), timeout: timeoutMs / 1000 };
  let known: Promise<Configuration> | undefined;
  return (): Promise<Configuration> => {
    known ??= discovery(new URL(issuerUrl), clientId, clientSecret, undefined, options).catch((error) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

const toFetch =
  ({ send }: Pick<Outbound, 'send'>): CustomFetch =>
  async (url, { method, headers, body, signal }) => {
    const request = {
      method: method as 'GET' | 'POST',
      headers,
      ...(body && { body: String(body) }),
      ...(signal && { signal }),
      ...{ timeoutMs, limit: largestAnswerBytes },
    };
    const { status, headers: answered, body: content } = await send(url, request);
    return new Response(new Uint8Array(content), { status, headers: answered });
  };
