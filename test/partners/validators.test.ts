/** Programs that validate by the served contract what the server takes and answers. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operations } from '../fuzz/operations.ts';
import { playOperation } from '../fuzz/run.ts';
import { fill } from '../fuzz/world.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

let server: TestServer;
let workshop: Workshop;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  workshop = await openWorkshop();
});
afterAll(() => Promise.all([server.stop(), workshop.close()]));

it('express-openapi-validator lets every valid request and its answer pass', async () => {
  const world = await fill(server);
  await workshop.bring('proxy.ts');
  const lines = await workshop.start('node', 'proxy.ts', server.url);
  const unanswered: string[] = [];
  for (const operation of operations) {
    const plan = { seed: 1, runs: 24, only: `${operation.id}: a valid request` };
    // Its judge compares headers that the gateway does not keep.
    const tally = await playOperation(`http://127.0.0.1:${lines[0]}`, world, operation, plan);
    if (tally.succeeded === 0) unanswered.push(operation.id);
  }
  expect(lines.slice(1)).toEqual([]);
  // Few requests of each are drawn.
  expect(unanswered.length).toBeLessThan(operations.length / 4);
}, 180_000);
