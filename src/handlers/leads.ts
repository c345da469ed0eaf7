import type { Handlers } from '../api/handler.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import type { Schemas } from '../contract.ts';
import { type LeadRow, listLeads } from '../queries/leads.ts';

export const leads = {
  async listLeads(request) {
    const { db, caller, query } = request;
    return toPage(request, await listLeads(db, caller, query, toPageRequest(request)), toLead);
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
