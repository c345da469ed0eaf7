/** Help of commands. */
import { type Command, Help } from 'commander';

export const addExamples = (command: Command, ...examples: string[]): Command =>
  command.addHelpText(
    'after',
    ['', examples.length === 1 ? 'Example:' : 'Examples:', ...examples.map((one) => `  caledee ${one}`)].join('\n'),
  );

const standard = new Help();

/** For the program before its commands are added, which inherit it. */
export const markRequiredOptions = (program: Command): Command =>
  program.configureHelp({ optionDescription: (option) => standard.optionDescription(option) + (option.mandatory ? ' (required)' : '') });

/** After an error, a group lists its commands; a command says where its help is, so that the message stays in sight. */
export function showHelpAfterErrors(command: Command, path = command.name()): void {
  command.showHelpAfterError(command.commands.length > 0 ? true : `See: ${path} --help`);
  for (const one of command.commands) showHelpAfterErrors(one, `${path} ${one.name()}`);
}
