import type { Schemas } from '../contract.ts';

export type Role = Schemas['Role'];

/** Owners and admins manage the organization and its members. */
export const isManager = ({ role }: { role: Role }): boolean => role !== 'member';
