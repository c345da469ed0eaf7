/**
 * Memory of event types that were read before: their organization, so that requests for them wait in its line, and their number of hosts, so
 * that a request's cost is known before its facts are read. Only hints: nothing that is answered follows from them.
 */
import type { Viewer } from './event-types.ts';

const most = 10_000;

const organizations = new Map<string, string>();
const teamSizes = new Map<string, number>();

type Known = { viewer: Viewer; eventTypeId: string; organizationId: string; hosts: number };

export function remember({ viewer, eventTypeId, organizationId, hosts }: Known): void {
  put(organizations, eventTypeId.toLowerCase(), organizationId);
  put(teamSizes, keyOf(viewer, eventTypeId), hosts);
}

export const recallOrganization = (eventTypeId: string): string | undefined => organizations.get(eventTypeId.toLowerCase());

/** Of an event type that this viewer has read before, lest its size tell others that it exists. */
export const recallTeamSize = (viewer: Viewer, eventTypeId: string): number | undefined => teamSizes.get(keyOf(viewer, eventTypeId));

const keyOf = (viewer: Viewer, eventTypeId: string): string => `${String(viewer)}/${eventTypeId.toLowerCase()}`;

function put<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > most) map.delete(map.keys().next().value as string);
}
