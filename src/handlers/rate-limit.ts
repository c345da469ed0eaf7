import type { Handlers } from '../api/handler.ts';

export const rateLimit = {
  getRateLimit({ rateLimit: { limit, remaining, resetAt } }) {
    return { limit, remaining, resetAt: new Date(resetAt).toISOString() };
  },
} satisfies Partial<Handlers>;
