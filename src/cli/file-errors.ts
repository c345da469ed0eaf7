import { describeFileError } from '../process/environment.ts';
import { CommandError } from './command-error.ts';

/** A `catch` for file operations. `what`: the start of the message. */
export const orFileError =
  (what: string) =>
  (error: NodeJS.ErrnoException): never => {
    throw new CommandError(`${what}: ${describeFileError(error)}.`);
  };
