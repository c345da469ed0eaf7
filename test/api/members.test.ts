import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { createTeam } from '../support/hosts.ts';
import { collect } from '../support/http.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

it('lists the people of the organization who are not disabled, page by page', async () => {
  const { client, slugs } = await createTeam(server, 3, { kind: 'collective' });
  const list = () =>
    collect(async (cursor) => {
      const query = { limit: 2, ...(cursor && { cursor }) };
      return (await client.GET('/api/v2/members', { params: { query } })).data as Schemas['MemberList'];
    });
  const items = await list();
  expect(items.map(({ slug }) => slug)).toEqual(slugs);
  expect(items[0]).toMatchObject({ id: expect.any(String), email: `${slugs[0]}@acme.test`, timezone: 'UTC', role: 'owner' });
  expect(items.map(({ role }) => role)).toEqual(['owner', 'member', 'member']);
  await server.pool.query('update users set disabled_at = now() where slug = $1', [slugs[1]]);
  expect((await list()).map(({ slug }) => slug)).toEqual([slugs[0], slugs[2]]);
  await createTeam(server, 1, {});
  expect(await list()).toHaveLength(2);
});
