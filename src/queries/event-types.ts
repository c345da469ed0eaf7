import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import type { PageRequest } from '../page.ts';

type EventTypes = { e: Schema['eventTypes'] };

/** Whether the caller owns or hosts the event type `e`. */
export const isMember = (userId: string) => sql<SqlBool>`(e.owner_id = ${userId} or exists (
  select from event_type_hosts h where h.event_type_id = e.id and h.user_id = ${userId}))`;

const hosts = sql<Schemas['Host'][]>`(
  select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'slug', u.slug) order by h.position), '[]')
  from event_type_hosts h join users u on u.id = h.user_id where h.event_type_id = e.id)`;

const ownerSlug = sql<string>`(select u.slug from users u where u.id = e.owner_id)`;

const select = (query: SelectQueryBuilder<EventTypes, 'e', object>) =>
  query.selectAll('e').select([ownerSlug.as('ownerSlug'), hosts.as('hosts')]);

const fromEventTypes = (db: Db, condition: Expression<SqlBool>) => select(db.selectFrom('eventTypes as e').where(condition));

export type EventTypeRow = Awaited<ReturnType<typeof findEventType>>;

/** One that the caller owns or hosts; throws 404 otherwise. */
export const findEventType = (db: Db, userId: string, id: string) =>
  fromEventTypes(db, isMember(userId))
    .where('e.id', '=', toId(id))
    .executeTakeFirstOrThrow(() => notFound('event type'));

/** Those that the caller owns or hosts, in order of creation; one more than a page, if there are. */
export function listEventTypes(db: Db, userId: string, filter: { active?: boolean }, page: PageRequest) {
  const theirs = sql<SqlBool>`e.id = any (array(
    select id from event_types where owner_id = ${userId} union select event_type_id from event_type_hosts where user_id = ${userId}))`;
  return fromEventTypes(db, theirs)
    .$if(filter.active !== undefined, (query) => query.where('e.active', '=', filter.active as boolean))
    .$if(page.after !== null, (query) => query.where(sql<SqlBool>`(e.created_at, e.id) > (${page.after?.createdAt}, ${page.after?.id})`))
    .orderBy('e.createdAt')
    .orderBy('e.id')
    .limit(page.limit + 1)
    .execute();
}
