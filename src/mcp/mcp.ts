/**
 * The MCP server (Model Context Protocol over Streamable HTTP, without sessions). Operations with an `x-mcp-tool` are tools; a call passes
 * the same pipeline as a request by HTTP. The protocol itself is implemented by the official package.
 *
 * Promised: one HTTP request counts as one request of its token; a token is offered the tools that its scopes allow, and cannot call
 * others; a missing token or scope is an HTTP error, from which clients discover the authorization server; a `dry_run` has the result of
 * the real call, and nothing is stored. Not promised: batches, which protocol versions since 2025-06-18 do not have, and streams, since no tool takes
 * long enough to report progress.
 */
import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Confirmations } from '../accounts/confirmations.ts';
import { mcpResource } from '../api/authentication.ts';
import type { Api } from '../api/pipeline.ts';
import type { ApiRequest, ApiResponse } from '../api/request.ts';
import { toLimitHeaders } from '../api/response.ts';
import type { Services } from '../api/services.ts';
import { localDate } from '../availability/wallclock.ts';
import { readContract } from '../contract.ts';
import { ApiError, methodNotAllowed } from '../errors.ts';
import type { Caller } from '../queries/authentication.ts';
import { dropNulls, isDryRun, nameMyself, renameAliases, toParsedRequest } from './arguments.ts';
import { findBefore } from './before.ts';
import { findMisnamed } from './candidates.ts';
import { coerce } from './coercion.ts';
import { isConfirmed, notConfirmed, readConfirmation } from './confirmation.ts';
import { nameArguments } from './errors.ts';
import { describeCaller, findExtras } from './extras.ts';
import { checkHost, checkOrigin } from './own-address.ts';
import type { ToolHost } from './protocol.ts';
import { toToolResult } from './results.ts';
import { findFittingLimit } from './sizes.ts';
import { deriveTools, isOffered, type Tool } from './tools.ts';
import { createWording } from './wording.ts';

export type { Confirmations };

/** `confirmations`: where the operator requires them. */
type Parts = {
  api: Api;
  services: Pick<Services, 'publicUrl' | 'sendsMail'>;
  mcpAllowedOrigins: string[];
  confirmations?: Confirmations | undefined;
};

export function createMcp({ api, services, mcpAllowedOrigins, confirmations }: Parts): Pick<Api, 'handle'> {
  let registry: ToolRegistry | undefined;
  const handle = async (request: ApiRequest): Promise<ApiResponse> => {
    request.resource = request.path;
    try {
      checkHost(services.publicUrl, request.readHost());
      checkOrigin(services.publicUrl, mcpAllowedOrigins, request.headers.origin);
      // GET would open a stream, DELETE end a session.
      if (request.method !== 'POST') throw methodNotAllowed(['POST']);
      registry ??= createToolRegistry(api, confirmations, services.sendsMail);
      return (await api.authenticate(request)) ?? (await dispatch(registry, services.publicUrl + mcpResource, request));
    } catch (cause) {
      return (await countRejected(api, request)) ?? api.toErrorResponse(request, cause);
    }
  };
  return { handle };
}

/** A request that is rejected early counts against its token too. Returns what that is rejected with, unless the token is invalid. */
async function countRejected(api: Api, request: ApiRequest): Promise<ApiResponse | undefined> {
  if (request.rateLimit !== undefined || request.headers.authorization === undefined) return undefined;
  const rejected = await api.authenticate(request);
  return rejected?.status === 401 ? undefined : rejected;
}

type ToolRegistry = {
  api: Api;
  tools: Map<string, Tool>;
  instructions: string;
  confirmations: Confirmations | undefined;
  sendsMail: boolean;
};

const createToolRegistry = (api: Api, confirmations: Confirmations | undefined, sendsMail: boolean): ToolRegistry => ({
  api,
  confirmations,
  sendsMail,
  tools: deriveTools(api.routes, { isConfirmed: confirmations !== undefined }),
  instructions: createWording(api.routes)(readContract().info['x-mcp-instructions']),
});

type Outcome = { response?: ApiResponse };

async function dispatch(registry: ToolRegistry, url: string, request: ApiRequest): Promise<ApiResponse> {
  const message = await request.readBody().catch(ignoreInvalidJson);
  const { handleMessage } = await import('./protocol.ts');
  const outcome: Outcome = {};
  const response = await handleMessage(toWebRequest(url, request), message, createToolHost(registry, { request, message }, outcome));
  if (outcome.response !== undefined && passThroughStatuses.includes(outcome.response.status)) return outcome.response;
  const type = response.headers.get('content-type');
  const headers = { ...toLimitHeaders(request), ...(type && { 'Content-Type': type }) };
  const { error } = outcome.response ?? {};
  return { status: response.status, headers, body: await response.text(), ...(error && { error }) };
}

