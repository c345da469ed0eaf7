/** A folder like a partner's, with the tools installed; programs run in processes of their own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Workshop = {
  folder: string;
  bring: (program: string, name?: string) => Promise<void>;
  /** Returns the standard output; throws if the command fails. */
  run: (program: string, ...args: string[]) => Promise<string>;
  /** Starts a program that `close` ends. Resolves with the lines that it prints, once there is one. */
  start: (program: string, ...args: string[]) => Promise<string[]>;
  close: () => Promise<void>;
};

const here = fileURLToPath(new URL('./', import.meta.url));
const packages = join(here, '../../node_modules');
const path = [dirname(process.execPath), join(packages, '.bin'), join(here, 'node_modules/.bin'), process.env.PATH].join(delimiter);

export async function openWorkshop(): Promise<Workshop> {
  if (!existsSync(join(here, 'node_modules'))) throw new Error("Partners' tools are not installed: run `make partners` once.");
  const outer = await mkdtemp(join(tmpdir(), 'caledee-partner-'));
  const folder = join(outer, 'work');
  await mkdir(folder);
  // Node.js looks into both, the partner's own packages first.
  await symlink(packages, join(outer, 'node_modules'));
  await symlink(join(here, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const children: ReturnType<typeof spawnIn>[] = [];
  return {
    folder,
    bring: (program, name = program) => cp(join(here, 'programs', program), join(folder, name)),
    run: (program, ...args) => run(folder, program, args),
    start(program, ...args) {
      const child = spawnIn(folder, program, args);
      children.push(child);
      return readLines(child);
    },
    async close() {
      for (const child of children) child.kill();
      await rm(outer, { recursive: true });
    },
  };
}

const spawnIn = (cwd: string, program: string, args: string[]) =>
  spawn(program, args, { cwd, env: { PATH: path, HOME: cwd, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });

async function readLines(child: ReturnType<typeof spawnIn>): Promise<string[]> {
  const closed = once(child, 'close');
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (text) => (errors += text));
  const reader = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  await Promise.race([once(reader, 'line'), closed]);
  if (lines.length === 0) throw new Error(`${child.spawnargs.join(' ')} printed nothing:\n${errors}`);
  return lines;
}

async function run(cwd: string, program: string, args: string[]): Promise<string> {
  const child = spawnIn(cwd, program, args);
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (printed.stdout += text));
  child.stderr.on('data', (text) => (printed.stderr += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${printed.stdout}\n${printed.stderr}`);
  return printed.stdout;
}
