import type { Services } from '../api/services.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Log } from '../process/log.ts';

/** What the machine is made of. The address becomes known when the server listens, so it is read from here each time. */
export type OauthParts = {
  services: Services;
  outbound: Outbound;
  secretKey: string;
  log: Log;
};
