import type { Command } from 'commander';
import { readConfig } from '../process/config.ts';
import { withDatabase } from './database.ts';
import { addExamples } from './help.ts';

export function addSecretKeyCommand(program: Command): void {
  const replacement = program
    .command('replace-secret-key')
    .description('use the database with the current SECRET_KEY; everything that was encrypted or signed with the previous key is lost')
    .action(() =>
      withDatabase(async (db) => {
        const { acceptSecretKey } = await import('../accounts/secret-key-check.ts');
        await acceptSecretKey(db, readConfig());
        console.error('The database now uses this SECRET_KEY. Restart all servers with it.');
      }),
    );
  addExamples(replacement, 'replace-secret-key');
}
