/**
 * Sends mail.
 *
 * Messages are inserted in the transaction that creates, moves or cancels the booking (`insert_messages`), and the mail by which an invitee
 * confirms a booking, a member joins, or a user sets a new password, in the one that stores the pending booking, the invitation or the request,
 * that about the hosts of an event type in the one that changes them, and that about a failing webhook endpoint in the one that counts the failure. A worker polls for due messages every
 * second, claims some and sends them; the retry time is written at the claim. There is no wake-up job, because a delay of one second does not
 * matter to mail.
 *
 * Promised: a message is sent if and only if its transaction committed, and a mail server that works at some time within a day gets it; of
 * a pending booking, an invitation or a password reset, until its link expires.
 * Requests never wait for a mail server. All attempts of a message have the same Message-ID.
 * Not promised: that none arrives twice. If a worker is killed, or the mail server's last answer is lost, the message is sent again. Order:
 * messages are sent independently; calendars order them by SEQUENCE.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { SendMailOptions } from 'nodemailer';
import type { InvitationLinks } from '../accounts/invitation-links.ts';
import type { ResetLinks } from '../accounts/reset-links.ts';
import type { Links } from '../booking/to-booking.ts';
import { connect, type Db, retried } from '../database/connect.ts';
import { isUnavailable } from '../database/unavailable.ts';
import type { MailConfig } from '../process/config.ts';
import type { Log } from '../process/log.ts';
import type { Metrics } from '../process/metrics.ts';
import {
  type ClaimedHostNotice,
  claimHostNotices,
  listOrganizationsWithHostNotices,
  recordHostNoticeDone,
} from '../queries/host-notices.ts';
import { type ClaimedInvitation, claimInvitations, recordInvitationDone } from '../queries/invitation-claims.ts';
import { type ClaimedMessage, claimMessages, listOrganizationsWithMail, recordNotSent, recordSent } from '../queries/message-claims.ts';
import { type ClaimedReset, claimPasswordResets, recordResetDone } from '../queries/password-reset-claims.ts';
import {
  type ClaimedConfirmation,
  claimConfirmations,
  listOrganizationsWithConfirmations,
  recordDone,
} from '../queries/pending-booking-claims.ts';
import {
  type ClaimedWebhookNotice,
  claimWebhookNotices,
  listOrganizationsWithWebhookNotices,
  recordNoticeDone,
} from '../queries/webhook-notice-claims.ts';
import { toMail } from './compose.ts';
import { type ConfirmLinks, toConfirmationMail } from './confirmation.ts';
import { toHostNotice } from './host-notice.ts';
import { toInvitationMail } from './invitation.ts';
import { toResetMail } from './password-reset.ts';
import { codesOf, createTransport, describeError, isPermanent, type Transport } from './transport.ts';
import { type SettingsLinks, toWebhookNotice } from './webhook-notice.ts';

/** Parts of the links in mail. */
type MailLinks = Links & ConfirmLinks & InvitationLinks & ResetLinks & SettingsLinks;

const pollMs = 1000;
/** Concurrent attempts, and so connections to the mail server. */
const batch = 5;
const stopTimeoutMs = 12_000;
/** While the database is away, as during a failover. Shorter than the first pause, after which the message would be sent again. */
const recordingLimitMs = 30_000;
const recordingPauseMs = 500;

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
};

/** Without a mail server messages are kept. */
export async function startMailWorker({ databaseUrl, mail, links, log, metrics }: MailWorkerParts): Promise<MailWorker> {
  if (mail === undefined) {
    log.info('SMTP_URL is not set: mail is not sent, but kept and shown under Settings, Messages');
    return { stop: async () => {} };
  }
  const report = (err: unknown) => log.warn({ err }, 'a database connection of the mail worker was lost');
  const database = connect(databaseUrl, { size: 2, applicationName: 'caledee mail', report });
  const transport = await createTransport(mail.smtpUrl);
  const stopping = new AbortController();
  const sender = { db: database.db, transport, from: mail.from, links, log, metrics, signal: stopping.signal, isFailing: false };
  metrics?.watchPool('mail', database.pool);
  const loop = repeat(sender);
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
  db: Db;
  transport: Transport;
  from: MailConfig['from'];
  links: MailLinks;
  log: Log;
  metrics: Metrics | undefined;
  signal: AbortSignal;
} & {
  /** The last attempt failed, and not because of its message. */
  isFailing: boolean;
};

async function repeat(sender: Sender): Promise<void> {
  const { log, signal } = sender;
  while (!signal.aborted) {
    await sendDue(sender).catch((err) => log.warn({ err }, 'looking for due mail failed'));
    await pause(pollMs, undefined, { signal }).catch(() => {});
  }
}

async function sendDue(sender: Sender): Promise<void> {
  while (!sender.signal.aborted && (await sendRound(sender)) > 0);
}

/** `id`: of the message, the pending booking, the invitation, the password reset or the notice. */
type Outgoing = {
  id: string;
  attempt: number;
  compose: () => Promise<SendMailOptions>;
  recordSent: () => Promise<void>;
  recordNotSent: (reason: string, isFinal: boolean) => Promise<void>;
};

