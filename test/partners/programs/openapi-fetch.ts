import createClient from 'openapi-fetch';
import type { paths } from './generated/api.ts';
import { Refused, type Sdk, tell, token, url } from './story.ts';

const client = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${token}` } });
const visitor = createClient<paths>({ baseUrl: url });

const sdk: Sdk = {
  async getMe() {
    const { data, error, response } = await client.GET('/api/v2/me');
    if (error) throw new Refused(response.status, error);
    return data;
  },
  async listEventTypes(query) {
    const { data, error, response } = await client.GET('/api/v2/event-types', { params: { query } });
    if (error) throw new Refused(response.status, error);
    return data;
  },
  async getAvailability(query) {
    const { data, error, response } = await client.GET('/api/v2/availability', { params: { query } });
    if (error) throw new Refused(response.status, error);
    return data;
  },
  async createBooking(body, key) {
    const answer = await client.POST('/api/v2/bookings', { body, params: { header: { 'Idempotency-Key': key } } });
    if (answer.data) return answer.data;
    if ('reason' in answer.error) return answer.error;
    throw new Refused(answer.response.status, answer.error);
  },
  async createPublicBooking(body) {
    const { data, error, response } = await visitor.POST('/api/bookings', { body });
    if (data) return data;
    if ('reason' in error) return error;
    throw new Refused(response.status, error);
  },
  async listBookings(query) {
    const { data, error, response } = await client.GET('/api/v2/bookings', { params: { query } });
    if (error) throw new Refused(response.status, error);
    return data;
  },
  async getBooking(id) {
    const { data, error, response } = await client.GET('/api/v2/bookings/{id}', { params: { path: { id } } });
    if (error?.code === 'not_found') return undefined;
    if (error) throw new Refused(response.status, error);
    return data;
  },
  async cancelBooking(id, reason) {
    const { data, error, response } = await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id }, query: { reason } } });
    if (error) throw new Refused(response.status, error);
    return data;
  },
  async rescheduleBooking(id, startAt, key) {
    const params = { path: { id }, header: { 'Idempotency-Key': key } };
    const { data, error, response } = await client.POST('/api/v2/bookings/{id}/reschedule', { params, body: { startAt } });
    if (data) return data;
    if ('reason' in error) return error;
    throw new Refused(response.status, error);
  },
  async listLeads(query) {
    const { data, error, response } = await client.GET('/api/v2/leads', { params: { query } });
    if (error) throw new Refused(response.status, error);
    return data;
  },
  async listContacts(query) {
    const { data, error, response } = await client.GET('/api/v2/contacts', { params: { query } });
    if (error) throw new Refused(response.status, error);
    return data;
  },
  async getRateLimit() {
    const { data, error, response } = await client.GET('/api/v2/rate-limit');
    if (error) throw new Refused(response.status, error);
    return data;
  },
};

await tell(sdk);
