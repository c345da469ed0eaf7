/**
 * The second step of signing in: a code of an authenticator app, or a recovery code.
 *
 * Promised: each code is accepted once, also by concurrent requests. Secrets are encrypted, recovery codes are stored as hashes. Adding or
 * removing the app ends all other sessions, because they were started without it.
 */
import { type Db, inTransaction, type Transaction } from '../database/connect.ts';
import type { Owner } from '../queries/owner.ts';
import { removePasskeys } from '../queries/passkeys.ts';
import { lockOwner } from '../queries/quotas.ts';
import {
  advanceStep,
  consumeRecoveryCode,
  findAuthenticator,
  insertAuthenticator,
  removeAuthenticator,
  replaceRecoveryCodes,
} from '../queries/second-factors.ts';
import { type Client, operator, recordSecurityEvent } from '../queries/security-events.ts';
import { removeSessions } from '../queries/sessions.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
import { findStep, type TotpSecrets } from './totp.ts';

type Holder = Owner & { sessionId: string };

type Added = { secret: string; code: string; now: Date; client: Client };

/** Returns recovery codes, undefined for an incorrect code, or null if the user has an app already. */
export async function addAuthenticator(
  db: Db,
  secrets: TotpSecrets,
  holder: Holder,
  { secret, code, now, client }: Added,
): Promise<string[] | undefined | null> {
  const lastStep = findStep(secret, code, now);
  if (lastStep === undefined) return undefined;
  return inTransaction(db, async (tx) => {
    await lockOwner(tx, holder.userId);
    if (!(await insertAuthenticator(tx, holder, { secret: secrets.encrypt(secret, holder.userId), lastStep }))) return null;
    await recordSecurityEvent(tx, holder, { kind: 'authenticator_added', client });
    await removeSessions(tx, holder.userId, holder.sessionId);
    return createRecoveryCodes(tx, holder);
  });
}

async function createRecoveryCodes(tx: Transaction, owner: Owner): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(tx, owner, codes.map(hashRecoveryCode));
  return codes;
}

/** Earlier codes no longer work. Undefined without an app. */
export const renewRecoveryCodes = (db: Db, owner: Owner, client: Client): Promise<string[] | undefined> =>
  inTransaction(db, async (tx) => {
    await lockOwner(tx, owner.userId);
    if ((await findAuthenticator(tx, owner)) === undefined) return undefined;
    await recordSecurityEvent(tx, owner, { kind: 'recovery_codes_created', client });
    return createRecoveryCodes(tx, owner);
  });

/** With the recovery codes. */
export const endAuthenticator = (db: Db, holder: Holder, client: Client): Promise<void> =>
  inTransaction(db, async (tx) => {
    await lockOwner(tx, holder.userId);
    if (!(await removeAuthenticator(tx, holder))) return;
    await recordSecurityEvent(tx, holder, { kind: 'authenticator_removed', client });
    await removeSessions(tx, holder.userId, holder.sessionId);
  });

/** For the operator. Returns false if there was none. */
export const removeSecondFactors = (db: Db, owner: Owner): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const [hadApp, passkeys] = [await removeAuthenticator(tx, owner), await removePasskeys(tx, owner)];
    if (!hadApp && passkeys === 0) return false;
    await recordSecurityEvent(tx, owner, { kind: 'second_factors_removed', client: operator });
    return true;
  });

export type Attempted = { code: string; now: Date; client: Client };

/** Uses up a code. Returns false for an incorrect or used one. */
export async function useSecondFactor(
  tx: Transaction,
  secrets: TotpSecrets,
  owner: Owner,
  { code, now, client }: Attempted,
): Promise<boolean> {
  const authenticator = await findAuthenticator(tx, owner);
  if (authenticator === undefined) return false;
  const secret = secrets.decrypt(authenticator.secret, owner.userId);
  const step = secret === undefined ? undefined : findStep(secret, code.replaceAll(/\s/g, ''), now);
  if (step !== undefined) return advanceStep(tx, owner, step);
  if (!(await consumeRecoveryCode(tx, owner, hashRecoveryCode(code)))) return false;
  await recordSecurityEvent(tx, owner, { kind: 'recovery_code_used', client });
  return true;
}
