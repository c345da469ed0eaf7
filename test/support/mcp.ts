/** MCP with the official client, and raw messages for what it would not send. */

import { expect } from '@jest/globals';
import {
  type CallToolResult,
  Client,
  type OAuthClientProvider,
  type OAuthDiscoveryState,
  type StoredOAuthClientInformation,
  type StoredOAuthTokens,
  StreamableHTTPClientTransport,
  type StreamableHTTPClientTransportOptions,
} from '@modelcontextprotocol/client';
import { declared } from './contract.ts';
import type { Answer } from './http.ts';
import type { TestServer } from './server.ts';

/** The first has no handshake. */
export const revisions = ['2026-07-28', '2025-11-25'] as const;

export type Revision = (typeof revisions)[number];

export const endpoint = '/api/mcp';

type Parameter = { name: string; in: string; example?: unknown; examples?: Record<string, { value: unknown }> };
type Example = Record<string, unknown>;

export type MarkedTool = {
  name: string;
  operationId: string;
  path: string;
  method: string;
  scope: string;
  parameters: Parameter[];
  /** The contract's example of the body. */
  body: Example | undefined;
};

/** Operations marked as tools, with the contract's examples of their parts. */
export const markedTools: MarkedTool[] = Object.entries(declared.paths).flatMap(([path, item]) =>
  ['get', 'put', 'post', 'delete', 'patch'].flatMap((method) => {
    const operation = item[method];
    if (operation?.['x-mcp-tool'] === undefined) return [];
    const parameters = [...((operation.parameters ?? []) as Parameter[]), ...((item.parameters ?? []) as unknown as Parameter[])];
    const [requirement] = operation.security as { personalAccessToken: string[] }[];
    const body = operation.requestBody as { content: { 'application/json': { example: Example } } } | undefined;
    return {
      name: operation['x-mcp-tool'] as string,
      operationId: operation.operationId,
      path,
      method,
      scope: requirement?.personalAccessToken[0] as string,
      parameters: parameters.filter((parameter) => parameter.in !== 'header'),
      body: body?.content['application/json'].example,
    };
  }),
);

/** The equivalent HTTP request. */
export function toHttp({ method, path, parameters, body }: MarkedTool, given: Example): [method: string, path: string, init: RequestInit] {
  const placeOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.in ?? (body ? 'body' : 'query');
  const parts = Object.groupBy(Object.entries(given), ([name]) => placeOf(name));
  const address = path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(String(given[name])));
  const query = new URLSearchParams((parts.query ?? []).map(([name, value]): [string, string] => [name, String(value)]));
  const content = body && { body: JSON.stringify(Object.fromEntries(parts.body ?? [])), headers: { 'Content-Type': 'application/json' } };
  return [method.toUpperCase(), `${address}?${query}`, { ...content }];
}

export const transportTo = ({ url }: Pick<TestServer, 'url'>, options: StreamableHTTPClientTransportOptions) =>
  new StreamableHTTPClientTransport(new URL(url + endpoint), options);

export const bearer = (token: string) => ({ requestInit: { headers: { Authorization: `Bearer ${token}` } } });

export function newClient(revision: Revision): Client {
  const mode = revision === '2026-07-28' ? { pin: revision } : 'legacy';
  return new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
}

/** Calls a tool that must succeed. */
// biome-ignore lint/suspicious/noExplicitAny: an answer may be anything.
export async function use(client: Client, name: string, given: Record<string, unknown> = {}): Promise<any> {
  const result = await client.callTool({ name, arguments: given });
  expect(result).not.toHaveProperty('isError');
  return result.structuredContent;
}

/** Client storage for OAuth. `visit` opens the authorization page and returns the redirect URL, later available as `landed`. */
export function createAuthProvider(redirectUrl: string, visit: (page: URL) => Promise<URL>) {
  const kept = new Map<string, unknown>();
  const provider: OAuthClientProvider = {
    redirectUrl,
    clientMetadata: { redirect_uris: [redirectUrl], client_name: 'Agent', token_endpoint_auth_method: 'none' },
    clientInformation: () => kept.get('client') as StoredOAuthClientInformation,
    saveClientInformation: (client) => void kept.set('client', client),
    tokens: () => kept.get('tokens') as StoredOAuthTokens,
    saveTokens: (tokens) => void kept.set('tokens', tokens),
    codeVerifier: () => kept.get('verifier') as string,
    saveCodeVerifier: (verifier) => void kept.set('verifier', verifier),
    discoveryState: () => kept.get('discovery') as OAuthDiscoveryState,
    saveDiscoveryState: (state) => void kept.set('discovery', state),
    redirectToAuthorization: async (page) => void kept.set('landed', await visit(page)),
  };
  return { ...provider, landed: () => kept.get('landed') as URL };
}

type Message = { method: string; params?: Record<string, unknown>; id?: number };

/** One raw message of revision 2025-11-25. */
export const tell = (server: Pick<TestServer, 'send'>, token: string | undefined, message: Message, headers: Record<string, string> = {}) =>
  server.send('POST', endpoint, {
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...message }),
  });

/** A raw call. `result` is missing if HTTP or the protocol refused it. */
export async function call(
  server: Pick<TestServer, 'send'>,
  token: string | undefined,
  name: string,
  given: Record<string, unknown> = {},
): Promise<Answer & { result?: CallToolResult }> {
  const answer = await tell(server, token, { method: 'tools/call', params: { name, arguments: given } });
  return { ...answer, result: answer.body?.result };
}
