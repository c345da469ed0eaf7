import type { Schemas } from '../contract.ts';
import { roleRequired } from '../errors/members.ts';

export type Role = Schemas['Role'];

type Holder = { role: Role };

/** Owners and admins manage the organization and its members. */
export const isManager = ({ role }: Partial<Holder>): boolean => role === 'owner' || role === 'admin';

/** Throws 403. */
export function checkManager(caller: Holder): void {
  if (!isManager(caller)) throw roleRequired('Only owners and admins of the organization can do this.');
}

/** Throws 403 unless the caller can change a member of this role, or grant it. */
export function checkManages(caller: Holder, { role }: Holder): void {
  checkManager(caller);
  if (role === 'owner' && caller.role !== 'owner') throw roleRequired('Only owners of the organization can do this.');
}
