/** What an organization has subscribed to. */
export const plans = ['free', 'pro', 'team', 'enterprise'] as const;

export type Plan = (typeof plans)[number];

const plansWithApi: ReadonlySet<string> = new Set<Plan>(['team', 'enterprise']);

/** Whether the API is part of a plan, with all that belongs to it: tokens, OAuth, MCP, webhooks. */
export const includesApi = (plan: string): boolean => plansWithApi.has(plan);
