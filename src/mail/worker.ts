/**
 * Sends mail.
 *
 * Mail is inserted in the transaction that causes it: one that creates, moves or cancels a booking (`insert_messages`), stores a pending
 * booking, an invitation or a password reset, changes an account or the hosts of an event type, or counts a failure of a webhook endpoint. A
 * worker polls for due mail every second, claims some and sends it; the retry time is written at the claim. There is no wake-up job, because a
 * delay of one second does not matter to mail.
 *
 * Promised: a message is sent if and only if its transaction committed, and a mail server that works at some time within a day gets it; of
 * a pending booking, an invitation or a password reset, until its link expires.
 * Requests never wait for a mail server. All attempts of a message have the same Message-ID.
 * Not promised: that none arrives twice. If a worker is killed, or the mail server's last answer is lost, the message is sent again. Order:
 * messages are sent independently; calendars order them by SEQUENCE.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { connect, recordPatiently } from '../database/connect.ts';
import type { MailConfig } from '../process/config.ts';
import type { Log } from '../process/log.ts';
import type { Metrics } from '../process/metrics.ts';
import { type MailLinks, type Outgoing, type Source, toSources } from './sources.ts';
import { codesOf, createTransport, describeError, isPermanent, type Transport } from './transport.ts';

/** Concurrent attempts, and so connections to the mail server. */
const batch = 5;
const stopTimeoutMs = 12_000;

const MINUTE_SEC = 60;
const HOUR_SEC = 60 * MINUTE_SEC;
/** Pauses after each attempt; after the last one follows a final attempt. */
const pausesSec = [1, 5, 15].map((minutes) => minutes * MINUTE_SEC).concat([1, 3, 6, 12].map((hours) => hours * HOUR_SEC));

export type MailWorker = {
  /** Finishes the attempts under way. */
  stop: () => Promise<void>;
};

type MailWorkerParts = {
  databaseUrl: string;
  mail: MailConfig | undefined;
  links: MailLinks;
  log: Log;
  metrics?: Metrics | undefined;
  pollMs?: number | undefined;
};

/** Without a mail server messages are kept. */
export async function startMailWorker({ pollMs = 1000, ...parts }: MailWorkerParts): Promise<MailWorker> {
  const { databaseUrl, mail, links, log, metrics } = parts;
  if (mail === undefined) {
    log.info('SMTP_URL is not set: mail is not sent, but kept and shown under Settings, Messages');
    return { stop: async () => {} };
  }
  const report = (err: unknown) => log.warn({ err }, 'a database connection of the mail worker was lost');
  const database = connect(databaseUrl, { size: 2, applicationName: 'caledee mail', report });
  const transport = await createTransport(mail.smtpUrl);
  const stopping = new AbortController();
  const sources = toSources({ db: database.db, from: mail.from, links }, { limit: batch, pausesSec });
  const sender = { sources, transport, log, metrics, signal: stopping.signal, isFailing: false };
  metrics?.watchPool('mail', database.pool);
  const loop = repeat(sender, pollMs);
  return {
    async stop() {
      stopping.abort();
      await Promise.race([loop, pause(stopTimeoutMs, undefined, { ref: false })]);
      transport.close();
      await database.close();
    },
  };
}

type Sender = {
  sources: Source[];
  transport: Transport;
  log: Log;
  metrics: Metrics | undefined;
  signal: AbortSignal;
} & {
  /** The last attempt failed, and not because of its message. */
  isFailing: boolean;
};

async function repeat(sender: Sender, pollMs: number): Promise<void> {
  const { log, signal } = sender;
  while (!signal.aborted) {
    await sendDue(sender).catch((err) => log.warn({ err }, 'looking for due mail failed'));
    await pause(pollMs, undefined, { signal }).catch(() => {});
  }
}

async function sendDue(sender: Sender): Promise<void> {
  while (!sender.signal.aborted && (await sendRound(sender)) > 0);
}

/** Sends a batch of each organization, so that one with much to send does not delay the others. Returns the number of attempts. */
async function sendRound(sender: Sender): Promise<number> {
  let count = 0;
  for (const { listOrganizations, claim } of sender.sources) {
    for (const organizationId of await listOrganizations()) {
      if (sender.signal.aborted) return count;
      const claimed = await claim(organizationId);
      await Promise.all(claimed.map((outgoing) => attempt(sender, outgoing)));
      count += claimed.length;
    }
  }
  return count;
}

/** Never rejects: mail without a recorded outcome is due again. */
async function attempt(sender: Sender, outgoing: Outgoing): Promise<void> {
  const { transport, log, signal } = sender;
  const { id: messageId } = outgoing;
  try {
    const error = await send(transport, outgoing);
    reportOutcome(sender, error);
    if (error === undefined) return await recordPatiently(() => outgoing.recordSent(), signal);
    const isFinal = isPermanent(error) || outgoing.attempt > pausesSec.length;
    const reason = describeError(error);
    // The error itself has the recipient's address.
    log.info({ messageId, isFinal, ...codesOf(error) }, 'sending mail failed');
    await recordPatiently(() => outgoing.recordNotSent(reason, isFinal), signal);
  } catch (err) {
    log.warn({ err, messageId }, 'recording the outcome of a mail failed');
  }
}

/** One line when the mail server starts to fail, and one when it works again. */
function reportOutcome(sender: Sender, error: unknown): void {
  const { log, metrics } = sender;
  metrics?.countMessageAttempt(error === undefined ? 'succeeded' : 'failed');
  // Then the server works, and refuses one recipient.
  const isFailing = error !== undefined && !isPermanent(error);
  if (isFailing === sender.isFailing) return;
  sender.isFailing = isFailing;
  if (isFailing) log.warn(codesOf(error), 'mail has started to fail');
  else log.warn('mail works again');
}

async function send(transport: Transport, { compose }: Outgoing): Promise<unknown> {
  try {
    await transport.send(await compose());
    return undefined;
  } catch (error) {
    return error ?? new Error('unknown');
  }
}
