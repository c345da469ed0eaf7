/** The workers for webhooks, mail and calendars without a server. */
import { createManageTokens } from './accounts/manage-tokens.ts';
import { createCalendarSecrets } from './calendars/credentials.ts';
import { startCalendarWorker } from './calendars/worker.ts';
import { openDatabase } from './database/open.ts';
import { startMailWorker } from './mail/worker.ts';
import { createOutbound } from './outbound/outbound.ts';
import { readConfig } from './process/config.ts';
import { createLog } from './process/log.ts';
import { readSecretKey } from './process/secret-key.ts';
import { untilSignal } from './process/signals.ts';
import { createWebhookSecrets } from './webhooks/secrets.ts';
import { startWorker } from './webhooks/worker.ts';

export async function runWorker(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const database = await openDatabase(config, {
    migrate: true,
    report: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  try {
    const secretKey = await readSecretKey(config, log);
    const secrets = createWebhookSecrets(secretKey);
    const { publicUrl = `http://localhost:${config.port}` } = config;
    const links = { publicUrl, manageTokens: createManageTokens(secretKey) };
    const outbound = createOutbound(config.webhookAllowHosts);
    const worker = startWorker({ databaseUrl: database.url, secrets, links, outbound, log });
    const mailWorker = await startMailWorker({ databaseUrl: database.url, mail: config.mail, links, log });
    const calendars = { databaseUrl: database.url, secrets: createCalendarSecrets(secretKey), outbound, log };
    const calendarWorker = startCalendarWorker(calendars);
    const stopping = untilSignal();
    log.info('working');
    const { signal } = await stopping;
    log.info({ signal }, 'stopping');
    await Promise.all([worker.stop(), mailWorker.stop(), calendarWorker.stop()]);
    await outbound.close();
    log.info('stopped');
  } finally {
    await database.close();
  }
}
