import type { Services } from '../api/services.ts';

/** The services that pages use. `publicUrl` may change when the server starts to listen: read it for each request. */
export type Web = Pick<Services, 'db' | 'publicUrl' | 'rateLimitPerMinute' | 'webhookSecrets' | 'knownBrowsers' | 'outbound'>;
