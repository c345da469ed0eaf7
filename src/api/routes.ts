/**
 * The contract's routes as a table, and one strict reading of each request. openapi-backend takes this in the place of its own
 * router, which makes its list of operations anew three times a request and reads values loosely (`1e2` and ` 5` as integers).
 */
import type { OpenAPIRouter } from 'openapi-backend';
import type { Operation } from '../contract.ts';
import { type ErrorDetail, invalidArguments } from '../errors.ts';

type Parameter = { name: string; in: 'query' | 'path' | 'header'; schema: { type?: string } };

/** An operation with its address, all of its parameters, and what success is called. */
export type Route = Operation & {
  path: string;
  method: string;
  parameters: Parameter[];
  security: Record<string, string[]>[];
  isPublic: boolean;
  scopes: string[];
  /** How much of a client's minute it takes. */
  cost: number;
  success: number;
  /** What an address must look like, and the names of what it captures. */
  pattern: RegExp;
  captured: string[];
};

/** What a request says once it has been read. */
export type Reading = {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  headers: Record<string, string | undefined>;
  requestBody: unknown;
};

/** A request as the router sees it; `reading` comes once the client is known. */
export type Routable = {
  method: string;
  path: string;
  search: string;
  headers: Record<string, string | undefined>;
  reading?: Reading | undefined;
};

export type RouteTable = {
  routes: Route[];
  has: (path: string) => boolean;
  /** The methods that an address takes, HEAD beside GET; none for an address that there is not. */
  methodsAt: (path: string) => string[];
  router: OpenAPIRouter<never>;
};

type PathItem = Record<string, Operation> & { parameters?: Parameter[] };
type Definition = { paths: Record<string, PathItem>; security?: Record<string, string[]>[] };

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/** `definition`: the contract with its references resolved. */
export function createRouteTable(definition: Definition): RouteTable {
  const routes = Object.entries(definition.paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => toRoute(definition, path, method, item)),
  );
  const find = toFinder(routes);
  const router = {
    getOperations: () => routes,
    getOperation: (id: string) => routes.find(({ operationId }) => operationId === id),
    matchOperation(request: Routable) {
      const found = find(request.path);
      const method = request.method === 'HEAD' ? 'get' : request.method.toLowerCase();
      const route = found.find((candidate) => candidate.method === method);
      if (route === undefined) throw new Error(found.length > 0 ? '405' : '404');
      return route;
    },
    parseRequest: (request: Routable) => request.reading ?? request,
  };
  const methodsAt = (path: string) => find(path).flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  return { routes, has: (path) => find(path) !== none, methodsAt, router: router as unknown as OpenAPIRouter<never> };
}

function toRoute(definition: Definition, path: string, method: string, item: PathItem): Route {
  const operation = item[method] as Operation & { parameters?: Parameter[] };
  const parameters = [...(operation.parameters ?? []), ...(item.parameters ?? [])];
  const security = operation.security ?? definition.security ?? [];
  const success = Number(Object.keys(operation.responses).find((status) => status.startsWith('2')));
  return {
    ...operation,
    path,
    method,
    parameters,
    security,
    isPublic: security.length === 0,
    scopes: [...new Set(security.flatMap((requirement) => Object.values(requirement).flat()))],
    cost: operation['x-rate-limit-cost'] ?? 1,
    success,
    pattern: toPattern(path),
    captured: [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string),
  };
}

/** Finds the routes at an address: by name, or segment by segment where a template stands. */
function toFinder(routes: Route[]): (path: string) => Route[] {
  const byPath = Map.groupBy(routes, ({ path }) => path);
  const templates = [...byPath].filter(([path]) => path.includes('{')).map(([path, found]) => ({ pattern: toPattern(path), found }));
  return (path) => byPath.get(path) ?? templates.find(({ pattern }) => pattern.test(path))?.found ?? none;
}

const none: Route[] = [];

const toPattern = (template: string): RegExp => new RegExp(`^${template.replace(/\{[^}]+\}/g, '([^/]+)')}$`);

/** Reads path, query and headers as the contract types them; throws 400 with every fault found. */
export function readRequest(route: Route, request: Routable): Omit<Reading, 'requestBody'> {
  const faults: ErrorDetail[] = [];
  const params = readPath(route, request.path, faults);
  const query = readQuery(route, request.search, faults);
  if (faults.length > 0) throw invalidArguments(faults);
  return { params, query, headers: request.headers };
}

function readPath(route: Route, path: string, faults: ErrorDetail[]): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  if (route.captured.length === 0) return params;
  const values = route.pattern.exec(path) ?? [];
  for (const [index, name] of route.captured.entries()) params[name] = decode(values[index + 1] ?? '', `/path/${name}`, faults);
  return params;
}

function readQuery(route: Route, search: string, faults: ErrorDetail[]): Record<string, unknown> {
  // Without a prototype, a parameter called __proto__ is one more unknown parameter.
  const query: Record<string, unknown> = Object.create(null);
  if (search === '') return query;
  for (const pair of search.split('&').filter(Boolean)) {
    const [rawName = '', ...rest] = pair.split('=');
    const name = decode(rawName.replaceAll('+', ' '), '/query', faults);
    const path = `/query/${toPointer(name)}`;
    if (name in query) faults.push({ path, message: 'must not be repeated' });
    query[name] = toTyped(decode(rest.join('=').replaceAll('+', ' '), path, faults), typeOf(route, name));
  }
  return query;
}

const typeOf = (route: Route, name: string): string | undefined =>
  route.parameters.find((parameter) => parameter.in === 'query' && parameter.name === name)?.schema.type;

/** Numbers and booleans in their one plain spelling; any other stays a text, which validation then refuses. */
function toTyped(text: string, type: string | undefined): unknown {
  if (type === 'integer' && /^-?(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function decode(raw: string, path: string, faults: ErrorDetail[]): string {
  try {
    const text = raw.includes('%') ? decodeURIComponent(raw) : raw;
    const fault = faultOfText(text);
    if (fault !== null) faults.push({ path, message: fault });
    return text;
  } catch {
    faults.push({ path, message: 'has invalid percent-encoding' });
    return '';
  }
}

/** What no text may hold, wherever it stands: what PostgreSQL cannot store and UTF-8 cannot carry. */
export const faultOfText = (text: string): string | null =>
  text.includes('\0') ? 'must not contain a NUL character' : text.isWellFormed() ? null : 'must be well-formed Unicode';

const longestName = 100;

/** As much of a text as it takes to know it, and never half a character. */
export function shorten(text: string, longest = longestName): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

/** A name as a token of a JSON pointer (RFC 6901 §3); one that only its sender can have made so long is cut. */
export const toPointer = (name: string | number): string => shorten(String(name)).replaceAll('~', '~0').replaceAll('/', '~1');
