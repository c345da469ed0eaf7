import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/server.ts';
import { operations } from './operations.ts';
import { gapsOf, playOperation, readPlan } from './run.ts';
import { fill, type World } from './world.ts';

let server: TestServer;
let world: World;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  world = await fill(server);
});
afterAll(() => server.stop());

// A fixed seed, so that a run can be repeated; `make fuzz` draws others, and more cases. Each trial runs at least once.
const plan = readPlan({ FUZZ_SEED: '1', ...process.env }, 30);

it.each(operations)('$id takes what the contract allows and nothing else', async (operation) => {
  const tally = await playOperation(server.url, world, operation, plan);
  expect([...tally.failures, ...gapsOf(tally)].join('\n\n')).toBe('');
});
