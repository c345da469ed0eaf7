/**
 * A TypeScript client with the contract's types for every route, parameter and response. It retries after 429 and 503 as `Retry-After`
 * says, and after a lost response if the request can be repeated. Each POST has one `Idempotency-Key` for all of its attempts, so that
 * nothing is booked twice.
 *
 * It imports nothing of the server and nothing of Node, so it runs wherever `fetch` exists.
 */
import createFetchClient, {
  type ClientPathsWithMethod,
  type Client as FetchClient,
  type FetchResponse,
  type ParamsOption,
  type RequestBodyOption,
} from 'openapi-fetch';
import type { components, paths } from '../generated/api.ts';

export type Schemas = components['schemas'];

/** Every error response; `code` tells which. */
export type ErrorBody = Extract<Schemas[keyof Schemas], { code: string; requestId: string }>;

export type ClientOptions = {
  /** URL of the deployment, such as `https://book.example.com`. */
  baseUrl: string;
  /** Required by all but public operations. */
  token?: string;
  fetch?: (request: Request) => Promise<Response>;
  /** Default: 8, which outlasts a restart of the server. */
  maxRetries?: number;
  /** For all attempts of a call and the pauses between them. Default: two minutes. */
  timeoutMs?: number;
  clock?: Clock;
};

/** `now` in milliseconds since any instant. `wait` rejects with the signal's reason when it aborts. */
export type Clock = { now: () => number; wait: (ms: number, signal: AbortSignal) => Promise<void> };

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathWith<M extends Method> = ClientPathsWithMethod<FetchClient<paths>, M>;
type Operation<P extends keyof paths, M extends Method> = Extract<paths[P][M], { responses: unknown }>;

/** openapi-fetch itself accepts unknown members. */
type Init<O> = ParamsOption<O> & RequestBodyOption<O> & { signal?: AbortSignal };
type MaybeInit<I> = Record<never, never> extends I ? [init?: I] : [init: I];

/** Resolves with `data` or `error`; rejects when there was no response. */
type Call<M extends Method> = <P extends PathWith<M>>(
  path: P,
  ...init: MaybeInit<Init<Operation<P, M>>>
) => Promise<FetchResponse<Operation<P, M>, object, 'application/json'>>;

type Page = { items: unknown[]; nextCursor: string | null; hasMore?: boolean };
type PageOf<P extends PathWith<'get'>> =
  Operation<P, 'get'> extends { responses: { 200: { content: { 'application/json': infer B } } } } ? B : never;
type ListPath = { [P in PathWith<'get'>]: PageOf<P> extends Page ? P : never }[PathWith<'get'>];
type Item<P extends ListPath> = PageOf<P> extends { items: (infer I)[] } ? I : never;
type Parameters<P extends ListPath> = Operation<P, 'get'> extends { parameters: infer Q } ? Q : never;
type Filters<P extends ListPath> = Parameters<P> extends { query?: infer Q } ? Omit<NonNullable<Q>, 'cursor' | 'offset'> : never;

/** `limit`: items per page, not in total. */
type ListInit<P extends ListPath> = { query?: Filters<P>; signal?: AbortSignal } & (Parameters<P> extends { path: infer Q }
  ? { path: Q }
  : { path?: never });

export type CaledeeClient = {
  GET: Call<'get'>;
  POST: Call<'post'>;
  PUT: Call<'put'>;
  PATCH: Call<'patch'>;
  DELETE: Call<'delete'>;
  /** Yields every item of a list and fetches pages on demand. Throws a `CaledeeError`. */
  list: <P extends ListPath>(path: P, ...init: MaybeInit<ListInit<P>>) => AsyncGenerator<Item<P>, void, undefined>;
};

export class CaledeeError extends Error {
  readonly status: number;
  /** Undefined when the response came from a proxy and not from the API. */
  readonly body: ErrorBody | undefined;

  constructor(status: number, body: ErrorBody | undefined) {
    super(body?.message ?? `The server responded with status ${status}.`);
    this.name = 'CaledeeError';
    this.status = status;
    this.body = body;
  }

  get code(): ErrorBody['code'] | undefined {
    return this.body?.code;
  }
}

/** Returns the data of a call, as in `await unwrap(client.GET('/api/v2/me'))`; throws a `CaledeeError` for an error response. */
export async function unwrap<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<NonNullable<Data>> {
  const { data, error, response } = await call;
  if (data !== undefined && data !== null) return data;
  const isOurs = typeof error === 'object' && error !== null && 'code' in error;
  throw new CaledeeError(response.status, isOurs ? (error as ErrorBody) : undefined);
}

