/**
 * The request pipeline, independent of the transport. For each request, openapi-backend matches the operation (routes.ts), runs the security
 * handler and `postSecurityHandler` (authentication, rate limit, scopes, parsing), `validateRequest` (validation.ts), the operation's handler
 * (handlers/) and `postResponseHandler` (response.ts). Its router and request validation are replaced for speed and strictness. The pipeline
 * fails closed: a response that the contract does not declare is never sent.
 */
import { type Context, OpenAPIBackend } from 'openapi-backend';
import { readContract } from '../contract.ts';
import { ApiError, invalidToken, methodNotAllowed, notFound } from '../errors.ts';
import { actFor, addResourceMetadata, authenticate, checkScopes, countByClient, memberNotAccepted, namesMember } from './authentication.ts';
import type { Backing } from './backing.ts';
import { parseHttp } from './parameters.ts';
import { chargeFree, checkLimit, type RateLimit, refundUnchanged } from './rate-limit.ts';
import { type ApiRequest, type ApiResponse, toHandlerInput } from './request.ts';
import { toErrorResponse, toLimitHeaders, toResponse } from './response.ts';
import { createRouteTable, type Route } from './routes.ts';
import { createAjv, createRequestValidation, toInvalidRequest } from './validation.ts';

export type Api = {
  handle: (request: ApiRequest) => Promise<ApiResponse>;
  /** Authenticates and counts a request without routing it. Returns an error response, or undefined. */
  authenticate: (request: ApiRequest) => Promise<ApiResponse | undefined>;
  toErrorResponse: (request: ApiRequest, cause: unknown) => ApiResponse;
  has: (path: string) => boolean;
  routes: Route[];
};

export async function createApi(backing: Backing): Promise<Api> {
  const backend = new OpenAPIBackend({ definition: readContract() as never, quick: true, strict: true, customizeAjv: createAjv });
  await backend.init();
  const { validator } = backend;
  const { routes, router, has, methodsAt } = createRouteTable(backend.definition as never);
  backend.router = router;
  validator.router = router;
  validator.validateRequest = createRequestValidation(validator) as unknown as typeof validator.validateRequest;
  // One for both security schemes, whose tokens come in the same header: with two, a request would be counted twice.
  backend.registerSecurityHandler('personalAccessToken', (context, request: ApiRequest) =>
    authenticate(backing, request, routeOf(context).cost),
  );
  backend.register({
    notFound: (_context, request: ApiRequest) => rejectUnrouted(backing, request, notFound()),
    methodNotAllowed: (_context, request: ApiRequest) => rejectUnrouted(backing, request, methodNotAllowed(methodsAt(request.path))),
    postSecurityHandler: (context, request: ApiRequest) => acceptRequest(backing, context, request),
    unauthorizedHandler: (context) => raise(authenticationError(context)),
    validationFail: ({ validation }, request: ApiRequest) => raise(toInvalidRequest(validation.errors ?? [], request)),
    postResponseHandler: (context, request: ApiRequest) => toResponse(validator, routeOf(context), request, context.response),
  });
  backend.register(createOperationHandlers(routes, backing));
  return {
    routes,
    has,
    handle: (request) => handle(backend, backing, request),
    authenticate: (request) => authenticateUnrouted(backing, request),
    toErrorResponse: (request, cause) => addResourceMetadata(backing, request, toErrorResponse(cause, request)),
  };
}

/** openapi-backend calls these once a request is valid, and passes what they return to `postResponseHandler`. */
const createOperationHandlers = (routes: Route[], backing: Backing) =>
  Object.fromEntries(
    routes.map((route) => {
      const handler = backing.handlerOf(route);
      return [route.operationId, (_context: Context, request: ApiRequest) => handler(toHandlerInput(route, request, backing.ledger))];
    }),
  );

async function handle(backend: OpenAPIBackend, backing: Backing, request: ApiRequest): Promise<ApiResponse> {
  try {
    const response: ApiResponse = await backend.handleRequest(request, request);
    if (response.status === 304 && request.rateLimit !== undefined) refundUnchanged(backing.ledger, request.rateLimit);
    Object.assign(response.headers, toLimitHeaders(request));
    return response;
  } catch (cause) {
    return addResourceMetadata(backing, request, toErrorResponse(cause, request));
  }
}

async function authenticateUnrouted(backing: Backing, request: ApiRequest): Promise<ApiResponse | undefined> {
  try {
    await authenticate(backing, request, 1);
    checkLimit(request.rateLimit as RateLimit, 1);
    if (namesMember(request)) throw memberNotAccepted();
    return undefined;
  } catch (cause) {
    return addResourceMetadata(backing, request, toErrorResponse(cause, request));
  }
}

/** Unmatched routes count against the token's rate limit too. */
async function rejectUnrouted(backing: Backing, request: ApiRequest, error: ApiError): Promise<never> {
  if (request.headers.authorization !== undefined) {
    await authenticate(backing, request, 1).catch((cause) => (cause instanceof ApiError ? undefined : raise(cause)));
  }
  throw error;
}

/** Applies the rate limit, checks scopes, and only then parses the request. `unauthorizedHandler` rejects a request without a caller. */
async function acceptRequest(backing: Backing, { operation, security }: Context, request: ApiRequest): Promise<void> {
  const route = operation as unknown as Route;
  const { cost, isPublic, scopes } = route;
  request.operationId = route.operationId;
  if (!isPublic && !security.authorized) return;
  const rateLimit = request.rateLimit ?? (await countByClient(backing, request, route));
  checkLimit(rateLimit, cost);
  if (cost === 0) chargeFree(backing.ledger, rateLimit);
  if (request.caller !== undefined) {
    checkScopes(request.caller, scopes);
    if (namesMember(request)) request.caller = actFor(request.caller, route, request);
  }
  const { parse = parseHttp } = request;
  request.parsed = await parse(route, request);
}

const routeOf = ({ operation }: Context): Route => operation as unknown as Route;

const authenticationError = ({ security }: Context): unknown => security.personalAccessToken?.error ?? invalidToken();

const raise = (error: unknown): never => {
  throw error;
};
