import { Api, type BookingRefusal, type Error as CaledeeError, type HttpResponse, type SlotUnavailable } from './generated/api.ts';
import { Refused, type Sdk, tell, token, url } from './story.ts';

const { api } = new Api({ baseUrl: url, baseApiParams: { headers: { Authorization: `Bearer ${token}` } } });
const { api: visitor } = new Api({ baseUrl: url });

type Failed = HttpResponse<unknown, CaledeeError | BookingRefusal>;

const sdk: Sdk = {
  getMe: async () => (await api.getMe()).data,
  listEventTypes: async (query) => (await api.listEventTypes(query)).data,
  getAvailability: async (query) => (await api.getAvailability(query)).data,
  createBooking: (order, key) => orRefusal(api.createBooking(order, { headers: { 'Idempotency-Key': key } })),
  createPublicBooking: (order) => orRefusal(visitor.createPublicBooking(order)),
  listBookings: async (query) => (await api.listBookings(query)).data,
  getBooking: (id) =>
    api.getBooking(id).then(
      ({ data }) => data,
      ({ status }: Failed) => (status === 404 ? undefined : Promise.reject(status)),
    ),
  cancelBooking: async (id, reason) => (await api.cancelBooking(id, { reason })).data,
  rescheduleBooking: (id, startAt, key) => orRefusal(api.rescheduleBooking(id, { startAt }, { headers: { 'Idempotency-Key': key } })),
  listLeads: async (query) => (await api.listLeads(query)).data,
  listContacts: async (query) => (await api.listContacts(query)).data,
  getRateLimit: async () => (await api.getRateLimit()).data,
};

function orRefusal<Made>(call: Promise<{ data: Made }>): Promise<Made | SlotUnavailable> {
  return call.then(
    ({ data }) => data,
    ({ status, error }: Failed) => {
      if ('reason' in error) return error;
      throw new Refused(status, error);
    },
  );
}

await tell(sdk);
