import type { LeadRow } from './leads.ts';
import { readSnapshotsOf } from './snapshots.ts';

/** Reads a lead as events store it. */
export const toLeadRow = readSnapshotsOf<LeadRow>(
  {
    id: 'id',
    organizationId: 'organization_id',
    ownerId: 'owner_id',
    eventTypeId: 'event_type_id',
    eventTypeName: 'event_type_name',
    name: 'name',
    email: 'email',
    phone: 'phone',
    phoneE164: 'phone_e164',
    timezone: 'timezone',
    answers: 'answers',
    status: 'status',
    bookingId: 'booking_id',
    booked: 'booked',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
    changedPlace: 'changed_place',
    erasedAt: 'erased_at',
  },
  { createdAt: true, updatedAt: true, erasedAt: true },
  { changedPlace: 0 },
);
