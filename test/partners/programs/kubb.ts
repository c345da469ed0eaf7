import * as caledee from './generated/client.ts';
import { slotUnavailableSchema } from './generated/zod.ts';
import { Failed } from './request.ts';
import { type Sdk, type SlotUnavailable, tell } from './story.ts';

/** Its schemas accept only UTC in requests, unless `dateType` is `stringOffset`. */
const toUtc = (startAt: string): string => new Date(startAt).toISOString();

const sdk: Sdk = {
  getMe: () => caledee.getMe(),
  listEventTypes: (query) => caledee.listEventTypes(query),
  getAvailability: (query) => caledee.getAvailability(query),
  createBooking: (order, key) => orRefusal(caledee.createBooking(order, { 'Idempotency-Key': key })),
  createPublicBooking: (order) => orRefusal(caledee.createPublicBooking({ ...order, startAt: toUtc(order.startAt) })),
  listBookings: (query) => caledee.listBookings(query),
  getBooking: (id) =>
    caledee.getBooking(id).catch((error) => {
      if (error instanceof Failed && error.status === 404) return undefined;
      throw error;
    }),
  cancelBooking: (id, reason) => caledee.cancelBooking(id, { reason }),
  rescheduleBooking: (id, startAt, key) => orRefusal(caledee.rescheduleBooking(id, { startAt }, { 'Idempotency-Key': key })),
  listLeads: (query) => caledee.listLeads(query),
  listContacts: (query) => caledee.listContacts(query),
  getRateLimit: () => caledee.getRateLimit(),
};

function orRefusal<Made>(call: Promise<Made>): Promise<Made | SlotUnavailable> {
  return call.catch((error) => {
    if (error instanceof Failed && error.status === 409) return slotUnavailableSchema.parse(error.failure);
    throw error;
  });
}

await tell(sdk);
