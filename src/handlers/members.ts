import { toInvitationUrl } from '../accounts/invitation-links.ts';
import { changeMember, createMember, deleteMember, type Invited, renewInvitation, withFreeUserSlug } from '../accounts/members.ts';
import { type Handlers, mapReply, type Reply, reply } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import type { Services } from '../api/services.ts';
import { toLinked, toUnlinked } from '../booking/to-booking.ts';
import type { Schemas } from '../contract.ts';
import { findMember, listMembers, type MemberRow } from '../queries/members.ts';

export const members = {
  async listMembers(request) {
    const { db, caller, query } = request;
    return toPage(request, await listMembers(db, caller, query, toPageRequest(request)), toMember);
  },

  async getMember({ db, caller, path }) {
    return toMember(await findMember(db, caller, path.id));
  },

  async createMember(request) {
    const { db, caller, body } = request;
    const created = await idempotently(request, async (tx) => {
      const invited = await createMember(tx, caller, body, request);
      return reply(toUnlinkedInvitation(invited), { Location: `/api/v2/members/${invited.row.id}` });
    }).catch(withFreeUserSlug(db, body.slug));
    return withLink(request, created);
  },

  async createInvitation(request) {
    const { caller, path } = request;
    const work = idempotently(request, async (tx) => toUnlinkedInvitation(await renewInvitation(tx, caller, path.id, request)));
    return withLink(request, await work);
  },

  async updateMember(request) {
    const { caller, path, body } = request;
    const changed = await idempotently(request, async (tx) => {
      const { row, affected } = await changeMember(tx, caller, path.id, body);
      return { ...toMember(row), affectedBookings: affected.map(toUnlinked) };
    });
    const toBooking = toLinked(request, caller.organizationId)<Schemas['Booking']>;
    return mapReply(changed, ({ affectedBookings, ...member }) => ({ ...member, affectedBookings: affectedBookings.map(toBooking) }));
  },

  deleteMember(request) {
    return idempotently(request, async (tx) => toMember(await deleteMember(tx, request.caller, request.path.id)));
  },
} satisfies Partial<Handlers>;

const toMember = (row: MemberRow): Schemas['Member'] => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  email: row.email,
  timezone: row.timezone,
  role: row.role,
  active: row.disabledAt === null,
  externalId: row.externalId,
  invitationExpiresAt: row.invitationExpiresAt?.toISOString() ?? null,
});

/** The link is added when it is sent, so that what is stored of a response contains none. */
type UnlinkedInvitation = Schemas['Member'] & { invitationId: string };

const toUnlinkedInvitation = ({ row, invitationId }: Invited): UnlinkedInvitation => ({ ...toMember(row), invitationId });

const withLink = (services: Services, given: Reply<UnlinkedInvitation>) =>
  mapReply(given, ({ invitationId, ...member }): Schemas['MemberInvitation'] => ({
    ...member,
    invitationUrl: toInvitationUrl(services, invitationId),
  }));
