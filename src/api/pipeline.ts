/**
 * The request pipeline: match the operation, authenticate, apply the rate limit, check scopes, validate, call the handler, check the
 * response. It fails closed: a response that the contract does not declare is never sent. It is independent of the transport.
 */
import { type Context, OpenAPIBackend, OpenAPIValidator } from 'openapi-backend';
import { includesApi } from '../accounts/plans.ts';
import { readContract, toolScopes } from '../contract.ts';
import { isUnavailable } from '../database/unavailable.ts';
import {
  ApiError,
  internal,
  invalidArgument,
  invalidToken,
  methodNotAllowed,
  notFound,
  planRequired,
  toErrorBody,
  unavailable,
} from '../errors.ts';
import type { Caller } from '../queries/tokens.ts';
import { apiResource, checkAudience, checkScopes, readToken } from './authentication.ts';
import type { Backing } from './backing.ts';
import { type Admission, admit, checkLimit, createBudget, toLimitHeaders } from './rate-limit.ts';
import type { ApiRequest, ApiResponse } from './request.ts';
import { handle, toSteps } from './response.ts';
import { createRouteTable, type Reading, type Route, readRequest } from './routes.ts';
import { checkTexts, createAjv, createListingAjv } from './validation.ts';

export type Api = {
  answer: (request: ApiRequest) => Promise<ApiResponse>;
  /** Lets a client in and counts the request, whatever it asks; or tells what it is refused with. Once in, it is not asked again. */
  admit: (request: ApiRequest) => Promise<ApiResponse | undefined>;
  /** The response to a request that failed outside of an operation. */
  refuse: (request: ApiRequest, cause: unknown) => ApiResponse;
  /** Whether the contract has operations at this address. */
  has: (path: string) => boolean;
  routes: Route[];
};

/** Builds the pipeline. */
export async function createApi(backing: Backing): Promise<Api> {
  // It compiles the contract's schemas; that they are applied is seen to in `handle`, since its own `validateRequest` makes several
  // copies of each request on its way to them (a fifth of what a request without a query cost).
  const backend = new OpenAPIBackend({
    definition: readContract() as never,
    quick: true,
    strict: true,
    validate: () => false,
    customizeAjv: createAjv,
  });
  await backend.init();
  const { routes, router, has, methodsAt } = createRouteTable(backend.definition as never);
  backend.router = router;
  backend.validator.router = router;
  // Created with the first request that it is needed for: it doubles what the garbage collector has to look at.
  let lister: OpenAPIValidator | undefined;
  const openLister = () => {
    lister ??= new OpenAPIValidator({
      definition: backend.definition,
      router,
      lazyCompileValidators: true,
      customizeAjv: createListingAjv,
    });
    return lister;
  };
  // One for both kinds of token, which come in the same way: with two, a request would be counted twice.
  backend.registerSecurityHandler('personalAccessToken', (context, request: ApiRequest) => claim(backing, request, costOf(context)));
  backend.register({
    notFound: (_context, request: ApiRequest) => refuseUnrouted(backing, request, notFound()),
    methodNotAllowed: (_context, request: ApiRequest) => refuseUnrouted(backing, request, methodNotAllowed(methodsAt(request.path))),
    postSecurityHandler: (context, request: ApiRequest) => admitRequest(backing, context, request),
    unauthorizedHandler: (context) => refuse(failureOf(context)),
  });
  for (const route of routes) {
    const steps = toSteps({ judge: backend.validator, openLister }, route, { handler: backing.handlerOf(route), ledger: backing.ledger });
    backend.register(route.operationId, (_context, request: ApiRequest) => handle(steps, request));
  }
  return {
    routes,
    has,
    answer: (request) => answer(backend, backing, request),
    admit: (request) => admitAny(backing, request),
    refuse: (request, cause) => toRefusal(backing, request, cause),
  };
}

async function admitAny(backing: Backing, request: ApiRequest): Promise<ApiResponse | undefined> {
  try {
    await claim(backing, request, 1);
    checkLimit(request.admission as Admission, 1);
    return undefined;
  } catch (cause) {
    return toRefusal(backing, request, cause);
  }
}

const refuse = (error: unknown): never => {
  throw error;
};

/** A request that leads nowhere is its token's all the same, and counts. */
async function refuseUnrouted(backing: Backing, request: ApiRequest, error: ApiError): Promise<never> {
  if (request.headers.authorization !== undefined) {
    await claim(backing, request, 1).catch((cause) => (cause instanceof ApiError ? undefined : refuse(cause)));
  }
  throw error;
}

async function answer(backend: OpenAPIBackend, backing: Backing, request: ApiRequest): Promise<ApiResponse> {
  try {
    const response: ApiResponse = await backend.handleRequest(request as never, request);
    Object.assign(response.headers, limitHeaders(request));
    return response;
  } catch (cause) {
    return toRefusal(backing, request, cause);
  }
}

/**
 * Who must find another token is told where to ask whom. An agent that lacks a scope is told too, and one without a token what to ask
 * for (MCP's specification, "Authorization").
 */
function toRefusal(backing: Backing, request: ApiRequest, cause: unknown): ApiResponse {
  const response = toErrorResponse(cause, request);
  const isForAgents = request.resource !== undefined;
  if (response.headers['WWW-Authenticate'] === undefined) return response;
  if (response.status === 401 || (response.status === 403 && isForAgents))
    response.headers['WWW-Authenticate'] += `, resource_metadata="${metadataOf(resourceOf(backing, request))}"`;
  if (response.status === 401 && isForAgents) response.headers['WWW-Authenticate'] += `, scope="${toolScopes.join(' ')}"`;
  return response;
}

