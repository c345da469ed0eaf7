/** Strict parsing of path, query and body. openapi-backend's own accepts `1e2`, `0x10` and ` 5` as integers. */
import { ApiError, type ErrorDetail, invalidArgument, invalidArguments } from '../errors.ts';
import { findTextError, normalizeText } from '../text/encoding.ts';
import { toPointer } from '../text/pointers.ts';
import type { ApiRequest } from './request.ts';
import type { ParsedRequest, Routable, Route } from './routes.ts';
import { checkTexts } from './validation.ts';

export async function parseHttp(route: Route, request: ApiRequest): Promise<ParsedRequest> {
  const parsed = { ...parseUrl(route, request), headers: request.headers };
  return { ...parsed, requestBody: await readBodyOf(route, request) };
}

/**
 * A body that the operation does not accept is an error, so that nothing is ignored silently. Some clients send `{}` with every POST, which
 * says nothing. The body of a GET is ignored.
 */
async function readBodyOf(route: Route, request: ApiRequest): Promise<unknown> {
  if (route.method === 'get') return undefined;
  const acceptsBody = 'requestBody' in route;
  const body = await request.readBody().catch((error) => {
    throw error instanceof ApiError && !acceptsBody ? unexpectedBody() : error;
  });
  if (!acceptsBody) {
    if (body !== undefined && !isEmptyObject(body)) throw unexpectedBody();
    return undefined;
  }
  checkTexts({ body });
  return body;
}

const isEmptyObject = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && !Array.isArray(body) && Object.keys(body).length === 0;

const unexpectedBody = (): ApiError => invalidArgument('/body', 'notAllowed', 'is not accepted by this operation');

function parseUrl(route: Route, request: Routable): Pick<ParsedRequest, 'params' | 'query'> {
  const errors: ErrorDetail[] = [];
  const params = parsePath(route, request.path, errors);
  const query = parseQuery(route, request.query, errors);
  if (errors.length > 0) throw invalidArguments(errors);
  return { params, query };
}

function parsePath(route: Route, path: string, errors: ErrorDetail[]): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  if (route.captured.length === 0) return params;
  const values = route.pattern.exec(path) ?? [];
  for (const [index, name] of route.captured.entries()) params[name] = decode(values[index + 1] ?? '', `/path/${name}`, errors);
  return params;
}

function parseQuery(route: Route, text: string, errors: ErrorDetail[]): Record<string, unknown> {
  // Without a prototype, a parameter named __proto__ is one more unknown parameter.
  const query: Record<string, unknown> = Object.create(null);
  if (text === '') return query;
  for (const pair of text.split('&').filter(Boolean)) {
    const [rawName = '', ...rest] = pair.split('=');
    const name = decode(rawName.replaceAll('+', ' '), '/query', errors);
    const path = `/query/${toPointer(name)}`;
    if (name in query) errors.push({ path, message: 'must not be repeated', rule: 'unique' });
    query[name] = toTyped(normalizeText(decode(rest.join('=').replaceAll('+', ' '), path, errors)), typeOf(route, name));
  }
  return query;
}

const typeOf = (route: Route, name: string): string | undefined =>
  route.parameters.find((parameter) => parameter.in === 'query' && parameter.name === name)?.schema.type;

/** Only the canonical spelling of numbers and booleans; any other remains a string, which validation then rejects. */
function toTyped(text: string, type: string | undefined): unknown {
  if (type === 'integer' && /^-?(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function decode(raw: string, path: string, errors: ErrorDetail[]): string {
  try {
    const text = raw.includes('%') ? decodeURIComponent(raw) : raw;
    const message = findTextError(text);
    if (message !== null) errors.push({ path, message, rule: 'encoding' });
    return text;
  } catch {
    errors.push({ path, message: 'has invalid percent-encoding', rule: 'encoding' });
    return '';
  }
}
