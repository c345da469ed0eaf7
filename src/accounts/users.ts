import { type Db, inTransaction, type Transaction } from '../database/connect.ts';
import { onViolation } from '../database/violations.ts';
import { consumeInvitation, hasJoined, insertInvitation, removeInvitation } from '../queries/invitations.ts';
import { findConnection, removeConnection, removeConnections } from '../queries/oauth-grants.ts';
import { removePasswordResets } from '../queries/password-resets.ts';
import { updatePassword, upsertPassword } from '../queries/passwords.ts';
import { type Client, operator, recordSecurityEvent } from '../queries/security-events.ts';
import { insertSessionWithoutCode, type NewSession, removeSession, removeSessions } from '../queries/sessions.ts';
import { revokeTokens } from '../queries/tokens.ts';
import { findEmail, findUser, insertDefaultSchedule, insertUser, type NewUser, type Owner, updateSignIn } from '../queries/users.ts';
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
        `Organization "${user.organization}" not found. List those that exist with: caledee organization list. Create one with: caledee organization create --help`,
      );
    await insertWorkingHours(tx, owner, user.timezone);
  });

/** By the operator. A link that was sent to the former address no longer works. Throws AccountError. */
export async function changeSignIn(tx: Transaction, owner: Owner, values: { slug?: string; email?: string }): Promise<void> {
  const formerEmail = await findEmail(tx, owner.userId);
  await explainTaken(updateSignIn(tx, owner.userId, values), values);
  if (values.email === undefined) return;
  await removeInvitation(tx, owner.userId);
  await recordSecurityEvent(tx, owner, { kind: 'email_changed', detail: values.email, client: operator, formerEmail });
}

/** Invalidates the earlier link. Undefined if the user does not exist. Throws AccountError if disabled. */
export async function invite(db: Db, publicUrl: string, slug: string): Promise<string | undefined> {
  const user = await findUser(db, slug);
  if (user !== undefined) checkEnabled(user);
  const secret = newSecret();
  return (await insertInvitation(db, slug, hashToken(secret))) ? `${publicUrl}/invitation/${secret}` : undefined;
}

export type Acceptance = { invitationHash: Buffer; password: string; revokesAccess: boolean; client: Client };

/** Sets the password and replaces all sessions by a new one, or by none. Returns false if the invitation is no longer valid. */
export async function acceptInvitation(db: Db, acceptance: Acceptance, session: NewSession | null): Promise<boolean> {
  const { invitationHash, password, revokesAccess, client } = acceptance;
  const hash = await hashPassword(password);
  return inTransaction(db, async (tx) => {
    const owner = await consumeInvitation(tx, invitationHash);
    if (owner === undefined) return false;
    const isExpected = !(await hasJoined(tx, owner.userId));
    await upsertPassword(tx, owner.userId, hash);
    await removePasswordResets(tx, owner.userId);
    await removeSessions(tx, owner.userId);
    await recordSecurityEvent(tx, owner, { kind: 'password_changed', detail: 'by an invitation link', client, isExpected });
    if (revokesAccess) await revokeAccess(tx, owner, client);
    if (session === null) return true;
    await recordSecurityEvent(tx, owner, { kind: 'signed_in', detail: 'invitation link', client, isExpected: true });
    return insertSessionWithoutCode(tx, owner, hash, session);
  });
}

export type PasswordChange = Owner & { sessionId: string; from: string; to: string; revokesAccess: boolean; client: Client };

/** Ends all other sessions. `from` is a hash, `to` a password. Returns false if `from` is no longer the current hash. */
export async function changePassword(db: Db, change: PasswordChange): Promise<boolean> {
  const { userId, sessionId, from, to, revokesAccess, client } = change;
  const hash = await hashPassword(to);
  return inTransaction(db, async (tx) => {
    if (!(await updatePassword(tx, userId, { from, to: hash }))) return false;
    await removeInvitation(tx, userId);
    await removePasswordResets(tx, userId);
    await removeSessions(tx, userId, sessionId);
    await recordSecurityEvent(tx, change, { kind: 'password_changed', client });
    if (revokesAccess) await revokeAccess(tx, change, client);
    return true;
  });
}

/** Disconnects apps and revokes tokens. */
export async function revokeAccess(tx: Transaction, owner: Owner, client: Client, detail = 'all tokens and apps'): Promise<void> {
  await removeConnections(tx, owner.userId);
  await revokeTokens(tx, owner.userId);
  await recordSecurityEvent(tx, owner, { kind: 'access_revoked', detail, client });
}

/** Does nothing if the user has no such app. */
export const disconnectApp = (db: Db, owner: Owner, clientId: string, client: Client): Promise<void> =>
  inTransaction(db, async (tx) => {
    const app = await findConnection(tx, owner.userId, clientId);
    if (app === undefined || !(await removeConnection(tx, owner.userId, clientId))) return;
    await recordSecurityEvent(tx, owner, { kind: 'app_disconnected', detail: app.name, client });
  });

/** Does nothing if the user has no such session. */
export const endOtherSession = (db: Db, owner: Owner, sessionId: string, client: Client): Promise<void> =>
  inTransaction(db, async (tx) => {
    const device = await removeSession(tx, owner.userId, sessionId);
    if (device !== undefined) await recordSecurityEvent(tx, owner, { kind: 'session_ended', detail: device, client });
  });

export const endOtherSessions = (db: Db, owner: Owner & { sessionId: string }, client: Client): Promise<void> =>
  inTransaction(db, async (tx) => {
    const ended = await removeSessions(tx, owner.userId, owner.sessionId);
    if (ended > 0) await recordSecurityEvent(tx, owner, { kind: 'session_ended', detail: 'all other sessions', client });
  });

export type SignedOut = { sessions: number; apps: number; tokens: number };

export async function signOutUser(db: Db, slug: string, { withTokens }: { withTokens: boolean }): Promise<SignedOut | undefined> {
  const user = await findUser(db, slug);
  if (user === undefined) return undefined;
  return inTransaction(db, async (tx) => {
    const owner = { organizationId: user.organizationId, userId: user.id };
    const detail = withTokens ? 'all sessions, tokens and apps' : 'all sessions and apps';
    await recordSecurityEvent(tx, owner, { kind: 'access_revoked', detail, client: operator });
    return {
      sessions: await removeSessions(tx, user.id),
      apps: await removeConnections(tx, user.id),
      tokens: withTokens ? await revokeTokens(tx, user.id) : 0,
    };
  });
}

export async function setPassword(db: Db, slug: string, password: string): Promise<boolean> {
  const user = await findUser(db, slug);
  if (user === undefined) return false;
  await upsertPassword(db, user.id, await hashPassword(password));
  return true;
}
