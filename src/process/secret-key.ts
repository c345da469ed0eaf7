import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, ConfigError } from './config.ts';
import type { Log } from './log.ts';

/**
 * Returns SECRET_KEY, or else the content of a file under DATA_DIR, which is created at the first start. Processes that share a database
 * need the same key, so a file beside a DATABASE_URL is logged as a warning. Throws a ConfigError if the file cannot be created.
 */
export async function readSecretKey({ secretKey, databaseUrl, dataDir }: Config, log: Log): Promise<string> {
  if (secretKey !== undefined) return secretKey;
  const file = join(dataDir, 'secret-key');
  const key = await readOrCreate(file, dataDir).catch((cause: Error) => {
    throw new ConfigError(`SECRET_KEY is not set, and ${file} cannot be used instead: ${cause.message}`, { cause });
  });
  if (databaseUrl !== undefined) log.warn({ file }, 'SECRET_KEY is not set: this process uses the key in its own file');
  return key;
}

async function readOrCreate(file: string, dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const key = (await readFile(file, 'utf8')).trim();
  if (key === '') throw new Error('the file is empty');
  return key;
}
