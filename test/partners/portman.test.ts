/** Contract tests that portman generates from the served contract, run against the sandbox. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newToken } from '../../src/accounts/secrets.ts';
import { operations } from '../fuzz/operations.ts';
import { type ServerProcess, spawnServer } from '../support/process.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

let sandbox: ServerProcess;
let workshop: Workshop;

beforeAll(async () => {
  // The sandbox needs no database.
  sandbox = await spawnServer({ DATA_DIR: '/nowhere/at/all' }, ['src/cli/program.ts', 'mock', '--port', '0']);
  workshop = await openWorkshop();
});
afterAll(() => Promise.all([sandbox.stop(), workshop.close()]));

it('passes the status, header and schema tests that portman generates for every operation', async () => {
  await writeFile(join(workshop.folder, '.env'), `PORTMAN_BEARER_TOKEN=${newToken()}\n`);
  const contractUrl = `${sandbox.url}/api/docs/openapi.json`;
  const report = await workshop.run('portman', '--url', contractUrl, '--output', 'collection.json', '--runNewman');
  const passed = [...report.matchAll(/✓ +\[(\w+)\]::(\S+) - (.+)$/gm)].map(([, method, path, test]) => `${method} ${path} ${test}`);
  const tests = ['Status code is 2xx', 'Schema is valid', 'Response header X-Request-Id is present'];
  const wanted = operations.flatMap(({ method, path }) =>
    tests.map((test) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')} ${test}`),
  );
  expect(passed).toEqual(expect.arrayContaining(wanted));
});
