/** Feeds of users' bookings, at most one of each user. */
import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { notFound } from '../errors.ts';
import type { Owner } from './owner.ts';

export type FeedRow = { shows: Schemas['CalendarFeedContent']; createdAt: Date };

const noFeed = () => notFound('calendar feed');

export const findFeedIfAny = (db: Db, { organizationId, userId }: Owner): Promise<FeedRow | undefined> =>
  db
    .selectFrom('calendarFeeds')
    .select(['shows', 'createdAt'])
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .executeTakeFirst() as Promise<FeedRow | undefined>;

/** Throws 404. */
export async function findFeed(db: Db, owner: Owner): Promise<FeedRow> {
  const feed = await findFeedIfAny(db, owner);
  if (feed === undefined) throw noFeed();
  return feed;
}

export type NewFeed = { tokenHash: Buffer; shows: FeedRow['shows'] };

/** The earlier address of the user, if any, stops working. */
export const replaceFeed = (tx: Transaction, { organizationId, userId }: Owner, { tokenHash, shows }: NewFeed): Promise<FeedRow> =>
  tx
    .insertInto('calendarFeeds')
    .values({ organizationId, userId, tokenHash, shows, createdAt: sql`current_instant()` })
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'userId']).doUpdateSet({ tokenHash, shows, createdAt: sql`excluded.created_at` }),
    )
    .returning(['shows', 'createdAt'])
    .executeTakeFirstOrThrow() as Promise<FeedRow>;

/** Throws 404. */
export const removeFeed = (tx: Transaction, { organizationId, userId }: Owner): Promise<FeedRow> =>
  tx
    .deleteFrom('calendarFeeds')
    .where('organizationId', '=', organizationId)
    .where('userId', '=', userId)
    .returning(['shows', 'createdAt'])
    .executeTakeFirstOrThrow(noFeed) as Promise<FeedRow>;

/** Throws 404, also for a user who is disabled. */
export async function findFeedByHash(db: Db, { organizationId, userId, hash }: Owner & { hash: Buffer }) {
  const found = await db
    .selectFrom('calendarFeeds as f')
    .innerJoin('users as u', 'u.id', 'f.userId')
    .select(['f.shows', 'u.name', 'u.slug', sql<Date>`current_instant()`.as('now')])
    .where('f.organizationId', '=', organizationId)
    .where('f.userId', '=', userId)
    .where('f.tokenHash', '=', hash)
    .where('u.disabledAt', 'is', null)
    .executeTakeFirstOrThrow(noFeed);
  return { ...found, shows: found.shows as FeedRow['shows'] };
}

/** `chainId`: of the first active booking; the UID depends on it. `changedAt`: creation of the newest active booking. */
export type FeedMeeting = {
  startsAt: Date;
  endsAt: Date;
  eventTypeName: string;
  chainId: string;
  invitees: string[];
  location: Schemas['Location'];
  changedAt: Date;
};

/** The user's meetings that start between two instants, in order. */
export async function listFeedMeetings(
  db: Db,
  { organizationId, userId }: Owner,
  { from, to, most }: { from: Date; to: Date; most: number },
) {
  const { rows } = await sql<FeedMeeting>`
    select m.starts_at, m.ends_at, e.name as event_type_name, b.*
      from host_claims c
      join meetings m on m.organization_id = ${organizationId} and m.id = c.meeting_id
      join event_types e on e.organization_id = ${organizationId} and e.id = m.event_type_id
      cross join lateral (
        select (array_agg(a.chain_id order by a.created_at, a.id))[1] as chain_id,
          array_agg(a.invitee_name order by a.created_at, a.id) as invitees,
          (array_agg(json_build_object('kind', a.location_kind, 'value', a.location_value) order by a.created_at, a.id))[1] as location,
          max(a.created_at) as changed_at
        from bookings a where a.organization_id = ${organizationId} and a.meeting_id = m.id and a.status = 'active') as b
      where c.organization_id = ${organizationId} and c.host_id = ${userId} and b.chain_id is not null
        and lower(c.occupies) >= ${from} and lower(c.occupies) < ${to}
      order by lower(c.occupies) limit ${most}`.execute(db);
  return rows;
}
