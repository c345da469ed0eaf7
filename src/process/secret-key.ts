import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, ConfigError } from './config.ts';
import type { Log } from './log.ts';

/**
 * What stored keys are sealed with: SECRET_KEY, or else what a file under DATA_DIR holds, which is made the first time. Processes that
 * share a database need the same one; so with DATABASE_URL a file of one's own is worth a warning. Throws a ConfigError when there is
 * no place for a file.
 */
export async function readSecretKey({ secretKey, databaseUrl, dataDir }: Config, log: Log): Promise<string> {
  if (secretKey !== undefined) return secretKey;
  const file = join(dataDir, 'secret-key');
  const key = await readOrMake(file, dataDir).catch((cause: Error) => {
    throw new ConfigError(`SECRET_KEY is not set, and ${file} cannot keep one: ${cause.message}`, { cause });
  });
  if (databaseUrl !== undefined) log.warn({ file }, 'SECRET_KEY is not set: this process uses the key in a file of its own');
  return key;
}

/** Of several processes that make it at once, all use the one that was first. */
async function readOrMake(file: string, dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const key = (await readFile(file, 'utf8')).trim();
  if (key === '') throw new Error('it is empty');
  return key;
}
