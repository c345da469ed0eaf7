import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { readContract } from '../contract.ts';
import { addAppCommands } from './apps.ts';
import { addAuditCommand } from './audit.ts';
import { addBackupCommands } from './backup.ts';
import { addCalendarCommands } from './calendars.ts';
import { addCheckCommands } from './check.ts';
import { addCompletionCommand } from './completion.ts';
import { addContactCommands } from './contacts.ts';
import { addDatasetCommands } from './dataset.ts';
import { addDemoCommand } from './demo.ts';
import { addDistributeCommand } from './distribute.ts';
import { markRequiredOptions, showHelpAfterErrors } from './help.ts';
import { addMigrateCommand } from './migrate.ts';
import { addOrganizationCommands } from './organizations.ts';
import { addSecretKeyCommand } from './secret-key.ts';
import { addServeCommands } from './serve.ts';
import { addTokenCommands } from './tokens.ts';
import { addUserCommands } from './users.ts';
import { addWebhookCommands } from './webhooks.ts';

export function createProgram(): Command {
  const program = markRequiredOptions(new Command('caledee').description('A self-hosted scheduling API.'))
    .option('-V, --version', 'print the versions of the program and of the contract')
    .on('option:version', printVersions)
    .addHelpText('after', environment);
  addServeCommands(program);
  addMigrateCommand(program);
  addDistributeCommand(program);
  addDatasetCommands(program);
  addBackupCommands(program);
  addDemoCommand(program);
  addOrganizationCommands(program);
  addUserCommands(program);
  addTokenCommands(program);
  addWebhookCommands(program);
  addAppCommands(program);
  addAuditCommand(program);
  addContactCommands(program);
  addCalendarCommands(program);
  addSecretKeyCommand(program);
  addCheckCommands(program);
  addCompletionCommand(program);
  showHelpAfterErrors(program);
  return program;
}

const environment = `
Commands use the PostgreSQL of DATABASE_URL, or the embedded one in DATA_DIR (by default .data). docs/hosting.md
describes all environment variables.

Examples:
  caledee organization create acme --name "Acme, Inc."
  caledee user create --organization acme --email bo@acme.example --slug bo
  caledee user create --help`;

function printVersions(): never {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  console.log(`caledee ${version}\nAPI contract ${readContract().info.version}`);
  process.exit(0);
}
