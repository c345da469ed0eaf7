/** The server: starts its parts in order and stops them in reverse. */
import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createConfirmations } from './accounts/confirmations.ts';
import { createIdentityProvider } from './accounts/identity-provider.ts';
import { createInvitationSecrets } from './accounts/invitation-links.ts';
import { createKnownBrowsers } from './accounts/known-browsers.ts';
import { createLeadHandles } from './accounts/lead-handles.ts';
import { createConfirmTokens, createManageTokens } from './accounts/manage-tokens.ts';
import { createPasskeyChallenges } from './accounts/passkey-challenges.ts';
import { createPendingSignIns } from './accounts/pending-sign-ins.ts';
import { createProofsOfWork } from './accounts/proofs-of-work.ts';
import { createResetSecrets } from './accounts/reset-links.ts';
import { openSecretKey } from './accounts/secret-key-check.ts';
import { createTotpSecrets } from './accounts/totp.ts';
import { createApi } from './api/pipeline.ts';
import type { Services } from './api/services.ts';
import { useZoneFiles } from './availability/zones.ts';
import { createBookingPages } from './booking-pages/pages.ts';
import { createCalendarSecrets } from './calendars/credentials.ts';
import { createCalendarGrants } from './calendars/grants.ts';
import { type CalendarWorker, startCalendarWorker } from './calendars/worker.ts';
import type { Database, Db } from './database/connect.ts';
import { compareMigrations } from './database/migrate.ts';
import { openDatabase } from './database/open.ts';
import { createDocs, type DocsOptions } from './docs/router.ts';
import { createFeeds } from './feeds/feeds.ts';
import { createHostPages } from './host-pages/pages.ts';
import { createRequestListener } from './http/app.ts';
import { type Listening, listen } from './http/server.ts';
import { createLiveBacking } from './live.ts';
import { type MailWorker, startMailWorker } from './mail/worker.ts';
import { createOauth } from './oauth/router.ts';
import { createOutbound, type Outbound } from './outbound/outbound.ts';
import { type Config, readConfig } from './process/config.ts';
import { ConfigError } from './process/environment.ts';
import { createLog, type Log } from './process/log.ts';
import { type Metrics, startMetrics } from './process/metrics.ts';
import { createReadiness } from './process/readiness.ts';
import { untilSignal } from './process/signals.ts';
import { watchZoneFiles } from './process/zone-files.ts';
import { removeExpired } from './queries/expired.ts';
import { readQueues } from './queries/queues.ts';
import { checkWritable } from './queries/readiness.ts';
import { hasNoUsers } from './queries/users.ts';
import { createNotFoundPage } from './settings/not-found.ts';
import { createPages } from './settings/pages.ts';
import { createWebhookSecrets } from './webhooks/secrets.ts';
import { startWorker, type Worker } from './webhooks/worker.ts';

const cleaningMs = 60_000;

export type Running = {
  url: string;
  port: number;
  database: Database;
  services: Services;
  /** Can be changed while the server runs. */
  docs: DocsOptions;
  drain: () => void;
  stop: () => Promise<void>;
};

/** Intervals of workers, shorter in tests: `pollMs` of those of mail and calendars, `sweepMs` of those of webhooks. */
export type Pace = { pollMs?: number | undefined; sweepMs?: number | undefined };

