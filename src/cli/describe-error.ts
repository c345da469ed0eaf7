import { AccountError } from '../accounts/account-error.ts';
import { type DatasetError, InvalidDatasetError, mostErrors } from '../dataset/errors.ts';
import { ApiError } from '../errors.ts';
import { ConfigError } from '../process/environment.ts';
import { CommandError } from './command-error.ts';

const expected = [CommandError, ConfigError, AccountError, ApiError];

export function describeError(error: unknown): string {
  if (error instanceof InvalidDatasetError)
    return ['Nothing was imported.', ...error.errors.map(toLine), ...(error.errors.length >= mostErrors ? [unlisted] : [])].join('\n');
  if (!(error instanceof Error)) return String(error);
  return expected.some((kind) => error instanceof kind) ? error.message : (error.stack ?? error.message);
}

const toLine = ({ path, message }: DatasetError): string => `${path || '/'}: ${message}`;

/** The check stops there. */
const unlisted = `There may be more: only the first ${mostErrors} errors are listed.`;
