import { Argument, type Command } from 'commander';
import { type Shell, shells, toScript } from './completion-scripts.ts';
import { addExamples } from './help.ts';

export function addCompletionCommand(program: Command): void {
  const completion = program
    .command('completion')
    .description('print a script that completes commands and options of `caledee` in a shell')
    .addArgument(new Argument('<shell>', 'the shell that reads the script').choices(shells))
    .action((shell: Shell) => void process.stdout.write(toScript(program, shell)));
  addExamples(
    completion,
    'completion bash > /etc/bash_completion.d/caledee',
    'completion zsh > /usr/local/share/zsh/site-functions/_caledee',
    'completion fish > ~/.config/fish/completions/caledee.fish',
  );
}
