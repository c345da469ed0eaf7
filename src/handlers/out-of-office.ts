import { type Handlers, mapReply } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { type AbsenceResult, addAbsence, changeAbsence } from '../booking/hours.ts';
import { type Links, toLinked, toUnlinked } from '../booking/to-booking.ts';
import type { Schemas } from '../contract.ts';
import { listOutOfOffice, type OutOfOfficeRow, removeOutOfOffice } from '../queries/out-of-office.ts';

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
    const { caller, path } = request;
    return idempotently(request, async (tx) => toOutOfOffice(await removeOutOfOffice(tx, caller, path.id)));
  },
} satisfies Partial<Handlers>;

const toUnlinkedResult = ({ row, affected, overlapping }: AbsenceResult) => ({
  ...toOutOfOffice(row),
  affectedBookings: affected.map(toUnlinked),
  overlapping: overlapping.slice(0, mostOverlapping).map(toOutOfOffice),
});

const mostOverlapping = 100;

type Linking = Links & { caller: { organizationId: string } };

const toResult =
  (request: Linking) =>
  ({ affectedBookings, ...rest }: ReturnType<typeof toUnlinkedResult>): Schemas['OutOfOfficeCreated'] => ({
    ...rest,
    affectedBookings: affectedBookings.map((booking) => toLinked(request, request.caller.organizationId)<Schemas['Booking']>(booking)),
  });

const toOutOfOffice = (row: OutOfOfficeRow): Schemas['OutOfOffice'] => ({
  id: row.id,
  from: row.firstDate,
  to: row.lastDate,
  reason: row.reason,
  createdAt: row.createdAt.toISOString(),
});
