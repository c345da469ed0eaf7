import { CommandError } from './command-error.ts';

const reasons: Record<string, string> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the disk',
  ENAMETOOLONG: 'the name is too long',
};

/** A `catch` for file operations. `what`: the start of the message. */
export const orFileError =
  (what: string) =>
  (error: NodeJS.ErrnoException): never => {
    throw new CommandError(`${what}: ${reasons[error.code ?? ''] ?? error.message}.`);
  };
