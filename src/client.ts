/**
 * The API for programs in TypeScript: every address, parameter and answer has the contract's type. A request is kept at until it
 * has its answer: a refusal that will pass (429, 503) is waited out as the server asks, and a lost answer is asked for again
 * where that does no harm. So that booking does none, each POST has one `Idempotency-Key`, the same on every attempt.
 *
 * It imports nothing of the server and nothing of Node: it runs wherever there is `fetch`.
 */
import createFetchClient, {
  type ClientPathsWithMethod,
  type Client as FetchClient,
  type FetchResponse,
  type ParamsOption,
  type RequestBodyOption,
} from 'openapi-fetch';
import type { components, paths } from '../generated/api.ts';

/** The contract's types by name: `Schemas['Booking']`. */
export type Schemas = components['schemas'];

export type ClientOptions = {
  /** The deployment's own address, such as `https://book.example.com`. */
  baseUrl: string;
  /** Without one, only public operations answer. */
  token?: string;
  fetch?: (request: Request) => Promise<Response>;
  /** How often a request is sent again at most: 8 times, unless said otherwise; it outlasts a restart of the server. */
  maxRetries?: number;
  /** How long a call may take, with all attempts and waiting: two minutes, unless said otherwise. */
  timeoutMs?: number;
  /** For tests, which do not wait. */
  clock?: Clock;
};

/** `now` in milliseconds from whenever; `wait` rejects with the signal's reason when that aborts. */
export type Clock = { now: () => number; wait: (ms: number, signal: AbortSignal) => Promise<void> };

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathWith<M extends Method> = ClientPathsWithMethod<FetchClient<paths>, M>;
type Operation<P extends keyof paths, M extends Method> = Extract<paths[P][M], { responses: unknown }>;

/** Only what the contract knows: openapi-fetch itself would let unknown members through. */
type Init<O> = ParamsOption<O> & RequestBodyOption<O> & { signal?: AbortSignal };
type MaybeInit<I> = Record<never, never> extends I ? [init?: I] : [init: I];

/** Answers `data` where it succeeded and `error` where it was refused, each of its declared type; throws where no answer came. */
type Call<M extends Method> = <P extends PathWith<M>>(
  path: P,
  ...init: MaybeInit<Init<Operation<P, M>>>
) => Promise<FetchResponse<Operation<P, M>, object, 'application/json'>>;

type Page = { items: unknown[]; nextCursor: string | null; hasMore?: boolean } | { items: unknown[]; total: number; offset: number };
type PageOf<P extends PathWith<'get'>> =
  Operation<P, 'get'> extends { responses: { 200: { content: { 'application/json': infer B } } } } ? B : never;
type ListPath = { [P in PathWith<'get'>]: PageOf<P> extends Page ? P : never }[PathWith<'get'>];
type Item<P extends ListPath> = PageOf<P> extends { items: (infer I)[] } ? I : never;
type Parameters<P extends ListPath> = Operation<P, 'get'> extends { parameters: infer Q } ? Q : never;
type Filters<P extends ListPath> = Parameters<P> extends { query?: infer Q } ? Omit<NonNullable<Q>, 'cursor' | 'offset'> : never;

/** `limit` is how many items a page holds; the list goes on to its end all the same. */
type ListInit<P extends ListPath> = { query?: Filters<P>; signal?: AbortSignal } & (Parameters<P> extends { path: infer Q }
  ? { path: Q }
  : { path?: never });

export type CaledeeClient = {
  GET: Call<'get'>;
  POST: Call<'post'>;
  PUT: Call<'put'>;
  PATCH: Call<'patch'>;
  DELETE: Call<'delete'>;
  /** Every item of a list, fetched page by page as they are taken. Throws a `CaledeeError` for a page that is refused. */
  list: <P extends ListPath>(path: P, ...init: MaybeInit<ListInit<P>>) => AsyncGenerator<Item<P>, void, undefined>;
};

/** A refusal, for those who would rather catch it than look for it. */
export class CaledeeError extends Error {
  readonly status: number;
  /** Undefined where the answer did not come from the API, but from something between. */
  readonly body: Schemas['Error'] | undefined;

