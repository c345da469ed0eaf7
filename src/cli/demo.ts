import type { Command } from 'commander';
import type { Db } from '../database/connect.ts';
import type { Running } from '../main.ts';
import { withDatabase } from './database.ts';
import { addExamples } from './help.ts';
import { hasTerminal, repeatOnEnter } from './repeat-on-enter.ts';

export function addDemoCommand(program: Command): void {
  const demo = program
    .command('demo')
    .description('import the demonstration data')
    .action(() =>
      withDatabase(
        async (db) => {
          await importDemo(db);
          console.error('Demonstration data imported: organization acme, user imad.');
        },
        { migrate: true },
      ),
    );
  addExamples(demo, 'demo');
}

export async function startWithDemo(running: Running): Promise<void> {
  const { db } = running.database;
  const [{ hasNoUsers }, { introduce }] = await Promise.all([import('../queries/users.ts'), import('./introduction.ts')]);
  const { addConnections, showExamples } = await import('./demo-connections.ts');
  if (await hasNoUsers(db)) {
    await importDemo(db);
    await addConnections(running);
  }
  await showExamples(running);
  const introduction = await introduce(db, running.url);
  console.log(introduction);
  if (hasTerminal()) repeatOnEnter(introduction);
}

async function importDemo(db: Db): Promise<void> {
  const [{ demoDataset }, { importDataset }] = await Promise.all([import('../demo/demo.ts'), import('../dataset/import.ts')]);
  await importDataset(db, demoDataset(new Date()));
}
