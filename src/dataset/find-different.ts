/** Rows of a document that the database has already, and that differ there in a main value. They are left alone, and reported. */
import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { toKey } from './check-references.ts';
import { type Key, keyOf } from './ids.ts';
import { type PlannedBooking, pathOf } from './plan-bookings.ts';
import { type PlannedLead, pathOfLead } from './plan-leads.ts';

type Planned = PlannedBooking | PlannedLead;
type Values = (string | number | boolean)[];
type StoredBooking = Key & { startsAt: Date; endsAt: Date; status: string; noShow: boolean; inviteeName: string; inviteeEmail: string };
type StoredLead = Key & { name: string; email: string };

const idsAtOnce = 10_000;

/** Returns their pointers. */
export async function findDifferent(
  tx: Transaction,
  bookings: readonly PlannedBooking[],
  leads: readonly PlannedLead[],
): Promise<string[]> {
  const readBookings = (organizationId: string, ids: string[]) => sql<StoredBooking>`
    select organization_id, id, starts_at, ends_at, status, no_show, invitee_name, invitee_email from bookings
    where organization_id = ${organizationId} and id = any(${ids}::uuid[])`;
  const readLeads = (organizationId: string, ids: string[]) => sql<StoredLead>`
    select organization_id, id, name, email from leads where organization_id = ${organizationId} and id = any(${ids}::uuid[])`;
  const read = async <Row extends Key>(
    rows: readonly Planned[],
    query: (organizationId: string, ids: string[]) => ReturnType<typeof sql<Row>>,
  ) => {
    const found = new Map<string, Row>();
    for (const [organizationId, own] of Map.groupBy(rows.map(toKey), (key) => key.organizationId)) {
      for (let at = 0; at < own.length; at += idsAtOnce) {
        const ids = own.slice(at, at + idsAtOnce).map(({ id }) => id);
        for (const row of (await query(organizationId, ids).execute(tx)).rows) found.set(keyOf(row), row);
      }
    }
    return found;
  };
  const [storedBookings, storedLeads] = [await read(bookings, readBookings), await read(leads, readLeads)];
  return [
    ...bookings.filter((booking) => differs(storedBookings.get(keyOf(toKey(booking))), toValues, ofBooking(booking))).map(pathOf),
    ...leads
      .filter(({ given, ...lead }) =>
        differs(storedLeads.get(keyOf(toKey({ given, ...lead }))), ({ name, email }) => [name, email], [given.name, given.email]),
      )
      .map(pathOfLead),
  ];
}

const toValues = ({ startsAt, endsAt, status, noShow, inviteeName, inviteeEmail }: StoredBooking): Values => [
  startsAt.getTime(),
  endsAt.getTime(),
  status,
  noShow,
  inviteeName,
  inviteeEmail,
];

const ofBooking = ({ start, end, given: { status = 'active', noShow = false, invitee } }: PlannedBooking): Values => [
  start,
  end,
  status,
  noShow,
  invitee.name,
  invitee.email,
];

const differs = <Row>(stored: Row | undefined, valuesOf: (row: Row) => Values, values: Values): boolean =>
  stored !== undefined && valuesOf(stored).some((value, index) => value !== values[index]);
