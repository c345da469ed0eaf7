import { parseInstant } from '../formats.ts';
import type { EventType, GivenLead } from './document.ts';
import { keyOf, nextDerivedId } from './ids.ts';
import type { Context } from './normalize-identity.ts';
import type { NormalizedOrganization } from './normalize-organizations.ts';

export type PlannedLead = { normalized: NormalizedOrganization; index: number; given: GivenLead; id: string; eventType: EventType };

export const pathOfLead = ({ normalized, index }: { normalized: NormalizedOrganization; index: number }): string =>
  `${normalized.path}/leads/${index}`;

/** By organization and id. */
export function planLeads(organizations: readonly NormalizedOrganization[], { errors }: Context): Map<string, PlannedLead> {
  const planned = new Map<string, PlannedLead>();
  for (const normalized of organizations) {
    for (const [index, given] of (normalized.given.leads ?? []).entries()) {
      const path = pathOfLead({ normalized, index });
      const eventType = normalized.eventTypes.get(given.eventType);
      const toOwnKey = (id: string) => keyOf({ organizationId: normalized.organization.id, id });
      const id = given.id?.toLowerCase() ?? newLeadId(given, (id) => planned.has(toOwnKey(id)));
      const duplicate = planned.get(toOwnKey(id));
      if (duplicate) errors.add(`${path}/id`, `is also the id of ${pathOfLead(duplicate)}`);
      if (eventType) planned.set(toOwnKey(id), { normalized, index, given, id, eventType });
      else errors.add(`${path}/eventType`, 'is not an event type of this organization');
    }
  }
  return planned;
}

function newLeadId(given: GivenLead, isTaken: (id: string) => boolean): string {
  const words = ['lead', given.eventType, given.email.toLowerCase(), given.name];
  return nextDerivedId(words, given.createdAt === undefined ? null : parseInstant(given.createdAt), isTaken);
}
