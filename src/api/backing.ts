import type { Caller } from '../queries/authentication.ts';
import type { Handler } from './handler.ts';
import type { Count, Ledger } from './ledger.ts';
import type { Route } from './routes.ts';

export type Counted = { counts: Count[]; now: Date };

/** The pipeline's dependencies: `live.ts` for a deployment, `sandbox.ts` for the examples of the contract. `cost` in units of the rate limit. */
export type Backing = {
  /** Finds the token's holder and counts the request. `audience`: the token's only resource, null for all. Undefined for an unknown token. */
  authenticateToken: (token: string, cost: number) => Promise<(Caller & Counted & { plan: string; audience: string | null }) | undefined>;
  /** `multiple`: of the usual limit; 1 by default. */
  countAddress: (client: string, cost: number, multiple?: number) => Promise<Counted>;
  ledger: Ledger;
  readPublicUrl: () => string;
  handlerOf: (route: Route) => Handler;
};
