import { isatty } from 'node:tty';
import ipaddr from 'ipaddr.js';

/** Every environment variable, read once and checked. A bad value stops the start with one clear line. */
export type Config = {
  port: number;
  host: string;
  /** Undefined: an embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  /** Undefined: `http://localhost:PORT`. */
  publicUrl: string | undefined;
  rateLimitPerMinute: number;
  /** Bookings without a token, from one client address; three times as many of one event type for each seat of a meeting. */
  publicBookingsPerHour: number;
  logLevel: string;
  /** Express's setting: how many proxies stand in front, or their addresses. */
  trustProxy: number | string[];
  /** What stored keys are sealed with. Undefined: one is kept in a file under `dataDir`. */
  secretKey: string | undefined;
  /** `host` or `host:port`, in lower case: what may be reached although private, and by plain HTTP. */
  webhookAllowHosts: string[];
  /** Origins whose pages may speak to the MCP endpoint, beside PUBLIC_URL's own. */
  mcpAllowedOrigins: string[];
  /** Whether the server delivers to webhooks itself, or leaves that to others. */
  runsWorker: boolean;
  /** For how long after SIGTERM requests are still accepted while `/readyz` answers 503. */
  drainSeconds: number;
  /** Open connections, in total. */
  maxConnections: number;
  /** Open connections from one client address; trusted proxies are not limited. */
  maxConnectionsPerAddress: number;
};

/** What an operator has to mend; the message is meant to be read alone. */
export class ConfigError extends Error {}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return {
    port: toInteger(env, 'PORT', { otherwise: 3000, least: 0, most: 65_535 }),
    host: env.HOST || '127.0.0.1',
    databaseUrl: toDatabaseUrl(env),
    dataDir: env.DATA_DIR || '.data',
    publicUrl: toPublicUrl(env),
    rateLimitPerMinute: toInteger(env, 'RATE_LIMIT_PER_MINUTE', { otherwise: 600, least: 1, most: 1_000_000 }),
    publicBookingsPerHour: toInteger(env, 'PUBLIC_BOOKINGS_PER_HOUR', { otherwise: 10, least: 1, most: 1_000_000 }),
    logLevel: toOneOf(env, 'LOG_LEVEL', 'info', logLevels),
    trustProxy: toProxies(env.TRUST_PROXY),
    secretKey: toSecretKey(env.SECRET_KEY),
    webhookAllowHosts: toHosts(env.WEBHOOK_ALLOW_HOSTS),
    mcpAllowedOrigins: toOrigins(env.MCP_ALLOWED_ORIGINS),
    runsWorker: toOneOf(env, 'WORKER', 'on', ['on', 'off']) === 'on',
    drainSeconds: toInteger(env, 'DRAIN_SECONDS', { otherwise: isTerminal() ? 0 : 7, least: 0, most: 300 }),
    maxConnections: toInteger(env, 'MAX_CONNECTIONS', { otherwise: 2_000, least: 1, most: 1_000_000 }),
    maxConnectionsPerAddress: toInteger(env, 'MAX_CONNECTIONS_PER_ADDRESS', { otherwise: 600, least: 1, most: 1_000_000 }),
  };
}

/** On a terminal a person waits for the end, and no load balancer polls `/readyz`. */
const isTerminal = (): boolean => isatty(0) || isatty(1);

type Bounds = { otherwise: number; least: number; most: number };

function toInteger(env: NodeJS.ProcessEnv, name: string, { otherwise, least, most }: Bounds): number {
  const text = env[name];
  if (!text) return otherwise;
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return value;
  throw new ConfigError(`${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}

function toUrl(env: NodeJS.ProcessEnv, name: string, protocols: string[]): string | undefined {
  const text = env[name];
  if (!text) return undefined;
  // The value is not repeated: a database's address holds its password.
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    const beginnings = protocols.map((protocol) => `${protocol}//`).join(' or ');
    throw new ConfigError(`${name} must be a valid address that begins with ${beginnings}.`);
  }
  return text;
}

/** No message repeats any part of the value, which holds a password. */
function toDatabaseUrl(env: NodeJS.ProcessEnv): string | undefined {
  const [, start = '', authority = '', rest = ''] = /^(\w+:\/\/)([^/?#]*)(.*)$/s.exec(env.DATABASE_URL ?? '') ?? [];
  if (rest.includes('@')) {
    throw new ConfigError(
      'DATABASE_URL: percent-encode special characters in the user name and the password: @ as %40, / as %2F, ? as %3F, # as %23.',
    );
  }
  const hosts = [authority.slice(authority.lastIndexOf('@') + 1), new URLSearchParams(rest.split('?')[1]).get('host') ?? ''];
  if (hosts.some((host) => host.includes(','))) {
    throw new ConfigError('DATABASE_URL names several hosts, which is not supported: name one, such as a proxy that follows the primary.');
  }
  // As libpq writes it where `?host=` names a folder; a URL cannot have a user and no host.
  const text = authority.endsWith('@') ? `${start}${authority}localhost${rest}` : env.DATABASE_URL;
  return toUrl({ DATABASE_URL: text }, 'DATABASE_URL', ['postgres:', 'postgresql:']);
}

/** It stands in the contract and before the paths of links, for everybody to see. */
function toPublicUrl(env: NodeJS.ProcessEnv): string | undefined {
  const text = toUrl(env, 'PUBLIC_URL', ['http:', 'https:']);
  if (text === undefined) return undefined;
  const { username, password, href } = new URL(text);
  if (username || password || /[?#]/.test(href)) throw new ConfigError('PUBLIC_URL must have no user, no query and no fragment.');
  // As a header and a link can carry it: without a line break, and in ASCII.
  return href.replace(/\/+$/, '');
}

function toOneOf(env: NodeJS.ProcessEnv, name: string, otherwise: string, allowed: string[]): string {
  const text = env[name];
  if (!text) return otherwise;
  if (allowed.includes(text)) return text;
  throw new ConfigError(`${name} must be one of ${allowed.join(', ')}, not "${text}".`);
}

const proxyNames = ['loopback', 'linklocal', 'uniquelocal'];

function toProxies(text: string | undefined): number | string[] {
  if (!text) return 0;
  if (/^\d$/.test(text)) return Number(text);
  const addresses = text.split(',').map((address) => address.trim());
  const isKnown = (address: string) => proxyNames.includes(address) || ipaddr.isValid(address) || ipaddr.isValidCIDR(address);
  if (addresses.every(isKnown)) return addresses;
  throw new ConfigError(
    'TRUST_PROXY must be how many proxies stand in front (1 to 9), or their addresses, such as "10.0.0.0/8, loopback".',
  );
}

const shortestSecretKey = 32;

/** The value is not repeated. */
function toSecretKey(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (text.length >= shortestSecretKey) return text;
  throw new ConfigError(`SECRET_KEY must have at least ${shortestSecretKey} characters, such as "openssl rand -hex 32" prints.`);
}

const hostShape = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/;

function toHosts(text?: string): string[] {
  const hosts = toList(text).map((host) => host.toLowerCase());
  const unknown = hosts.find((host) => !hostShape.test(host));
  if (unknown === undefined) return hosts;
  throw new ConfigError(`WEBHOOK_ALLOW_HOSTS must be hosts such as "localhost:4000, 192.168.1.5", not "${unknown}".`);
}

function toOrigins(text?: string): string[] {
  const origins = toList(text);
  const unknown = origins.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (unknown === undefined) return origins;
  throw new ConfigError(`MCP_ALLOWED_ORIGINS must be origins such as "https://agent.example, http://localhost:6274", not "${unknown}".`);
}

const toList = (text = ''): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
