import type { Caller } from '../queries/tokens.ts';
import type { Handled } from './handler.ts';
import type { Count, Ledger } from './ledger.ts';
import type { Route } from './routes.ts';

/** Units that a client has used in this minute, the present request's included, by the clock that decides which minute it is. */
export type Counted = { counts: Count[]; now: Date };

/** Answers an operation; what it is given is a `Request` of the contract, without the services. */
export type Handler = (request: object) => Handled<object> | Promise<Handled<object>>;

/** The pipeline's dependencies: they authenticate and count requests, and supply the handlers. */
export type Backing = {
  /**
   * Counts a request as its token's, and tells whose that is, and which resource it is for (null: any); undefined for a token that
   * there is not.
   */
  claimToken: (token: string, cost: number) => Promise<(Caller & Counted & { plan: string; audience: string | null }) | undefined>;
  /** Counts a request as that of a client without a token. */
  claimAddress: (client: string, cost: number) => Promise<Counted>;
  ledger: Ledger;
  /** This deployment's own address, which is known once it listens. */
  readPublicUrl: () => string;
  handlerOf: (route: Route) => Handler;
};
