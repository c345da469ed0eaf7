import { isatty } from 'node:tty';
import ipaddr from 'ipaddr.js';
import { splitDatabaseUrl, toHostUrls } from './database-url.ts';
import { ConfigError, readSecretFiles, toInteger, toList, toOneOf, toUrl } from './environment.ts';
import type { LogFormat } from './log.ts';

/** Described in docs/hosting.md. */
export type Config = {
  port: number;
  host: string;
  databaseUrl: string | undefined;
  /** The database itself, if `databaseUrl` is a pooler. */
  databaseDirectUrl: string | undefined;
  databasePoolSize: number;
  dataDir: string;
  publicUrl: string | undefined;
  rateLimitPerMinute: number;
  publicBookingsPerHour: number;
  logLevel: string;
  logFormat: LogFormat;
  /** Undefined: no metrics. */
  metricsPort: number | undefined;
  trustProxy: number | string[];
  secretKey: string | undefined;
  /** `host` or `host:port` in lower case; allowed although private, and by plain HTTP. */
  webhookAllowHosts: string[];
  mcpAllowedOrigins: string[];
  /** Tools that change something need a confirmation. */
  mcpConfirmation: boolean;
  runsWorker: boolean;
  /** Undefined: mail is kept, not sent. */
  mail: MailConfig | undefined;
  /** Undefined: hosts cannot connect their Google calendars. */
  googleCalendar: OauthCalendarConfig | undefined;
  /** Of `/.well-known/security.txt`: a URL. Undefined: the file does not exist (404). */
  securityContact: string | undefined;
  /** Undefined: users sign in by password or passkey only. */
  identityProvider: IdentityProviderConfig | undefined;
  drainSeconds: number;
  maxConnections: number;
  maxConnectionsPerAddress: number;
};

/** A CalDAV server that requires OAuth 2.0. `caldavUrl`: with `{email}` where the address of the account goes. */
export type OauthCalendarConfig = { clientId: string; clientSecret: string; issuerUrl: string; caldavUrl: string; scope: string };

/** An OpenID Connect provider. `name`: as the sign-in page shows it. */
export type IdentityProviderConfig = { issuerUrl: string; clientId: string; clientSecret: string; name: string };

export type Address = { name: string; address: string };
export type MailConfig = { smtpUrl: string; from: Address };

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

export function readConfig(given: NodeJS.ProcessEnv = process.env): Config {
  const env = readSecretFiles(given);
  return {
    port: toInteger(env, 'PORT', { fallback: 3000, min: 0, max: 65_535 }),
    host: env.HOST || '127.0.0.1',
    databaseUrl: toDatabaseUrl(env, 'DATABASE_URL'),
    databaseDirectUrl: toDirectUrl(env),
    databasePoolSize: toInteger(env, 'DATABASE_POOL_SIZE', { fallback: 10, min: 3, max: 1000 }),
    dataDir: env.DATA_DIR || '.data',
    publicUrl: toPublicUrl(env),
    rateLimitPerMinute: toInteger(env, 'RATE_LIMIT_PER_MINUTE', { fallback: 600, min: 1, max: 1_000_000 }),
    publicBookingsPerHour: toInteger(env, 'PUBLIC_BOOKINGS_PER_HOUR', { fallback: 10, min: 1, max: 1_000_000 }),
    logLevel: toOneOf(env, 'LOG_LEVEL', 'info', logLevels),
    logFormat: toOneOf(env, 'LOG_FORMAT', isatty(1) ? 'pretty' : 'json', ['json', 'pretty']) as LogFormat,
    metricsPort: env.METRICS_PORT ? toInteger(env, 'METRICS_PORT', { fallback: 0, min: 0, max: 65_535 }) : undefined,
    trustProxy: toProxies(env.TRUST_PROXY),
    secretKey: toSecretKey(env.SECRET_KEY),
    webhookAllowHosts: toHosts(env.WEBHOOK_ALLOW_HOSTS),
    mcpAllowedOrigins: toOrigins(env.MCP_ALLOWED_ORIGINS),
    mcpConfirmation: toOneOf(env, 'MCP_CONFIRMATION', 'off', ['on', 'off']) === 'on',
    runsWorker: toOneOf(env, 'WORKER', 'on', ['on', 'off']) === 'on',
    mail: toMailConfig(env),
    googleCalendar: toGoogleConfig(env),
    identityProvider: toIdentityProvider(env),
    securityContact: toContact(env),
    drainSeconds: toInteger(env, 'DRAIN_SECONDS', { fallback: isTerminal() ? 0 : 7, min: 0, max: 300 }),
    maxConnections: toInteger(env, 'MAX_CONNECTIONS', { fallback: 2_000, min: 1, max: 1_000_000 }),
    maxConnectionsPerAddress: toInteger(env, 'MAX_CONNECTIONS_PER_ADDRESS', { fallback: 600, min: 1, max: 1_000_000 }),
  };
}

