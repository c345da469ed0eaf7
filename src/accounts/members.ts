/** Management of members by owners and admins. All functions throw 403 for other callers, and 404 for users of other organizations. */
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { onViolation } from '../database/violations.ts';
import { invitationsOfEmailLimited, invitationsOfOrganizationLimited } from '../errors/limits.ts';
import { alreadyJoined, emailTaken, lastOwner, memberInUse, userSlugTaken } from '../errors/members.ts';
import { ApiError, externalIdTaken, invalidArgument } from '../errors.ts';
import { listUpcomingOf } from '../queries/affected-bookings.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { lockHost, underLocks } from '../queries/host-locks.ts';
import { hasJoined, putInvitation, removeInvitation } from '../queries/invitations.ts';
import {
  findFreeUserSlug,
  findMember,
  hasOtherOwner,
  hasTraces,
  insertMember,
  lockMembers,
  lockRole,
  type MemberRow,
  removeMember,
  setActive,
  updateMember,
} from '../queries/members.ts';
import type { Owner } from '../queries/owner.ts';
import { findWaitsSec, invitationBudgets, invitationsPerHour, take } from '../queries/public-booking-budgets.ts';
import { checkQuota } from '../queries/quotas.ts';
import { operator } from '../queries/security-events.ts';
import { removeSessions } from '../queries/sessions.ts';
import { disableOfMembers } from '../queries/webhooks.ts';
import { isFreeSlug } from '../text/reserved-slugs.ts';
import { slugOf } from '../text/slugs.ts';
import type { InvitationSecrets } from './invitation-links.ts';
import { checkManager, checkManages, type Role } from './roles.ts';
import { hashToken } from './secrets.ts';
import { insertWorkingHours, revokeAccess } from './users.ts';

/** `isOperator`: by the command line, for which nobody is signed in. */
export type Manager = Owner & { role: Role; timezone: string; isOperator?: boolean };

/** `sendsMail`: there is a mail server. */
export type Invitations = { invitationSecrets: InvitationSecrets; sendsMail: boolean };

/** `invitationId`: the link is derived from it. */
export type Invited = { row: MemberRow; invitationId: string };

const orExternalIdTaken = onViolation('users_organization_id_external_id_key', externalIdTaken);

/** Throws 409 for an email, a slug or an external id in use, and at the organization's quota; 429 for too many invitations. */
export async function createMember(
  tx: Transaction,
  caller: Manager,
  wanted: Schemas['NewMember'],
  invitations: Invitations,
): Promise<Invited> {
  const { email, name = null, role = 'member', timezone = caller.timezone, externalId = null } = wanted;
  checkManages(caller, { role });
  if (wanted.slug !== undefined && !isFreeSlug(wanted.slug))
    throw invalidArgument('/body/slug', 'notAllowed', 'is reserved for paths of the server; choose another');
  checkManages(await lockOrganization(tx, caller), { role });
  await checkQuota(tx, 'members', caller);
  const owner = { organizationId: caller.organizationId, userId: newId() };
  const slug = wanted.slug ?? (await findFreeUserSlug(tx, toSlug(email)));
  await insertMember(tx, { ...owner, email, name, role, timezone, externalId, slug })
    .catch(onViolation('users_slug_key', (cause) => userSlugTaken({ cause })))
    .catch(onViolation('users_email_key', emailTaken))
    .catch(orExternalIdTaken);
  await insertWorkingHours(tx, owner, timezone);
  return invite(tx, { ...owner, email }, invitations);
}

const longestStem = 56;

const toSlug = (email: string): string => {
  const stem = slugOf(email.slice(0, email.lastIndexOf('@')), longestStem);
  if (stem === '') return 'member';
  return isFreeSlug(stem) ? stem : `${stem}-1`;
};

/** Adds a similar slug that is free to the refusal of a slug in use. `db`: outside of the transaction that was refused. */
export const withFreeUserSlug = (db: Db, slug: string | undefined) => async (error: unknown) => {
  if (slug === undefined || !(error instanceof ApiError) || error.response.code !== 'slug_taken') throw error;
  throw userSlugTaken({ cause: error, freeSlug: await findFreeUserSlug(db, slug.slice(0, longestStem).replace(/-+$/, '')) });
};

