import type { z } from 'zod';
import { schemas } from './generated/schemas.ts';
import request, { Failed } from './request.ts';
import { type Sdk, type SlotUnavailable, tell } from './story.ts';

const { User, EventTypeList, Availability, NewBooking, Booking, PublicBooking, BookingList, Reschedule, LeadList, ContactList, RateLimit } =
  schemas;

async function read<Schema extends z.ZodType>(schema: Schema, url: string, params = {}): Promise<z.infer<Schema>> {
  return schema.parse((await request({ method: 'GET', url, params })).data);
}

async function post<Schema extends z.ZodType>(schema: Schema, url: string, data: object, key?: string): Promise<z.infer<Schema>> {
  return schema.parse((await request({ method: 'POST', url, data, headers: key ? { 'Idempotency-Key': key } : {} })).data);
}

const sdk: Sdk = {
  getMe: () => read(User, '/api/v2/me'),
  listEventTypes: (query) => read(EventTypeList, '/api/v2/event-types', query),
  getAvailability: (query) => read(Availability, '/api/v2/availability', query),
  createBooking: (order, key) => orRefusal(post(Booking, '/api/v2/bookings', NewBooking.parse(order), key)),
  createPublicBooking: (order) => orRefusal(post(PublicBooking, '/api/bookings', NewBooking.parse(order))),
  listBookings: (query) => read(BookingList, '/api/v2/bookings', query),
  getBooking: (id) =>
    read(Booking, `/api/v2/bookings/${id}`).catch((error) => {
      if (error instanceof Failed && error.status === 404) return undefined;
      throw error;
    }),
  cancelBooking: async (id, reason) =>
    Booking.parse((await request({ method: 'DELETE', url: `/api/v2/bookings/${id}`, params: { reason } })).data),
  rescheduleBooking: (id, startAt, key) =>
    orRefusal(post(Booking, `/api/v2/bookings/${id}/reschedule`, Reschedule.parse({ startAt }), key)),
  listLeads: (query) => read(LeadList, '/api/v2/leads', query),
  listContacts: (query) => read(ContactList, '/api/v2/contacts', query),
  getRateLimit: () => read(RateLimit, '/api/v2/rate-limit'),
};

function orRefusal<Made>(call: Promise<Made>): Promise<Made | SlotUnavailable> {
  return call.catch((error) => {
    if (error instanceof Failed && error.status === 409) return schemas.SlotUnavailable.parse(error.failure);
    throw error;
  });
}

await tell(sdk);
