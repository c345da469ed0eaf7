/** The kinds of mail: how due ones are claimed, composed and recorded. */
import type { SendMailOptions } from 'nodemailer';
import type { InvitationLinks } from '../accounts/invitation-links.ts';
import type { ResetLinks } from '../accounts/reset-links.ts';
import type { Links } from '../booking/to-booking.ts';
import type { Db } from '../database/connect.ts';
import type { MailConfig } from '../process/config.ts';
import { findConfirmations } from '../queries/confirmation-mail.ts';
import {
  claimMail,
  listOrganizationsWithMail,
  type MailClaim,
  type MailTable,
  recordMailDone,
  type TenantMailTable,
} from '../queries/due-mail.ts';
import { findHostNotices } from '../queries/host-notices.ts';
import { claimInvitations, recordInvitationDone } from '../queries/invitation-claims.ts';
import { recordNotSent, recordSent } from '../queries/message-outcomes.ts';
import { findContents } from '../queries/messages.ts';
import { claimPasswordResets, recordResetDone } from '../queries/password-reset-claims.ts';
import { findSecurityNotices } from '../queries/security-notices.ts';
import { findWebhookNotices } from '../queries/webhook-notices.ts';
import { toMail } from './compose.ts';
import { type ConfirmLinks, toConfirmationMail } from './confirmation.ts';
import { toHostNotice } from './host-notice.ts';
import { toInvitationMail } from './invitation.ts';
import { toResetMail } from './password-reset.ts';
import { toSecurityNotice } from './security-notice.ts';
import { type SettingsLinks, toWebhookNotice } from './webhook-notice.ts';

/** Parts of the links in mail. */
export type MailLinks = Links & ConfirmLinks & InvitationLinks & ResetLinks & SettingsLinks;

/** `id`: of the message, the pending booking, the invitation, the password reset or the notice. */
export type Outgoing = {
  id: string;
  attempt: number;
  compose: () => Promise<SendMailOptions>;
  recordSent: () => Promise<void>;
  recordNotSent: (reason: string, isFinal: boolean) => Promise<void>;
};

export type Source = { listOrganizations: () => Promise<string[]>; claim: (organizationId: string) => Promise<Outgoing[]> };

type Parts = { db: Db; from: MailConfig['from']; links: MailLinks };
type Envelope = Omit<Parts, 'db'>;
type Batch = Pick<MailClaim, 'limit' | 'pausesSec'>;
type Claimed = Pick<Outgoing, 'id' | 'attempt'>;
type Row = { organizationId: string; id: string };
type Compose<Content> = (content: Content, envelope: Envelope) => Promise<SendMailOptions>;

/** In the order of sending: people wait for the first. The metrics count the same tables. */
export function toSources({ db, ...envelope }: Parts, batch: Batch): Source[] {
  /** Of all organizations together. The row only says when the mail is due. */
  const global = <Content extends Claimed>(
    claim: (db: Db, batch: Batch) => Promise<Content[]>,
    compose: Compose<Content>,
    recordDone: (db: Db, row: Content) => Promise<void>,
  ): Source => ({
    listOrganizations: async () => [''],
    claim: async () =>
      (await claim(db, batch)).map((row) =>
        toOutgoing(
          row,
          () => compose(row, envelope),
          () => recordDone(db, row),
        ),
      ),
  });
  const tenant = <Content extends Row>(table: TenantMailTable, find: Find<Content>, compose: Compose<Content>): Source => ({
    listOrganizations: () => listOrganizationsWithMail(db, table),
    claim: async (organizationId) =>
      (await claimMail(db, { table, find }, { organizationId, ...batch })).map((row) =>
        toOutgoing(
          row,
          () => compose(row, envelope),
          () => recordMailDone(db, table, row),
        ),
      ),
  });
  const sources: Record<MailTable, Source> = {
    password_resets: global(claimPasswordResets, toResetMail, recordResetDone),
    invitations: global(claimInvitations, toInvitationMail, recordInvitationDone),
    pending_bookings: tenant('pending_bookings', findConfirmations, toConfirmationMail),
    messages: messages({ db, ...envelope }, batch),
    security_notices: tenant('security_notices', findSecurityNotices, toSecurityNotice),
    host_notices: tenant('host_notices', findHostNotices, toHostNotice),
    webhook_notices: tenant('webhook_notices', findWebhookNotices, toWebhookNotice),
  };
  return Object.values(sources);
}

type Find<Content> = (db: Db, organizationId: string, ids: string[]) => Promise<Content[]>;

const toOutgoing = ({ id, attempt }: Claimed, compose: Outgoing['compose'], recordDone: () => Promise<void>): Outgoing => ({
  ...{ id, attempt, compose },
  recordSent: recordDone,
  recordNotSent: async (_reason, isFinal) => {
    if (isFinal) await recordDone();
  },
});

/** About bookings: their outcomes are shown to hosts. */
const messages = ({ db, from, links }: Parts, batch: Batch): Source => ({
  listOrganizations: () => listOrganizationsWithMail(db, 'messages'),
  claim: async (organizationId) =>
    (await claimMail(db, { table: 'messages', find: findContents }, { organizationId, ...batch })).map((message) => ({
      ...message,
      compose: () => toMail(message, { from, links, now: new Date() }),
      recordSent: () => recordSent(db, message),
      recordNotSent: (reason, isFinal) => recordNotSent(db, message, reason, isFinal),
    })),
});
