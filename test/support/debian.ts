/** Programs from Debian that some tests need. `.ci/run` installs them. */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { it } from '@jest/globals';

const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Undefined if it is not installed. */
export const findProgram = (name: string): string | undefined => folders.map((folder) => join(folder, name)).find(isExecutable);

/** Names the tests that are left out without a program. */
export const leaveOut = (program: string): void => it.skip(`${program} is not installed`, () => {});
