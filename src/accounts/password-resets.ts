import { MINUTE_MS } from '../availability/dates.ts';
import { type Db, inTransaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { removeInvitation } from '../queries/invitations.ts';
import type { Owner } from '../queries/owner.ts';
import { consumePasswordReset, insertPasswordReset, resetMinutes } from '../queries/password-resets.ts';
import { upsertPassword } from '../queries/passwords.ts';
import { type Budget, findWaitsSec, resetBudgets, take } from '../queries/public-booking-budgets.ts';
import { lockOwner } from '../queries/quotas.ts';
import { type Client, recordSecurityEvent } from '../queries/security-events.ts';
import { removeSessions } from '../queries/sessions.ts';
import { hashPassword } from './passwords.ts';
import type { ResetSecrets } from './reset-links.ts';
import { hashToken } from './secrets.ts';
import { revokeAccess } from './users.ts';

export const resetMs = resetMinutes * MINUTE_MS;

/** Thrown to undo the use of the other budget. */
class BudgetUsedUp extends Error {}

type Wanted = { email: string; address: string };

/** Returns the seconds to wait if a budget is used up, otherwise 0. Does the same for an address without an account. */
export async function requestPasswordReset(db: Db, secrets: ResetSecrets, { email, address }: Wanted): Promise<number> {
  const budgets: Budget[] = Object.values(resetBudgets({ email, address }));
  const id = newId();
  try {
    await inTransaction(db, async (tx) => {
      if ((await take(tx, budgets)).size < budgets.length) throw new BudgetUsedUp();
      await insertPasswordReset(tx, { id, email, secretHash: hashToken(secrets.create(id)) });
    });
    return 0;
  } catch (error) {
    if (!(error instanceof BudgetUsedUp)) throw error;
    return Math.max(1, ...(await findWaitsSec(db, budgets)));
  }
}

export type PasswordReset = Owner & { secretHash: Buffer; password: string; revokesAccess: boolean; client: Client };

/** Ends all sessions and voids all links. Returns false if the link is no longer valid. */
export async function resetPassword(db: Db, reset: PasswordReset): Promise<boolean> {
  const { secretHash, userId, password, revokesAccess, client } = reset;
  const hash = await hashPassword(password);
  return inTransaction(db, async (tx) => {
    await lockOwner(tx, userId);
    if (!(await consumePasswordReset(tx, secretHash, userId))) return false;
    await upsertPassword(tx, userId, hash);
    await removeInvitation(tx, userId);
    await removeSessions(tx, userId);
    await recordSecurityEvent(tx, reset, { kind: 'password_reset', detail: 'by a link in an email', client });
    if (revokesAccess) await revokeAccess(tx, reset, client);
    return true;
  });
}
