import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import type { Booking, Lead, Location, Organization } from './document.ts';
import { readOrganizations, selectIso } from './read-organizations.ts';

/**
 * All organizations as the text of one JSON document, one line per object, in order of creation. Reads one snapshot in batches, so memory
 * does not grow with the number of bookings. Importing the text into an empty database and exporting it again gives the same text.
 */
export async function* exportDataset(db: Db): AsyncGenerator<string> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    // The reader of the text can be slow.
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
    const organizations = await readOrganizations(tx);
    yield '{ "organizations": [';
    for (const [index, organization] of organizations.entries()) {
      yield index === 0 ? '\n' : ',\n';
      yield* printOrganization(tx, organization);
    }
    yield '\n] }\n';
  } finally {
    await tx.rollback().execute();
  }
}

async function* printOrganization(tx: Db, { users, eventTypes, ...organization }: Organization): AsyncGenerator<string> {
  yield `${JSON.stringify(organization).slice(0, -1)},\n`;
  yield `"users": [${toLines(users)}],\n"eventTypes": [${toLines(eventTypes)}],\n"bookings": [`;
  yield* printRows(tx, 'exported_bookings', bookingsOf(organization.id), toBooking);
  yield '],\n"leads": [';
  yield* printRows(tx, 'exported_leads', leadsOf(organization.id), toLead);
  yield ']}';
}

const toLines = (objects: readonly object[]): string =>
  objects.length === 0 ? '' : `\n${objects.map((object) => JSON.stringify(object)).join(',\n')}\n`;

const batchSize = 2000;

async function* printRows<Row>(tx: Db, cursor: string, query: RawBuilder<unknown>, toObject: (row: Row) => object): AsyncGenerator<string> {
  const [name, count] = [sql.id(cursor), sql.raw(String(batchSize))];
  await sql`declare ${name} no scroll cursor for ${query}`.execute(tx);
  for (let isFirst = true; ; isFirst = false) {
    const { rows } = await sql<Row>`fetch ${count} from ${name}`.execute(tx);
    if (rows.length > 0) yield (isFirst ? '\n' : ',\n') + rows.map((row) => JSON.stringify(toObject(row))).join(',\n');
    else if (!isFirst) yield '\n';
    if (rows.length === 0) break;
  }
  await sql`close ${name}`.execute(tx);
}

type BookingRow = Omit<Booking, 'location' | 'invitee'> & {
  locationKind: Location['kind'];
  locationValue: string | null;
  inviteeName: string;
  inviteeEmail: string;
  inviteeTimezone: string;
  inviteeLanguage: Booking['invitee']['language'];
  inviteePhone: string | null;
};

const bookingsOf = (organizationId: string) => sql`
  select b.id, owner.slug || '/' || e.slug as event_type, (select array_agg(u.slug order by place) from unnest(m.host_ids) with ordinality as host (id, place)
      join users u on u.id = host.id) as hosts, ${selectIso('b.starts_at', 'start_at')},
    (extract(epoch from b.ends_at - b.starts_at) / 60)::integer as duration_min, m.buffer_before_min, m.buffer_after_min, m.seats, b.status,
    b.location_kind, b.location_value, b.invitee_name, b.invitee_email, b.invitee_timezone, b.invitee_language, b.invitee_phone, b.guests,
    b.answers, b.notes, b.cancel_reason, ${selectIso('b.canceled_at', 'canceled_at')}, b.canceled_by, b.rescheduled_from_id, b.rescheduled_to_id, b.reschedule_reason, b.lead_id, b.no_show, b.metadata, b.waived,
    ${selectIso('b.created_at', 'created_at')}, ${selectIso('b.updated_at', 'updated_at')}
  from bookings b join meetings m on m.organization_id = b.organization_id and m.id = b.meeting_id
    join event_types e on e.organization_id = b.organization_id and e.id = b.event_type_id join users owner on owner.id = e.owner_id
  where b.organization_id = ${sql.lit(organizationId)} order by b.created_at, b.id`;

const toBooking = (row: BookingRow): Booking => ({
  id: row.id,
  eventType: row.eventType,
  hosts: row.hosts,
  startAt: row.startAt,
  durationMin: row.durationMin,
  bufferBeforeMin: row.bufferBeforeMin,
  bufferAfterMin: row.bufferAfterMin,
  seats: row.seats,
  status: row.status,
  location: { kind: row.locationKind, value: row.locationValue },
  invitee: {
    name: row.inviteeName,
    email: row.inviteeEmail,
    timezone: row.inviteeTimezone,
    language: row.inviteeLanguage,
    phone: row.inviteePhone,
  },
  guests: row.guests,
  answers: row.answers.map(toAnswer),
  notes: row.notes,
  cancelReason: row.cancelReason,
  canceledAt: row.canceledAt,
  canceledBy: row.canceledBy,
  rescheduledFromId: row.rescheduledFromId,
  rescheduledToId: row.rescheduledToId,
  rescheduleReason: row.rescheduleReason,
  leadId: row.leadId,
  noShow: row.noShow,
  metadata: row.metadata,
  waived: row.waived,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

const leadsOf = (organizationId: string) => sql`
  select l.id, owner.slug || '/' || e.slug as event_type, l.name, l.email, l.phone, l.timezone, l.answers, l.status, l.booking_id,
    ${selectIso('l.created_at', 'created_at')}, ${selectIso('l.updated_at', 'updated_at')}
  from leads l join event_types e on e.organization_id = l.organization_id and e.id = l.event_type_id join users owner on owner.id = e.owner_id
  where l.organization_id = ${sql.lit(organizationId)} order by l.created_at, l.id`;

const toLead = (row: Lead): Lead => ({
  id: row.id,
  eventType: row.eventType,
  name: row.name,
  email: row.email,
  phone: row.phone,
  timezone: row.timezone,
  answers: row.answers.map(toAnswer),
  status: row.status,
  bookingId: row.bookingId,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

const toAnswer = ({ questionId, value }: Booking['answers'][number]) => ({ questionId, value });