export function createCaledeeClient({ baseUrl, token, ...options }: ClientOptions): CaledeeClient {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const client = createFetchClient<paths>({ baseUrl, headers, fetch: fetchWithRetries(options) }) as unknown as CaledeeClient;
  const { GET, POST, PUT, PATCH, DELETE } = client;
  return { GET, POST, PUT, PATCH, DELETE, list: (path, ...[init]) => list(GET as never, path, init as AnyListInit) };
}

type GetPage = (path: string, init: object) => Promise<{ data?: Page; response: Response }>;
type AnyListInit = { query?: object; path?: object; signal?: AbortSignal };

async function* list<Item>(get: GetPage, path: string, { query, path: params, ...init }: AnyListInit = {}): AsyncGenerator<Item, void> {
  for (let next: object | undefined = {}; next !== undefined; ) {
    const page: Page = await unwrap(get(path, { ...init, params: { path: params, query: { ...query, ...next } } }));
    yield* page.items as Item[];
    next = toNext(page);
  }
}

function toNext(page: Page): object | undefined {
  // The list of events never ends: `nextCursor` is the last event's id.
  if ('hasMore' in page) return page.hasMore ? { after: page.nextCursor } : undefined;
  return page.nextCursor === null ? undefined : { cursor: page.nextCursor };
}

const firstPauseMs = 250;
const longestPauseMs = 8_000;

function fetchWithRetries({
  fetch = (request) => globalThis.fetch(request),
  maxRetries = 8,
  timeoutMs = 120_000,
  clock = realClock,
}: Omit<ClientOptions, 'baseUrl' | 'token'>): (request: Request) => Promise<Response> {
  return async (wanted) => {
    const endsAt = clock.now() + timeoutMs;
    const deadline = new AbortController();
    const timer = setTimeout(
      () => deadline.abort(new DOMException('The call took too long.', 'TimeoutError')),
      Math.min(timeoutMs, longestTimerMs),
    );
    const request = new Request(wanted, { signal: AbortSignal.any([wanted.signal, deadline.signal]) });
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', crypto.randomUUID());
    try {
      for (let retries = 0; ; retries += 1) {
        const outcome = await attempt(fetch, request.clone());
        const pauseMs = await pauseAfter(outcome, request, retries);
        if (pauseMs === undefined || retries >= maxRetries || clock.now() + pauseMs > endsAt) return toResponse(outcome);
        await clock.wait(pauseMs, request.signal);
      }
    } finally {
      clearTimeout(timer);
    }
  };
}

type Outcome = { response: Response } | { error: unknown };

/** Reads the whole response: a connection that breaks halfway counts as lost. */
async function attempt(fetch: NonNullable<ClientOptions['fetch']>, request: Request): Promise<Outcome> {
  try {
    const response = await fetch(request);
    await response.clone().arrayBuffer();
    return { response };
  } catch (error) {
    return { error };
  }
}

function toResponse(outcome: Outcome): Response {
  if ('error' in outcome) throw outcome.error;
  return outcome.response;
}

const longestTimerMs = 2 ** 31 - 1;

/** Idempotent methods (RFC 9110 §9.2.2), and POST, which has an `Idempotency-Key`. */
const repeatable = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'POST']);

/** Milliseconds until the next attempt; undefined if it would not help, or could repeat a change. */
async function pauseAfter(outcome: Outcome, { method, signal }: Request, retries: number): Promise<number | undefined> {
  const ceilingMs = Math.min(longestPauseMs, firstPauseMs * 2 ** retries);
  const jitterMs = ((1 + Math.random()) / 2) * ceilingMs;
  const isRepeatable = !signal.aborted && repeatable.has(method);
  if ('error' in outcome) return isLost(outcome.error) && isRepeatable ? jitterMs : undefined;
  const { response } = outcome;
  // From a proxy: the server may or may not have handled the request.
  if ((response.status === 502 || response.status === 504) && isRepeatable) return jitterMs;
  if (response.status === 429 || response.status === 503) return readRetryAfter(response) ?? jitterMs;
  // Our own first attempt, whose response was lost, is still in progress.
  return (await isInProgress(response)) ? jitterMs : undefined;
}

/** `fetch` rejects with a TypeError. Recognized by name, since there may be several realms. */
const isLost = (error: unknown): boolean => (error as Error | undefined)?.name === 'TypeError';

async function isInProgress(response: Response): Promise<boolean> {
  if (response.status !== 409) return false;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return (body as Partial<ErrorBody> | undefined)?.code === 'request_in_progress';
}

/** In milliseconds. RFC 9110 §10.2.3. */
function readRetryAfter({ headers }: Response): number | undefined {
  const text = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

const realClock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        if (signal.aborted) reject(signal.reason);
        else resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
    }),
};
