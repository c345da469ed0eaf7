import type { Services } from '../api/services.ts';

export type Web = Pick<
  Services,
  | 'db'
  | 'publicUrl'
  | 'manageTokens'
  | 'invitationSecrets'
  | 'resetSecrets'
  | 'totpSecrets'
  | 'pendingSignIns'
  | 'passkeyChallenges'
  | 'sendsMail'
  | 'rateLimitPerMinute'
  | 'webhookSecrets'
  | 'calendarSecrets'
  | 'calendarGrants'
  | 'knownBrowsers'
  | 'outbound'
  | 'identityProvider'
>;
