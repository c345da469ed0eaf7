import type { Schemas } from '../contract.ts';
import type { LeadRow } from '../queries/leads.ts';
import { toGivenAnswers } from './choices.ts';

export const toLead = (row: LeadRow): Schemas['Lead'] => ({
  id: row.id,
  eventTypeId: row.eventTypeId,
  eventTypeName: row.eventTypeName,
  name: row.name,
  email: row.email,
  phone: row.phone,
  phoneE164: row.phoneE164,
  timezone: row.timezone,
  answers: toGivenAnswers(row.answers),
  status: row.status,
  booked: row.booked,
  bookingId: row.bookingId,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
