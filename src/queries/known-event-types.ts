/**
 * The organization and the number of hosts of event types, cached. An event type never changes its organization. The number of hosts is a
 * hint from which a request's cost is estimated.
 */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import type { Viewer } from './event-types.ts';

const maxEntries = 10_000;

const organizations = new Map<string, string>();
const teamSizes = new Map<string, number>();

/** `name`: the event type's id, or another name that is its alone. */
type Known = { viewer: Viewer; name: string; hosts: number };

export function remember({ viewer, name, hosts }: Known): void {
  put(teamSizes, keyOf(viewer, name), hosts);
}

const lookups = new Map<string, Promise<string | undefined>>();

/** For requests without a token. Queries once per process and event type, also for concurrent requests. Throws 404. */
export async function findOrganization(db: Db, eventTypeId: string): Promise<string> {
  const id = toId(eventTypeId);
  const found = organizations.get(id) ?? (await (lookups.get(id) ?? lookUp(db, id)));
  if (found === undefined) throw notFound('event type');
  return found;
}

function lookUp(db: Db, id: string): Promise<string | undefined> {
  const query = sql<{ organizationId: string }>`select organization_id from event_type_organizations where event_type_id = ${id}`;
  const lookup = query.execute(db).then(({ rows: [row] }) => {
    if (row !== undefined) put(organizations, id, row.organizationId);
    return row?.organizationId;
  });
  lookups.set(id, lookup);
  const forget = () => lookups.delete(id);
  lookup.then(forget, forget);
  return lookup;
}

/** Kept per viewer, so that a cost does not reveal to others that the event type exists. */
export const recallTeamSize = (viewer: Viewer, name: string): number | undefined => teamSizes.get(keyOf(viewer, name));

const keyOf = ({ userId, isPublic, isAuthorized }: Viewer, name: string): string =>
  `${userId ?? `${isPublic} ${isAuthorized}`}/${name.toLowerCase()}`;

function put<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > maxEntries) map.delete(map.keys().next().value as string);
}
