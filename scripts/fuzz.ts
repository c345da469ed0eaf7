// Runs the property tests with a random seed, then sends requests that the contract allows or forbids (test/fuzz) to a server
// of its own. Environment: FUZZ_RUNS (cases per operation), FUZZ_SEED, FUZZ_ONLY (part of a trial's name, as failures print it;
// leaves the property tests out), FUZZ_PATH (to one counterexample), FUZZ_KEEP=1 (keep the server after a failure, to try the
// printed curl lines).

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { operations } from '../test/fuzz/operations.ts';
import { gapsOf, playOperation, readPlan, type Tally } from '../test/fuzz/run.ts';
import { fill } from '../test/fuzz/world.ts';
import globalSetup from '../test/support/global-setup.ts';
import globalTeardown from '../test/support/global-teardown.ts';
import { startTestServer } from '../test/support/server.ts';

const plan = readPlan(process.env, 1000);
console.log(`FUZZ_SEED=${plan.seed} FUZZ_RUNS=${plan.runs}\n`);
const isWhole = plan.only === '' && plan.path === undefined;
const propertyTests = isWhole ? runPropertyTests() : [];
await globalSetup();
const server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
const world = await fill(server);
const chosen = operations.filter(({ id }) => !plan.only.includes(':') || plan.only.startsWith(`${id}:`));

print('operation', 'constraints', 'cases', '2xx', 'refused', 'time');
const tallies: Tally[] = [];
for (const operation of chosen) {
  const tally = await playOperation(server.url, world, operation, plan);
  tallies.push(tally);
  show(tally.id, [tally]);
}
show('total', tallies);

const failures = [...propertyTests, ...tallies.flatMap((tally) => tally.failures), ...(isWhole ? tallies.flatMap(gapsOf) : [])];
for (const failure of failures) console.log(`\n${failure}`);
console.log(failures.length === 0 ? '\nNothing is wrong.' : `\n${failures.length} failed.`);
if (failures.length > 0 && process.env.FUZZ_KEEP) {
  console.log(`The server stays at ${server.url} until Ctrl-C.`);
  await once(process, 'SIGINT');
}
await server.stop();
await globalTeardown();
process.exitCode = failures.length === 0 ? 0 : 1;

function runPropertyTests(): string[] {
  const env = { ...process.env, FUZZ_SEED: String(plan.seed) };
  const { status } = spawnSync('npm', ['run', '-s', 'jest', '--', '--selectProjects', 'unit'], { env, stdio: 'inherit' });
  return status === 0 ? [] : [`The property tests failed: FUZZ_SEED=${plan.seed} npm run -s jest -- --selectProjects unit`];
}

function show(name: string, all: Tally[]): void {
  const sum = (read: (tally: Tally) => number): number => all.reduce((total, tally) => total + read(tally), 0);
  const counts = [
    sum(({ trials }) => Object.keys(trials).length),
    sum(({ cases }) => cases),
    sum(({ succeeded }) => succeeded),
    sum(({ refused }) => refused),
  ];
  print(name, ...counts.map(String), `${(sum(({ tookMs }) => tookMs) / 1000).toFixed(1)} s`);
}

function print(name: string, ...columns: string[]): void {
  console.log([name.padEnd(22), ...columns.map((column) => column.padStart(11))].join(' '));
}
