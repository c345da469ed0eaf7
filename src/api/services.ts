import type { KnownBrowsers } from '../accounts/known-browsers.ts';
import type { Db } from '../database/connect.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { WebhookSecrets } from '../webhooks/secrets.ts';

/** What a handler may use, whichever door the request came through. */
export type Services = {
  db: Db;
  /** This deployment's own address, without a slash at its end. */
  publicUrl: string;
  /** Requests a minute for each client. */
  rateLimitPerMinute: number;
  /** Bookings without a token that one client address can make in an hour. */
  publicBookingsPerHour: number;
  webhookSecrets: WebhookSecrets;
  knownBrowsers: KnownBrowsers;
  outbound: Outbound;
};
