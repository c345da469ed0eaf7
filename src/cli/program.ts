/**
 * The operator's commands, one file per group. Data goes to standard output, messages to standard error; a failure exits with 1.
 * Actions import what they need when they run: loading everything would double the time of each command.
 */
import { useZoneFiles } from '../availability/zones.ts';
import { watchZoneFiles } from '../process/zone-files.ts';
import { CommandError } from './command-error.ts';
import { createProgram } from './create-program.ts';
import { describeError } from './describe-error.ts';

const program = createProgram().hook('preAction', () => {
  watchZoneFiles(useZoneFiles);
});

/** Node replaces what is not UTF-8. */
async function parseArguments(): Promise<void> {
  const wrong = process.argv.find((argument) => argument.includes('\ufffd'));
  if (wrong !== undefined) throw new CommandError(`The argument ${wrong} is not valid UTF-8.`);
  await program.parseAsync();
}

// The reader of our output can stop early: `export | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

await parseArguments().catch((error) => {
  console.error(describeError(error));
  process.exitCode = 1;
});