const resourceOf = ({ readPublicUrl }: Backing, { resource = apiResource }: ApiRequest): string => readPublicUrl() + resource;

/** Where a resource tells whom to ask for a token (RFC 9728 §3.1, §5.1). */
function metadataOf(resource: string): string {
  const { origin, pathname } = new URL(resource);
  return `${origin}/.well-known/oauth-protected-resource${pathname}`;
}

/** Whatever was thrown becomes one of the errors that a client may be told. */
export function toErrorResponse(cause: unknown, request: Pick<ApiRequest, 'requestId' | 'admission'>): ApiResponse {
  const error = cause instanceof ApiError ? cause : isUnavailable(cause) ? unavailable(cause) : internal(cause);
  const body = JSON.stringify(toErrorBody(error, request.requestId));
  return { status: error.facts.status, headers: { ...error.facts.headers, ...limitHeaders(request) }, body, error };
}

const limitHeaders = ({ admission }: Pick<ApiRequest, 'admission'>) => (admission === undefined ? {} : toLimitHeaders(admission));

const costOf = (context: Context): number => routeOf(context).cost;

const routeOf = (context: Context): Route => context.operation as unknown as Route;

/** A bearer token becomes a caller, whose request is counted in the same statement. */
async function claim(backing: Backing, request: ApiRequest, cost: number): Promise<Caller> {
  if (request.caller !== undefined) return request.caller;
  const holder = await backing.claimToken(readToken(request.headers.authorization), cost);
  if (holder === undefined) return refuseUnknown(backing, request, cost);
  const { plan, audience, counts, now, ...caller } = holder;
  request.admission = admit(counts, now.getTime(), cost);
  checkAudience(audience, resourceOf(backing, request));
  request.caller = caller;
  request.client = `token:${caller.tokenId}`;
  if (!includesApi(plan)) throw planRequired();
  confirmAfterBody(backing, request);
  return caller;
}

/**
 * Authenticates once more, at no cost, where the body arrives after the token was accepted: it may have been revoked meanwhile. A body
 * that came along with its headers needs no second query.
 */
function confirmAfterBody(backing: Backing, request: ApiRequest): void {
  const { readBody, isWhole } = request;
  if (request.method === 'GET' || request.method === 'HEAD') return;
  request.readBody = () => readBody(isWhole() ? undefined : () => confirm(backing, request));
}

async function confirm(backing: Backing, request: ApiRequest): Promise<void> {
  const holder = await backing.claimToken(readToken(request.headers.authorization), 0);
  if (holder === undefined) throw invalidToken();
  if (!includesApi(holder.plan)) throw planRequired();
}

/** A token that looks right has cost a query, so it is counted against the address. Throws 401, and 429 when there were too many. */
async function refuseUnknown({ claimAddress }: Backing, request: ApiRequest, cost: number): Promise<never> {
  const { counts, now } = await claimAddress(`unknown-token:${request.readAddress()}`, 1);
  checkLimit(admit(counts, now.getTime(), 1), cost);
  throw invalidToken();
}

/** openapi-backend keeps what a security handler threw; without it nobody may pass. */
const failureOf = (context: Context): unknown =>
  (context.security?.personalAccessToken as { error?: unknown } | undefined)?.error ?? invalidToken();

/** Lets a known client in, within its limit and scopes, and only then reads what it sent. */
async function admitRequest(backing: Backing, context: Context, request: ApiRequest): Promise<void> {
  const route = routeOf(context);
  request.operationId = route.operationId;
  const { isPublic } = route;
  if (!isPublic && !context.security?.authorized) throw failureOf(context);
  if (isPublic && request.caller === undefined) await admitAddress(backing, request, costOf(context));
  if (request.admission !== undefined) checkLimit(request.admission, costOf(context));
  if (request.admission !== undefined && costOf(context) === 0) chargeFree(backing, request.admission);
  if (request.caller !== undefined) checkScopes(request.caller, route.scopes);
  const { read = readHttp } = request;
  request.reading = await read(route, request);
}

const readHttp = async (route: Route, request: ApiRequest): Promise<Reading> => ({
  ...readRequest(route, request),
  requestBody: await readBodyOf(route, request),
});

/** What a body says to an operation that takes none would be lost without a word. A GET's is ignored, as everywhere. */
async function readBodyOf(route: Route, request: ApiRequest): Promise<unknown> {
  if (route.method === 'get') return undefined;
  const takesBody = 'requestBody' in route;
  const body = await request.readBody().catch((error) => {
    // What is wrong with a body is of no interest where there should be none.
    throw error instanceof ApiError && !takesBody ? bodyNotTaken() : error;
  });
  if (body !== undefined && !takesBody) throw bodyNotTaken();
  checkTexts({ body });
  return body;
}

const bodyNotTaken = () => invalidArgument('/body', 'is not accepted by this operation');

async function admitAddress({ claimAddress }: Backing, request: ApiRequest, cost: number): Promise<void> {
  request.client = `address:${request.readAddress()}`;
  const { counts, now } = await claimAddress(request.client, cost);
  request.admission = admit(counts, now.getTime(), cost);
}

const freePerMinute = 60;

/** Free requests beyond a number cost one unit each. */
function chargeFree({ ledger }: Backing, admission: Admission): void {
  const isFree = ledger.countFree(admission.counts[0]?.key ?? '') <= freePerMinute;
  if (!isFree) createBudget(ledger, admission).charge(1);
}
