/** HTTP without types, for what the typed client cannot send. Every response is validated against the contract. */
import { faultsOf } from './contract.ts';

// biome-ignore lint/suspicious/noExplicitAny: a response may be anything; the typed client is for the rest.
export type Answer = { status: number; headers: Headers; text: string; body: any };

type RequestHeaders = Record<string, string>;

export type RawClient = {
  get: (path: string, headers?: RequestHeaders) => Promise<Answer>;
  /** A string is sent as it is, anything else as JSON. */
  post: (path: string, body?: unknown, headers?: RequestHeaders) => Promise<Answer>;
  send: (method: string, path: string, init?: RequestInit) => Promise<Answer>;
};

/** `before`: awaited before each request. */
export function createRawClient(
  url: string,
  token: string | Promise<string>,
  before?: (method: string, path: string) => Promise<void>,
): RawClient {
  const sendAuthorized: RawClient['send'] = async (method, path, init = {}) => {
    await before?.(method, path);
    return send(url, method, path, { ...init, headers: { Authorization: `Bearer ${await token}`, ...(init.headers as RequestHeaders) } });
  };
  return {
    get: (path, headers) => sendAuthorized('GET', path, { headers }),
    post: (path, body, headers) =>
      sendAuthorized('POST', path, {
        headers: { 'Content-Type': 'application/json', ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    send: sendAuthorized,
  };
}

/** Sends a raw request to any server of the API and validates the response against the contract. */
export async function send(url: string, method: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url + path, { ...init, method, redirect: 'manual' });
  const text = await response.text();
  check(method, new URL(url + path).pathname, response, text);
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

export async function checkedFetch(request: Request): Promise<Response> {
  const response = await fetch(request);
  check(request.method, new URL(request.url).pathname, response, await response.clone().text());
  return response;
}

function check(method: string, path: string, response: Response, text: string): void {
  // A CORS preflight is no operation.
  if (method === 'OPTIONS' || !/^\/api\/(v2\/|public\/|bookings)/.test(path)) return;
  const faults = faultsOf({ method, path, status: response.status, headers: response.headers, text });
  if (faults.length > 0) throw new Error(`The response breaks the contract:\n${faults.join('\n')}`);
}

/** Reads all pages of a list. */
export async function collect<Item>(readPage: (cursor: string | undefined) => Promise<{ items: Item[]; nextCursor: string | null }>) {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

/** The status of GET /api/v2/me with this token. */
export const getMe = async ({ url }: { url: string }, token: string): Promise<number> =>
  (await createRawClient(url, token).get('/api/v2/me')).status;
