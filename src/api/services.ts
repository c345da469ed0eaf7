import type { KnownBrowsers } from '../accounts/known-browsers.ts';
import type { Db } from '../database/connect.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { WebhookSecrets } from '../webhooks/secrets.ts';

export type Services = {
  db: Db;
  publicUrl: string;
  rateLimitPerMinute: number;
  /** Bookings without a token, per client address. */
  publicBookingsPerHour: number;
  webhookSecrets: WebhookSecrets;
  knownBrowsers: KnownBrowsers;
  outbound: Outbound;
};
