import { readFile } from 'node:fs/promises';
import { buffer as readStream } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { Counts } from '../dataset/import.ts';
import { checkUtf8, EncodingError } from '../text/encoding.ts';
import { CommandError } from './command-error.ts';
import { count } from './counts.ts';
import { withDatabase } from './database.ts';
import { orFileError } from './file-errors.ts';
import { addExamples } from './help.ts';
import { createProgress } from './progress.ts';

export function addDatasetCommands(program: Command): void {
  const importing = program
    .command('import')
    .description('import a dataset (spec/dataset.schema.json), completely or not at all; applies pending migrations first')
    .argument('<file>', 'a JSON file, or - for standard input')
    .action(importFile);
  addExamples(importing, 'import data.json', 'import - < data.json');

  const exporting = program
    .command('export')
    .description('print all data as a dataset')
    .action(() =>
      withDatabase(async (db) => {
        const [{ exportDataset }, { recordExport }] = await Promise.all([
          import('../dataset/export.ts'),
          import('../queries/security-events.ts'),
        ]);
        await recordExport(db, 'export');
        await pipeline(exportDataset(db), process.stdout, { end: false });
      }),
    );
  addExamples(exporting, 'export > data.json');
}

const importFile = (file: string): Promise<void> =>
  withDatabase(
    async (db) => {
      const { importDataset } = await import('../dataset/import.ts');
      const progress = createProgress();
      progress.report(`Reading ${file === '-' ? 'standard input' : file}`, 0, 0);
      const imported = readJson(file).then((document) => importDataset(db, document, progress.report));
      const { counts, leftAlone } = await imported.finally(progress.end);
      console.error(describeCounts(counts));
      if (leftAlone.length > 0) console.error(describeLeftAlone(leftAlone));
    },
    { migrate: true },
  );

const kinds: Record<keyof Counts, string> = {
  organizations: 'organization',
  users: 'user',
  schedules: 'schedule',
  eventTypes: 'event type',
  bookings: 'booking',
  leads: 'lead',
};

/** Without kinds of which nothing was new or changed. */
function describeCounts(counts: Counts): string {
  const list = Object.entries(kinds).flatMap(([kind, name]) =>
    counts[kind as keyof Counts] > 0 ? [count(counts[kind as keyof Counts], name)] : [],
  );
  return list.length === 0
    ? 'Nothing was imported: the database already contains everything in the file.'
    : `Imported: ${list.join(', ')}.`;
}

const mostListed = 20;

function describeLeftAlone(paths: string[]): string {
  const more = paths.length > mostListed ? [`and ${(paths.length - mostListed).toLocaleString('en')} more`] : [];
  const listed = [...paths.slice(0, mostListed), ...more].join('\n');
  return `An import does not change bookings and leads. These differ from the ones in the database, which were not changed:\n${listed}`;
}

/** Parsed from bytes, because a backup can exceed the maximum length of a string. */
async function readJson(path: string): Promise<unknown> {
  const file = path === '-' ? 'Standard input' : path;
  const bytes = await (path === '-' ? readStream(process.stdin) : readFile(path)).catch(orFileError(`${file} cannot be read`));
  const { parseDocument } = await import('../dataset/parse.ts');
  try {
    return parseDocument(checkUtf8(bytes));
  } catch (error) {
    throw new CommandError(
      error instanceof EncodingError ? `${file} ${error.message}.` : `${file} is not JSON: ${(error as Error).message}`,
    );
  }
}
