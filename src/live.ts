/** What stands behind the corridor in a deployment: the database, and the handlers that use it. */

import { hashToken, isAccessToken } from './accounts/secrets.ts';
import type { Backing } from './api/backing.ts';
import type { OperationHandler } from './api/handler.ts';
import { type Claiming, createLedger } from './api/ledger.ts';
import type { Services } from './api/services.ts';
import { inBatches } from './database/batches.ts';
import { handlers } from './handlers/all.ts';
import { authenticateOAuthTokens, authenticatePersonalTokens, type TokenUse } from './queries/authentication.ts';
import { type AddressUse, countRequests } from './queries/rate-limit.ts';

/** Under load, whose tokens these are is asked for many requests at once. */
const batches = { maxInFlight: 2, maxSize: 50 };

/** `dryRunDb`: the database for dry runs, on which nothing written lasts. */
export function live(services: Services, dryRunDb: Services['db']): Backing {
  const { db, rateLimitPerMinute } = services;
  const ledger = createLedger(rateLimitPerMinute);
  const authenticatePersonal = inBatches((uses: TokenUse[]) => authenticatePersonalTokens(db, uses), batches);
  const countAddress = inBatches((uses: AddressUse[]) => countRequests(db, uses), batches);
  const authenticateOAuth = inBatches((uses: TokenUse[]) => authenticateOAuthTokens(db, uses), batches);
  return {
    ledger,
    readPublicUrl: () => services.publicUrl,
    async authenticateToken(token, cost) {
      const tokenHash = hashToken(token);
      const claiming = ledger.begin(tokenHash.toString('base64'), cost);
      const authenticate = isAccessToken(token) ? authenticateOAuth : authenticatePersonal;
      const holder = await orUndo(claiming, authenticate({ tokenHash, costs: claiming.costs }));
      if (holder === undefined) return undefined;
      const { sums, ...rest } = holder;
      const keys = [`token:${rest.tokenId}`, `user:${rest.userId}`, `organization:${rest.organizationId}`];
      return { ...rest, counts: claiming.settle({ keys, sums, now: rest.now.getTime() }) };
    },
    async countAddress(client, cost) {
      const claiming = ledger.begin(client, cost, [client]);
      const { used, now } = await orUndo(claiming, countAddress({ client, cost: claiming.costs[0] as number }));
      return { counts: claiming.settle({ keys: [client], sums: [used], now: now.getTime() }), now };
    },
    handlerOf({ operationId }) {
      const handler = handlers[operationId] as OperationHandler;
      return (input) => handler({ ...services, ...input, ...(input.isDryRun && { db: dryRunDb }) });
    },
  };
}

async function orUndo<Answer>({ undo }: Claiming, answer: Promise<Answer>): Promise<Answer> {
  const found = await answer.catch((error) => {
    undo();
    throw error;
  });
  if (found === undefined) undo();
  return found;
}