/** The protocol has its own error for a body that is not JSON. */
function ignoreInvalidJson(error: unknown): undefined {
  if (!(error instanceof ApiError) || error.response.status !== 400) throw error;
}

/** Clients act on these by their headers: they request a token or more scopes, or wait. */
const passThroughStatuses = [401, 403, 429];

type Received = { request: ApiRequest; message: unknown };

function createToolHost(
  { api, tools, instructions, confirmations, sendsMail }: ToolRegistry,
  received: Received,
  outcome: Outcome,
): ToolHost {
  const { request, message } = received;
  const caller = request.caller as Caller;
  const now = request.rateLimit?.now as number;
  const carryOut = async (tool: Tool, given: Arguments, isDryRun: boolean): Promise<CallToolResult> => {
    const before = await findBefore(api, { request, tool, given });
    const call = { ...toCall(tool, given, request, localDate(caller.timezone, now)), isDryRun };
    const answered = await api.handle(call);
    outcome.response = answered;
    const explained = (await findMisnamed(api, { request, given, answered })) ?? answered;
    request.operationId = call.operationId ?? tool.route.operationId;
    const response = nameArguments(tool, call, explained);
    const extras = await findExtras({ api, request, tool, call, response, now, sendsMail });
    const result = toToolResult(tool, response, { isDryRun, given, caller, now, sendsMail, before, ...extras });
    const limit = findFittingLimit(result);
    return limit === undefined || tool.schema.properties?.limit === undefined ? result : carryOut(tool, { ...given, limit }, isDryRun);
  };
  return {
    instructions: `${describeCaller(caller, now)} ${instructions}`,
    listTools: () => [...tools.values()].filter((tool) => isOffered(tool, caller.scopes)).map(({ definition }) => definition),
    callTool: async (name) => {
      const tool = tools.get(name);
      if (tool === undefined) return undefined;
      const given = nameMyself(argumentsOf(tool, message), caller.userId);
      const isDry = isDryRun(tool, given);
      if (confirmations === undefined || tool.isReadOnly || !isOffered(tool, caller.scopes)) return carryOut(tool, given, isDry);
      const confirmation = readConfirmation(name, given, received);
      if (!isDry && isConfirmed(confirmations, confirmation, given, now)) return carryOut(tool, given, false);
      if (!isDry && (!confirmation.canAsk || confirmation.answer !== undefined)) {
        return toToolResult(tool, notConfirmed(request, confirmation), { isDryRun: false, given, caller, now, sendsMail });
      }
      const rehearsed = await carryOut(tool, given, true);
      if (rehearsed.isError) return rehearsed;
      const token = confirmations.create(confirmation.call, now);
      return isDry ? addToken(rehearsed, token) : { question: textOf(rehearsed), state: token };
    },
  };
}

const textOf = ({ content }: CallToolResult): string => (content[0] as { text: string }).text;

const addToken = (result: CallToolResult, token: string): CallToolResult => ({
  ...result,
  content: [
    {
      type: 'text',
      text: `${textOf(result)}\nOnce the user has agreed, repeat the call without \`dry_run\` and with confirm_token ${token}.`,
    },
  ],
  structuredContent: { ...(result.structuredContent as object), confirm_token: token },
});

/** Read from the message: the package, which has checked that they are an object, loses one named `__proto__`. */
function argumentsOf(tool: Tool, message: unknown): Arguments {
  const { arguments: given = {} } = (message as { params: { arguments?: Arguments } }).params;
  const coerced = coerce(tool.input, renameAliases(tool, given)) as Arguments;
  tool.removeNulls?.(coerced);
  return dropNulls(tool, coerced);
}

type Arguments = Record<string, unknown>;

/** The same client's request by HTTP, with the headers that are about the operation and not about the message. */
function toCall(tool: Tool, given: Arguments, request: ApiRequest, date: string): ApiRequest {
  const names = ['prefer', ...[...tool.places.values()].flatMap(({ place, name }) => (place === 'header' ? [name] : []))];
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => names.includes(name)));
  return {
    ...request,
    method: tool.route.method.toUpperCase(),
    path: tool.route.path,
    query: '',
    headers,
    parse: () => toParsedRequest(tool, given, { headers, date }),
  };
}

/** For the official package. Without the token, since the client is authenticated. */
function toWebRequest(url: string, { headers }: ApiRequest): Request {
  const passed = Object.entries(headers).filter(([name]) => /^(content-type$|mcp-)/.test(name));
  return new Request(url, { method: 'POST', headers: [...passed, ['Accept', 'application/json, text/event-stream']] });
}
