/** No user has a slug that is the first part of one of the server's paths: booking pages are at `/{user}/{eventType}`. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Router } from 'express';
import { readContract } from '../../src/contract.ts';
import { createDocs } from '../../src/docs/router.ts';
import { createHostPages } from '../../src/host-pages/pages.ts';
import { routes as oauthRoutes } from '../../src/oauth/routes.ts';
import { createPages } from '../../src/settings/pages.ts';
import { isFreeSlug } from '../../src/text/reserved-slugs.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { organization, user, world } from '../support/worlds.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const isSlug = (text: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

const pathsOf = ({ stack }: Router): string[] =>
  stack.flatMap(({ route, handle }) => (route ? [String(route.path)] : 'stack' in handle ? pathsOf(handle as unknown as Router) : []));

it('reserves the first part of each path', () => {
  const pages = [createPages({} as never), createHostPages({ api: {}, services: {} } as never), createDocs({} as never)].flatMap(pathsOf);
  expect(pages).toContain('/settings/profile');
  // Booking pages; health checks; metrics are on another port by default.
  const paths = [
    ...pages,
    ...Object.keys(readContract().paths),
    ...Object.values(oauthRoutes),
    '/b/token',
    '/feeds/token.ics',
    '/healthz',
    '/readyz',
    '/metrics',
  ];
  const firsts = paths.map((path) => path.split('/')[1] ?? '').filter(isSlug);
  expect(new Set(firsts).size).toBeGreaterThan(8);
  expect(firsts.filter(isFreeSlug)).toEqual([]);
});

it('reserves the literals of the contract beside a slug', () => {
  const beside = Object.keys(readContract().paths).flatMap((path) => /^\/api\/public\/([a-z-]+)\//.exec(path)?.[1] ?? []);
  expect(beside).toContain('bookings');
  expect(beside.filter(isFreeSlug)).toEqual([]);
});

it('refuses them in imports', async () => {
  await expect(server.load(world(organization('acme', { users: [user('settings')] })))).rejects.toThrow(
    '/organizations/0/users/0/slug is reserved for paths of the server; choose another',
  );
  await server.load(world(organization('settings', { users: [user('settings-2')] })));
});
