import { readFile } from 'node:fs/promises';
import { buffer as readStream } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { checkUtf8, EncodingError } from '../text/encoding.ts';
import { CommandError } from './command-error.ts';
import { withDatabase } from './database.ts';

export function addDatasetCommands(program: Command): void {
  program
    .command('import')
    .description('import a dataset (spec/dataset.schema.json), completely or not at all; applies pending migrations first')
    .argument('<file>', 'a JSON file, or - for standard input')
    .action(importFile);

  program
    .command('export')
    .description('print all data as a dataset')
    .action(() =>
      withDatabase(async (db) => {
        const { exportDataset } = await import('../dataset/export.ts');
        await pipeline(exportDataset(db), process.stdout, { end: false });
      }),
    );
}

const importFile = (file: string): Promise<void> =>
  withDatabase(
    async (db) => {
      const { importDataset } = await import('../dataset/import.ts');
      const { counts, leftAlone } = await importDataset(db, await readJson(file));
      const list = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
      console.error(`Imported: ${list.join(', ')}.`);
      if (leftAlone.length > 0) console.error(describeLeftAlone(leftAlone));
    },
    { migrate: true },
  );

const mostListed = 20;

function describeLeftAlone(paths: string[]): string {
  const more = paths.length > mostListed ? [`and ${paths.length - mostListed} more`] : [];
  const listed = [...paths.slice(0, mostListed), ...more].join('\n');
  return `An import does not change bookings and leads. These differ from those in the database, which were left alone:\n${listed}`;
}

/** Parsed from bytes, because a backup can exceed the maximum length of a string. */
async function readJson(path: string): Promise<unknown> {
  const file = path === '-' ? 'Standard input' : path;
  const bytes = await (path === '-' ? readStream(process.stdin) : readFile(path)).catch((error: Error) => {
    throw new CommandError(`${file} cannot be read: ${error.message}`);
  });
  const { parseDocument } = await import('../dataset/parse.ts');
  try {
    return parseDocument(checkUtf8(bytes));
  } catch (error) {
    throw new CommandError(
      error instanceof EncodingError ? `${file} ${error.message}.` : `${file} is not JSON: ${(error as Error).message}`,
    );
  }
}
