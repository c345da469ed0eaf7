import type { Services } from '../api/services.ts';

export type Web = Pick<Services, 'db' | 'publicUrl' | 'rateLimitPerMinute' | 'webhookSecrets' | 'knownBrowsers' | 'outbound'>;
