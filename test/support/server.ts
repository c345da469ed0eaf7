/** A real server on its own database, with clients that validate every response against the contract. */
import type pg from 'pg';
import { hashToken, newToken } from '../../src/accounts/secrets.ts';
import { type CaledeeClient, type ClientOptions, createCaledeeClient } from '../../src/client.ts';
import { scopes } from '../../src/contract.ts';
import { connect } from '../../src/database/connect.ts';
import { newId } from '../../src/database/ids.ts';
import { importDataset } from '../../src/dataset/import.ts';
import { type Running, start } from '../../src/main.ts';
import type { IdentityProviderConfig, MailConfig, OauthCalendarConfig } from '../../src/process/config.ts';
import { createLog } from '../../src/process/log.ts';
import { createEmptyDatabase, createTestDatabase, openPool, setClock } from './database.ts';
import { hangUp } from './hang-up.ts';
import { type Answer, checkedFetch, createRawClient, type RawClient, send } from './http.ts';
import { followsChanges, untilSettled } from './settled.ts';

export type ApiClient = CaledeeClient;

export type TestServer = {
  url: string;
  databaseUrl: string;
  /** Direct access to the database, for what the API does not expose. */
  pool: pg.Pool;
  setClock: (instant: string | Date) => Promise<void>;
  /** Resets all rate limits; the clock of a test may be fixed. */
  forgetRequests: () => Promise<void>;
  load: (document: unknown) => Promise<void>;
  /** Inserts a token directly, as the number that a user can create is limited. */
  token: (user: string, scopes?: string[], expires?: Date) => Promise<string>;
  /** A typed client without retries; anonymous without a token. */
  client: (token?: string, options?: Partial<ClientOptions>) => ApiClient;
  /** A raw client with a token of the user's. */
  as: (user: string, scopes?: string[]) => RawClient;
  /** A raw request without a token. */
  send: (method: string, path: string, init?: RequestInit) => Promise<Answer>;
  stop: () => Promise<void>;
};

type Options = {
  rateLimitPerMinute?: number;
  publicBookingsPerHour?: number;
  trustProxy?: number | string[];
  publicUrl?: string;
  webhookAllowHosts?: string[];
  mcpAllowedOrigins?: string[];
  mcpConfirmation?: boolean;
  worker?: boolean;
  mail?: MailConfig;
  googleCalendar?: OauthCalendarConfig;
  identityProvider?: IdentityProviderConfig;
  securityContact?: string;
  /** How often a worker looks for mail and calendars that are due. */
  pollMs?: number;
  /** How often it resumes held deliveries. */
  sweepMs?: number;
  /** Of a new database; see `createEmptyDatabase`. */
  locale?: string;
};

export async function startTestServer({ locale, ...options }: Options = {}): Promise<TestServer> {
  const database = locale === undefined ? await createTestDatabase() : await createEmptyDatabase(locale);
  const { url, stop } = await startServer(database.url, options);
  const pool = openPool(database.url, 2);
  const { db, close } = connect(database.url, { size: 2, report: () => {} });
  const createToken: TestServer['token'] = async (user, wanted = Object.keys(scopes), expires) => {
    const token = newToken();
    const { rows } = await pool.query('select organization_id, id from users where slug = $1', [user]);
    if (rows.length === 0) throw new Error(`there is no user ${user}`);
    await pool.query(
      `insert into personal_access_tokens (id, organization_id, user_id, name, prefix, token_hash, scopes, expires_at)
        values ($1, $2, $3, 'test', $4, $5, $6, $7)`,
      [newId(), rows[0].organization_id, rows[0].id, token.slice(0, 8), hashToken(token), wanted, expires ?? null],
    );
    return token;
  };
  const settle = async (method: string, path: string) => {
    if (method === 'GET' && followsChanges(path)) await untilSettled(pool);
  };
  return {
    url,
    databaseUrl: database.url,
    pool,
    setClock: (instant) => setClock(pool, instant),
    forgetRequests: async () => void (await pool.query('delete from rate_limit_counts')),
    load: async (document) => void (await importDataset(db, document)),
    token: createToken,
    as: (user, wanted) => createRawClient(url, createToken(user, wanted), settle),
    client: (token, options) =>
      createCaledeeClient({
        baseUrl: url,
        fetch: async (request) => {
          await settle(request.method, request.url.slice(url.length));
          return checkedFetch(request);
        },
        maxRetries: 0,
        ...(token !== undefined && { token }),
        ...options,
      }),
    send: (method, path, init) => send(url, method, path, init),
    stop: async () => {
      await Promise.all([pool.end(), close(), stop()]);
      await database.drop();
    },
  };
}

/** Another server on the same database. */
export async function startServer(
  databaseUrl: string,
  {
    rateLimitPerMinute = 600,
    publicBookingsPerHour = 1_000_000,
    trustProxy = 0,
    publicUrl,
    webhookAllowHosts = [],
    mcpAllowedOrigins = [],
    mcpConfirmation = false,
    worker = false,
    mail,
    googleCalendar,
    identityProvider,
    securityContact,
    pollMs = 100,
    sweepMs,
  }: Options = {},
): Promise<Running> {
  const running = await start(
    {
      port: 0,
      host: '127.0.0.1',
      databaseUrl,
      databaseDirectUrl: undefined,
      databasePoolSize: 10,
      dataDir: '/nowhere',
      publicUrl,
      rateLimitPerMinute,
      publicBookingsPerHour,
      logLevel: 'silent',
      logFormat: 'json',
      metricsPort: undefined,
      trustProxy,
      secretKey: 'only for tests, the same for all of their servers',
      webhookAllowHosts,
      mcpAllowedOrigins,
      mcpConfirmation,
      runsWorker: worker,
      mail,
      googleCalendar,
      identityProvider,
      securityContact,
      drainSeconds: 0,
      maxConnections: 10_000,
      maxConnectionsPerAddress: 10_000,
    },
    createLog('silent'),
    { pollMs, sweepMs },
  );
  const stop = () => {
    hangUp();
    return running.stop();
  };
  return { ...running, stop };
}
