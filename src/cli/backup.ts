import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Command } from 'commander';
import { CommandError } from './command-error.ts';
import { withAnySchema, withDatabase } from './database.ts';
import { orFileError } from './file-errors.ts';
import { addExamples } from './help.ts';

export function addBackupCommands(program: Command): void {
  const backup = program
    .command('backup')
    .description('write all data to a new file, including passwords, tokens and secrets; servers can keep running')
    .argument('<file>', 'the file to create, such as caledee.jsonl.gz')
    .action(writeBackup);
  addExamples(backup, 'backup caledee.jsonl.gz');

  const restore = program
    .command('restore')
    .description('restore a backup of this version or an earlier one into an empty database')
    .argument('<file>', 'a file written by `backup`')
    .action(readBackup);
  addExamples(restore, 'restore caledee.jsonl.gz');
}

const writeBackup = (file: string): Promise<void> =>
  withDatabase(async (db) => {
    const [{ backUp }, { recordExport }] = await Promise.all([import('../dataset/backup.ts'), import('../queries/security-events.ts')]);
    await recordExport(db, 'backup');
    // Only the owner may read it.
    const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    await pipeline(backUp(db), createGzip(), target).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new CommandError(`${file} already exists.`);
      await rm(file, { force: true }).catch(() => {});
      throw error.syscall === undefined ? error : orFileError(`${file} cannot be written`)(error);
    });
    console.error(`Backup written to ${file}. Keep SECRET_KEY with it: the backup does not contain the key and cannot be used without it.`);
  });

const readBackup = (file: string): Promise<void> =>
  withAnySchema(async (database, report) => {
    const { restore, RestoreError } = await import('../dataset/restore.ts');
    try {
      const lines = createInterface({ input: createReadStream(file).compose(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY });
      const count = await restore(database, lines, report);
      console.error(`Restored: ${count} rows.`);
    } catch (error) {
      const { syscall, code, message } = error as NodeJS.ErrnoException;
      if (syscall !== undefined) orFileError(`${file} cannot be read`)(error as NodeJS.ErrnoException);
      if (/^Z_/.test(code ?? ''))
        throw new CommandError(`${file} cannot be read as a backup: ${message}. Use a file written by \`caledee backup\`.`);
      if (error instanceof RestoreError) throw new CommandError(message);
      throw error;
    }
  });
