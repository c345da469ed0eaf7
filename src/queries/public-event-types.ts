/** Event types that the public can book, by the slugs of their link. */
import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import { notFound } from '../errors.ts';

type Owner = {
  organizationId: string;
  ownerId: string;
  ownerName: string | null;
  ownerSlug: string;
  timezone: string;
  isDisabled: boolean;
};

/** User slugs are unique in the deployment. Throws 404. */
export async function findOwner(db: Db, slug: string): Promise<Owner> {
  const { rows } = await sql<Owner>`
    select organization_id, id as owner_id, name as owner_name, slug as owner_slug, timezone, disabled_at is not null as is_disabled
    from users where slug = ${slug}`.execute(db);
  if (rows[0] === undefined) throw notFound('event type');
  return rows[0];
}

const hostsIn = (organizationId: string) => sql<Schemas['PublicHost'][]>`(
  select coalesce(json_agg(json_build_object('name', u.name) order by h.position), '[]')
  from event_type_hosts h join users u on u.id = h.user_id
  where h.organization_id = ${organizationId} and h.event_type_id = e.id and not h.pending)`;

export type PublicEventTypeRow = Awaited<ReturnType<typeof findPublicEventType>>;

/** Throws 404. An event type is not active while its owner is disabled. */
export async function findPublicEventType(db: Db, { user, eventType }: { user: string; eventType: string }) {
  const { isDisabled, ...owner } = await findOwner(db, user);
  const row = await db
    .selectFrom('eventTypes as e')
    .select(['e.id', 'e.name', 'e.slug', 'e.description', 'e.durations', 'e.minimumNoticeMin', 'e.bookingWindowDays', 'e.maxInvitees'])
    .select([
      'e.locationKind',
      'e.questions',
      'e.bookingMode',
      'e.botProtection',
      'e.redirectUrl',
      'e.cancelNoticeMin',
      'e.rescheduleNoticeMin',
      'e.active',
    ])
    .select(hostsIn(owner.organizationId).as('hosts'))
    .where('e.organizationId', '=', owner.organizationId)
    .where('e.ownerId', '=', owner.ownerId)
    .where('e.slug', '=', eventType)
    .where('e.publicBooking', '=', true)
    .executeTakeFirstOrThrow(() => notFound('event type'));
  return { ...owner, ...row, active: row.active && !isDisabled };
}

/** With the longest names, a page of them has less than 30 KB. */
const pageSize = 50;

/** A page, the first of which is 1; none of a disabled user. Throws 404. */
export async function listPublicEventTypes(db: Db, user: string, page = 1) {
  const owner = await findOwner(db, user);
  const eventTypes = await db
    .selectFrom('eventTypes')
    .select(['name', 'slug', 'durations', 'locationKind'])
    .where('organizationId', '=', owner.organizationId)
    .where('ownerId', '=', owner.ownerId)
    .where('publicBooking', '=', true)
    .where('active', '=', true)
    .orderBy('createdAt')
    .orderBy('id')
    .offset((page - 1) * pageSize)
    .limit(pageSize + 1)
    .execute();
  return { owner, eventTypes: owner.isDisabled ? [] : eventTypes.slice(0, pageSize), hasMore: eventTypes.length > pageSize };
}

/** The user's booking page exists only then. */
export async function hasPublicEventTypes(
  db: Db,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('eventTypes')
    .select('id')
    .where('organizationId', '=', organizationId)
    .where('ownerId', '=', userId)
    .where('publicBooking', '=', true)
    .where('active', '=', true)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
