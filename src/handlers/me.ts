import type { Handlers } from '../api/handler.ts';

export const me = {
  getMe({ caller }) {
    return {
      id: caller.userId,
      email: caller.email,
      name: caller.name,
      slug: caller.slug,
      timezone: caller.timezone,
      role: caller.role,
      organization: { id: caller.organizationId, slug: caller.organizationSlug ?? '', name: caller.organizationName ?? '' },
      scopes: caller.scopes,
      tokenExpiresAt: caller.tokenExpiresAt?.toISOString() ?? null,
    };
  },
} satisfies Partial<Handlers>;
