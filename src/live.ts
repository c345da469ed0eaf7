/** What stands behind the corridor in a deployment: the database, and the handlers that use it. */
import type { Backing, Handler } from './api.ts';
import { handlers } from './handlers/all.ts';
import { countRequest } from './queries/rate-limit.ts';
import { claimGrantedRequest, claimRequest } from './queries/tokens.ts';
import { hashToken, isAccessToken } from './security.ts';
import type { Services } from './services.ts';

/** `services`: what every handler may use. */
export function live(services: Services): Backing {
  const { db, rateLimitPerMinute } = services;
  return {
    rateLimitPerMinute,
    claimToken: (token, cost) => (isAccessToken(token) ? claimGrantedRequest : claimRequest)(db, hashToken(token), cost),
    claimAddress: (client, cost) => countRequest(db, client, cost),
    handlerOf({ operationId }) {
      const handler = handlers[operationId] as Handler;
      return (request) => handler({ ...services, ...request });
    },
  };
}
