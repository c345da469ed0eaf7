import { type Handlers, mapReply, reply, toChangeHeaders } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { type AbsenceResult, addAbsence, changeAbsence, deleteAbsence } from '../booking/hours.ts';
import { type Links, toLinked, toUnlinked } from '../booking/to-booking.ts';
import { toOutOfOffice } from '../booking/to-out-of-office.ts';
import type { Schemas } from '../contract.ts';
import { listOutOfOffice } from '../queries/out-of-office.ts';

export const outOfOffice = {
  async listOutOfOffice(request) {
    const { db, caller } = request;
    return toPage(request, await listOutOfOffice(db, caller, toPageRequest(request)), toOutOfOffice);
  },

  async createOutOfOffice(request) {
    const { caller: owner } = request;
    const absence = { ...request.body, reason: request.body.reason || null };
    const added = { owner, timezone: owner.timezone, absence };
    return mapReply(await idempotently(request, async (tx) => toUnlinkedResult(await addAbsence(tx, added))), toResult(request));
  },

  async updateOutOfOffice(request) {
    const { caller: owner, path, body } = request;
    const wanted = { ...body, ...(body.reason !== undefined && { reason: body.reason || null }) };
    const change = { owner, timezone: owner.timezone, id: path.id, wanted };
    return mapReply(await idempotently(request, async (tx) => toUnlinkedResult(await changeAbsence(tx, change))), toResult(request));
  },

  deleteOutOfOffice(request) {
    const { caller: owner, path } = request;
    return idempotently(request, async (tx) => {
      const { row, overlapping } = await deleteAbsence(tx, owner, path.id);
      return { ...toOutOfOffice(row), overlapping: overlapping.slice(0, mostOverlapping).map(toOutOfOffice) };
    });
  },
} satisfies Partial<Handlers>;

const toUnlinkedResult = ({ row, affected, overlapping, isChanged }: AbsenceResult) => {
  const affectedBookings = affected.map(toUnlinked);
  const others = overlapping.slice(0, mostOverlapping).map(toOutOfOffice);
  return reply({ ...toOutOfOffice(row), affectedBookings, overlapping: others }, toChangeHeaders(isChanged));
};

const mostOverlapping = 100;

type Linking = Links & { caller: { organizationId: string } };

const toResult =
  (request: Linking) =>
  ({ affectedBookings, ...rest }: ReturnType<typeof toUnlinkedResult>['body']): Schemas['OutOfOfficeCreated'] => ({
    ...rest,
    affectedBookings: affectedBookings.map((booking) => toLinked(request, request.caller.organizationId)<Schemas['Booking']>(booking)),
  });
