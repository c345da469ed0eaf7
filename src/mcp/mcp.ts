/**
 * The second door: operations as tools, for agents that speak the Model Context Protocol (Streamable HTTP, without sessions). An
 * operation that the contract names `x-mcp-tool` is a tool, and a call of it walks the same corridor as a request by HTTP: the same
 * check, handler and error. What the protocol itself needs is the official package's, which comes when the first agent does.
 *
 * Promised: one HTTP request is one request of its token's minute, whatever it asks; a token is shown the tools that its scopes allow,
 * and no others work; who has no token, or not the scope, is told so in HTTP, where clients look for whom to ask. A `dry_run` is judged
 * as the real call would be, and leaves nothing behind. Not promised: batches, which newer protocols have not, and streams, since
 * no tool takes long enough to tell of its progress.
 */

import { mcpResource } from '../api/authentication.ts';
import type { Api } from '../api/pipeline.ts';
import type { ApiRequest, ApiResponse } from '../api/request.ts';
import { toLimitHeaders } from '../api/response.ts';
import type { Services } from '../api/services.ts';
import { readContract } from '../contract.ts';
import { ApiError, methodNotAllowed } from '../errors.ts';
import { isDryRun, toParsedRequest } from './arguments.ts';
import { checkHost, checkOrigin } from './own-address.ts';
import type { Desk } from './protocol.ts';
import { toToolResult } from './results.ts';
import { deriveTools, isOffered, type Tool } from './tools.ts';
import { createWording } from './wording.ts';

type Parts = { api: Api; services: Pick<Services, 'publicUrl'>; mcpAllowedOrigins: string[] };

/** Answers whatever is sent to the MCP endpoint; never rejects. */
export function createMcp({ api, services, mcpAllowedOrigins }: Parts): Pick<Api, 'answer'> {
  let house: House | undefined;
  const answer = async (request: ApiRequest): Promise<ApiResponse> => {
    request.resource = mcpResource;
    try {
      checkHost(services.publicUrl, request.readHost());
      checkOrigin(services.publicUrl, mcpAllowedOrigins, request.headers.origin);
      // There is nothing to listen to, and no session to end.
      if (request.method !== 'POST') throw methodNotAllowed(['POST']);
      house ??= furnish(api);
      return (await api.authenticate(request)) ?? (await converse(house, services.publicUrl + mcpResource, request));
    } catch (cause) {
      return (await countRefused(api, request)) ?? api.toErrorResponse(request, cause);
    }
  };
  return { answer };
}

/** What is refused at the door is its token's request all the same. Answers what that is refused with itself, unless it is not known. */
async function countRefused(api: Api, request: ApiRequest): Promise<ApiResponse | undefined> {
  if (request.rateLimit !== undefined || request.headers.authorization === undefined) return undefined;
  const refused = await api.authenticate(request);
  return refused?.status === 401 ? undefined : refused;
}

type House = { api: Api; tools: Map<string, Tool>; instructions: string };

const furnish = (api: Api): House => ({
  api,
  tools: deriveTools(api.routes),
  instructions: createWording(api.routes)(readContract().info['x-mcp-instructions']),
});

/** What became of a call, as HTTP would have said it. */
type Outcome = { response?: ApiResponse };

/** `url`: the endpoint's own. */
async function converse(house: House, url: string, request: ApiRequest): Promise<ApiResponse> {
  const message = await request.readBody().catch(toNothing);
  const { speak } = await import('./protocol.ts');
  const outcome: Outcome = {};
  const response = await speak(toWebRequest(url, request), message, openDesk(house, { request, message }, outcome));
  if (outcome.response !== undefined && saidByHttp.includes(outcome.response.status)) return outcome.response;
  const type = response.headers.get('content-type');
  const headers = { ...toLimitHeaders(request), ...(type && { 'Content-Type': type }) };
  const { error } = outcome.response ?? {};
  return { status: response.status, headers, body: await response.text(), ...(error && { error }) };
}

/** What is not JSON is the protocol's to refuse. */
function toNothing(error: unknown): undefined {
  if (!(error instanceof ApiError) || error.facts.status !== 400) throw error;
}

/** Clients act on these by their headers: they ask for a token, for more scopes, or wait. */
const saidByHttp = [401, 403, 429];

type Asked = { request: ApiRequest; message: unknown };

function openDesk({ api, tools, instructions }: House, { request, message }: Asked, outcome: Outcome): Desk {
  const scopes = request.caller?.scopes ?? [];
  return {
    instructions,
    listTools: () => [...tools.values()].filter((tool) => isOffered(tool, scopes)).map(({ definition }) => definition),
    callTool: async (name) => {
      const tool = tools.get(name);
      if (tool === undefined) return undefined;
      const call = toCall(tool, argumentsOf(message), request);
      outcome.response = await api.answer(call);
      request.operationId = call.operationId;
      return toToolResult(tool, outcome.response, call.isDryRun === true);
    },
  };
}

/** As they came: the package, which has found them to be an object, loses one of the name `__proto__`. */
const argumentsOf = (message: unknown): Record<string, unknown> =>
  (message as { params: { arguments?: Record<string, unknown> } }).params.arguments ?? {};

/** The same client's request, as it would be by HTTP. Its headers were about the message that it came in, except what is preferred. */
function toCall(tool: Tool, given: Record<string, unknown>, request: ApiRequest): ApiRequest {
  const { prefer } = request.headers;
  const headers: Record<string, string> = prefer === undefined ? {} : { prefer };
  return {
    ...request,
    method: tool.route.method.toUpperCase(),
    path: tool.route.path,
    query: '',
    headers,
    parse: () => toParsedRequest(tool, given, headers),
    isDryRun: isDryRun(tool, given),
  };
}

/** As the official package takes it. Who asks is known already, so no token goes along; what is taken we know as well. */
function toWebRequest(url: string, { headers }: ApiRequest): Request {
  const told = Object.entries(headers).filter((pair): pair is [string, string] => /^(content-type$|mcp-)/.test(pair[0]));
  return new Request(url, { method: 'POST', headers: [...told, ['Accept', 'application/json, text/event-stream']] });
}
