import type { Db } from '../database/connect.ts';
import type { Config } from '../process/config.ts';
import { ConfigError } from '../process/environment.ts';
import type { Log } from '../process/log.ts';
import { createSecretKey, findSecretKey, secretKeyFile } from '../process/secret-key.ts';
import { findKeyHash, findOrInsertKeyHash, replaceKeyHash } from '../queries/secret-key-checks.ts';
import { deriveKey } from './encryption.ts';

const toHash = (secretKey: string): Buffer => deriveKey(secretKey, 'check of the key');

const advice =
  'If it is lost, run `caledee replace-secret-key` once: links of invitees stop working, and webhooks and calendars need new secrets.';

/**
 * Returns SECRET_KEY, or else the key in the file under DATA_DIR, which is created for a new database. Processes that share a database
 * need the same key, so a file beside a DATABASE_URL is logged as a warning. Throws a ConfigError if the database is used with another key.
 */
export async function openSecretKey(db: Db, config: Config, log: Log): Promise<string> {
  const found = await findSecretKey(config);
  const file = secretKeyFile(config);
  if (found === undefined && (await findKeyHash(db)) !== undefined)
    throw new ConfigError(`SECRET_KEY is not set, and ${file} does not exist, but this database is used with a key. Set it. ${advice}`);
  const secretKey = found ?? (await createSecretKey(config));
  const stored = await findOrInsertKeyHash(db, toHash(secretKey));
  if (!stored.equals(toHash(secretKey)))
    throw new ConfigError(`SECRET_KEY is not the key that this database is used with. Set the former key. ${advice}`);
  if (config.secretKey === undefined && config.databaseUrl !== undefined)
    log.warn({ file }, 'SECRET_KEY is not set: this process uses the key in its own file');
  return secretKey;
}

/** For a lost key. */
export async function acceptSecretKey(db: Db, config: Config): Promise<void> {
  await replaceKeyHash(db, toHash((await findSecretKey(config)) ?? (await createSecretKey(config))));
}
