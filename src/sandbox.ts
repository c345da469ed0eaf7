/**
 * A server without a database that returns the contract's examples. Server and pipeline are those of a deployment, so routes, validation,
 * limits and errors are the real ones. Nothing is stored or looked up: every well-formed token is valid and has every scope, and every id
 * exists. Errors that depend on data are requested by `Prefer: code=409` (RFC 7240), or one of several by
 * `Prefer: code=409, example=requestInProgress`.
 */
import type { Backing, Counted } from './api/backing.ts';
import { type Reply, reply } from './api/handler.ts';
import { createLedger } from './api/ledger.ts';
import { createApi } from './api/pipeline.ts';
import type { Route } from './api/routes.ts';
import { organizationScopes, type Schemas, scopes } from './contract.ts';
import { createDocs } from './docs/router.ts';
import { ApiError, invalidArgument } from './errors.ts';
import { createRequestListener } from './http/app.ts';
import { listen } from './http/server.ts';
import { type Config, readConfig } from './process/config.ts';
import { createLog, type Log } from './process/log.ts';
import { untilSignal } from './process/signals.ts';

export type Sandbox = { url: string; stop: () => Promise<void> };

type Response = {
  headers?: Record<string, { required?: boolean; example?: unknown }>;
  content?: { 'application/json': { example?: object; examples?: Record<string, { value: object }> } };
};

const sandboxToken = 'pat_Sandbox000000000000000000000000017yEVb';

const member = { userId: 'sandbox', email: 'sandbox@example.com', name: null, slug: 'sandbox', timezone: 'UTC' };

const holder = {
  ...member,
  member,
  organizationId: 'sandbox',
  tokenId: 'sandbox',
  clientId: null,
  role: 'owner' as const,
  scopes: Object.keys({ ...scopes, ...organizationScopes }),
  plan: 'team',
  audience: null,
};

export async function startSandbox(config: Config, log: Log): Promise<Sandbox> {
  const { rateLimitPerMinute, publicBookingsPerHour, trustProxy, mcpAllowedOrigins } = config;
  const services = { publicUrl: config.publicUrl ?? '', rateLimitPerMinute, publicBookingsPerHour, sendsMail: false };
  const api = await createApi(createExampleBacking(rateLimitPerMinute, () => services.publicUrl));
  const routers = [createDocs(services, { examples: {}, isHome: true })];
  const listener = createRequestListener({ api, services, log, trustProxy, mcpAllowedOrigins, checkReady: async () => {}, routers });
  const server = await listen(listener, config, log);
  services.publicUrl ||= `http://localhost:${server.port}`;
  return { url: services.publicUrl, stop: server.stop };
}

export async function runSandbox(port?: number): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel, config.logFormat);
  const { url, stop } = await startSandbox({ ...config, port: port ?? config.port }, log);
  const stopping = untilSignal();
  log.info({ url }, 'listening');
  console.log(introduce(url));
  await stopping;
  await stop();
}

const introduce = (url: string): string => `
  A sandbox of the Caledee API   ${url}
  Token                          ${sandboxToken}   (any well-formed token is valid)

  curl -s ${url}/api/v2/bookings -H "Authorization: Bearer ${sandboxToken}"
`;

function createExampleBacking(rateLimitPerMinute: number, readPublicUrl: () => string): Backing {
  const count = createCounter();
  const ledger = createLedger(rateLimitPerMinute);
  // Without users and organizations: each client has only its own limit.
  const countRequest = (client: string, cost: number, multiple?: number): Counted => {
    const reservation = ledger.reserve(client, cost, [client], multiple);
    const { used, now } = count(client, reservation.costs[0] as number);
    return { counts: reservation.commit({ keys: [client], sums: [used], now: now.getTime() }), now };
  };
  return {
    ledger,
    readPublicUrl,
    authenticateToken: async (token, cost) => ({ ...holder, ...countRequest(token, cost) }),
    countAddress: async (client, cost, multiple) => countRequest(client, cost, multiple),
    handlerOf(route) {
      const success = toReply(route);
      return ({ header }) => {
        const { prefer } = header as { prefer?: string };
        return prefer === undefined ? success : toReply(route, prefer);
      };
    },
  };
}

function createCounter(): (client: string, cost: number) => { used: number; now: Date } {
  const counted = { minute: 0, byClient: new Map<string, number>() };
  return (client, cost) => {
    const now = new Date();
    const minute = Math.floor(now.getTime() / 60_000);
    if (minute !== counted.minute) Object.assign(counted, { minute, byClient: new Map() });
    const used = (counted.byClient.get(client) ?? 0) + cost;
    counted.byClient.set(client, used);
    return { used, now };
  };
}

function toReply({ responses, success }: Route, prefer = ''): Reply<object> {
  const [, status = String(success)] = /\bcode=(\w+)/.exec(prefer) ?? [];
  const declared = responses as Record<string, Response>;
  const response = declared[status];
  if (response?.content === undefined) throw invalidArgument('/header/prefer', 'reference', `must name one of ${toChoices(declared)}`);
  const body = exampleOf(response.content['application/json'], /\bexample=([\w-]+)/.exec(prefer)?.[1]);
  const headers = headersOf(response);
  if (Number(status) === success) return reply(body, headers);
  const { requestId: _, title, code, message, details, ...extra } = body as Schemas['Error'];
  throw new ApiError({ status: Number(status), title, code, message, ...(details && { details }), extra, headers });
}

const toChoices = (declared: Record<string, Response>): string =>
  Object.keys(declared)
    .filter((status) => declared[status]?.content)
    .map((status) => `code=${status}`)
    .join(', ');

function exampleOf({ example, examples: named = {} }: NonNullable<Response['content']>['application/json'], name?: string): object {
  if (name !== undefined && !Object.hasOwn(named, name))
    throw invalidArgument('/header/prefer', 'reference', `must name one of the examples ${Object.keys(named).join(', ')}`);
  return (example ?? named[name ?? (Object.keys(named)[0] as string)]?.value) as object;
}

const headersOf = ({ headers = {} }: Response): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name, { required }]) => required && name !== 'X-Request-Id')
      .map(([name, { example }]) => [name, String(example)]),
  );