const toMessage = ({ db, from, links }: Sender, message: ClaimedMessage): Outgoing => ({
  ...message,
  compose: () => toMail(message, { from, links, now: new Date() }),
  recordSent: () => recordSent(db, message),
  recordNotSent: (reason, isFinal) => recordNotSent(db, message, reason, isFinal),
});

const toConfirmation = ({ db, from, links }: Sender, confirmation: ClaimedConfirmation): Outgoing => ({
  ...confirmation,
  compose: () => toConfirmationMail(confirmation, { from, links }),
  recordSent: () => recordDone(db, confirmation),
  recordNotSent: async (_reason, isFinal) => {
    if (isFinal) await recordDone(db, confirmation);
  },
});

const toInvitation = ({ db, from, links }: Sender, invitation: ClaimedInvitation): Outgoing => ({
  ...invitation,
  compose: () => toInvitationMail(invitation, { from, links }),
  recordSent: () => recordInvitationDone(db, invitation),
  recordNotSent: async (_reason, isFinal) => {
    if (isFinal) await recordInvitationDone(db, invitation);
  },
});

const toReset = ({ db, from, links }: Sender, reset: ClaimedReset): Outgoing => ({
  ...reset,
  compose: () => toResetMail(reset, { from, links }),
  recordSent: () => recordResetDone(db, reset),
  recordNotSent: async (_reason, isFinal) => {
    if (isFinal) await recordResetDone(db, reset);
  },
});

const toNotice = ({ db, from, links }: Sender, notice: ClaimedWebhookNotice): Outgoing => ({
  ...notice,
  compose: () => toWebhookNotice(notice, { from, links }),
  recordSent: () => recordNoticeDone(db, notice),
  recordNotSent: async (_reason, isFinal) => {
    if (isFinal) await recordNoticeDone(db, notice);
  },
});

const toNewsOfHost = ({ db, from, links }: Sender, notice: ClaimedHostNotice): Outgoing => ({
  ...notice,
  compose: () => toHostNotice(notice, { from, links }),
  recordSent: () => recordHostNoticeDone(db, notice),
  recordNotSent: async (_reason, isFinal) => {
    if (isFinal) await recordHostNoticeDone(db, notice);
  },
});

/** Sends a batch of each organization, so that one with much to send does not delay the others. Returns the number of attempts. */
async function sendRound(sender: Sender): Promise<number> {
  const { db, signal } = sender;
  let count = 0;
  const send = async (claimed: Outgoing[]) => {
    await Promise.all(claimed.map((outgoing) => attempt(sender, outgoing)));
    count += claimed.length;
  };
  // First, because people wait for them.
  await send((await claimPasswordResets(db, { limit: batch, pausesSec })).map((one) => toReset(sender, one)));
  await send((await claimInvitations(db, { limit: batch, pausesSec })).map((one) => toInvitation(sender, one)));
  for (const organizationId of await listOrganizationsWithConfirmations(db)) {
    if (signal.aborted) break;
    await send((await claimConfirmations(db, { organizationId, limit: batch, pausesSec })).map((one) => toConfirmation(sender, one)));
  }
  for (const organizationId of await listOrganizationsWithMail(db)) {
    if (signal.aborted) break;
    await send((await claimMessages(db, { organizationId, limit: batch, pausesSec })).map((one) => toMessage(sender, one)));
  }
  for (const organizationId of await listOrganizationsWithHostNotices(db)) {
    if (signal.aborted) break;
    await send((await claimHostNotices(db, { organizationId, limit: batch, pausesSec })).map((one) => toNewsOfHost(sender, one)));
  }
  for (const organizationId of await listOrganizationsWithWebhookNotices(db)) {
    if (signal.aborted) break;
    await send((await claimWebhookNotices(db, { organizationId, limit: batch, pausesSec })).map((one) => toNotice(sender, one)));
  }
  return count;
}

/** Never rejects: mail without a recorded outcome is due again. */
async function attempt(sender: Sender, outgoing: Outgoing): Promise<void> {
  const { transport, log } = sender;
  const { id: messageId } = outgoing;
  try {
    const error = await send(transport, outgoing);
    reportOutcome(sender, error);
    if (error === undefined) return await record(sender, () => outgoing.recordSent());
    const isFinal = isPermanent(error) || outgoing.attempt > pausesSec.length;
    const reason = describeError(error);
    // The error itself has the recipient's address.
    log.info({ messageId, isFinal, ...codesOf(error) }, 'sending mail failed');
    await record(sender, () => outgoing.recordNotSent(reason, isFinal));
  } catch (err) {
    log.warn({ err, messageId }, 'recording the outcome of a mail failed');
  }
}

/** Unlike an attempt to send, writing an outcome can be repeated. */
async function record({ signal }: Sender, write: () => Promise<void>): Promise<void> {
  for (const deadline = performance.now() + recordingLimitMs; ; ) {
    try {
      return await retried(write);
    } catch (error) {
      if (signal.aborted || !isUnavailable(error) || performance.now() > deadline) throw error;
      await pause(recordingPauseMs, undefined, { signal }).catch(() => {});
    }
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
