/** What stands behind the corridor in a deployment: the database, and the handlers that use it. */
import type { Backing, Handler } from './api.ts';
import { inBatches } from './database/batches.ts';
import { handlers } from './handlers/all.ts';
import { countRequest } from './queries/rate-limit.ts';
import { type Claim, claimGrantedRequests, claimRequests } from './queries/tokens.ts';
import { hashToken, isAccessToken } from './security.ts';
import type { Services } from './services.ts';

/** Under load, whose tokens these are is asked for many requests at once. */
const batches = { atOnce: 2, longest: 50 };

/** `services`: what every handler may use. `rehearsal`: the database on which nothing lasts. */
export function live(services: Services, rehearsal: Services['db']): Backing {
  const { db, rateLimitPerMinute } = services;
  const claimPersonal = inBatches((claims: Claim[]) => claimRequests(db, claims), batches);
  const claimGranted = inBatches((claims: Claim[]) => claimGrantedRequests(db, claims), batches);
  return {
    rateLimitPerMinute,
    readPublicUrl: () => services.publicUrl,
    claimToken(token, cost) {
      const claim = { tokenHash: hashToken(token), cost };
      return isAccessToken(token) ? claimGranted(claim) : claimPersonal(claim);
    },
    claimAddress: (client, cost) => countRequest(db, client, cost),
    handlerOf({ operationId }) {
      const handler = handlers[operationId] as Handler;
      return (request) => handler({ ...services, ...request, ...(isRehearsal(request) && { db: rehearsal }) });
    },
  };
}

const isRehearsal = (request: { isRehearsal?: boolean }): boolean => request.isRehearsal === true;
