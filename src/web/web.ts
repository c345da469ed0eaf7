import type { Services } from '../api/services.ts';

/** What the pages may use. The address becomes known when the server listens, so it is read from here each time. */
export type Web = Pick<Services, 'db' | 'publicUrl' | 'rateLimitPerMinute' | 'webhookSecrets' | 'knownBrowsers' | 'outbound'>;
