/** The contract's routes as a table. Replaces openapi-backend's router, which rebuilds its list of operations three times per request. */
import type { OpenAPIRouter } from 'openapi-backend';
import type { Operation } from '../contract.ts';

type Parameter = { name: string; in: 'query' | 'path' | 'header'; schema: { type?: string } };

/** A limit per client address of its own, as a multiple of the usual one. */
type Budget = { name: string; multiple: number };

export type Route = Operation & {
  path: string;
  method: string;
  parameters: Parameter[];
  security: Record<string, string[]>[];
  isPublic: boolean;
  scopes: string[];
  cost: number;
  budget: Budget | null;
  success: number;
  pattern: RegExp;
  captured: string[];
};

/** Named as in openapi-backend. Not validated yet. */
export type ParsedRequest = {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  requestBody: unknown;
};

/** The request that is passed to openapi-backend. `query`: not parsed. `parsed` is set once the client is authenticated. */
export type Routable = {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  parsed?: ParsedRequest | undefined;
};

export type RouteTable = {
  routes: Route[];
  has: (path: string) => boolean;
  methodsAt: (path: string) => string[];
  router: OpenAPIRouter<never>;
};

type PathItem = Record<string, Operation> & { parameters?: Parameter[] };
type Definition = { paths: Record<string, PathItem>; security?: Record<string, string[]>[] };

const methods = ['get', 'put', 'post', 'delete', 'patch'];

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
      // openapi-backend reads the status from the message.
      if (route === undefined) throw new Error(found.length > 0 ? '405' : '404');
      return route;
    },
    parseRequest: (request: Routable) => request.parsed ?? request,
  };
  const methodsAt = (path: string) => find(path).flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  return {
    routes,
    has: (path) => find(path) !== none,
    methodsAt,
    router: router as unknown as OpenAPIRouter<never>,
  };
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
    budget: operation['x-rate-limit-budget'] ?? null,
    success,
    pattern: toPattern(path),
    captured: [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string),
  };
}

/** Of two templates for one path, the one with the earlier literal is meant: in ASCII, a brace comes after all letters. */
function toFinder(routes: Route[]): (path: string) => Route[] {
  const byPath = Map.groupBy(routes, ({ path }) => path);
  const sorted = [...byPath].sort(([a], [b]) => (a < b ? -1 : 1));
  const templates = sorted.filter(([path]) => path.includes('{')).map(([path, found]) => ({ pattern: toPattern(path), found }));
  return (path) => byPath.get(path) ?? templates.find(({ pattern }) => pattern.test(path))?.found ?? none;
}

const none: Route[] = [];

const toPattern = (template: string): RegExp => new RegExp(`^${template.replace(/\{[^}]+\}/g, '([^/]+)')}$`);
