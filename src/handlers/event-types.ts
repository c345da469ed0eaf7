import { type Handlers, reply, toChangeHeaders } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { checkIfMatch } from '../api/precondition.ts';
import {
  acceptHosting,
  changeEventType,
  createEventType,
  deleteEventType,
  leaveEventType,
  withFreeSlug,
} from '../booking/edit-event-type.ts';
import { toEventType } from '../booking/to-event-type.ts';
import type { Transaction } from '../database/connect.ts';
import { type EventTypeRow, findEventType, listEventTypes } from '../queries/event-types.ts';

export const eventTypes = {
  async listEventTypes(request) {
    const { db, caller, query, publicUrl } = request;
    const rows = await listEventTypes(db, caller, query, toPageRequest(request));
    return toPage(request, rows, (row) => toEventType(row, publicUrl));
  },

  async getEventType({ db, caller, path, publicUrl }) {
    return toEventType(await findEventType(db, caller, path.id), publicUrl);
  },

  createEventType(request) {
    const { db, caller, body, publicUrl } = request;
    return idempotently(request, async (tx) => {
      const row = await createEventType(tx, caller, body);
      return reply(toEventType(row, publicUrl), { Location: `/api/v2/event-types/${row.id}` });
    }).catch(withFreeSlug(db, caller, body.slug));
  },

  updateEventType(request) {
    const { db, caller, path, body: wanted, publicUrl } = request;
    const show = (row: EventTypeRow) => toEventType(row, publicUrl);
    const target = { owner: caller, id: path.id, check: checkIfMatch(request, show) };
    const work = async (tx: Transaction) => {
      const { row, isChanged } = await changeEventType(tx, { ...target, wanted });
      return reply(show(row), toChangeHeaders(isChanged));
    };
    return idempotently(request, work).catch(withFreeSlug(db, caller, wanted.slug));
  },

  acceptEventType(request) {
    const { caller: owner, path, publicUrl } = request;
    return idempotently(request, async (tx) => toEventType(await acceptHosting(tx, owner, path.id), publicUrl));
  },

  leaveEventType(request) {
    const { caller: owner, path, publicUrl } = request;
    return idempotently(request, async (tx) => toEventType(await leaveEventType(tx, owner, path.id), publicUrl));
  },

  deleteEventType(request) {
    const { caller: owner, path, publicUrl } = request;
    return idempotently(request, async (tx) => toEventType(await deleteEventType(tx, owner, path.id), publicUrl));
  },
} satisfies Partial<Handlers>;
