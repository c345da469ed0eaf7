// Everything that must hold: the static checks beside each other, then the tests, then what became of them. All run even
// when one fails, and each check counts as a test. The last line is for machines: `N passed, N failed`.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Outcome = { passed: number; failed: number };
type JestResult = { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number; success: boolean };

const checks: Record<string, [string, ...string[]]> = {
  'generated files are current': ['node', 'scripts/generate.ts', '--check'],
  'the contract keeps its rules': ['redocly', 'lint', 'spec/openapi.json'],
  'the contract breaks no client': ['node', 'scripts/compatibility.ts'],
  'lint and format': ['biome', 'check'],
  types: ['tsc'],
};

const outcomes = await Promise.all(Object.entries(checks).map(([name, command]) => check(name, command)));
outcomes.push(await test());
const count = (key: keyof Outcome) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
console.log(`\nRan: ${Object.keys(checks).join(', ')}, and the tests.`);
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
  const { code } = await run(['npm', 'run', '-s', 'jest', '--', '--json', `--outputFile=${file}`, ...process.argv.slice(2)], 'inherit');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  await rm(folder, { recursive: true });
  if (!text) return { passed: 0, failed: 1 };
  const result = JSON.parse(text) as JestResult;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}

/** Both streams together; jest's go to the terminal, its JSON to a file. */
async function run([program, ...args]: [string, ...string[]], stdio: 'pipe' | 'inherit'): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, { cwd: new URL('../', import.meta.url), stdio: ['ignore', stdio, stdio] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
  const [code] = (await once(child, 'close').catch((error: Error) => [error.message])) as [number | null];
  return { code, output };
}
