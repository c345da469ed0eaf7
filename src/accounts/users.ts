import { type Db, inTransaction, type Transaction } from '../database/connect.ts';
import { onViolation } from '../database/violations.ts';
import { consumeInvitation, insertInvitation, removeInvitation } from '../queries/invitations.ts';
import { removeConnections } from '../queries/oauth-grants.ts';
import { removePasswordResets } from '../queries/password-resets.ts';
import { updatePassword, upsertPassword } from '../queries/passwords.ts';
import { insertSession, type NewSession, removeSessions } from '../queries/sessions.ts';
import { revokeTokens } from '../queries/tokens.ts';
import { findUser, insertDefaultSchedule, insertUser, type NewUser, type Owner, updateSignIn } from '../queries/users.ts';
import { AccountError, checkEnabled } from './account-error.ts';
import { hashPassword } from './passwords.ts';
import { hashToken, newSecret } from './secrets.ts';

const accountError = (message: string) => () => new AccountError(message);

const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const workingHours = Object.fromEntries(workdays.map((day) => [day, [['09:00', '17:00']]]));

/** Without a schedule, nobody could book the user. */
export const insertWorkingHours = (tx: Transaction, owner: Owner, timezone: string): Promise<void> =>
  insertDefaultSchedule(tx, owner, { name: 'Working hours', timezone, weekly: workingHours });

const explainTaken = <T>(writing: Promise<T>, { slug, email }: { slug?: string; email?: string }): Promise<T> =>
  writing
    .catch(onViolation('users_slug_key', accountError(`User "${slug}" already exists.`)))
    .catch(onViolation('users_email_key', accountError(`Email ${email} is already used by another user.`)));

/** The user gets a default schedule. Throws AccountError. */
export const createUser = (db: Db, user: NewUser): Promise<void> =>
  inTransaction(db, async (tx) => {
    const owner = await explainTaken(insertUser(tx, user), user);
    if (owner === undefined)
      throw new AccountError(
        `Organization "${user.organization}" not found. Create it with: caledee organization create ${user.organization} --name NAME`,
      );
    await insertWorkingHours(tx, owner, user.timezone);
  });

/** A link that was sent to the former address no longer works. Throws AccountError. */
export async function changeSignIn(tx: Transaction, userId: string, values: { slug?: string; email?: string }): Promise<void> {
  await explainTaken(updateSignIn(tx, userId, values), values);
  if (values.email !== undefined) await removeInvitation(tx, userId);
}

/** Invalidates the earlier link. Undefined if the user does not exist. Throws AccountError if disabled. */
export async function invite(db: Db, publicUrl: string, slug: string): Promise<string | undefined> {
  const user = await findUser(db, slug);
  if (user !== undefined) checkEnabled(user);
  const secret = newSecret();
  return (await insertInvitation(db, slug, hashToken(secret))) ? `${publicUrl}/invitation/${secret}` : undefined;
}

export type Acceptance = { invitationHash: Buffer; password: string; revokesAccess: boolean };

/** Sets the password and replaces all sessions by a new one. Returns false if the invitation is no longer valid. */
export async function acceptInvitation(db: Db, { invitationHash, password, revokesAccess }: Acceptance, session: NewSession) {
  const hash = await hashPassword(password);
  return inTransaction(db, async (tx) => {
    if (!(await consumeInvitation(tx, invitationHash))) return false;
    await upsertPassword(tx, session.userId, hash);
    await removePasswordResets(tx, session.userId);
    await removeSessions(tx, session.userId);
    if (revokesAccess) await revokeAccess(tx, session.userId);
    return insertSession(tx, hash, session);
  });
}

export type PasswordChange = { userId: string; sessionId: string; from: string; to: string; revokesAccess: boolean };

/** Ends all other sessions. `from` is a hash, `to` a password. Returns false if `from` is no longer the current hash. */
export async function changePassword(db: Db, { userId, sessionId, from, to, revokesAccess }: PasswordChange): Promise<boolean> {
  const hash = await hashPassword(to);
  return inTransaction(db, async (tx) => {
    if (!(await updatePassword(tx, userId, { from, to: hash }))) return false;
    await removeInvitation(tx, userId);
    await removePasswordResets(tx, userId);
    await removeSessions(tx, userId, sessionId);
    if (revokesAccess) await revokeAccess(tx, userId);
    return true;
  });
}

/** Disconnects apps and revokes tokens. */
export async function revokeAccess(tx: Transaction, userId: string): Promise<void> {
  await removeConnections(tx, userId);
  await revokeTokens(tx, userId);
}

export type SignedOut = { sessions: number; apps: number; tokens: number };

export async function signOutUser(db: Db, slug: string, { withTokens }: { withTokens: boolean }): Promise<SignedOut | undefined> {
  const user = await findUser(db, slug);
  if (user === undefined) return undefined;
  return inTransaction(db, async (tx) => ({
    sessions: await removeSessions(tx, user.id),
    apps: await removeConnections(tx, user.id),
    tokens: withTokens ? await revokeTokens(tx, user.id) : 0,
  }));
}

export async function setPassword(db: Db, slug: string, password: string): Promise<boolean> {
  const user = await findUser(db, slug);
  if (user === undefined) return false;
  await upsertPassword(db, user.id, await hashPassword(password));
  return true;
}