  constructor(status: number, body: Schemas['Error'] | undefined) {
    super(body?.message ?? `The server answered ${status}.`);
    this.name = 'CaledeeError';
    this.status = status;
    this.body = body;
  }

  get code(): Schemas['ErrorCode'] | undefined {
    return this.body?.code;
  }
}

/** What a call answered, `await unwrap(client.GET('/api/v2/me'))`; throws a `CaledeeError` where it was refused. */
export async function unwrap<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<NonNullable<Data>> {
  const { data, error, response } = await call;
  if (data !== undefined && data !== null) return data;
  const isOurs = typeof error === 'object' && error !== null && 'code' in error;
  throw new CaledeeError(response.status, isOurs ? (error as Schemas['Error']) : undefined);
}

export function createCaledeeClient({ baseUrl, token, ...options }: ClientOptions): CaledeeClient {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const client = createFetchClient<paths>({ baseUrl, headers, fetch: persistent(options) }) as unknown as CaledeeClient;
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

/** What to ask for the page after this one; undefined for the last. */
function toNext(page: Page): object | undefined {
  // Events have no end: what is told last is what comes next after.
  if ('hasMore' in page) return page.hasMore ? { after: page.nextCursor } : undefined;
  if ('nextCursor' in page) return page.nextCursor === null ? undefined : { cursor: page.nextCursor };
  const offset = page.offset + page.items.length;
  return page.items.length > 0 && offset < page.total ? { offset } : undefined;
}

const firstPauseMs = 250;
const longestPauseMs = 8_000;

/** A `fetch` that keeps at it. */
function persistent({
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
        if (pauseMs === undefined || retries >= maxRetries || clock.now() + pauseMs > endsAt) return settle(outcome);
        await clock.wait(pauseMs, request.signal);
      }
    } finally {
      clearTimeout(timer);
    }
  };
}

type Outcome = { response: Response } | { error: unknown };

/** Reads the answer to its end: a connection that breaks in the middle of it has lost it too. */
async function attempt(fetch: NonNullable<ClientOptions['fetch']>, request: Request): Promise<Outcome> {
  try {
    const response = await fetch(request);
    await response.clone().arrayBuffer();
    return { response };
  } catch (error) {
    return { error };
  }
}

function settle(outcome: Outcome): Response {
  if ('error' in outcome) throw outcome.error;
  return outcome.response;
}

/** Timers keep no longer; it is 24 days. */
const longestTimerMs = 2 ** 31 - 1;

/** Methods that may be carried out twice (RFC 9110 §9.2.2), and the one that carries a key. */
const repeatable = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'POST']);

/** How long to wait before another attempt; undefined where none would help or it might do harm. */
async function pauseAfter(outcome: Outcome, { method, signal }: Request, retries: number): Promise<number | undefined> {
  const ceilingMs = Math.min(longestPauseMs, firstPauseMs * 2 ** retries);
  const jitterMs = ((1 + Math.random()) / 2) * ceilingMs;
  const isRepeatable = !signal.aborted && repeatable.has(method);
  if ('error' in outcome) return isLost(outcome.error) && isRepeatable ? jitterMs : undefined;
  const { response } = outcome;
  // A proxy's word for a server that is away: whether it has worked nobody knows.
  if ((response.status === 502 || response.status === 504) && isRepeatable) return jitterMs;
  if (response.status === 429 || response.status === 503) return readRetryAfter(response) ?? jitterMs;
  // Our own first attempt, whose answer was lost, is still being worked on.
  return (await isInProgress(response)) ? jitterMs : undefined;
}

/** What `fetch` throws when there is no answer; told by its name, since there may be several worlds of classes. */
const isLost = (error: unknown): boolean => (error as Error | undefined)?.name === 'TypeError';

async function isInProgress(response: Response): Promise<boolean> {
  if (response.status !== 409) return false;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return (body as Partial<Schemas['Error']> | undefined)?.code === 'request_in_progress';
}

/** In milliseconds; the header tells seconds, or a date (RFC 9110 §10.2.3). */
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
