/** The kinds of mail: how due ones are claimed, composed and recorded. */
import type { SendMailOptions } from 'nodemailer';
import type { InvitationLinks } from '../accounts/invitation-links.ts';
import type { ResetLinks } from '../accounts/reset-links.ts';
import type { Links } from '../booking/to-booking.ts';
import type { Db } from '../database/connect.ts';
import type { MailConfig } from '../process/config.ts';
import { claimHostNotices, listOrganizationsWithHostNotices, recordHostNoticeDone } from '../queries/host-notices.ts';
import { claimInvitations, recordInvitationDone } from '../queries/invitation-claims.ts';
import { type ClaimedMessage, claimMessages, listOrganizationsWithMail, recordNotSent, recordSent } from '../queries/message-claims.ts';
import { claimPasswordResets, recordResetDone } from '../queries/password-reset-claims.ts';
import { claimConfirmations, listOrganizationsWithConfirmations, recordDone } from '../queries/pending-booking-claims.ts';
import { claimWebhookNotices, listOrganizationsWithWebhookNotices, recordNoticeDone } from '../queries/webhook-notice-claims.ts';
import { toMail } from './compose.ts';
import { type ConfirmLinks, toConfirmationMail } from './confirmation.ts';
import { toHostNotice } from './host-notice.ts';
import { toInvitationMail } from './invitation.ts';
import { toResetMail } from './password-reset.ts';
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
type Batch = { limit: number; pausesSec: readonly number[] };
type OfOrganization = Batch & { organizationId: string };
type Claimed = Pick<Outgoing, 'id' | 'attempt'>;

/** Mail whose row only says when it is due. Without `list`, all organizations' is claimed at once. */
type Kind<Row extends Claimed> = {
  list?: (db: Db) => Promise<string[]>;
  claim: (db: Db, batch: OfOrganization) => Promise<Row[]>;
  compose: (row: Row, envelope: Envelope) => Promise<SendMailOptions>;
  recordDone: (db: Db, row: Row) => Promise<void>;
};

/** In the order of sending: people wait for the first. */
export function toSources(parts: Parts, batch: Batch): Source[] {
  const { db, ...envelope } = parts;
  const sourceOf = <Row extends Claimed>({ list, claim, compose, recordDone }: Kind<Row>): Source => ({
    listOrganizations: async () => (list === undefined ? [''] : list(db)),
    claim: async (organizationId) =>
      (await claim(db, { organizationId, ...batch })).map((row) => ({
        ...row,
        compose: () => compose(row, envelope),
        recordSent: () => recordDone(db, row),
        recordNotSent: async (_reason, isFinal) => {
          if (isFinal) await recordDone(db, row);
        },
      })),
  });
  return [
    sourceOf({ claim: claimPasswordResets, compose: toResetMail, recordDone: recordResetDone }),
    sourceOf({ claim: claimInvitations, compose: toInvitationMail, recordDone: recordInvitationDone }),
    sourceOf({ list: listOrganizationsWithConfirmations, claim: claimConfirmations, compose: toConfirmationMail, recordDone }),
    messages(parts, batch),
    sourceOf({ list: listOrganizationsWithHostNotices, claim: claimHostNotices, compose: toHostNotice, recordDone: recordHostNoticeDone }),
    sourceOf({
      list: listOrganizationsWithWebhookNotices,
      claim: claimWebhookNotices,
      compose: toWebhookNotice,
      recordDone: recordNoticeDone,
    }),
  ];
}

/** About bookings: their outcomes are shown to hosts. */
const messages = ({ db, from, links }: Parts, batch: Batch): Source => ({
  listOrganizations: () => listOrganizationsWithMail(db),
  claim: async (organizationId) =>
    (await claimMessages(db, { organizationId, ...batch })).map((message: ClaimedMessage) => ({
      ...message,
      compose: () => toMail(message, { from, links, now: new Date() }),
      recordSent: () => recordSent(db, message),
      recordNotSent: (reason, isFinal) => recordNotSent(db, message, reason, isFinal),
    })),
});
