/**
 * First parts of the server's paths, and the literal beside `{user}` in those of the contract. No user can have them as a slug, since booking
 * pages are at `/{user}/{eventType}`. `test/web/reserved-slugs.test.ts` compares them with the routes.
 */
const reserved = new Set([
  ...[
    'api',
    'assets',
    'b',
    'bookings',
    'docs',
    'feeds',
    'healthz',
    'invitation',
    'metrics',
    'oauth',
    'readyz',
    'settings',
    'sign-in',
    'sign-out',
  ],
]);

export const isFreeSlug = (slug: string): boolean => !reserved.has(slug);
