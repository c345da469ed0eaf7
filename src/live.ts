/** The pipeline's dependencies in a deployment: the database, and the handlers that use it. */
import { hashToken, isAccessToken } from './accounts/secrets.ts';
import type { Backing } from './api/backing.ts';
import type { OperationHandler } from './api/handler.ts';
import { createLedger, type Reservation } from './api/ledger.ts';
import type { Services } from './api/services.ts';
import { inBatches } from './database/batches.ts';
import { handlers } from './handlers/all.ts';
import { authenticateForMembers, authenticateOAuthTokens, authenticatePersonalTokens, type TokenUse } from './queries/authentication.ts';
import { type AddressUse, countRequests } from './queries/rate-limit.ts';

const batches = { maxInFlight: 2, maxSize: 50 };

/** `dryRunDb`: the same database; its transactions are rolled back. */
export function createLiveBacking(services: Services, dryRunDb: Services['db']): Backing {
  const { db, rateLimitPerMinute } = services;
  const ledger = createLedger(rateLimitPerMinute);
  const authenticatePersonal = inBatches((uses: TokenUse[]) => authenticatePersonalTokens(db, uses), batches);
  const authenticateFor = inBatches((uses: TokenUse[]) => authenticateForMembers(db, uses), batches);
  const countAddress = inBatches((uses: AddressUse[]) => countRequests(db, uses), batches);
  const authenticateOAuth = inBatches((uses: TokenUse[]) => authenticateOAuthTokens(db, uses), batches);
  return {
    ledger,
    readPublicUrl: () => services.publicUrl,
    async authenticateToken(token, cost, memberId) {
      const tokenHash = hashToken(token);
      const reservation = ledger.reserve(tokenHash.toString('base64'), cost);
      const authenticate = isAccessToken(token) ? authenticateOAuth : memberId === undefined ? authenticatePersonal : authenticateFor;
      const holder = await orRelease(reservation, authenticate({ tokenHash, costs: reservation.costs, memberId }));
      if (holder === undefined) return undefined;
      const { sums, ...rest } = holder;
      const keys = [`token:${rest.tokenId}`, `user:${rest.userId}`, `organization:${rest.organizationId}`];
      return { ...rest, counts: reservation.commit({ keys, sums, now: rest.now.getTime() }) };
    },
    async countAddress(client, cost, multiple) {
      const reservation = ledger.reserve(client, cost, [client], multiple);
      const { used, now } = await orRelease(reservation, countAddress({ client, cost: reservation.costs[0] as number }));
      return { counts: reservation.commit({ keys: [client], sums: [used], now: now.getTime() }), now };
    },
    handlerOf({ operationId }) {
      const handler = handlers[operationId] as OperationHandler;
      return (input) => handler({ ...services, ...input, ...(input.isDryRun && { db: dryRunDb }) });
    },
  };
}

async function orRelease<T>({ release }: Reservation, counted: Promise<T>): Promise<T> {
  const found = await counted.catch((error) => {
    release();
    throw error;
  });
  if (found === undefined) release();
  return found;
}
