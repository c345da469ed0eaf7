import * as caledee from './generated/api.ts';
import { Refused, type Sdk, tell, token } from './story.ts';

const me = { headers: { Authorization: `Bearer ${token}` } };

const sdk: Sdk = {
  async getMe() {
    const answer = await caledee.getMe(me);
    return answer.status === 200 ? answer.data : refuse(answer);
  },
  async listEventTypes(query) {
    const answer = await caledee.listEventTypes(query, me);
    return answer.status === 200 ? answer.data : refuse(answer);
  },
  async getAvailability(query) {
    const answer = await caledee.getAvailability(query, me);
    return answer.status === 200 ? answer.data : refuse(answer);
  },
  async createBooking(order, key) {
    const answer = await caledee.createBooking(order, { headers: { ...me.headers, 'Idempotency-Key': key } });
    if (answer.status === 409 && answer.data.code === 'slot_unavailable') return answer.data;
    return answer.status === 201 ? answer.data : refuse(answer);
  },
  async createPublicBooking(order) {
    const answer = await caledee.createPublicBooking(order);
    if (answer.status === 409 && answer.data.code === 'slot_unavailable') return answer.data;
    return answer.status === 201 ? answer.data : refuse(answer);
  },
  async listBookings(query) {
    const answer = await caledee.listBookings(query, me);
    return answer.status === 200 ? answer.data : refuse(answer);
  },
  async getBooking(id) {
    const answer = await caledee.getBooking(id, me);
    if (answer.status === 404) return undefined;
    return answer.status === 200 ? answer.data : refuse(answer);
  },
  async cancelBooking(id, reason) {
    const answer = await caledee.cancelBooking(id, { reason }, me);
    return answer.status === 200 ? answer.data : refuse(answer);
  },
  async rescheduleBooking(id, startAt, key) {
    const answer = await caledee.rescheduleBooking(id, { startAt }, { headers: { ...me.headers, 'Idempotency-Key': key } });
    if (answer.status === 409 && answer.data.code === 'slot_unavailable') return answer.data;
    return answer.status === 201 ? answer.data : refuse(answer);
  },
  async listLeads(query) {
    const answer = await caledee.listLeads(query, me);
    return answer.status === 200 ? answer.data : refuse(answer);
  },
  async listContacts(query) {
    const answer = await caledee.listContacts(query, me);
    return answer.status === 200 ? answer.data : refuse(answer);
  },
  async getRateLimit() {
    const answer = await caledee.getRateLimit(me);
    return answer.status === 200 ? answer.data : refuse(answer);
  },
};

/** All errors have these. A 304 has no body. */
type Failure = Pick<caledee.Error, 'message' | 'requestId'> & { code: string };

function refuse({ status, data }: { status: number; data: Failure | caledee.NotModifiedResponse }): never {
  if (!data) throw new Error(`${status}`);
  throw new Refused(status, data);
}

await tell(sdk);
