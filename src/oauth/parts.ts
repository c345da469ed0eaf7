import type { Log } from '../log.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Services } from '../services.ts';

/** What the machine is made of. The address becomes known when the server listens, so it is read from here each time. */
export type OauthParts = {
  services: Services;
  outbound: Outbound;
  secretKey: string;
  log: Log;
};
