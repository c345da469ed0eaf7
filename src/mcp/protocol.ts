/**
 * The protocol, implemented by the official package. Imported with the first message: it would lengthen the start by a tenth of a second
 * and take 35 MB more. Each message has a server of its own, since there are no sessions.
 */
import {
  type CallToolResult,
  createMcpHandler,
  isLegacyRequest,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type Tool as ToolDefinition,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { readContract } from '../contract.ts';
import { shorten } from '../text/pointers.ts';

export type ToolHost = {
  instructions: string;
  listTools: () => ToolDefinition[];
  callTool: (name: string) => Promise<CallToolResult | undefined>;
};

/**
 * The newest has no handshake, the others have one. Clients of the last two versions work like the others, except that batches are refused:
 * in them one request would be many.
 */
const supportedProtocolVersions = ['2026-07-28', '2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'];

const listTtlMs = 300_000;

const { info } = readContract();

export async function handleMessage(request: Request, message: unknown, host: ToolHost): Promise<Response> {
  const server = createServer(host);
  const isLegacy = !Array.isArray(message) && (await isLegacyRequest(request, message));
  const body = message === undefined ? {} : { parsedBody: message };
  if (!isLegacy) {
    const { fetch, close } = createMcpHandler(() => server, { legacy: 'reject', keepAliveMs: 0 });
    // Closing also ends a subscription once it is acknowledged: there are no notifications.
    return fetch(request, body).finally(close);
  }
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  return transport.handleRequest(request, body).finally(() => server.close());
}

function createServer({ instructions, listTools, callTool }: ToolHost): Server {
  const server = new Server(
    { name: 'caledee', title: info.title, version: info.version },
    {
      capabilities: { tools: {} },
      instructions,
      supportedProtocolVersions,
      // The list depends on the token.
      cacheHints: { 'tools/list': { ttlMs: listTtlMs, cacheScope: 'private' } },
    },
  );
  server.setRequestHandler('tools/list', () => ({ tools: listTools() }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const result = await callTool(params.name);
    if (result === undefined) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool: ${shorten(params.name)}`);
    return result;
  });
  return server;
}
