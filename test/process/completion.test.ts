/** Completion scripts, in the shells that read them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leaveOut } from '../support/debian.ts';
import { findProgram } from '../support/find-program.ts';
import { runCommand, runProgram } from '../support/process.ts';

let folder: string;
const scriptOf = (shell: string): string => join(folder, shell);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caledee-completion-'));
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout } = await runCommand(['completion', shell], {});
    expect(code).toBe(0);
    await writeFile(scriptOf(shell), stdout);
  }
});
afterAll(() => rm(folder, { recursive: true }));

/** Completions that each shell offers for the last word. */
const completers: Record<string, (words: string[]) => [string, ...string[]]> = {
  bash: (words) => [
    'bash',
    '--norc',
    '-c',
    `source ${scriptOf('bash')}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _caledee; printf '%s\\n' "\${COMPREPLY[@]}"`,
    '_',
    ...words,
  ],
  // The functions of zsh's completion system need a terminal.
  zsh: (words) => [
    'zsh',
    '-f',
    '-c',
    `compdef() { :; }; source ${scriptOf('zsh')}
      compadd() { shift; print -l -- "$@"; }; _files() { :; }; _describe() { print -l -- "\${(P@)2%%:*}"; }
      words=("$@"); CURRENT=$#; _caledee | while read -r word; do [[ $word == \${words[-1]}* ]] && print -r -- $word; done; true`,
    '_',
    ...words,
  ],
  fish: (words) => [
    'fish',
    '--no-config',
    '-c',
    `source ${scriptOf('fish')}; complete -C "${words.join(' ')}" | string replace -r '\\t.*' ''; true`,
  ],
};

describe.each(Object.keys(completers))('%s', (shell) => {
  if (findProgram(shell) === undefined) {
    leaveOut(shell);
    return;
  }
  it.each([
    [['caledee', 'orga'], ['organization']],
    [
      ['caledee', 'user', 's'],
      ['set', 'sign-out'],
    ],
    [
      ['caledee', 'user', 'set', 'bo', '--role', ''],
      ['admin', 'member', 'owner'],
    ],
    [['caledee', 'plan', 'acme', 't'], ['team']],
    [['caledee', 'user', 'set', 'bo', '--ti'], ['--timezone']],
    [['caledee', 'token', '--he'], ['--help']],
  ])('completes %j', async (words, expected) => {
    const [program, ...args] = completers[shell]!(words);
    const { code, stdout, stderr } = await runProgram([program, ...args]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').filter(Boolean).sort()).toEqual(expected);
  });
});

it('other shells are refused', async () => {
  const { code, stderr } = await runCommand(['completion', 'tcsh'], {});
  expect([code, stderr]).toEqual([1, expect.stringContaining('Allowed choices are bash, zsh, fish.')]);
});
