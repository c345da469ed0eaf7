/**
 * The protocol, by the official package. It is imported by the first message and not before: with it, a start would take a tenth of a
 * second longer and 35 MB more. Each message has a server of its own, since nothing is kept from one to the next.
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
import { shorten } from '../formats.ts';

/** What is asked of us. `callTool` answers undefined for a tool that there is not. */
export type Desk = {
  /** What agents are told of the tools before they are told of any. */
  instructions: string;
  listTools: () => ToolDefinition[];
  callTool: (name: string) => Promise<CallToolResult | undefined>;
};

/** The newest without a handshake, the others with one. Those before had batches, of which one request would be many. */
const supportedProtocolVersions = ['2026-07-28', '2025-11-25', '2025-06-18'];

const listTtlMs = 300_000;

const { info } = readContract();

/** `message`: the request's body, undefined where it is not JSON. */
export async function speak(request: Request, message: unknown, desk: Desk): Promise<Response> {
  const server = createServer(desk);
  const isLegacy = !Array.isArray(message) && (await isLegacyRequest(request, message));
  const body = message === undefined ? {} : { parsedBody: message };
  if (!isLegacy) {
    const { fetch, close } = createMcpHandler(() => server, { legacy: 'reject', keepAliveMs: 0 });
    // Its end ends a subscription as well, as soon as that is acknowledged: there is nothing of which news could come.
    return fetch(request, body).finally(close);
  }
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  return transport.handleRequest(request, body).finally(() => server.close());
}

function createServer({ instructions, listTools, callTool }: Desk): Server {
  const server = new Server(
    { name: 'caledee', title: info.title, version: info.version },
    {
      capabilities: { tools: {} },
      instructions,
      supportedProtocolVersions,
      // Which tools there are depends on the token.
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
