export const plans = ['free', 'pro', 'team', 'enterprise'] as const;

export type Plan = (typeof plans)[number];

const plansWithApi: ReadonlySet<string> = new Set<Plan>(['team', 'enterprise']);

/** The API includes tokens, OAuth, MCP and webhooks. */
export const includesApi = (plan: string): boolean => plansWithApi.has(plan);
