/** Bookings as invitees find them by their link, which names a chain of moves: its latest booking, until the meeting ends. */
import { type SqlBool, sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { notFound } from '../errors.ts';
import { type BookingRow, show } from './bookings.ts';

/** `chainId`: the id of the first booking of a chain of moves. */
export type Chain = { organizationId: string; chainId: string };

const isLatest = ({ organizationId, chainId }: Chain) => sql<SqlBool>`b.id = (
  select l.id from bookings l
  where l.organization_id = ${organizationId} and (l.id = ${chainId} or l.chain_id = ${chainId} and l.rescheduled_from_id is not null)
  order by l.rescheduled_to_id is not null, l.created_at desc, l.id desc limit 1)`;

/** A booking with what its invitee needs to change it. `now`: the database's clock. */
export type ManagedRow = BookingRow & {
  eventTypeSlug: string;
  ownerSlug: string;
  cancelNoticeMin: number;
  rescheduleNoticeMin: number;
  hostName: string | null;
  hostEmail: string;
  now: Date;
};

const ownerSlug = sql<string>`(select u.slug from users u where u.id = e.owner_id)`;
const hostName = sql<string | null>`(select u.name from users u where u.id = b.host_id)`;
const hostEmail = sql<string>`(select u.email from users u where u.id = b.host_id)`;

/** The number of moves of a booking. */
export async function countMoves(db: Db, { organizationId, chainId }: Chain): Promise<number> {
  const { rows } = await sql<{ moves: number }>`
    select count(*)::integer as moves from bookings
    where organization_id = ${organizationId} and chain_id = ${chainId} and rescheduled_from_id is not null`.execute(db);
  return rows[0]?.moves ?? 0;
}

/** Throws 404. */
export async function findManaged(db: Db, chain: Chain): Promise<ManagedRow> {
  const query = db
    .selectFrom('bookings as b')
    .innerJoin('eventTypes as e', (join) => join.on('e.organizationId', '=', chain.organizationId).onRef('e.id', '=', 'b.eventTypeId'))
    .where(isLatest(chain))
    .where(sql<SqlBool>`b.ends_at > current_instant()`)
    .select(['e.slug as eventTypeSlug', 'e.cancelNoticeMin', 'e.rescheduleNoticeMin'])
    .select([ownerSlug.as('ownerSlug'), hostName.as('hostName'), hostEmail.as('hostEmail'), sql<Date>`current_instant()`.as('now')]);
  const found = await show(query, chain.organizationId).executeTakeFirstOrThrow(() => notFound('booking'));
  return found as ManagedRow;
}
