/** Help of every command. */

import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { createProgram } from '../../src/cli/create-program.ts';

const leavesOf = (command: Command, path: string): [string, Command][] =>
  command.commands.length === 0 ? [[path, command]] : command.commands.flatMap((one) => leavesOf(one, `${path} ${one.name()}`));

function printHelp(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text;
}

const leaves = leavesOf(createProgram(), 'caledee');

describe.each(leaves)('%s --help', (path, command) => {
  const help = printHelp(command);

  it('has an example of the command', () => {
    expect(help).toMatch(new RegExp(`\\nExamples?:\\n  ${path}( |\\n)`));
  });

  it('marks required options', () => {
    for (const { long, mandatory } of command.options)
      expect([long, new RegExp(`${long} [^]*?\\(required\\)`).test(help) || !mandatory]).toEqual([long, true]);
  });

  it('has examples that its parser accepts', () => {
    const options = command.options.filter(({ mandatory }) => mandatory).map(({ long }) => long as string);
    const required = command.registeredArguments.filter((argument) => argument.required).length;
    for (const [, rest = ''] of help.matchAll(new RegExp(`^  ${path}( .*)?$`, 'gm'))) {
      for (const option of options) expect(rest).toContain(option);
      expect(rest.split(' ').length).toBeGreaterThan(required);
    }
  });
});

it('lists all commands', () => {
  expect(leaves.length).toBeGreaterThan(30);
});
