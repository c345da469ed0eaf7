import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A program from Debian; `.ci/run` installs those that tests need. Undefined if it is not installed. */
export const findProgram = (name: string): string | undefined => folders.map((folder) => join(folder, name)).find(isExecutable);
