/** Queries with thousands of parameters cost about the same where the provider parses them as where they are ignored. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
});
afterAll(() => server.stop());

const times = 5;

/** Milliseconds of the fastest request, after a first one: others wait for whatever else the machine does. */
async function measure(path: string): Promise<number> {
  const took: number[] = [];
  for (let turn = 0; turn <= times; turn++) {
    const startedAt = performance.now();
    await (await fetch(server.url + path)).text();
    if (turn > 0) took.push(performance.now() - startedAt);
  }
  return Math.min(...took);
}

it.each([
  ['/oauth/userinfo', 7800],
  ['/oauth/authorize', 4000],
  ['/oauth/authorize/x', 7800],
])('%s', async (path, count) => {
  for (const query of ['a&'.repeat(count), Array.from({ length: count / 3 }, (_, index) => index.toString(36)).join('&')]) {
    const unread = await measure(`/oauth/jwks?${query}`);
    expect(await measure(`${path}?${query}`)).toBeLessThan(20 * unread + 40);
  }
});
