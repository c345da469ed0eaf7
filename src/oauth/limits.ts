/**
 * Caps on the rows that a client address can create without signing in, in addition to the rate limits. Simultaneous requests may exceed
 * a cap slightly.
 */
import type { RequestHandler } from 'express';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { toClientAddress } from '../api/client-address.ts';
import type { Services } from '../api/services.ts';
import { tooManyRequests } from '../errors/limits.ts';
import type { ApiError } from '../errors.ts';
import { countPendingAuthorizations } from '../queries/oauth-artifacts.ts';
import { countUnused } from '../queries/oauth-clients.ts';

const maxUnused = 20;
const maxPending = 100;

export const clientAddressOf = (ctx: KoaContextWithOIDC | undefined): string =>
  toClientAddress((ctx?.req as { ip?: string } | undefined)?.ip);

export const limitUnused =
  ({ db }: Pick<Services, 'db'>): RequestHandler =>
  async (req, _res, next) => {
    const { count, restSec } = await countUnused(db, toClientAddress(req.ip));
    if (count >= maxUnused) throw tooMany(`${maxUnused} unused clients were registered from this address within a day.`, restSec);
    next();
  };

export const limitPending =
  ({ db }: Pick<Services, 'db'>): RequestHandler =>
  async (req, _res, next) => {
    const { count, restSec } = await countPendingAuthorizations(db, toClientAddress(req.ip));
    if (count >= maxPending) throw tooMany(`${maxPending} authorization requests from this address are pending.`, restSec);
    next();
  };

function tooMany(message: string, restSec: number): ApiError {
  const retryAfterSec = Math.max(1, Math.ceil(restSec));
  return tooManyRequests(`${message} Try again in ${retryAfterSec} s.`, retryAfterSec);
}