/** On a terminal no load balancer polls `/readyz`. */
const isTerminal = (): boolean => isatty(0) || isatty(1);

/** Those of pg, which treats `prefer`, `require` and `verify-ca` as `verify-full`. */
const sslModes = ['disable', 'no-verify', 'prefer', 'require', 'verify-ca', 'verify-full'];
/** For several hosts. The program needs the one that can be written. */
const sessionKinds = ['read-write', 'primary'];

/** One host, or several separated by commas. No message contains any part of the value, which contains a password. */
function toDatabaseUrl(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = env[name];
  if (!text) return undefined;
  const { start, rest } = splitDatabaseUrl(text);
  if (start === '') {
    throw new ConfigError(`${name} must be a URL, such as postgres://user:password@host:5432/database.`);
  }
  if (rest.includes('@')) {
    throw new ConfigError(
      `${name}: percent-encode special characters in the username and the password: @ as %40, / as %2F, ? as %3F, # as %23.`,
    );
  }
  const parameters = new URLSearchParams(rest.split('?')[1]);
  checkOneOf(parameters, name, 'sslmode', sslModes);
  checkOneOf(parameters, name, 'target_session_attrs', sessionKinds);
  const urls = toHostUrls(text);
  for (const url of urls) toUrl({ [name]: url }, name, ['postgres:', 'postgresql:']);
  return urls.length === 1 ? urls[0] : text;
}

function checkOneOf(parameters: URLSearchParams, name: string, parameter: string, allowed: string[]): void {
  const value = parameters.get(parameter);
  if (value === null || allowed.includes(value)) return;
  throw new ConfigError(`${name}: ${parameter} must be one of ${allowed.join(', ')}.`);
}

function toDirectUrl(env: NodeJS.ProcessEnv): string | undefined {
  const url = toDatabaseUrl(env, 'DATABASE_DIRECT_URL');
  if (url !== undefined && !env.DATABASE_URL) throw new ConfigError('DATABASE_DIRECT_URL needs DATABASE_URL, the address of the pooler.');
  return url;
}

