/**
 * The operator's commands, one file per group. Data goes to standard output, messages to standard error; a failure exits with 1.
 * Actions import what they need when they run: loading everything would double the time of each command.
 */
import { readFileSync } from 'node:fs';
import { Command, Help } from 'commander';
import { useZoneFiles } from '../availability/zones.ts';
import { watchZoneFiles } from '../process/zone-files.ts';
import { addBackupCommands } from './backup.ts';
import { addCalendarCommands } from './calendars.ts';
import { addCheckCommands } from './check.ts';
import { CommandError } from './command-error.ts';
import { addContactCommands } from './contacts.ts';
import { addDatasetCommands } from './dataset.ts';
import { addDemoCommand } from './demo.ts';
import { describeError } from './describe-error.ts';
import { addDistributeCommand } from './distribute.ts';
import { addMigrateCommand } from './migrate.ts';
import { addOrganizationCommands } from './organizations.ts';
import { addSecretKeyCommand } from './secret-key.ts';
import { addServeCommands } from './serve.ts';
import { addTokenCommands } from './tokens.ts';
import { addUserCommands } from './users.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

const help = new Help();
const program = new Command('caledee')
  .description('A self-hosted scheduling API.')
  .version(version)
  .showHelpAfterError()
  .configureHelp({ optionDescription: (option) => help.optionDescription(option) + (option.mandatory ? ' (required)' : '') });

addServeCommands(program);
addMigrateCommand(program);
addDistributeCommand(program);
addDatasetCommands(program);
addBackupCommands(program);
addDemoCommand(program);
addOrganizationCommands(program);
addUserCommands(program);
addTokenCommands(program);
addContactCommands(program);
addCalendarCommands(program);
addSecretKeyCommand(program);
addCheckCommands(program);

program.hook('preAction', () => {
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
