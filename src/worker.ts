/** The workers for webhooks, mail and calendars without a server. */
import { createInvitationSecrets } from './accounts/invitation-links.ts';
import { createConfirmTokens, createManageTokens } from './accounts/manage-tokens.ts';
import { createResetSecrets } from './accounts/reset-links.ts';
import { openSecretKey } from './accounts/secret-key-check.ts';
import { createCalendarSecrets } from './calendars/credentials.ts';
import { createCalendarGrants } from './calendars/grants.ts';
import { startCalendarWorker } from './calendars/worker.ts';
import { openDatabase } from './database/open.ts';
import { startMailWorker } from './mail/worker.ts';
import { createOutbound } from './outbound/outbound.ts';
import { readConfig } from './process/config.ts';
import { createLog } from './process/log.ts';
import { startMetrics } from './process/metrics.ts';
import { untilSignal } from './process/signals.ts';
import { readQueues } from './queries/queues.ts';
import { createWebhookSecrets } from './webhooks/secrets.ts';
import { startWorker } from './webhooks/worker.ts';

export async function runWorker(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel, config.logFormat);
  const database = await openDatabase(config, {
    migrate: true,
    report: (error) => log.warn({ err: error }, 'a database connection was lost'),
    reportMigration: (message, fields) => log.info(fields, message),
  });
  try {
    const secretKey = await openSecretKey(database.db, config, log);
    const secrets = createWebhookSecrets(secretKey);
    const { publicUrl = `http://localhost:${config.port}` } = config;
    const links = {
      publicUrl,
      manageTokens: createManageTokens(secretKey),
      confirmTokens: createConfirmTokens(secretKey),
      invitationSecrets: createInvitationSecrets(secretKey),
      resetSecrets: createResetSecrets(secretKey),
    };
    const outbound = createOutbound(config.webhookAllowHosts);
    const { databasePoolSize } = config;
    const { metricsPort: port, host } = config;
    const readDue = () => readQueues(database.db);
    const metrics = port === undefined ? undefined : await startMetrics({ port, host, readQueues: readDue }, log);
    const shared = { databaseUrl: database.url, links, log, metrics };
    const worker = startWorker({ ...shared, databasePoolSize, secrets, outbound });
    const mailWorker = await startMailWorker({ ...shared, mail: config.mail });
    const grants = createCalendarGrants({ google: config.googleCalendar, secretKey, outbound });
    const calendars = { secrets: createCalendarSecrets(secretKey), grants, outbound };
    const calendarWorker = startCalendarWorker({ ...shared, ...calendars, databasePoolSize });
    const stopping = untilSignal();
    log.info('working');
    const { signal } = await stopping;
    log.info({ signal }, 'stopping');
    await Promise.all([worker.stop(), mailWorker.stop(), calendarWorker.stop()]);
    await outbound.close();
    await metrics?.stop();
    log.info('stopped');
  } finally {
    await database.close();
  }
}