export async function start(config: Config, log: Log, { pollMs, sweepMs }: Pace = {}): Promise<Running> {
  const database = await openDatabase(config, {
    migrate: true,
    throughPooler: true,
    report: (error) => log.warn({ err: error }, 'a database connection was lost'),
    reportMigration: (message, fields) => log.info(fields, message),
  });
  try {
    const unwatchZones = watchZoneFiles(useZoneFiles);
    const secretKey = await openSecretKey(database.db, config, log);
    const services = createServices(config, database.db, secretKey);
    const { outbound, webhookSecrets: secrets } = services;
    const api = await createApi(createLiveBacking(services, database.dryRunDb));
    const metrics = await openMetrics(config, database, log);
    const readiness = createReadiness(() => checkDatabase(database));
    const oauth = createOauth({ services, outbound, secretKey, log });
    const docs: DocsOptions = { securityContact: config.securityContact };
    const routers = [
      createDocs(services, docs),
      createHostPages({ api, services }),
      createPages(services),
      oauth,
      createFeeds(services),
      createBookingPages({ api, services }),
      createNotFoundPage(services),
    ];
    const { trustProxy, mcpAllowedOrigins } = config;
    const confirmations = config.mcpConfirmation ? createConfirmations(secretKey) : undefined;
    const parts = { api, services, log, trustProxy, mcpAllowedOrigins, confirmations, metrics, checkReady: readiness.check, routers };
    const server = await listen(createRequestListener(parts), config, log);
    services.publicUrl ||= `http://localhost:${server.port}`;
    const cleaning = setInterval(
      () => removeExpired(database.db).catch((error) => log.warn({ err: error }, 'cleaning failed')),
      cleaningMs,
    );
    const { url: databaseUrl } = database;
    const { databasePoolSize } = config;
    const links = services;
    const worker = config.runsWorker
      ? startWorker({ databaseUrl, databasePoolSize, secrets, links, outbound, log, metrics, sweepMs })
      : undefined;
    const mailWorker = config.runsWorker
      ? await startMailWorker({ databaseUrl, mail: config.mail, links, log, metrics, pollMs })
      : undefined;
    const { calendarSecrets, calendarGrants: grants } = services;
    const calendars = { databaseUrl, databasePoolSize, secrets: calendarSecrets, grants, outbound, log, metrics, pollMs };
    const calendarWorker = config.runsWorker ? startCalendarWorker(calendars) : undefined;
    const workers = [worker, mailWorker, calendarWorker].filter((one) => one !== undefined);
    const stop = () => stopInReverse({ cleaning, unwatchZones, workers, server, outbound, database, metrics });
    return { url: services.publicUrl, port: server.port, database, services, docs, drain: readiness.drain, stop };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function createServices(config: Config, db: Db, secretKey: string): Services {
  const { publicUrl = '', rateLimitPerMinute, publicBookingsPerHour, googleCalendar } = config;
  const outbound = createOutbound(config.webhookAllowHosts);
  return {
    db,
    publicUrl,
    rateLimitPerMinute,
    publicBookingsPerHour,
    webhookSecrets: createWebhookSecrets(secretKey),
    calendarSecrets: createCalendarSecrets(secretKey),
    calendarGrants: createCalendarGrants({ google: googleCalendar, secretKey, outbound }),
    manageTokens: createManageTokens(secretKey),
    confirmTokens: createConfirmTokens(secretKey),
    invitationSecrets: createInvitationSecrets(secretKey),
    resetSecrets: createResetSecrets(secretKey),
    totpSecrets: createTotpSecrets(secretKey),
    pendingSignIns: createPendingSignIns(secretKey),
    passkeyChallenges: createPasskeyChallenges(secretKey),
    leadHandles: createLeadHandles(secretKey),
    proofsOfWork: createProofsOfWork(secretKey),
    knownBrowsers: createKnownBrowsers(secretKey),
    outbound,
    identityProvider: createIdentityProvider({ config: config.identityProvider, secretKey, outbound }),
    sendsMail: config.mail !== undefined,
  };
}

type Parts = {
  cleaning: NodeJS.Timeout;
  unwatchZones: () => void;
  workers: (Worker | MailWorker | CalendarWorker)[];
  server: Listening;
  outbound: Outbound;
  database: Database;
  metrics: Metrics | undefined;
};

async function stopInReverse({ cleaning, unwatchZones, workers, server, outbound, database, metrics }: Parts): Promise<void> {
  clearInterval(cleaning);
  unwatchZones();
  await server.stop();
  await Promise.all(workers.map((worker) => worker.stop()));
  await outbound.close();
  await database.close();
  await metrics?.stop();
}

async function openMetrics({ metricsPort, host }: Config, { db, pool }: Database, log: Log): Promise<Metrics | undefined> {
  if (metricsPort === undefined) return undefined;
  const metrics = await startMetrics({ port: metricsPort, host, readQueues: () => readQueues(db) }, log);
  metrics.watchPool('requests', pool);
  return metrics;
}

async function checkDatabase({ db }: Database): Promise<void> {
  const { pending } = await compareMigrations(db);
  if (pending.length > 0) throw new Error(`The database lacks ${pending.join(', ')}`);
  await checkWritable(db);
}

export async function run(onStart: (running: Running, log: Log) => Promise<void> = logFirstSteps): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel, config.logFormat);
  const running = await start(config, log);
  // Before the line 'listening' is logged, since a signal may follow at once.
  const stopping = untilSignal();
  log.info({ url: running.url }, 'listening');
  await onStart(running, log);
  const { signal, linger } = await stopping;
  log.info({ signal }, 'stopping');
  running.drain();
  // SIGINT comes from a terminal, where no load balancer has to notice.
  if (signal === 'SIGTERM') await linger(config.drainSeconds * 1000);
  await running.stop();
  log.info('stopped');
}

async function logFirstSteps({ database }: Running, log: Log): Promise<void> {
  if (!(await hasNoUsers(database.db))) return;
  log.info('there are no users yet: add an organization and its owner with `caledee organization create` and `caledee user create`');
}

/** Also if started through a symbolic link, as in many deployments. `import.meta.main` would need Node.js 24.2. */
function isEntryPoint(): boolean {
  const [, path = ''] = process.argv;
  return existsSync(path) && realpathSync(path) === fileURLToPath(import.meta.url);
}

if (isEntryPoint()) {
  await run().catch((error) => {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exitCode = 1;
  });
}
