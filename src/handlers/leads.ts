import { type Handlers, reply } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { checkIfMatch } from '../api/precondition.ts';
import { changeLead, createLead } from '../booking/edit-lead.ts';
import type { Schemas } from '../contract.ts';
import { findLead, type LeadRow, listLeads } from '../queries/leads.ts';

export const leads = {
  async listLeads(request) {
    const { db, caller, query } = request;
    return toPage(request, await listLeads(db, caller, query, toPageRequest(request)), toLead);
  },

  async getLead({ db, caller, path }) {
    return toLead(await findLead(db, caller, path.id));
  },

  createLead(request) {
    const { caller, body } = request;
    return idempotently(request, async (tx) => {
      const row = await createLead(tx, caller, body);
      return reply(toLead(row), { Location: `/api/v2/leads/${row.id}` });
    });
  },

  updateLead(request) {
    const { caller, path, body: wanted } = request;
    const change = { owner: caller, id: path.id, wanted, check: checkIfMatch(request, toLead) };
    return idempotently(request, async (tx) => toLead(await changeLead(tx, change)));
  },
} satisfies Partial<Handlers>;

const toLead = (row: LeadRow): Schemas['Lead'] => ({
  id: row.id,
  eventTypeId: row.eventTypeId,
  eventTypeName: row.eventTypeName,
  name: row.name,
  email: row.email,
  phone: row.phone,
  phoneE164: row.phoneE164,
  timezone: row.timezone,
  answers: row.answers,
  status: row.status,
  booked: row.booked,
  bookingId: row.bookingId,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
