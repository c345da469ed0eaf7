export const plans = ['free', 'pro', 'team', 'enterprise'] as const;

export type Plan = (typeof plans)[number];

const plansWithApi: ReadonlySet<string> = new Set<Plan>(['team', 'enterprise']);

export const includesApi = (plan: string): boolean => plansWithApi.has(plan);
