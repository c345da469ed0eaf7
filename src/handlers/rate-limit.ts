import type { Handlers } from '../contract.ts';

export const rateLimit = {
  getRateLimit({ admission: { limit, remaining, resetAt } }) {
    return { limit, remaining, resetAt: new Date(resetAt).toISOString() };
  },
} satisfies Partial<Handlers>;
