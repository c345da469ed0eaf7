import type { Command } from 'commander';
import { withDatabase } from './database.ts';
import { addExamples } from './help.ts';

export function addMigrateCommand(program: Command): void {
  const migration = program
    .command('migrate')
    .description('apply pending migrations')
    .action(() => withDatabase(async () => console.error('The database is up to date.'), { migrate: true }));
  addExamples(migration, 'migrate');
}
