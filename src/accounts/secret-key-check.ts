import type { Db } from '../database/connect.ts';
import { ConfigError } from '../process/config.ts';
import { findOrInsertKeyHash, replaceKeyHash } from '../queries/secret-key-checks.ts';
import { deriveKey } from './encryption.ts';

const toHash = (secretKey: string): Buffer => deriveKey(secretKey, 'check of the key');

/** Throws ConfigError if the database is used with another key. The first key is taken. */
export async function checkSecretKey(db: Db, secretKey: string): Promise<void> {
  const stored = await findOrInsertKeyHash(db, toHash(secretKey));
  if (stored.equals(toHash(secretKey))) return;
  throw new ConfigError(
    'SECRET_KEY is not the key that this database is used with. Set the former key. If it is lost, run `caledee replace-secret-key` once: links of invitees stop working, and webhooks and calendars need new secrets.',
  );
}

export const acceptSecretKey = (db: Db, secretKey: string): Promise<void> => replaceKeyHash(db, toHash(secretKey));
