/**
 * Bounds for what a network address may leave behind here without anybody signing in. They count what is there, beside the limits of
 * requests a minute: of requests that come at the same moment, each may find room.
 */
import type { RequestHandler } from 'express';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { toClientAddress } from '../api/client-address.ts';
import type { Services } from '../api/services.ts';
import { type ApiError, tooManyRequests } from '../errors.ts';
import { countPendingAuthorizations } from '../queries/oauth-artifacts.ts';
import { countUnused } from '../queries/oauth-clients.ts';

/** Clients that registered themselves from one address within a day and were never granted access. */
const mostUnused = 20;
/** Authorization requests from one address that wait for a consent; each waits for half an hour at most. */
const mostWaiting = 100;

/** The network address that a request of the provider's came from. */
export const addressOf = (ctx: KoaContextWithOIDC | undefined): string => toClientAddress((ctx?.req as { ip?: string } | undefined)?.ip);

/** Throws 429 where as many clients of this address are unused as may be. */
export const limitUnused =
  ({ db }: Pick<Services, 'db'>): RequestHandler =>
  async (req, _res, next) => {
    const { count, restSec } = await countUnused(db, toClientAddress(req.ip));
    if (count >= mostUnused) throw tooMany(`${mostUnused} unused clients were registered from this address within a day.`, restSec);
    next();
  };

/** Throws 429 where as many requests of this address wait as may. */
export const limitWaiting =
  ({ db }: Pick<Services, 'db'>): RequestHandler =>
  async (req, _res, next) => {
    const { count, restSec } = await countPendingAuthorizations(db, toClientAddress(req.ip));
    if (count >= mostWaiting) throw tooMany(`${mostWaiting} authorization requests from this address are pending.`, restSec);
    next();
  };

function tooMany(message: string, restSec: number): ApiError {
  const retryAfterSec = Math.max(1, Math.ceil(restSec));
  return tooManyRequests(`${message} Try again in ${retryAfterSec} s.`, retryAfterSec);
}
