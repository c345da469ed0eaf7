import { client } from './generated/client.gen.ts';
import * as caledee from './generated/index.ts';
import { Refused, type Sdk, tell, token, url } from './story.ts';

client.setConfig({ baseUrl: url, auth: token });

const sdk: Sdk = {
  async getMe() {
    const { data, error, response } = await caledee.getMe();
    if (error) throw new Refused(response?.status, error);
    return data;
  },
  async listEventTypes(query) {
    const { data, error, response } = await caledee.listEventTypes({ query });
    if (error) throw new Refused(response?.status, error);
    return data;
  },
  async getAvailability(query) {
    const { data, error, response } = await caledee.getAvailability({ query });
    if (error) throw new Refused(response?.status, error);
    return data;
  },
  async createBooking(body, key) {
    const { data, error, response } = await caledee.createBooking({ body, headers: { 'Idempotency-Key': key } });
    if (data) return data;
    if ('reason' in error) return error;
    throw new Refused(response?.status, error);
  },
  async createPublicBooking(body) {
    const { data, error, response } = await caledee.createPublicBooking({ body });
    if (data) return data;
    if ('reason' in error) return error;
    throw new Refused(response?.status, error);
  },
  async listBookings(query) {
    const { data, error, response } = await caledee.listBookings({ query });
    if (error) throw new Refused(response?.status, error);
    return data;
  },
  async getBooking(id) {
    const { data, error, response } = await caledee.getBooking({ path: { id } });
    if (error?.code === 'not_found') return undefined;
    if (error) throw new Refused(response?.status, error);
    return data;
  },
  async cancelBooking(id, reason) {
    const { data, error, response } = await caledee.cancelBooking({ path: { id }, query: { reason } });
    if (error) throw new Refused(response?.status, error);
    return data;
  },
  async rescheduleBooking(id, startAt, key) {
    const headers = { 'Idempotency-Key': key };
    const { data, error, response } = await caledee.rescheduleBooking({ path: { id }, body: { startAt }, headers });
    if (data) return data;
    if ('reason' in error) return error;
    throw new Refused(response?.status, error);
  },
  async listLeads(query) {
    const { data, error, response } = await caledee.listLeads({ query });
    if (error) throw new Refused(response?.status, error);
    return data;
  },
  async listContacts(query) {
    const { data, error, response } = await caledee.listContacts({ query });
    if (error) throw new Refused(response?.status, error);
    return data;
  },
  async getRateLimit() {
    const { data, error, response } = await caledee.getRateLimit();
    if (error) throw new Refused(response?.status, error);
    return data;
  },
};

await tell(sdk);
