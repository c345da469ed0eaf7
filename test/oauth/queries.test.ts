/** Queries with thousands of parameters cost about the same where the provider parses them as where they are ignored. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
});
afterAll(() => server.stop());

const times = 5;

/** Milliseconds, after a first request. */
async function measure(path: string): Promise<number> {
  let startedAt = 0;
  for (let turn = 0; turn <= times; turn++) {
    if (turn === 1) startedAt = performance.now();
    await (await fetch(server.url + path)).text();
  }
  return performance.now() - startedAt;
}

it.each([
  ['/oauth/userinfo', 7800],
  ['/oauth/authorize', 4000],
  ['/oauth/authorize/x', 7800],
])('%s', async (path, count) => {
  for (const query of ['a&'.repeat(count), Array.from({ length: count / 3 }, (_, index) => index.toString(36)).join('&')]) {
    const unread = await measure(`/oauth/jwks?${query}`);
    expect(await measure(`${path}?${query}`)).toBeLessThan(20 * unread + 200);
  }
});
