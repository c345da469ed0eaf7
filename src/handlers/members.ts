import type { Handlers } from '../api/handler.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import type { Schemas } from '../contract.ts';
import { listMembers, type MemberRow } from '../queries/members.ts';

export const members = {
  async listMembers(request) {
    return toPage(request, await listMembers(request.db, request.caller, toPageRequest(request)), toMember);
  },
} satisfies Partial<Handlers>;

const toMember = ({ id, name, slug, email, timezone, role }: MemberRow): Schemas['Member'] => ({
  id,
  name,
  slug,
  email,
  timezone,
  role,
});
