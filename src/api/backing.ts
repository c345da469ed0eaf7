import type { Caller, Member } from '../queries/authentication.ts';
import type { Handler } from './handler.ts';
import type { Count, Ledger } from './ledger.ts';
import type { Route } from './routes.ts';

type Authenticated = { plan: string; audience: string | null; member: Member | null };

export type Counted = { counts: Count[]; now: Date };

/** The pipeline's dependencies: `live.ts` for a deployment, `sandbox.ts` for the examples of the contract. `cost` in units of the rate limit. */
export type Backing = {
  /**
   * Finds the token's holder and counts the request. `audience`: the token's only resource, null for all. `member`: the member of the holder's
   * organization with the id `memberId`. Undefined for an unknown token.
   */
  authenticateToken: (token: string, cost: number, memberId?: string) => Promise<(Caller & Counted & Authenticated) | undefined>;
  /** `multiple`: of the usual limit; 1 by default. */
  countAddress: (client: string, cost: number, multiple?: number) => Promise<Counted>;
  ledger: Ledger;
  readPublicUrl: () => string;
  handlerOf: (route: Route) => Handler;
};
