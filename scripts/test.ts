// Static checks in parallel, then the tests. Everything runs even when something fails, and each check counts as a test.
// `--fast` leaves the project `slow` of jest.config.ts out; other arguments go to jest. Tests that need a missing program are
// listed; with CI set they count as failed. The last line is `N passed, N failed`.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

type Outcome = { passed: number; failed: number };
type JestTest = { status: string; fullName: string };
type JestResult = {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { name: string; assertionResults: JestTest[] }[];
};

const checks: Record<string, [string, ...string[]]> = {
  'generated files are current': ['node', 'scripts/generate.ts', '--check'],
  'the contract keeps its rules': ['redocly', 'lint', 'spec/openapi.json'],
  'the contract breaks no client': ['node', 'scripts/compatibility.ts'],
  'lint and format': ['biome', 'check'],
  types: ['tsc'],
};

const isFast = process.argv.includes('--fast');
const jestArguments = process.argv.slice(2).filter((argument) => argument !== '--fast');
const root = fileURLToPath(new URL('../', import.meta.url));

const outcomes = await Promise.all(Object.entries(checks).map(([name, command]) => check(name, command)));
outcomes.push(await test());
const count = (key: keyof Outcome) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
console.log(`\nRan: ${Object.keys(checks).join(', ')}, and ${isFast ? 'the unit and HTTP tests' : 'all tests'}.`);
console.log(`${count('passed')} passed, ${count('failed')} failed`);
process.exitCode = count('failed') === 0 ? 0 : 1;

async function check(name: string, command: [string, ...string[]]): Promise<Outcome> {
  const startedAt = performance.now();
  const { code, output } = await run(command, 'pipe');
  const took = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  console.log(code === 0 ? `ok      ${name} (${took})` : `FAILED  ${name} (${took}): ${command.join(' ')}\n${output}`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function test(): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'caledee-result-'));
  const file = join(folder, 'jest.json');
  const projects = isFast ? ['--selectProjects', 'unit', 'http'] : [];
  const { code } = await run(
    ['npm', 'run', '-s', 'jest', '--', '--json', `--outputFile=${file}`, ...jestArguments, ...projects],
    'inherit',
  );
  const text = await readFile(file, 'utf8').catch(() => undefined);
  await rm(folder, { recursive: true });
  if (!text) return { passed: 0, failed: 1 };
  const result = JSON.parse(text) as JestResult;
  const skipped = listSkipped(result);
  for (const name of skipped) console.log(`LEFT OUT  ${name}`);
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites + (process.env.CI ? skipped.length : 0);
  return { passed: result.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}

function listSkipped({ testResults }: JestResult): string[] {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'pending').map(({ fullName }) => `${relative(root, name)}: ${fullName}`),
  );
}

async function run([program, ...args]: [string, ...string[]], stdio: 'pipe' | 'inherit'): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', stdio, stdio] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
  const [code] = (await once(child, 'close').catch((error: Error) => [error.message])) as [number | null];
  return { code, output };
}
