import type { Services } from '../api/services.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Log } from '../process/log.ts';

export type OauthParts = {
  services: Services;
  outbound: Outbound;
  secretKey: string;
  log: Log;
};
