import { type Handlers, mapReply } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { addAbsence } from '../booking/hours.ts';
import { toLinked, toUnlinked } from '../booking/to-booking.ts';
import type { Schemas } from '../contract.ts';
import { listOutOfOffice, type OutOfOfficeRow, removeOutOfOffice } from '../queries/out-of-office.ts';

export const outOfOffice = {
  async listOutOfOffice(request) {
    const { db, caller } = request;
    return toPage(request, await listOutOfOffice(db, caller, toPageRequest(request)), toOutOfOffice);
  },

  async createOutOfOffice(request) {
    const { caller } = request;
    const absence = { ...request.body, reason: request.body.reason || null };
    const created = await idempotently(request, async (tx) => {
      const { row, affected } = await addAbsence(tx, { owner: caller, timezone: caller.timezone, absence });
      return { ...toOutOfOffice(row), affectedBookings: affected.map(toUnlinked) };
    });
    const link = toLinked(request, caller.organizationId);
    return mapReply(created, ({ affectedBookings, ...rest }) => ({
      ...rest,
      affectedBookings: affectedBookings.map((booking) => link<Schemas['Booking']>(booking)),
    }));
  },

  async deleteOutOfOffice({ db, caller, path }) {
    return toOutOfOffice(await removeOutOfOffice(db, caller, path.id));
  },
} satisfies Partial<Handlers>;

const toOutOfOffice = (row: OutOfOfficeRow): Schemas['OutOfOffice'] => ({
  id: row.id,
  from: row.firstDate,
  to: row.lastDate,
  reason: row.reason,
  createdAt: row.createdAt.toISOString(),
});