function toPublicUrl(env: NodeJS.ProcessEnv): string | undefined {
  const text = toUrl(env, 'PUBLIC_URL', ['http:', 'https:']);
  if (text === undefined) return undefined;
  const { username, password, href, origin } = new URL(text);
  if (username || password || /[?#]/.test(href)) throw new ConfigError('PUBLIC_URL must have no user, no query and no fragment.');
  if (href !== `${origin}/`) throw new ConfigError('PUBLIC_URL must have no path: give the server a host name of its own.');
  // ASCII without line breaks, as headers and links need it.
  return origin;
}

function toMailConfig(env: NodeJS.ProcessEnv): MailConfig | undefined {
  const from = toAddress(env.MAIL_FROM);
  const smtpUrl = toUrl(env, 'SMTP_URL', ['smtp:', 'smtps:']);
  if (smtpUrl === undefined) return undefined;
  if (new URL(smtpUrl).hostname === '') throw new ConfigError('SMTP_URL must name a host, such as smtp://user:password@smtp.example:587.');
  if (from === undefined) throw new ConfigError('SMTP_URL needs MAIL_FROM, the address that mail is sent from.');
  return { smtpUrl, from };
}

/** Google's CalDAV API, https://developers.google.com/workspace/calendar/caldav/v2/guide. The addresses can be changed for tests. */
function toGoogleConfig(env: NodeJS.ProcessEnv): OauthCalendarConfig | undefined {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = env;
  if (!clientId && !clientSecret) return undefined;
  if (!clientId || !clientSecret) throw new ConfigError('Set both GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, or neither.');
  return {
    ...{ clientId, clientSecret, scope: 'openid email https://www.googleapis.com/auth/calendar' },
    issuerUrl: toUrl(env, 'GOOGLE_ISSUER_URL', ['https:', 'http:']) ?? 'https://accounts.google.com',
    caldavUrl: toUrl(env, 'GOOGLE_CALDAV_URL', ['https:', 'http:']) ?? 'https://apidata.googleusercontent.com/caldav/v2/{email}/user',
  };
}

/** RFC 9116 §2.5.3. An email address becomes a URL. */
function toContact(env: NodeJS.ProcessEnv): string | undefined {
  const text = env.SECURITY_CONTACT;
  if (!text) return undefined;
  if (/^[^\s:/@]+@[^\s:/@]+$/.test(text)) return `mailto:${text}`;
  if (/^(https:\/\/|mailto:|tel:)\S+$/.test(text)) return text;
  throw new ConfigError(
    'SECURITY_CONTACT must be an email address or a URL, such as security@example.com or https://example.com/security.',
  );
}

function toIdentityProvider(env: NodeJS.ProcessEnv): IdentityProviderConfig | undefined {
  const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  const issuerUrl = toUrl(env, 'OIDC_ISSUER', ['https:', 'http:']);
  if (!issuerUrl && !clientId && !clientSecret) return undefined;
  if (!issuerUrl || !clientId || !clientSecret)
    throw new ConfigError('Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or none of them.');
  return { issuerUrl, clientId, clientSecret, name: env.OIDC_NAME || new URL(issuerUrl).host };
}

/** `Name <address>` or an address. */
function toAddress(text: string | undefined): Address | undefined {
  if (!text) return undefined;
  const [, quoted, name = quoted ?? '', inBrackets, alone] = /^(?:(?:"([^"]*)"|([^"<>]*?))\s*<([^<>]*)>|([^<>]*))$/.exec(text.trim()) ?? [];
  const address = inBrackets ?? alone ?? '';
  if (/^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\]]+$/.test(address) && !/\p{Cc}/u.test(name)) return { name, address };
  throw new ConfigError('MAIL_FROM must be an email address, such as "Acme <meetings@acme.example>".');
}

const proxyNames = ['loopback', 'linklocal', 'uniquelocal'];

function toProxies(text: string | undefined): number | string[] {
  if (!text) return 0;
  if (/^\d$/.test(text)) return Number(text);
  const addresses = text.split(',').map((address) => address.trim());
  const isKnown = (address: string) => proxyNames.includes(address) || ipaddr.isValid(address) || ipaddr.isValidCIDR(address);
  if (addresses.every(isKnown)) return addresses;
  throw new ConfigError('TRUST_PROXY must be the number of proxies (1 to 9), or their addresses, such as "10.0.0.0/8, loopback".');
}

const shortestSecretKey = 32;

function toSecretKey(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (text.length >= shortestSecretKey) return text;
  throw new ConfigError(`SECRET_KEY must have at least ${shortestSecretKey} characters. Create one with "openssl rand -hex 32".`);
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
