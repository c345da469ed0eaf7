/**
 * The life of a request, whichever door it came through: route, authenticate, admit, validate, handle, check. It fails closed:
 * what is not let through is refused, and what the contract does not declare is not sent. It knows nothing of HTTP servers.
 */
import { type Context, OpenAPIBackend } from 'openapi-backend';
import { openReply, type Reply, readContract } from './contract.ts';
import { isUnavailable } from './database/violations.ts';
import {
  ApiError,
  internal,
  invalidArguments,
  invalidToken,
  methodNotAllowed,
  notFound,
  planRequired,
  toErrorBody,
  unavailable,
} from './errors.ts';
import { isHeld, toETag } from './etag.ts';
import { handlers } from './handlers/all.ts';
import { type Admission, admit, checkLimit, toLimitHeaders } from './limits.ts';
import { countRequest } from './queries/rate-limit.ts';
import { claimRequest } from './queries/tokens.ts';
import { createRouteTable, type Routable, type Route, readRequest } from './routing.ts';
import { type Caller, checkScopes, hashToken, readToken } from './security.ts';
import type { Services } from './services.ts';
import { createAjv, toDetails } from './validation.ts';

/** A request at the door. The corridor notes on it what it finds out, for the log. */
export type ApiRequest = Routable & {
  requestId: string;
  /** Whom to count a request without a token as: the client's address, as far as it can be trusted. */
  address: string;
  readBody: () => Promise<unknown>;
  operationId?: string;
  caller?: Caller;
  client?: string;
  admission?: Admission;
};

/** `error` is for the log; the client is told only what the body says. */
export type ApiResponse = { status: number; headers: Record<string, string>; body: string; error?: ApiError };

export type Api = { answer: (request: ApiRequest) => Promise<ApiResponse>; routes: Route[] };

type Handler = (request: object) => Promise<Reply<unknown>>;

/** Plans that contain the API. */
const plansWithApi = new Set(['team', 'enterprise']);

/** Longer bodies are lists, and checking those costs more than making them. The tests check every body. */
const checkedLength = 10_000;

/** Opens the corridor. `services`: what every handler may use. */
export async function createApi(services: Services): Promise<Api> {
  const backend = new OpenAPIBackend({ definition: readContract() as never, quick: true, strict: true, customizeAjv: createAjv });
  await backend.init();
  const { routes, router, methodsAt } = createRouteTable(backend.definition as never);
  backend.router = router;
  backend.validator.router = router;
  backend.registerSecurityHandler('personalAccessToken', (_context, request: ApiRequest) => authenticate(services, _context, request));
  backend.register({
    notFound: () => refuse(notFound()),
    methodNotAllowed: (_context, request: ApiRequest) => refuse(methodNotAllowed(methodsAt(request.path))),
    postSecurityHandler: (context, request: ApiRequest) => admitRequest(services, context, request),
    unauthorizedHandler: (context) => refuse(failureOf(context)),
    validationFail: (context) => refuse(invalidArguments(toDetails(context.validation.errors ?? []))),
  });
  for (const [id, handler] of Object.entries(handlers)) {
    backend.register(id, (context, request: ApiRequest) => handle(services, context, request, handler as Handler));
  }
  return { routes, answer: (request) => answer(backend, request) };
}

const refuse = (error: unknown): never => {
  throw error;
};

async function answer(backend: OpenAPIBackend, request: ApiRequest): Promise<ApiResponse> {
  try {
    const response: ApiResponse = await backend.handleRequest(request as never, request);
    return { ...response, headers: { ...response.headers, ...limitHeaders(request) } };
  } catch (cause) {
    return toErrorResponse(cause, request);
  }
}

/** Whatever was thrown becomes one of the errors that a client may be told. */
export function toErrorResponse(cause: unknown, request: Pick<ApiRequest, 'requestId' | 'admission'>): ApiResponse {
  const error = cause instanceof ApiError ? cause : isUnavailable(cause) ? unavailable(cause) : internal(cause);
  const body = JSON.stringify(toErrorBody(error, request.requestId));
  return { status: error.facts.status, headers: { ...error.facts.headers, ...limitHeaders(request) }, body, error };
}

const limitHeaders = ({ admission }: Pick<ApiRequest, 'admission'>) => (admission === undefined ? {} : toLimitHeaders(admission));

const costOf = (context: Context): number => routeOf(context)['x-rate-limit-cost'] ?? 1;

const routeOf = (context: Context): Route => context.operation as unknown as Route;

/** A bearer token becomes a caller, whose request is counted in the same statement. */
async function authenticate({ db, rateLimitPerMinute }: Services, context: Context, request: ApiRequest): Promise<Caller> {
  const holder = await claimRequest(db, hashToken(readToken(request.headers.authorization)), costOf(context));
  if (holder === undefined) throw invalidToken();
  const { plan, used, now, ...caller } = holder;
  request.admission = admit(used, now.getTime(), rateLimitPerMinute);
  request.caller = caller;
  request.client = `token:${caller.tokenId}`;
  if (!plansWithApi.has(plan)) throw planRequired();
  return caller;
}

/** openapi-backend keeps what a security handler threw; without it nobody may pass. */
const failureOf = (context: Context): unknown =>
  (context.security?.personalAccessToken as { error?: unknown } | undefined)?.error ?? invalidToken();

/** Lets a known client in, within its limit and scopes, and only then reads what it sent. */
async function admitRequest(services: Services, context: Context, request: ApiRequest): Promise<void> {
  const route = routeOf(context);
  request.operationId = route.operationId;
  const isPublic = route.security.length === 0;
  if (!isPublic && !context.security?.authorized) throw failureOf(context);
  if (isPublic) await admitAddress(services, request, costOf(context));
  if (request.admission !== undefined) checkLimit(request.admission, costOf(context));
  if (request.caller !== undefined)
    checkScopes(
      request.caller,
      route.security.flatMap((requirement) => Object.values(requirement).flat()),
    );
  request.reading = { ...readRequest(route, request), requestBody: 'requestBody' in route ? await request.readBody() : undefined };
}

async function admitAddress({ db, rateLimitPerMinute }: Services, request: ApiRequest, cost: number): Promise<void> {
  request.client = `address:${request.address}`;
  const { used, now } = await countRequest(db, request.client, cost);
  request.admission = admit(used, now.getTime(), rateLimitPerMinute);
}

async function handle(services: Services, context: Context, request: ApiRequest, handler: Handler): Promise<ApiResponse> {
  const route = routeOf(context);
  const { reading, caller = null, client, admission } = request;
  const { params: path, query, headers: header, requestBody: body } = reading as NonNullable<typeof reading>;
  const asked = { ...services, operationId: route.operationId, path, query, header, body, caller, client, admission, now: admission?.now };
  const given = openReply(await handler(asked));
  const text = JSON.stringify(given.body);
  if (text.length <= checkedLength) check(context, given.body);
  const headers = { ...given.headers, ETag: toETag(text) };
  const isUnchanged = route.method === 'get' && isHeld(header['if-none-match'], headers.ETag);
  return isUnchanged ? { status: 304, headers, body: '' } : { status: route.success, headers, body: text };
}

/** What the contract does not declare is a fault of ours, and is not sent. */
function check(context: Context, body: unknown): void {
  const { errors } = context.api.validator.validateResponse(body, context.operation, routeOf(context).success);
  if (errors)
    throw new Error(
      `${context.operation.operationId} answered what its contract does not declare: ${JSON.stringify(errors.map(({ instancePath, message }) => `${instancePath} ${message}`))}`,
    );
}
