/**
 * A cache of the organization and the number of hosts of event types: the organization chooses the queue of a request, the number of hosts
 * its estimated cost. Both are hints; no response depends on them.
 */
import type { Viewer } from './event-types.ts';

const maxEntries = 10_000;

const organizations = new Map<string, string>();
const teamSizes = new Map<string, number>();

type Known = { viewer: Viewer; eventTypeId: string; organizationId: string; hosts: number };

export function remember({ viewer, eventTypeId, organizationId, hosts }: Known): void {
  put(organizations, eventTypeId.toLowerCase(), organizationId);
  put(teamSizes, keyOf(viewer, eventTypeId), hosts);
}

export const recallOrganization = (eventTypeId: string): string | undefined => organizations.get(eventTypeId.toLowerCase());

/** Kept per viewer, so that a cost does not reveal to others that the event type exists. */
export const recallTeamSize = (viewer: Viewer, eventTypeId: string): number | undefined => teamSizes.get(keyOf(viewer, eventTypeId));

const keyOf = (viewer: Viewer, eventTypeId: string): string => `${String(viewer)}/${eventTypeId.toLowerCase()}`;

function put<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > maxEntries) map.delete(map.keys().next().value as string);
}
