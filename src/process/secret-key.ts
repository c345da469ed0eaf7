import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { ConfigError, describeFileError } from './environment.ts';

type KeyConfig = Pick<Config, 'secretKey' | 'dataDir'>;

/** Is used if SECRET_KEY is not set. */
export const secretKeyFile = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'secret-key');

/** Undefined: neither SECRET_KEY nor the file exists. Throws a ConfigError if the file cannot be read. */
export async function findSecretKey(config: KeyConfig): Promise<string | undefined> {
  const file = secretKeyFile(config);
  return config.secretKey ?? (await readKey(file).catch(refuse(file)));
}

/** Processes that start at the same time create one file. Throws a ConfigError if it cannot be created. */
export async function createSecretKey(config: KeyConfig): Promise<string> {
  const file = secretKeyFile(config);
  return createKey(file, config.dataDir).catch(refuse(file));
}

async function readKey(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  const key = text?.trim();
  if (key === '') throw new Error('the file is empty');
  return key;
}

async function createKey(file: string, dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(file, 'utf8')).trim();
}

const refuse = (file: string) => (cause: Error) => {
  throw new ConfigError(`SECRET_KEY is not set, and ${file} cannot be used instead: ${describeFileError(cause)}.`, { cause });
};
