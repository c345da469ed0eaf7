/** A folder like a partner's, with the tools installed; programs run in processes of their own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Workshop = {
  folder: string;
  bring: (program: string, name?: string) => Promise<void>;
  /** Returns the standard output; throws if the command fails. */
  run: (program: string, ...args: string[]) => Promise<string>;
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
  return {
    folder,
    bring: (program, name = program) => cp(join(here, 'programs', program), join(folder, name)),
    run: (program, ...args) => run(folder, program, args),
    close: () => rm(outer, { recursive: true }),
  };
}

async function run(cwd: string, program: string, args: string[]): Promise<string> {
  const child = spawn(program, args, { cwd, env: { PATH: path, HOME: cwd, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (printed.stdout += text));
  child.stderr.on('data', (text) => (printed.stderr += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${printed.stdout}\n${printed.stderr}`);
  return printed.stdout;
}
