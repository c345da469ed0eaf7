import type { Command } from 'commander';
import { withDatabase } from './database.ts';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('apply pending migrations')
    .action(() => withDatabase(async () => console.error('The database is up to date.'), { migrate: true }));
}
