import type { IdentityProvider } from '../accounts/identity-provider.ts';
import type { InvitationSecrets } from '../accounts/invitation-links.ts';
import type { KnownBrowsers } from '../accounts/known-browsers.ts';
import type { LeadHandles } from '../accounts/lead-handles.ts';
import type { ConfirmTokens, ManageTokens } from '../accounts/manage-tokens.ts';
import type { PasskeyChallenges } from '../accounts/passkey-challenges.ts';
import type { PendingSignIns } from '../accounts/pending-sign-ins.ts';
import type { ProofsOfWork } from '../accounts/proofs-of-work.ts';
import type { ResetSecrets } from '../accounts/reset-links.ts';
import type { TotpSecrets } from '../accounts/totp.ts';
import type { CalendarGrants, CalendarSecrets } from '../calendars/credentials.ts';
import type { Db } from '../database/connect.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { WebhookSecrets } from '../webhooks/secrets.ts';

export type Services = {
  db: Db;
  /** May be set when the server starts to listen: read it for each request. */
  publicUrl: string;
  rateLimitPerMinute: number;
  publicBookingsPerHour: number;
  webhookSecrets: WebhookSecrets;
  calendarSecrets: CalendarSecrets;
  calendarGrants: CalendarGrants;
  manageTokens: ManageTokens;
  confirmTokens: ConfirmTokens;
  invitationSecrets: InvitationSecrets;
  resetSecrets: ResetSecrets;
  totpSecrets: TotpSecrets;
  pendingSignIns: PendingSignIns;
  passkeyChallenges: PasskeyChallenges;
  leadHandles: LeadHandles;
  proofsOfWork: ProofsOfWork;
  knownBrowsers: KnownBrowsers;
  outbound: Outbound;
  /** Undefined if none is configured. */
  identityProvider: IdentityProvider | undefined;
  /** There is a mail server. */
  sendsMail: boolean;
};