async function invite(tx: Transaction, { email, ...owner }: Owner & { email: string }, invitations: Invitations): Promise<Invited> {
  const { invitationSecrets, sendsMail } = invitations;
  await checkBudgets(tx, owner.organizationId, email);
  const id = newId();
  await putInvitation(tx, { ...owner, id, secretHash: hashToken(invitationSecrets.create(id)), sendsMail });
  return { row: await findMember(tx, owner, owner.userId), invitationId: id };
}

async function checkBudgets(tx: Transaction, organizationId: string, email: string): Promise<void> {
  const { ofEmail, ofOrganization } = invitationBudgets({ organizationId, email });
  const taken = await take(tx, [ofEmail, ofOrganization]);
  if (taken.size === 2) return;
  const [emailSec = 0, organizationSec = 0] = await findWaitsSec(tx, [ofEmail, ofOrganization]);
  if (!taken.has(ofEmail.key)) throw invitationsOfEmailLimited(invitationsPerHour.ofEmail, Math.max(1, emailSec));
  throw invitationsOfOrganizationLimited(invitationsPerHour.ofOrganization, Math.max(1, organizationSec));
}

/** Earlier links no longer work. Throws 409 for a member who has joined, and 429 for too many invitations. */
export async function renewInvitation(tx: Transaction, caller: Manager, id: string, invitations: Invitations): Promise<Invited> {
  const [member] = await lockMember(tx, caller, id);
  if (await hasJoined(tx, member.id)) throw alreadyJoined();
  return invite(tx, { ...ownerOf(caller, member), email: member.email }, invitations);
}

export type MemberChanged = { row: MemberRow; affected: BookingRow[] };

/** Throws 409 for an external id in use, and if no active owner would remain. */
export async function changeMember(tx: Transaction, caller: Manager, id: string, wanted: Schemas['MemberChange']): Promise<MemberChanged> {
  const { active, ...values } = wanted;
  const [before, manager] = await lockMember(tx, caller, id);
  if (values.role !== undefined) checkManages(manager, { role: values.role });
  const owner = ownerOf(caller, before);
  const isActive = active ?? before.disabledAt === null;
  if (!isActive || (values.role ?? 'owner') !== 'owner') await checkOtherOwner(tx, owner, before);
  await updateMember(tx, owner, values).catch(orExternalIdTaken);
  if (values.role === 'member') await disableOfMembers(tx, owner);
  const isDeactivated = before.disabledAt === null && !isActive;
  const affected = isDeactivated ? await deactivate(tx, owner) : [];
  if (active === true) await setActive(tx, owner, true);
  return { row: await findMember(tx, owner, before.id), affected };
}

/** Locks the host, so that the bookings are listed that a concurrent request creates. */
async function deactivate(tx: Transaction, owner: Owner): Promise<BookingRow[]> {
  const [, affected] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => listUpcomingOf(tx, owner),
  );
  await setActive(tx, owner, false);
  await removeInvitation(tx, owner.userId);
  await removeSessions(tx, owner.userId);
  await revokeAccess(tx, owner, operator, 'deactivated by an owner or admin');
  return affected;
}

/** Throws 409 if bookings, leads or event types remain, and if no active owner would. Returns the member as it was. */
export async function deleteMember(tx: Transaction, caller: Manager, id: string): Promise<MemberRow> {
  const [member] = await lockMember(tx, caller, id);
  const owner = ownerOf(caller, member);
  await checkOtherOwner(tx, owner, member);
  const [, isInUse] = await underLocks(
    tx,
    () => lockHost(tx, owner),
    () => hasTraces(tx, owner),
  );
  if (isInUse) throw memberInUse();
  await removeMember(tx, owner);
  return member;
}

const ownerOf = ({ organizationId }: Owner, { id }: MemberRow): Owner => ({ organizationId, userId: id });

/** The role may have changed since the request was authenticated. */
async function lockOrganization(tx: Transaction, caller: Manager): Promise<Manager> {
  await lockMembers(tx, caller);
  if (caller.isOperator) return caller;
  return { ...caller, role: (await lockRole(tx, caller)) ?? 'member' };
}

async function lockMember(tx: Transaction, caller: Manager, id: string): Promise<[member: MemberRow, manager: Manager]> {
  checkManager(caller);
  const manager = await lockOrganization(tx, caller);
  checkManager(manager);
  const member = await findMember(tx, manager, id);
  checkManages(manager, member);
  return [member, manager];
}

async function checkOtherOwner(tx: Transaction, owner: Owner, { role, disabledAt }: MemberRow): Promise<void> {
  if (role === 'owner' && disabledAt === null && !(await hasOtherOwner(tx, owner))) throw lastOwner();
}
