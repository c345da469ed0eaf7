/**
 * The protocol, implemented by the official package. Imported with the first message: it would lengthen the start by a tenth of a second
 * and take 35 MB more. Each message has a server of its own, since there are no sessions.
 */
import {
  type CallToolResult,
  createMcpHandler,
  inputRequired,
  isInitializeRequest,
  isJSONRPCRequest,
  isLegacyRequest,
  PROTOCOL_VERSION_META_KEY,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type Tool as ToolDefinition,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { readContract } from '../contract.ts';
import { shorten } from '../text/pointers.ts';

/** `state` comes back with the answer. */
export type Question = { question: string; state: string };

export type ToolHost = {
  instructions: string;
  listTools: () => ToolDefinition[];
  /** A question is one for a person. */
  callTool: (name: string) => Promise<CallToolResult | Question | undefined>;
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
  const isLegacy = !Array.isArray(message) && (namesUnknownVersion(request, message) || (await isLegacyRequest(request, message)));
  const body = message === undefined ? {} : { parsedBody: message };
  if (!isLegacy) {
    const { fetch, close } = createMcpHandler(() => server, { legacy: 'reject', keepAliveMs: 0 });
    // Closing also ends a subscription once it is acknowledged: there are no notifications.
    return fetch(request, body).finally(close);
  }
  if (isJSONRPCRequest(message) && message.method === 'initialize' && !isInitializeRequest(message)) return rejectInitialize(message.id);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  return transport.handleRequest(request, body).finally(() => server.close());
}

/** The package takes any header after 2026 for the newest version; only its older transport says which versions are supported. */
function namesUnknownVersion({ headers }: Request, message: unknown): boolean {
  const version = headers.get('mcp-protocol-version');
  const { _meta: meta } = (message as { params?: { _meta?: object } } | undefined)?.params ?? {};
  return version !== null && !supportedProtocolVersions.includes(version) && !Object.hasOwn(meta ?? {}, PROTOCOL_VERSION_META_KEY);
}

/** The package would respond with an internal error. */
function rejectInitialize(id: string | number): Response {
  const message =
    'Invalid params: `protocolVersion` must be a string such as 2025-11-25, `capabilities` an object, and `clientInfo` an object with `name` and `version`.';
  return Response.json({ jsonrpc: '2.0', id, error: { code: ProtocolErrorCode.InvalidParams, message } });
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
    return isQuestion(result) ? ask(result) : result;
  });
  return server;
}

const isQuestion = (result: CallToolResult | Question): result is Question => 'question' in result;

const ask = ({ question, state }: Question) =>
  inputRequired({
    inputRequests: {
      confirm: inputRequired.elicit({
        message: question,
        requestedSchema: { type: 'object', properties: { confirm: { type: 'boolean', title: 'Do this' } }, required: ['confirm'] },
      }),
    },
    requestState: state,
  });
